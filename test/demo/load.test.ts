import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTables } from '../../src/demo/demo-data.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { loadableRows, loadDemo } from './load.ts';

const tables = demoTables(2026, 0.1);

describe.each(engines())('the demo on %s', (engine) => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await loadDemo(database, tables);
  });
  afterAll(() => database.drop());

  const figure = async (sql: string): Promise<number> =>
    Number(Object.values((await database.query(sql))[0]!)[0]);

  it('has every row but the ill-typed ones', async () => {
    for (const table of tables) {
      expect(await figure(`SELECT count(*) FROM ${table.name}`), table.name).toBe(
        loadableRows(table, engine).length,
      );
    }
    const leftOut = tables.reduce(
      (sum, table) => sum + table.rowCount - loadableRows(table, engine).length,
      0,
    );
    expect(leftOut).toBe(engine === 'sqlite' ? 0 : 9);
  });

  it('keeps text, days, moments and decimals as they were made', async () => {
    expect(await figure("SELECT count(*) FROM cong_dan WHERE gioi_tinh = 'Nữ'")).toBeGreaterThan(2_000);
    const businesses = tables.find((table) => table.name === 'doanh_nghiep')!;
    const area = businesses.columns.findIndex((column) => column.name === 'dien_tich_m2');
    const hundredths = loadableRows(businesses, engine).map((row) => Math.round(100 * Number(row[area])));
    expect(await figure('SELECT sum(dien_tich_m2 * 100) FROM doanh_nghiep')).toBeCloseTo(
      hundredths.reduce((sum, part) => sum + part, 0),
      0,
    );
    expect(await figure('SELECT count(*) FROM ho_so WHERE ngay_tra_ket_qua < ngay_tiep_nhan')).toBe(8);
    expect(
      await figure("SELECT count(*) FROM cong_dan WHERE ngay_sinh < '1900-01-01'"),
    ).toBeGreaterThanOrEqual(3);
  });

  it('has the planted orphans and no others', async () => {
    const orphans = (table: string, column: string, parent: string, key: string) =>
      figure(
        `SELECT count(*) FROM ${table} WHERE ${column} NOT IN (SELECT ${key} FROM ${parent} WHERE ${key} IS NOT NULL)`,
      );
    expect(await orphans('cong_dan', 'id_cha', 'cong_dan', 'id')).toBe(0);
    expect(await orphans('cong_dan', 'id_me', 'cong_dan', 'id')).toBe(5);
    expect(await orphans('doanh_nghiep', 'so_dinh_danh_dai_dien', 'cong_dan', 'so_dinh_danh')).toBe(9);
    expect(await orphans('ho_so', 'so_dinh_danh_nop', 'cong_dan', 'so_dinh_danh')).toBe(3);
  });
});
