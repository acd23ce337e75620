import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMysql } from '../../src/dialects/mysql/driver.ts';
import { QueryError } from '../../src/errors.ts';
import type { Cell, Database, Session } from '../../src/model/session.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';

const OPTIONS = { schemas: [], concurrency: 4, utcOffset: '+07:00' };

describe.skipIf(!engines().includes('mariadb'))('a MariaDB session', () => {
  let fixture: FreshDatabase;
  let database: Database;
  let session: Session;

  beforeAll(async () => {
    fixture = await freshDatabase('mariadb');
    await fixture.execute(`
      SET sql_mode = 'ALLOW_INVALID_DATES';
      SET time_zone = '+07:00';
      CREATE TABLE kieu (
        id INT PRIMARY KEY, big BIGINT, ubig BIGINT UNSIGNED, tiny TINYINT, flag TINYINT(1), y YEAR,
        exact DECIMAL(38,10), f FLOAT, d DOUBLE, day DATE, moment DATETIME(6), instant TIMESTAMP(3) NULL, clock TIME(6),
        fixed CHAR(5), txt VARCHAR(50), long_txt LONGTEXT, e ENUM('nam','nữ'), s SET('a','b'), j JSON, bits BIT(10),
        raw VARBINARY(8), b BLOB, place POINT, u UUID
      ) CHARACTER SET utf8mb4;
      INSERT INTO kieu VALUES (1, 9007199254740993, 18446744073709551615, -128, 1, 2026,
        -1234567890123456789012345678.0123456789, 0.1, 0.1, '2026-02-28', '2026-12-14 23:59:59.000001',
        '2026-12-14 23:59:59.120', '-838:59:58.999999', 'ab ', 'Nguyễn 👍 ', 'x\\0y', 'nữ', 'a,b', '{"a": 9007199254740993}',
        b'1000000001', x'00ff', x'', POINT(1, 2), '123e4567-e89b-12d3-a456-426614174000');
      INSERT INTO kieu (id, day, moment, clock, y, big) VALUES (2, '0000-00-00', '0000-00-00 00:00:00', '00:00:00', 0, -9223372036854775808);
      INSERT INTO kieu (id, day, moment) VALUES (3, '2026-02-30', '2026-00-00 10:00:00');
      CREATE TABLE dai (v TEXT, i INT) CHARACTER SET utf8mb4;
      INSERT INTO dai VALUES (CONCAT(REPEAT('a', 2000), 'x'), 1), (CONCAT(REPEAT('a', 2000), 'y'), 2), (CONCAT(REPEAT('a', 2000), 'x'), 3);
    `);
    database = await openMysql(fixture.url, OPTIONS);
    session = database.sessions[0]!;
  });
  afterAll(async () => {
    await database.close();
    await fixture.drop();
  });

  async function cell(sql: string, ...parameters: string[]): Promise<Cell | undefined> {
    return (await session.run({ sql, parameters }))[0]?.[0];
  }

  it.each([
    ['big', '9007199254740993'],
    ['ubig', '18446744073709551615'],
    ['tiny', '-128'],
    ['flag', '1'],
    ['y', '2026'],
    ['exact', '-1234567890123456789012345678.0123456789'],
    ['f', 0.10000000149011612],
    ['d', 0.1],
    ['day', '2026-02-28'],
    ['moment', '2026-12-14 23:59:59.000001'],
    ['instant', '2026-12-14 23:59:59.120'],
    ['clock', '-838:59:58.999999'],
    ['fixed', 'ab'],
    ['txt', 'Nguyễn 👍 '],
    ['long_txt', 'x\0y'],
    ['e', 'nữ'],
    ['s', 'a,b'],
    ['j', '{"a": 9007199254740993}'],
    ['bits', Buffer.from([0x02, 0x01])],
    ['raw', Buffer.from([0x00, 0xff])],
    ['b', Buffer.from([])],
    ['u', '123e4567-e89b-12d3-a456-426614174000'],
    ['count(*)', '1'],
  ])('gives %s exactly', async (column, expected) => {
    expect(await cell(`SELECT ${column} FROM kieu WHERE id = 1`)).toEqual(expected);
  });

  it('gives a geometry as bytes, beside other types', async () => {
    const [row] = await session.run({
      sql: 'SELECT big, place, moment FROM kieu WHERE id = 1',
      parameters: [],
    });
    expect(row?.[0]).toBe('9007199254740993');
    expect(row?.[1]).toBeInstanceOf(Uint8Array);
    expect(row?.[1]).toHaveLength(25);
  });

  it('gives zero dates and impossible dates as they are stored', async () => {
    const rows = await session.run({
      sql: 'SELECT day, moment, clock, y, big FROM kieu WHERE id > 1 ORDER BY id',
      parameters: [],
    });
    expect(rows).toEqual([
      ['0000-00-00', '0000-00-00 00:00:00', '00:00:00', '0', '-9223372036854775808'],
      ['2026-02-30', '2026-00-00 10:00:00', null, null, null],
    ]);
  });

  it('gives NULL as null in every type', async () => {
    const [row] = await session.run({ sql: 'SELECT * FROM kieu WHERE id = 3', parameters: [] });
    expect(row?.filter((value) => value !== null)).toHaveLength(3);
  });

  it('sends every parameter exactly', async () => {
    const sql = 'SELECT CAST(? AS UNSIGNED), CAST(? AS DECIMAL(38,10)), ?, ?, HEX(?)';
    const parameters = [18446744073709551615n, '0.0000000001', null, "a'b\\", 'é\0'];
    expect(await session.run({ sql, parameters })).toEqual([
      ['18446744073709551615', '0.0000000001', null, "a'b\\", 'C3A900'],
    ]);
  });

  it('compares text with its trailing spaces and by code points', async () => {
    expect(await cell('SELECT ? = ?', 'a', 'a ')).toBe('0');
    expect(await cell('SELECT ? = ?', 'a', 'A')).toBe('0');
  });

  it('groups long texts that differ only at their end', async () => {
    const sql = 'SELECT SQL_BIG_RESULT COUNT(*) FROM dai GROUP BY v ORDER BY 1';
    expect(await session.run({ sql, parameters: [] })).toEqual([['1'], ['2']]);
  });

  it('hands over many rows one by one', async () => {
    let count = 0;
    let sum = 0n;
    const rows = await session.run(
      { sql: 'SELECT seq, CONCAT(?, seq) FROM seq_1_to_200000', parameters: ['x'] },
      {
        onRow: ([number]) => {
          count += 1;
          sum += BigInt(number as string);
        },
      },
    );
    expect([rows, count, sum]).toEqual([[], 200_000, 20_000_100_000n]);
  });

  it.each([
    "INSERT INTO dai VALUES ('x', 1)",
    'DELETE FROM dai',
    'WITH q AS (SELECT 1) DELETE FROM dai',
    'DROP TABLE dai',
    'SET @a = 1',
    'SHOW TABLES',
    'CALL p()',
    'DO SLEEP(0)',
    'SELECT 1; SELECT 2',
    "SELECT 1 INTO OUTFILE '/tmp/soat-outfile'",
    "SELECT 'a' INTO DUMPFILE '/tmp/soat-dumpfile'",
    'SELECT 1 INTO @a',
    'SELECT @a := 1',
    'SELECT i FROM dai FOR UPDATE',
    'SELECT i FROM dai LOCK IN SHARE MODE',
    'SELECT i FROM dai FOR SHARE',
    "SELECT LOAD_FILE('/etc/passwd')",
    "SELECT `load_file` ('/etc/passwd')",
    "SELECT LOAD_FILE/* */('/etc/passwd')",
    'SELECT SLEEP(0)',
    "SELECT /*! LOAD_FILE('/etc/passwd') */ 1",
    "SELECT /*M! LOAD_FILE('/etc/passwd') */ 1",
    "SELECT 1 /*!50000 INTO OUTFILE '/tmp/x' */",
    'SELECT NEXT VALUE FOR day_so',
    'SELECT NEXTVAL(day_so)',
    "SELECT '' -- '\n; DELETE FROM dai",
    "SELECT 'a",
    'SELECT 1 /* a',
    '',
  ])('does not run %s', async (sql) => {
    await expect(session.run({ sql, parameters: [] })).rejects.toBeInstanceOf(QueryError);
    expect(await cell('SELECT COUNT(*) FROM dai')).toBe('3');
  });

  it.each([
    ["SELECT 'into @a; for update' AS `update`", 'into @a; for update'],
    ['SELECT "it""s; -- x" # delete', 'it"s; -- x'],
    ["SELECT 'a\\' -- comment; \n;", 'a\\'],
    ['(SELECT 5)', '5'],
    ['WITH q AS (SELECT 7 AS `lock`) SELECT * FROM q /* into */', '7'],
    ['SELECT 4--1', '5'],
    ["SELECT INSERT('ab', 1, 1, 'x')", 'xb'],
  ])('runs %s', async (sql, expected) => {
    expect(await cell(sql)).toBe(expected);
  });

  it('cannot write even where the allow-list is not asked', async () => {
    await fixture.execute(
      'CREATE OR REPLACE FUNCTION ghi() RETURNS INT MODIFIES SQL DATA BEGIN INSERT INTO dai VALUES (NULL, 9); RETURN 1; END',
    );
    await expect(cell('SELECT ghi()')).rejects.toMatchObject({ reason: 'other' });
    expect(await fixture.query('SELECT COUNT(*) n FROM dai')).toEqual([{ n: '3' }]);
  });

  it.each([
    [
      'a pattern past the limit of PCRE',
      "SELECT CONCAT(REPEAT('a', 40), '!') REGEXP '^(a|aa)+$' FROM dai",
      1139,
    ],
    ['a text that is no number', "SELECT 'abc' + 0", 1292],
    ['a text that is no number, compared', "SELECT COUNT(*) FROM dai WHERE i > 'abc'", 1292],
    ['an impossible date', "SELECT CAST('2026-02-30' AS DATE)", 1292],
    ['a decimal that does not fit', "SELECT CAST('99999' AS DECIMAL(4, 0))", 1264],
    ['an integer turned into its complement', "SELECT CAST('9223372036854775808' AS SIGNED)", 1105],
    ['bytes that are no text', "SELECT CONVERT(x'ff' USING utf8mb4)", 1300],
    ['broken JSON', "SELECT JSON_EXTRACT('{', '$.a')", 4037],
  ])('makes an error of the warning about %s', async (_, sql, errno) => {
    const error: QueryError = await cell(sql).then(
      () => expect.unreachable(),
      (reason) => reason,
    );
    expect(error).toMatchObject({ reason: 'data' });
    expect(error.text.en).toContain(`${errno}`);
    expect(error.text.en).not.toContain('abc');
    expect(await cell('SELECT 1')).toBe('1');
  });

  it.each([
    ["SELECT CAST('12 ' AS INT)", '12'],
    ["SELECT CAST('2026-01-01 10:00' AS DATE)", '2026-01-01'],
    ['SELECT 1 / 0', null],
    ["SELECT SUM(CAST(CONCAT(seq, ' ') AS INT)) FROM seq_1_to_1000", '500500'],
  ])('takes a mere note of the server for nothing in %s', async (sql, expected) => {
    expect(await cell(sql)).toBe(expected);
  });

  it('holds a setting for one statement alone', async () => {
    const sql =
      "SELECT VARIABLE_VALUE FROM information_schema.SESSION_VARIABLES WHERE VARIABLE_NAME = 'JOIN_CACHE_LEVEL'";
    const before = await cell(sql);
    const settings = { join_cache_level: '8', optimizer_switch: 'mrr=on' };
    expect(await session.run({ sql, parameters: [], settings })).toEqual([['8']]);
    expect(await cell(sql)).toBe(before);
  });
});
