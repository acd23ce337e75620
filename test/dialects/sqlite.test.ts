import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/dialects/sqlite/driver.ts';
import { QueryError } from '../../src/errors.ts';
import type { Cell, Database, Parameter, Session } from '../../src/model/session.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';

const OPTIONS = { schemas: [], concurrency: 4, utcOffset: '+07:00' };

describe.skipIf(!engines().includes('sqlite'))('an SQLite session', () => {
  let fixture: FreshDatabase;
  let database: Database;
  let session: Session;

  beforeAll(async () => {
    fixture = await freshDatabase('sqlite');
    await fixture.execute(`
      CREATE TABLE gia_tri (ten TEXT PRIMARY KEY, v);
      INSERT INTO gia_tri VALUES ('big', 9007199254740993), ('min', -9223372036854775808), ('real', 0.1), ('huge', 9e999),
        ('whole', 1.0), ('text', 'Nguyễn 👍 '), ('nul', 'a' || char(0) || 'b'), ('digits', '007'), ('blob', x'00ff'),
        ('empty', x''), ('null', NULL);
      CREATE TABLE so (n INTEGER);
      INSERT INTO so VALUES (9223372036854775807), (9223372036854775807), (NULL);
    `);
    database = await openSqlite(fixture.url, OPTIONS);
    session = database.sessions[0]!;
  });
  afterAll(async () => {
    await database.close();
    await fixture.drop();
  });

  async function cell(sql: string, ...parameters: Parameter[]): Promise<Cell | undefined> {
    return (await session.run({ sql, parameters }))[0]?.[0];
  }

  it.each<[string, Cell]>([
    ['big', 9007199254740993n],
    ['min', -9223372036854775808n],
    ['real', 0.1],
    ['huge', Number.POSITIVE_INFINITY],
    ['whole', 1],
    ['text', 'Nguyễn 👍 '],
    ['nul', 'a\0b'],
    ['digits', '007'],
    ['blob', Buffer.from([0, 255])],
    ['empty', Buffer.from([])],
    ['null', null],
  ])('gives %s exactly', async (name, expected) => {
    const value = await cell('SELECT v FROM gia_tri WHERE ten = ?', name);
    expect(typeof value).toBe(typeof expected);
    expect(value).toEqual(expected);
  });

  it('sends every parameter exactly', async () => {
    const parameters = [9007199254740993n, 9007199254740993n, 1, 'a\0b', null, "'"];
    const sql = 'SELECT ?, ? = 9007199254740993, typeof(?), ?, ?, ?';
    expect(await session.run({ sql, parameters })).toEqual([
      [9007199254740993n, 1n, 'real', 'a\0b', null, "'"],
    ]);
  });

  it.each<[string, Cell]>([
    ["soat_matches('Đào', '^Đ..$')", 1n],
    ["soat_matches('👍', '^.$')", 1n],
    ["soat_matches('a', 'b')", 0n],
    ["soat_matches(NULL, 'b')", null],
    ["soat_matches(x'61', 'a')", null],
    ["soat_length('a' || char(0) || '👍')", 3n],
    ["soat_length('')", 0n],
    ['soat_length(NULL)', null],
    ["soat_fold('ĐẶNG ΣΑΣ İ')", 'đặng σασ i'],
    ['soat_fold(NULL)', null],
    ["soat_zoned('2026-01-01T00:30:00Z')", '2026-01-01 07:30:00'],
    ["soat_zoned('2026-01-01 00:30-05:30')", '2026-01-01 13:00:00'],
    ["soat_zoned('2026-01-01 00:00:00.1200+07')", '2026-01-01 00:00:00.12'],
    ["soat_zoned('0001-01-01T07:00:00+0700')", '0001-01-01 07:00:00'],
    ["soat_zoned('2026-01-01 00:00:00')", null],
    ["soat_zoned('2026-02-29T00:00:00Z')", null],
    ["soat_zoned('2026-01-01T24:00:00Z')", null],
    ["soat_zoned('9999-12-31T23:00:00Z')", null],
    ['soat_zoned(20260101)', null],
    ['(SELECT soat_sum_of_squares(n) FROM so)', '170141183460469231694793815568465002498'],
    ['(SELECT soat_sum_of_squares(n) FROM so WHERE n IS NULL)', null],
    ['(SELECT soat_sum_of_squares(0) FROM so WHERE n IS NULL)', '0'],
    [
      '(SELECT soat_stddev(column1) FROM (VALUES (2), (4.0), (4), (4), (5), (5), (7), (9), (NULL)))',
      2.138089935299395,
    ],
    [
      '(SELECT soat_stddev(column1) FROM (VALUES (1e9 + 4), (1e9 + 7), (1e9 + 13), (1e9 + 16)))',
      Math.sqrt(30),
    ],
    ['(SELECT soat_stddev(column1) FROM (VALUES (1), (NULL)))', null],
  ])('%s is %s', async (sql, expected) => {
    expect(await cell(`SELECT ${sql}`)).toBe(expected);
  });

  it('hands over many rows one by one, in bounded memory', async () => {
    let count = 0;
    let sum = 0n;
    const sql =
      'WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 100000) SELECT i, hex(zeroblob(1000)) FROM s';
    const before = process.memoryUsage().rss;
    const onRow = ([i]: readonly Cell[]) => {
      count += 1;
      sum += i as bigint;
    };
    const rows = await session.run({ sql, parameters: [] }, { onRow });
    expect([rows, count, sum]).toEqual([[], 100_000, 5_000_050_000n]);
    // The rows are 200 MB.
    expect(process.memoryUsage().rss - before).toBeLessThan(120_000_000);
  });

  const folder = () => dirname(fixture.url.slice('sqlite:'.length));

  it.each([
    'INSERT INTO so VALUES (1)',
    'INSERT INTO so VALUES (1) RETURNING n',
    'WITH q AS (SELECT 1) DELETE FROM so RETURNING n',
    'DROP TABLE so',
    "VACUUM INTO '$FOLDER/copy.db'",
    "ATTACH '$FOLDER/other.db' AS other",
    'PRAGMA user_version = 5',
    'PRAGMA writable_schema = ON',
    'PRAGMA journal_mode = WAL',
    '/* SELECT */ PRAGMA query_only = OFF',
    '-- SELECT\nPRAGMA query_only = OFF',
    'EXPLAIN SELECT 1',
    'SELECT 1; DELETE FROM so',
    'BEGIN',
    'COMMIT',
    'ROLLBACK',
    '',
    "SELECT load_extension('libm.so.6')",
    "SELECT writefile('$FOLDER/written', 'x')",
    "SELECT fts3_tokenizer('simple', x'00')",
  ])('does not run %s', async (sql) => {
    const attack = sql.replace('$FOLDER', folder());
    await expect(session.run({ sql: attack, parameters: [] })).rejects.toBeInstanceOf(QueryError);
    expect(await cell('SELECT COUNT(*) FROM so')).toBe(3n);
    expect(['copy.db', 'other.db', 'written'].filter((name) => existsSync(join(folder(), name)))).toEqual([]);
    expect(await fixture.query('SELECT COUNT(*) n FROM so')).toEqual([{ n: 3n }]);
  });

  it.each([
    ['/* a */ -- b\n SELECT 5;', 5n],
    ['WITH q AS (SELECT 7 n) SELECT n FROM q', 7n],
    ["SELECT '; DELETE FROM so'", '; DELETE FROM so'],
  ])('runs %s', async (sql, expected) => {
    expect(await cell(sql)).toBe(expected);
  });

  it.each([
    ['missing', 'SELECT * FROM khong_co'],
    ['missing', 'SELECT khong_co FROM so'],
    ['missing', 'SELECT khong_co(n) FROM so'],
    ['data', 'SELECT SUM(n) FROM so'],
    ['data', 'SELECT soat_sum_of_squares(1.5)'],
    ['data', "SELECT json_extract('{', '$.a')"],
    ['other', 'SELECT FROM WHERE'],
  ])('says %s of %s and lives on', async (reason, sql) => {
    await expect(session.run({ sql, parameters: [] })).rejects.toMatchObject({ reason });
    expect(await cell('SELECT 1')).toBe(1n);
  });
});
