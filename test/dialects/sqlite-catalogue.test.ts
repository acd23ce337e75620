import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCreateTable } from '../../src/dialects/sqlite/create-table.ts';
import { openSqlite } from '../../src/dialects/sqlite/driver.ts';
import { columnTypeOf } from '../../src/dialects/sqlite/types.ts';
import type { Catalogue, CatalogueTable } from '../../src/model/catalogue.ts';
import type { Database } from '../../src/model/session.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';

const OPTIONS = { schemas: [], concurrency: 1, utcOffset: '+07:00' };

describe('a declared type of SQLite', () => {
  it.each([
    ['INTEGER', 'integer'],
    ['int', 'integer'],
    ['UNSIGNED BIG INT', 'integer'],
    ['TINYINT(1)', 'integer'],
    ['INT8', 'integer'],
    ['POINT', 'other true'],
    ['INTERVAL', 'other true'],
    ['BOOLEAN', 'boolean'],
    ['bool', 'boolean'],
    ['DECIMAL(10,2)', 'decimal 10 2'],
    ['NUMERIC( 12 , 3 )', 'decimal 12 3'],
    ['DECIMAL(5)', 'decimal 5 0'],
    ['NUMERIC', 'decimal'],
    ['REAL', 'float'],
    ['DOUBLE PRECISION', 'float'],
    ['FLOAT(10)', 'float'],
    ['CHAR(3)', 'text true'],
    ['NCHAR(3)', 'text true'],
    ['CHARACTER(3)', 'text true'],
    ['NATIVE CHARACTER(3)', 'text true'],
    ['VARCHAR(50)', 'text false'],
    ['CHARACTER VARYING(50)', 'text false'],
    ['NVARCHAR(5)', 'text false'],
    ['TEXT', 'text false'],
    ['CLOB', 'text false'],
    ['JSON', 'text false'],
    ['UUID', 'other true'],
    ['STRING', 'other true'],
    ['DATE', 'date'],
    ['TIME', 'time'],
    ['time(3)', 'time'],
    ['DATETIME', 'timestamp false'],
    ['TIMESTAMP', 'timestamp false'],
    ['TIMESTAMP(6) WITH TIME ZONE', 'timestamp true'],
    ['timestamp  without time zone', 'timestamp false'],
    ['TIMESTAMPTZ', 'timestamp true'],
    ['BLOB', 'other true'],
    ['', 'other true'],
    ['ANY', 'other true'],
  ])('%s is %s', (declared, expected) => {
    expect(Object.values(columnTypeOf(declared)).join(' ')).toBe(expected);
  });
});

describe('the text of CREATE TABLE', () => {
  it('gives collations and checks, whatever the quoting and the comments', () => {
    const { collations, checks } = readCreateTable(`CREATE TABLE "t(,""" ( -- a COLLATE X,
      "họ tên" TEXT COLLATE NOCASE DEFAULT ('COLLATE Y, (') CHECK ("họ tên" <> ')'),
      [b c] VARCHAR(5) /* , d */ COLLATE "rtrim", \`d\` INT CONSTRAINT lon CHECK ((d > 0) AND (d < 9)), e,
      CONSTRAINT cuoi CHECK (e IN (1, 2)), PRIMARY KEY (d COLLATE NOCASE))`);
    expect([...collations]).toEqual([
      ['họ tên', 'NOCASE'],
      ['b c', 'rtrim'],
    ]);
    expect(checks).toEqual([
      { name: 'check1', sql: `"họ tên" <> ')'` },
      { name: 'lon', sql: '(d > 0) AND (d < 9)' },
      { name: 'cuoi', sql: 'e IN (1, 2)' },
    ]);
  });
});

