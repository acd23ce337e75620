import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type DemoData, demoTables, makeDemoData } from '../../src/demo/demo-data.ts';
import type { DemoCell } from '../../src/demo/demo-table.ts';
import { isWritten } from './written.ts';

/** Names, columns and all cells of all tables. */
function digest({ tables, planted }: DemoData): string {
  const hash = createHash('sha256').update(JSON.stringify(planted));
  for (const table of tables) {
    hash.update(
      JSON.stringify([table.name, table.columns, table.primaryKey, table.foreignKeys, table.illTyped]),
    );
    for (const row of table.rows) hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}

/** The rows of a table as records. */
function recordsOf(data: DemoData, name: string): Record<string, DemoCell>[] {
  const table = data.tables.find((each) => each.name === name)!;
  return [...table.rows].map((row) =>
    Object.fromEntries(table.columns.map((column, i) => [column.name, row[i]!])),
  );
}

const data = makeDemoData(2026, 0.1);

describe('makeDemoData', () => {
  it('makes the same tables and the same list for the same seed', () => {
    expect(digest(makeDemoData(2026, 0.1))).toBe(digest(data));
  });

  it('makes other tables for another seed', () => {
    expect(digest(makeDemoData(2027, 0.1))).not.toBe(digest(data));
  });

  it('hands the rows of a table out as often as they are asked for', () => {
    const [table] = demoTables(2026, 0.1);
    expect([...table!.rows]).toEqual([...table!.rows]);
    expect([...table!.rows]).toHaveLength(table!.rowCount);
  });

  it('is of the size that the scale says', () => {
    const sizes = Object.fromEntries(demoTables(2026, 1).map((table) => [table.name, table.rowCount]));
    expect(sizes).toMatchObject({ cong_dan: 50_000, doanh_nghiep: 10_000, ho_so: 20_000 });
    expect(recordsOf(data, 'cong_dan')).toHaveLength(5_000);
  });

  it('plants the same errors at a tenth of the size, but for those that are a share of the rows', () => {
    const shares = new Set(['cd-dien-thoai', 'cd-email', 'dn-ma-xa', 'nktd-nguoi']);
    const counts = (of: DemoData) =>
      of.planted
        .filter(({ ruleId }) => !shares.has(ruleId))
        .map(({ ruleId, violations }) => [ruleId, violations]);
    expect(counts(data)).toEqual(counts(makeDemoData(2026, 0.5)));
  });

  it('refuses a scale that cannot hold the planted errors', () => {
    expect(() => makeDemoData(2026, 0.001)).toThrow(RangeError);
  });

  it('writes every text precomposed and within the length of its column', () => {
    for (const table of data.tables) {
      for (const row of table.rows) {
        row.forEach((cell, index) => {
          const { type } = table.columns[index]!;
          if (typeof cell !== 'string') return;
          expect(cell.normalize('NFC')).toBe(cell);
          if (type.kind === 'text') expect([...cell].length).toBeLessThanOrEqual(type.length);
        });
      }
    }
  });

  it('never leaves a column NULL that is declared NOT NULL, nor a primary key twice', () => {
    for (const table of data.tables) {
      const required = table.columns.flatMap((column, index) => (column.nullable ? [] : [index]));
      const key = table.primaryKey.map((name) => table.columns.findIndex((column) => column.name === name));
      const seen = new Set<string>();
      for (const row of table.rows) {
        expect(required.filter((index) => row[index] === null)).toEqual([]);
        seen.add(JSON.stringify(key.map((index) => row[index])));
      }
      expect(seen.size).toBe(table.rowCount);
    }
  });
});

describe('the citizens', () => {
  const citizens = recordsOf(data, 'cong_dan');
  const spoilt = new Set(
    data.planted.flatMap(({ table, rows, notEvaluableRows = [] }) =>
      table === 'cong_dan' ? [...rows, ...notEvaluableRows] : [],
    ),
  );
  const sound = citizens.filter((citizen) => !spoilt.has(citizen.id as number));

  it('have numbers that say their province, sex, century and year of birth, but for the planted ones', () => {
    const numbered = sound.filter((citizen) => citizen.so_dinh_danh !== null);
    expect(numbered.length).toBeGreaterThan(4_500);
    for (const { so_dinh_danh, noi_sinh, gioi_tinh, nam_sinh } of numbered) {
      const number = String(so_dinh_danh);
      expect(isWritten('vn-personal-id', number)).toBe(true);
      expect(number.slice(0, 3)).toBe(`0${noi_sinh}`);
      expect(Number(number[3]) % 2).toBe(gioi_tinh === 'Nam' ? 0 : 1);
      expect(1900 + 100 * Math.floor(Number(number[3]) / 2) + Number(number.slice(4, 6))).toBe(nam_sinh);
    }
  });

  it('are born in the year that stands beside the day', () => {
    for (const { ngay_sinh, nam_sinh } of sound) {
      if (ngay_sinh !== null) expect(Number(String(ngay_sinh).slice(0, 4))).toBe(nam_sinh);
    }
  });

  it('are sometimes known by their year of birth alone', () => {
    expect(sound.filter((citizen) => citizen.ngay_sinh === null).length).toBeGreaterThan(10);
  });

  it('have mothers who were old enough, and some of them twins with another name', () => {
    const byId = new Map(citizens.map((citizen) => [citizen.id, citizen]));
    const births = new Map<string, Set<DemoCell>>();
    for (const { id_me, nam_sinh, ngay_sinh, ho_ten } of sound) {
      if (id_me === null) continue;
      expect(Number(nam_sinh) - Number(byId.get(id_me)!.nam_sinh)).toBeGreaterThanOrEqual(18);
      const birth = `${id_me} ${ngay_sinh}`;
      births.set(birth, (births.get(birth) ?? new Set()).add(ho_ten!));
    }
    expect([...births.values()].filter((names) => names.size === 2).length).toBeGreaterThan(5);
  });
});
