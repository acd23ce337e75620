import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMysql } from '../../src/dialects/mysql/driver.ts';
import type { Catalogue, CatalogueTable } from '../../src/model/catalogue.ts';
import type { Database } from '../../src/model/session.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';

const OPTIONS = { schemas: [], concurrency: 1, utcOffset: '+07:00' };

describe.skipIf(!engines().includes('mariadb'))('the catalogue of MariaDB', () => {
  let fixture: FreshDatabase;
  let database: Database;
  let catalogue: Catalogue;

  beforeAll(async () => {
    fixture = await freshDatabase('mariadb');
    await fixture.execute(`
      CREATE TABLE cha (ma CHAR(3) CHARACTER SET ascii, nam YEAR, PRIMARY KEY (ma, nam)) COMMENT 'Bảng cha';
      CREATE TABLE con (
        id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, flag TINYINT(1) NOT NULL, small TINYINT(4), so INT(5) UNSIGNED ZEROFILL,
        exact DECIMAL(12,2) DEFAULT 1.50, f FLOAT, d DOUBLE, ma CHAR(3) CHARACTER SET ascii, nam YEAR,
        ten VARCHAR(50) COLLATE utf8mb4_bin NOT NULL COMMENT 'Họ tên', e ENUM('x','y'), s SET('p','q'),
        ngay DATE, gio TIME, luc DATETIME(6), moc TIMESTAMP NULL, j JSON, b BLOB, bits BIT(3), p POINT, u UUID,
        hoa VARCHAR(50) AS (UPPER(ten)) STORED, mac_dinh DATETIME DEFAULT CURRENT_TIMESTAMP,
        UNIQUE KEY uq (ten, ma), UNIQUE KEY dau (ten(5)), KEY k (ngay, ten(7)),
        CONSTRAINT am CHECK (small >= 0),
        CONSTRAINT fk FOREIGN KEY (ma, nam) REFERENCES cha (ma, nam)
      );
      CREATE VIEW nhin AS SELECT id, ten FROM con;
      CREATE TABLE cu (i INT NOT NULL) ENGINE = MyISAM;
      CREATE TABLE tep (i INT NOT NULL) ENGINE = Aria;
      CREATE TABLE chia (i INT NOT NULL) PARTITION BY HASH (i) PARTITIONS 3;
      CREATE TABLE \`đơn \`\`vị\`\` select.x "y" ' z\` (\`họ \`\`tên\` INT);
      CREATE SEQUENCE day_so;
      INSERT INTO cha VALUES ('abc', 2026);
    `);
    database = await openMysql(fixture.url, OPTIONS);
    catalogue = await database.catalogue();
  });
  afterAll(async () => {
    await database.close();
    await fixture.drop();
  });

  function table(name: string): CatalogueTable {
    return catalogue.tables.find((candidate) => candidate.name.name === name) ?? expect.unreachable(name);
  }

  it('lists tables and views of the URL’s database and nothing else', () => {
    const schema = new URL(fixture.url).pathname.slice(1);
    expect(catalogue.defaultSchema).toBe(schema);
    expect(new Set(catalogue.tables.map(({ name }) => name.schema))).toEqual(new Set([schema]));
    expect(catalogue.tables.map(({ name, kind }) => `${name.name}: ${kind}`).sort()).toEqual(
      [
        'cha: table',
        'chia: partitioned-table',
        'con: table',
        'cu: table',
        'nhin: view',
        'tep: table',
        'đơn `vị` select.x "y" \' z: table',
      ].sort(),
    );
    expect(table('đơn `vị` select.x "y" \' z').columns[0]?.name).toBe('họ `tên');
    expect([table('cha').comment, table('con').comment, table('nhin').comment]).toEqual([
      'Bảng cha',
      undefined,
      undefined,
    ]);
  });

  it('maps every type', () => {
    const types = table('con').columns.map(({ name, type }) => [name, Object.values(type).join(' ')]);
    expect(Object.fromEntries(types)).toEqual({
      id: 'integer',
      flag: 'boolean',
      small: 'integer',
      so: 'integer',
      exact: 'decimal 12 2',
      f: 'float',
      d: 'float',
      ma: 'text true',
      nam: 'integer',
      ten: 'text false',
      e: 'text false',
      s: 'text false',
      ngay: 'date',
      gio: 'time',
      luc: 'timestamp false',
      moc: 'timestamp true',
      j: 'text false',
      b: 'other true',
      bits: 'other true',
      p: 'other false',
      u: 'other true',
      hoa: 'text false',
      mac_dinh: 'timestamp false',
    });
  });

  it('tells what a column is', () => {
    const column = (name: string) => table('con').columns.find((candidate) => candidate.name === name);
    expect(column('ten')).toEqual({
      name: 'ten',
      position: 10,
      declaredType: 'varchar(50)',
      type: { kind: 'text', padded: false },
      nullable: false,
      provenNotNull: true,
      comment: 'Họ tên',
      generated: false,
      native: { dataType: 'varchar', characterSet: 'utf8mb4', collation: 'utf8mb4_bin' },
    });
    expect(column('id')?.native).toEqual({ dataType: 'bigint', unsigned: true, autoIncrement: true });
    expect(column('so')?.native).toMatchObject({ unsigned: true, zerofill: true });
    expect(column('luc')?.native).toMatchObject({ zeroDates: true });
    expect(column('j')?.native).toMatchObject({ json: true });
    expect(column('exact')?.default).toBe('1.50');
    expect(column('f')).not.toHaveProperty('default');
    expect(column('hoa')?.generated).toBe(true);
    expect(column('mac_dinh')?.generated).toBe(false);
  });

  it('tells keys, references, checks and indexes, and proves only what the engine always enforces', () => {
    const { uniqueKeys, foreignKeys, checks, indexes } = table('con');
    expect(uniqueKeys).toEqual([
      { name: 'PRIMARY', columns: ['id'], primary: true, proven: true },
      { name: 'uq', columns: ['ten', 'ma'], primary: false, proven: false },
    ]);
    expect(foreignKeys).toEqual([
      {
        name: 'fk',
        columns: ['ma', 'nam'],
        proven: false,
        parent: { schema: catalogue.defaultSchema, name: 'cha' },
        parentColumns: ['ma', 'nam'],
      },
    ]);
    expect(checks).toContainEqual({ name: 'am', sql: '`small` >= 0' });
    expect(indexes).toContainEqual({ name: 'dau', columns: ['ten(5)'], unique: true });
    expect(indexes).toContainEqual({ name: 'k', columns: ['ngay', 'ten(7)'], unique: false });
    expect(table('nhin').columns.map(({ provenNotNull }) => provenNotNull)).toEqual([false, false]);
  });

  it('marks the tables that no snapshot holds', () => {
    expect(
      [table('cu'), table('tep'), table('con'), table('chia'), table('nhin')].map(
        (one) => one.outsideSnapshot,
      ),
    ).toEqual(['MyISAM', 'Aria', undefined, undefined, undefined]);
  });

  it('tells size, estimate and last change', () => {
    const { bytes, rowEstimate, lastUpdated } = table('cha');
    expect(bytes).toBeGreaterThan(0);
    expect(rowEstimate).toBeTypeOf('number');
    expect(Math.abs(Date.parse(lastUpdated ?? '') - Date.now())).toBeLessThan(600_000);
    expect(table('nhin')).not.toHaveProperty('bytes');
  });

  it('looks into the schemas that are named, by their exact names', async () => {
    const { href } = new URL('/', fixture.url);
    const schema = catalogue.defaultSchema ?? '';
    const other = await openMysql(href, { ...OPTIONS, schemas: [schema, 'khong_co'] });
    expect((await other.catalogue()).tables).toHaveLength(catalogue.tables.length);
    await other.close();
    const upper = await openMysql(href, { ...OPTIONS, schemas: [schema.toUpperCase()] });
    expect(await upper.catalogue()).toEqual({ tables: [] });
    await upper.close();
  });

  it('tells a table that is not there from one that may not be read', async () => {
    expect(await database.whyMissing({ name: 'khong `co' })).toBe('missing');
    const schema = catalogue.defaultSchema ?? '';
    const user = schema.slice(0, 20);
    await fixture.execute(
      `CREATE USER '${user}'@'%' IDENTIFIED BY 'p w/đ'; GRANT SELECT ON ${schema}.cha TO '${user}'@'%'`,
    );
    try {
      const url = new URL(fixture.url);
      url.username = user;
      url.password = 'p w/đ';
      const narrow = await openMysql(url.href, OPTIONS);
      const seen = (await narrow.catalogue()).tables.map(({ name }) => name.name);
      expect([seen, await narrow.whyMissing({ name: 'con' })]).toEqual([['cha'], 'denied']);
      const read = narrow.sessions[0]?.run({ sql: 'SELECT COUNT(*) FROM con', parameters: [] });
      await expect(read).rejects.toMatchObject({ reason: 'permission' });
      await narrow.close();
    } finally {
      await fixture.execute(`DROP USER '${user}'@'%'`);
    }
  });
});
