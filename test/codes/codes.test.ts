import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIndex, codeTableNames, type LoadedCodeTable, loadCodeTable } from '../../src/codes/index.ts';
import { DataFileError } from '../../src/errors.ts';

const SHIPPED = fileURLToPath(new URL('../../rules/codes', import.meta.url));

describe('the code tables shipped', () => {
  it.each(codeTableNames())('%s loads, and its levels are those of the index', async (name) => {
    const table = await loadCodeTable(name);
    expect(table.name).toBe(name);
    expect(table.entries.length).toBeGreaterThan(0);
    expect(new Set(table.entries.map((entry) => entry.level))).toEqual(new Set(table.levels));
    const sha256 = createHash('sha256')
      .update(readFileSync(join(SHIPPED, `${name}.csv`)))
      .digest('hex');
    expect(table.sha256).toBe(sha256);
  });

  it('are all listed in the index, the maps apart', () => {
    const { tables, maps } = codeIndex();
    const files = readdirSync(SHIPPED).filter((file) => file.endsWith('.csv'));
    expect([...tables, ...maps].map(({ name }) => `${name}.csv`).sort()).toEqual(files.sort());
  });

  it('have as many rows as their sources', async () => {
    const rows = Object.fromEntries(
      await Promise.all(
        codeTableNames().map(async (name) => [name, (await loadCodeTable(name)).entries.length]),
      ),
    );
    expect(rows).toEqual({
      'vn-admin-unit': 3021 + 10_794 + 3380,
      'vn-vsic': 1549 + 1606,
      'vn-ethnic-group': 55,
      'vn-religion': 14,
      'vn-agency': 85,
      'vn-personal-id-province': 63,
      'vn-phone-area': 63,
      'vn-phone-mobile-prefix': 59,
      'vn-postal-prefix': 83,
      'vn-vehicle-plate': 81,
      'sex-iso5218': 4,
      'iso-country': 250,
      'iso-currency': 179,
      'iso-language': 421,
      'icd10-chapter': 22,
    });
  });
});

describe('vn-admin-unit', () => {
  let table: LoadedCodeTable;
  beforeAll(async () => {
    table = await loadCodeTable('vn-admin-unit');
  });
  const sizes = (day: string) => [1, 2, 3].map((level) => table.codesOn(day, level).size);

  /** Totals as the statistics office published them; from 2021-11 on, as independent releases of the list counted them. */
  it.each([
    ['2008-08-01', 63, 684, 10_889],
    ['2013-12-31', 63, 708, 11_102],
    ['2021-11-01', 63, 705, 10_599],
    ['2025-06-30', 63, 696, 10_035],
    ['2025-07-01', 34, 0, 3321],
    ['2026-11-23', 34, 0, 3321],
  ])('on %s has %d provinces, %d districts, %d communes', (day, ...expected) => {
    expect(sizes(day)).toEqual(expected);
  });

  it.each([
    '2009-01-01',
    '2011-06-15',
    '2014-04-01',
    '2016-01-01',
    '2018-05-20',
    '2020-02-01',
    '2021-11-01',
    '2022-10-01',
    '2023-03-01',
    '2024-02-01',
    '2024-11-01',
    '2025-03-01',
  ])('has every commune of %s under a district, and every district under a province, of that day', (day) => {
    for (const entry of table.entries) {
      if (
        entry.parent === undefined ||
        !table.has(entry.code, day, entry.level) ||
        table.entryOn(entry.code, day) !== entry
      )
        continue;
      expect(table.entryOn(entry.parent, day)?.level).toBe(entry.level - 1);
    }
  });

  it('has 687 phường, 2,621 xã and 13 đặc khu on 2025-07-01', () => {
    const kinds = ['Phường ', 'Xã ', 'Đặc khu '].map(
      (kind) =>
        [...table.codesOn('2025-07-01', 3)].filter((code) =>
          table.entryOn(code, '2025-07-01')!.name.startsWith(kind),
        ).length,
    );
    expect(kinds).toEqual([687, 2621, 13]);
  });

  it('has Đồng Nai as a city from 2026-04-30, under the same code', () => {
    expect(table.entryOn('75', '2026-04-29')?.name).toBe('Tỉnh Đồng Nai');
    expect(table.entryOn('75', '2026-04-30')?.name).toBe('Thành phố Đồng Nai');
  });

  it('gives a code another meaning after the merger', () => {
    expect(table.entryOn('15', '2025-06-30')?.name).toBe('Tỉnh Yên Bái');
    expect(table.entryOn('15', '2025-07-01')?.name).toBe('Tỉnh Lào Cai');
  });

  it('knows Hà Tây only while it existed', () => {
    expect([table.has('28', '2008-07-31', 1), table.has('28', '2008-08-01', 1)]).toEqual([true, false]);
  });

  it('does not take an alternative code for a code', () => {
    expect([table.has('06970', '2025-07-01'), table.has('06978', '2025-07-01')].filter(Boolean)).toHaveLength(
      1,
    );
  });

  it('keeps the levels apart', () => {
    expect([
      table.has('01', '2025-07-01'),
      table.has('01', '2025-07-01', 1),
      table.has('01', '2025-07-01', 3),
    ]).toEqual([true, true, false]);
    expect(table.codesOn('2025-07-01').size).toBe(34 + 3321);
  });

  it('gives one set for all days between two changes', () => {
    expect(table.codesOn('2025-08-01', 3)).toBe(table.codesOn('2025-07-01', 3));
    expect(table.codesOn('2025-06-30', 3)).not.toBe(table.codesOn('2025-07-01', 3));
  });
});