describe.skipIf(!engines().includes('sqlite'))('the catalogue of SQLite', () => {
  let fixture: FreshDatabase;
  let database: Database;
  let catalogue: Catalogue;

  beforeAll(async () => {
    fixture = await freshDatabase('sqlite');
    await fixture.execute(`
      CREATE TABLE cha (ma VARCHAR(3), nam INTEGER, ngay DATE UNIQUE, PRIMARY KEY (nam, ma));
      CREATE TABLE Con (
        id INTEGER PRIMARY KEY, ten TEXT NOT NULL COLLATE NOCASE DEFAULT 'x', ma CHAR(3) UNIQUE, nam INTEGER, cha_id INTEGER,
        exact DECIMAL(5,2) UNIQUE, hoa TEXT AS (upper(ten)) STORED, nho TEXT AS (lower(ten)), j JSON UNIQUE,
        UNIQUE (ten, nam), FOREIGN KEY (nam, ma) REFERENCES CHA, FOREIGN KEY (cha_id) REFERENCES con (id)
      );
      CREATE UNIQUE INDEX mot_phan ON Con (nam) WHERE nam > 0;
      CREATE UNIQUE INDEX bieu_thuc ON Con (lower(ten));
      CREATE UNIQUE INDEX ca ON Con (cha_id);
      CREATE TABLE chat (a INTEGER, b TEXT, PRIMARY KEY (a, b)) STRICT;
      CREATE TABLE khong_rowid (a TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE TABLE khoa_rong (a TEXT PRIMARY KEY);
      CREATE TABLE giam (a INTEGER PRIMARY KEY DESC);
      CREATE VIEW nhin AS SELECT id, ten FROM Con;
      CREATE VIEW hong AS SELECT * FROM khong_co;
      CREATE VIRTUAL TABLE tim USING fts5(noi_dung);
      CREATE TABLE "select "" ' x.y đ" ("họ "" tên" INT);
      INSERT INTO Con (id, ten, nam) VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', 3);
      ANALYZE;
    `);
    database = await openSqlite(fixture.url, OPTIONS);
    catalogue = await database.catalogue();
  });
  afterAll(async () => {
    await database.close();
    await fixture.drop();
  });

  function table(name: string): CatalogueTable {
    return catalogue.tables.find((candidate) => candidate.name.name === name) ?? expect.unreachable(name);
  }

  it('lists tables and views, without SQLite’s own and shadow tables', () => {
    expect(catalogue.tables.map(({ name, kind }) => `${name.name}: ${kind}`)).toEqual([
      'Con: table',
      'cha: table',
      'chat: table',
      'giam: table',
      'hong: view',
      'khoa_rong: table',
      'khong_rowid: table',
      'nhin: view',
      'select " \' x.y đ: table',
      'tim: table',
    ]);
    expect(table('select " \' x.y đ').columns[0]?.name).toBe('họ " tên');
    expect(table('hong').columns).toEqual([]);
    expect(table('tim').columns.map(({ name }) => name)).toEqual(['noi_dung']);
    expect(catalogue).not.toHaveProperty('defaultSchema');
  });

  it('tells what a column is', () => {
    const [id, ten, , , , , hoa, nho] = table('Con').columns;
    expect(ten).toEqual({
      name: 'ten',
      position: 2,
      declaredType: 'TEXT',
      type: { kind: 'text', padded: false },
      nullable: false,
      provenNotNull: true,
      default: "'x'",
      generated: false,
      native: { collation: 'NOCASE' },
    });
    expect([id?.provenNotNull, hoa?.generated, nho?.generated, id?.generated]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(table('chat').columns[0]?.native).toEqual({ strict: true });
  });

  it('proves NOT NULL of a primary key only where SQLite enforces it', () => {
    const proven = (name: string) => table(name).columns.map(({ provenNotNull }) => provenNotNull);
    expect([
      proven('chat'),
      proven('khong_rowid'),
      proven('khoa_rong'),
      proven('giam'),
      proven('cha'),
    ]).toEqual([[true, true], [true], [false], [false], [false, false, false]]);
    expect(proven('nhin')).toEqual([false, false]);
  });

  it('tells unique keys, and proves those that store equal values alike', () => {
    const keys = (name: string) =>
      table(name)
        .uniqueKeys.map(({ columns, primary, proven }) => `${columns} ${primary} ${proven}`)
        .sort();
    expect(keys('Con')).toEqual([
      'cha_id false true',
      'exact false false',
      'id true true',
      'j false false',
      'ma false false',
      'ten,nam false true',
    ]);
    expect(keys('cha')).toEqual(['nam,ma true true', 'ngay false false']);
    expect([keys('khong_rowid'), keys('giam')]).toEqual([['a true true'], ['a true true']]);
    expect(table('Con').indexes).toContainEqual({
      name: 'bieu_thuc',
      columns: ['(expression)'],
      unique: true,
    });
  });

  it('tells references, and the primary key that one without columns means', () => {
    expect(table('Con').foreignKeys.map(({ name, ...key }) => key)).toEqual([
      { columns: ['cha_id'], parent: { name: 'Con' }, parentColumns: ['id'], proven: false },
      { columns: ['nam', 'ma'], parent: { name: 'cha' }, parentColumns: ['nam', 'ma'], proven: false },
    ]);
  });

  it('gives the estimate of ANALYZE and no size', () => {
    expect(table('Con').rowEstimate).toBe(3);
    expect(table('khoa_rong')).not.toHaveProperty('rowEstimate');
    expect(table('Con')).not.toHaveProperty('bytes');
  });

  it('says that a table that is not listed is missing', async () => {
    expect(await database.whyMissing({ name: 'khong_co' })).toBe('missing');
  });
});
