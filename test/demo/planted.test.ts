import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCodeTable } from '../../src/codes/index.ts';
import { demoTables, makeDemoData } from '../../src/demo/demo-data.ts';
import type { DemoTable } from '../../src/demo/demo-table.ts';
import type { PlantedRule } from '../../src/demo/ledger.ts';
import { type DemoFiles, writeDemo } from '../../src/demo/write-demo.ts';
import { ILL_TYPED_SQL, PLANTED_SQL } from './planted-sql.ts';
import { evaluate, type Figures, readTables, rulesOf } from './reference.ts';

const CUTOFF = '2026-12-14';
const codes = new Map(
  await Promise.all(
    ['vn-admin-unit', 'vn-vsic', 'vn-ethnic-group'].map(
      async (name) => [name, await loadCodeTable(name)] as const,
    ),
  ),
);
const rules = rulesOf(readFileSync('rules/demo/soat.yaml', 'utf8'));

/** What fails, at every scale: the findings a reader of the demo sees. */
const FINDINGS = [
  'dv-so-xa',
  ...['cd-bat-buoc.gioi_tinh', 'cd-ho-ten-trong', 'cd-ho-ten-gia', 'cd-dinh-danh-trung', 'cd-dinh-danh'],
  ...['cd-dinh-danh-gioi-tinh', 'cd-gioi-tinh', 'cd-ngay-sinh', 'cd-ngay-cap', 'cd-trung-nguoi', 'cd-ma-xa'],
  ...['dn-mst', 'dn-dai-dien', 'dn-von-lon-nhat', 'dn-dien-tich', 'dn-bao-cao', 'dn-dien-thoai-gia'],
  ...['hs-ma', 'hs-thu-tuc-don-vi', 'hs-tra-ket-qua', 'nkcs-don-vi', 'dvkt-ra-soat'],
];

describe.each([
  { scale: 1, seed: 2026 },
  { scale: 0.1, seed: 2026 },
  { scale: 0.1, seed: 7 },
])('the demo of seed $seed at scale $scale', ({ scale, seed }) => {
  const directory = mkdtempSync(join(tmpdir(), 'soat-demo-'));
  let files: DemoFiles;
  let database: Database.Database;
  let planted: readonly PlantedRule[];
  let tables: readonly DemoTable[];
  let figures: ReadonlyMap<string, Figures>;

  beforeAll(() => {
    files = writeDemo(directory, { scale, seed });
    database = new Database(files.database, { readonly: true });
    planted = JSON.parse(readFileSync(files.planted, 'utf8')).planted;
    tables = demoTables(seed, scale);
    const read = readTables(database);
    figures = new Map(rules.map((rule) => [rule.id, evaluate(rule, read, codes, CUTOFF)]));
  });
  afterAll(() => {
    database.close();
    rmSync(directory, { recursive: true });
  });

  const entry = (ruleId: string): PlantedRule => planted.find((each) => each.ruleId === ruleId)!;
  const ids = (sql: string): number[] =>
    (database.prepare(sql).pluck().all() as number[]).sort((left, right) => left - right);

  it('lists every rule of the rule file once, in its order', () => {
    expect(planted.map(({ ruleId, table, kind }) => [ruleId, table, kind])).toEqual(
      rules.map(({ id, table, rule }) => [id, table, rule]),
    );
  });

  it('counts as many violations as rows, each row once', () => {
    for (const { rows, violations, kind } of planted) {
      expect(new Set(rows).size).toBe(rows.length);
      if (!['row-count', 'aggregate', 'freshness'].includes(kind)) expect(violations).toBe(rows.length);
    }
  });

  it.each(Object.entries(PLANTED_SQL))('a query of its own finds the rows of %s', (ruleId, sql) => {
    expect(entry(ruleId).violations).toBeGreaterThan(0);
    expect(ids(sql)).toEqual(entry(ruleId).rows);
  });

  it.each(Object.entries(ILL_TYPED_SQL))(
    'a query of its own finds the ill-typed values of %s',
    (place, sql) => {
      const [table, column] = place.split('.');
      const declared = tables.find((each) => each.name === table)!;
      const expected = declared.illTyped.filter((each) => each.column === column).map((each) => each.id);
      expect(expected.length).toBeGreaterThan(0);
      expect(ids(sql)).toEqual(expected.sort((left, right) => left - right));
    },
  );

  it('a row-by-row evaluation of every rule finds what was planted and nothing else', () => {
    for (const { ruleId, violations, rows, groups = 0, notEvaluable = 0 } of planted) {
      const found = figures.get(ruleId)!;
      expect(found, ruleId).toMatchObject({ violations, rows, groups, notEvaluable });
      expect(found.scope, ruleId).toBe(found.notApplicable + found.checked + notEvaluable);
      expect(found.checked, ruleId).toBeGreaterThan(0);
    }
  });

  it('fails the rules that a reader shall see, and tolerates the others', () => {
    const failing = rules.filter((rule) => {
      const { checked, violations } = figures.get(rule.id)!;
      const tolerance = String(rule.tolerance ?? 0);
      const share = Number.parseFloat(tolerance) / 100;
      return violations > (tolerance.endsWith('%') ? share * checked : Number(tolerance));
    });
    expect(failing.map((rule) => rule.id)).toEqual(FINDINGS);
  });

  it('has rows that a rule is not applicable to, for NULL, half a key, a condition or the owner’s SQL', () => {
    for (const ruleId of ['cd-ma-xa', 'hs-thu-tuc-don-vi', 'cd-dinh-danh-gioi-tinh', 'hs-diem']) {
      expect(figures.get(ruleId)!.notApplicable, ruleId).toBeGreaterThan(0);
    }
  });
});

describe('the rule file of the demo', () => {
  it('uses each of the first sixteen rule types, and an error is planted for each', () => {
    const types = [
      ...[
        'row-count',
        'not-null',
        'not-blank',
        'unique',
        'in-set',
        'not-in-set',
        'range',
        'length',
        'pattern',
      ],
      ...['format', 'compare', 'expression', 'reference', 'code', 'aggregate', 'freshness'],
    ];
    expect([...new Set(rules.map((rule) => rule.rule))].sort()).toEqual(types.toSorted());
    const { planted } = makeDemoData(2026, 0.1);
    const spoilt = planted.filter((each) => each.violations > 0).map((each) => each.kind);
    expect([...new Set(spoilt)].sort()).toEqual(types.toSorted());
  });

  it('gives every rule an id and a Vietnamese title', () => {
    for (const rule of rules) {
      expect(rule.id).toMatch(/^[a-z-]+(\.[a-z_]+)?$/);
      expect(rule.title).toMatch(/\p{L}/u);
    }
  });
});