describe('codesOn and has', () => {
  it.each(codeTableNames())(
    'agree with a plain look at every row of %s, around every change',
    async (name) => {
      const table = await loadCodeTable(name);
      const changes = new Set(
        table.entries
          .flatMap(({ validFrom, validTo }) => [validFrom, validTo])
          .filter((day) => day !== undefined),
      );
      const days = [...changes].sort().filter((_, i, all) => i % Math.ceil(all.length / 15) === 0);
      for (const day of [...days, ...days.map(nextDay), '1900-01-01', '2026-11-23']) {
        const level = table.levels.at(-1)!;
        const expected = table.entries.filter(
          (entry) =>
            entry.level === level && (entry.validFrom ?? '') <= day && day <= (entry.validTo ?? '9999'),
        );
        expect(table.codesOn(day, level)).toEqual(new Set(expected.map((entry) => entry.code)));
        expect(expected.every((entry) => table.has(entry.code, day, level))).toBe(true);
      }
    },
  );
});

describe('vn-vsic', () => {
  it('changes from the list of 2018 to that of 2025 on 2025-11-15', async () => {
    const table = await loadCodeTable('vn-vsic');
    const sizes = (day: string) => table.levels.map((level) => table.codesOn(day, level).size);
    expect(sizes('2025-11-14')).toEqual([21, 88, 242, 464, 734]);
    expect(sizes('2025-11-15')).toEqual([22, 87, 259, 495, 743]);
    expect(sizes('2018-08-19')).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('a broken code table', () => {
  const HEADER = 'code,name,level,parent,valid_from,valid_to';
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'soat-codes-'));
    writeFileSync(
      join(folder, 'index.yaml'),
      'tables:\n  - { name: t, title: { vi: t, en: t }, basis: b, source: s, trust: advisory, levels: { 1: { vi: a, en: a }, 2: { vi: b, en: b } } }\nmaps: []\n',
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function load(...rows: readonly string[]): Promise<LoadedCodeTable> {
    writeFileSync(join(folder, 't.csv'), `${rows.join('\n')}\n`);
    return loadCodeTable('t', folder);
  }

  it.each([
    ['the wrong header', ['code,name,parent,level,valid_from,valid_to'], 1, 'the first line must begin with'],
    ['a column named twice', [`${HEADER},note,note`], 1, 'no column may be named twice'],
    ['a blank code', [HEADER, 'a,A,1,,,', ',B,1,,,'], 3, 'blank or padded code'],
    ['a padded code', [HEADER, 'a ,A,1,,,'], 2, 'blank or padded code'],
    ['a row too short', [HEADER, 'a,A,1,,'], 2, 'must have 6 columns'],
    ['a row too long', [HEADER, 'a,A,1,,,,'], 2, 'must have 6 columns'],
    ['an open quote', [HEADER, 'a,"A,1,,,', 'b",B,1,,,'], 2, 'must have 6 columns'],
    ['an empty line', [HEADER, '', 'a,A,1,,,'], 2, 'must have 6 columns'],
    ['a level the index does not list', [HEADER, 'a,A,3,,,'], 2, 'level "3" is not in index.yaml'],
    ['a day that does not exist', [HEADER, 'a,A,1,,2025-02-30,'], 2, '"2025-02-30" is no day'],
    ['a day written otherwise', [HEADER, 'a,A,1,,,31/12/2025'], 2, '"31/12/2025" is no day'],
    [
      'a period that ends before it begins',
      [HEADER, 'a,A,1,,2025-02-02,2025-02-01'],
      2,
      'ends on 2025-02-01 before',
    ],
    ['letters and marks apart', [HEADER, 'a,A,1,,,', 'b,e\u0302,1,,,'], 3, 'normalization form C'],
    [
      'a code twice from one day',
      [HEADER, 'a,A,1,,2020-01-01,2020-12-31', 'a,B,1,,2020-01-01,'],
      3,
      'code "a" has the first day of line 2',
    ],
    ['a code twice since ever', [HEADER, 'a,A,1,,,', 'a,B,1,,,'], 3, 'code "a" has the first day of line 2'],
    [
      'periods that overlap by a day',
      [HEADER, 'a,B,1,,2020-06-01,', 'b,B,1,,,', 'a,A,1,,,2020-06-01'],
      4,
      'code "a" overlaps the period of line 2',
    ],
    ['no such parent', [HEADER, 'a,A,1,,,', 'b,B,2,c,,'], 3, 'parent "c" is not in force'],
    [
      'a parent that ends earlier',
      [HEADER, 'a,A,1,,,2020-12-31', 'b,B,2,a,2019-01-01,'],
      3,
      'parent "a" is not in force at a higher level on 2021-01-01',
    ],
    [
      'a parent with a gap',
      [HEADER, 'a,A,1,,,2020-12-31', 'a,A,1,,2021-01-02,', 'b,B,2,a,,'],
      4,
      'on 2021-01-01',
    ],
    [
      'a parent of its own level',
      [HEADER, 'a,A,2,,,', 'b,B,2,a,,'],
      3,
      'parent "a" is not in force at a higher level',
    ],
  ])('with %s is refused at its line', async (_, rows, line, reason) => {
    const error: unknown = await load(...rows).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(DataFileError);
    expect((error as DataFileError).text.en).toContain(`t.csv:${line} `);
    expect((error as DataFileError).text.en).toContain(reason);
  });

  it('is none when periods meet, parents change in between, and fields are quoted', async () => {
    const table = await load(HEADER, 'b,"B, ""x""",2,a,,', 'a,A,1,,,2020-12-31', 'a,A2,1,,2021-01-01,');
    expect(table.entryOn('b', '2020-01-01')?.name).toBe('B, "x"');
    expect([table.entryOn('a', '2020-12-31')?.name, table.entryOn('a', '2021-01-01')?.name]).toEqual([
      'A',
      'A2',
    ]);
  });

  it('may have lines that end as Windows ends them', async () => {
    expect((await load(`${HEADER}\r`, 'a,A,1,,,2020-12-31\r')).has('a', '2021-01-01')).toBe(false);
  });

  it('that the index does not list is refused with the names there are', async () => {
    await expect(loadCodeTable('u', folder)).rejects.toThrow('no code table "u"; there is: t');
  });

  it('that has no file is refused', async () => {
    rmSync(join(folder, 't.csv'));
    await expect(loadCodeTable('t', folder)).rejects.toThrow(/cannot read .*t\.csv \(ENOENT\)/);
  });

  it('is refused with its index', () => {
    const other = mkdtempSync(join(tmpdir(), 'soat-codes-'));
    writeFileSync(join(other, 'index.yaml'), 'tables:\n  - name: t\n    trust: sure\nmaps: []\n');
    try {
      expect(() => codeTableNames(other)).toThrow(/index\.yaml:2 missing word "title"/);
    } finally {
      rmSync(other, { recursive: true });
    }
  });
});

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
