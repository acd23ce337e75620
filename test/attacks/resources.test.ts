import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RuleFileError } from '../../src/errors.ts';
import type { AuditResult } from '../../src/model/result.ts';
import { formats } from '../../src/report/index.ts';
import { parseRuleFile } from '../../src/rule-file/parse-rule-file.ts';
import { MAX_RULES } from '../../src/rule-file/rule-count.ts';
import { ruleTypes } from '../../src/rule-types/index.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { audited, outcomesOf, type Rules, ruleFile } from './attack.ts';

/** The first problem of a rule file, in English. */
function problemOf(text: string): string | undefined {
  try {
    parseRuleFile(text, { path: 'soat.yaml', environment: {}, ruleTypes });
    return undefined;
  } catch (error) {
    if (error instanceof RuleFileError) return error.problems[0]?.text.en;
    throw error;
  }
}

describe('a rule file that is too much', () => {
  const url = { url: 'sqlite:a.db' };
  const many = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);

  test.each([
    ['bytes', `# ${'x'.repeat(5_000_000)}`, /larger than 5 MB/],
    [
      'rules',
      ruleFile({ t: { rules: many(50_000).map((column) => ({ rule: 'not-null', column })) } }, url),
      /20,000 rules/,
    ],
    [
      'rules that are none',
      ruleFile({ t: { rules: many(200_000).map(() => ({ rule: 'x' })) } }, url),
      /20,000 rules/,
    ],
    [
      'columns of one rule',
      ruleFile({ t: { rules: [{ rule: 'not-null', columns: many(500_000) }] } }, url),
      /20,000 rules/,
    ],
    ['depth', '['.repeat(4_900_000), /nested deeper/],
    ['aliases', 'a: &a [x]\nb: [*a, *a, *a]', /./],
    [
      'digits',
      ruleFile({ t: { rules: [{ rule: 'range', column: 'a', min: 0 }] } }, url).replace(
        '"min":0',
        `"min":${'9'.repeat(4_000_000)}`,
      ),
      /digits/,
    ],
  ])('of %s is refused before it costs much', (_what, text, problem) => {
    expect(problemOf(text)).toMatch(problem);
  });

  test('but just not too much is read', () => {
    const rules = many(MAX_RULES).map((column) => ({ rule: 'not-null', column }));
    expect(problemOf(ruleFile({ t: { rules } }, url))).toBeUndefined();
  });
});

describe.each(engines())('rules made to be heavy on %s', (engine) => {
  let db: FreshDatabase;
  const columns = Array.from({ length: 60 }, (_, index) => `c${index}`);
  beforeAll(async () => {
    db = await freshDatabase(engine);
    const text = engine === 'mariadb' ? 'VARCHAR(20)' : 'TEXT';
    await db.execute(
      `CREATE TABLE t (id INTEGER PRIMARY KEY, a ${text}, ${columns.map((name) => `${name} INTEGER`).join(', ')})`,
    );
    await db.load(
      't',
      ['id', 'a'],
      [
        [1, 'x'],
        [2, 'y'],
      ],
    );
  });
  afterAll(() => db.drop());

  const HEAVY: Readonly<Record<string, () => Rules>> = {
    'a pattern of a megabyte': () => [{ rule: 'pattern', column: 'a', pattern: '(x|y)'.repeat(200_000) }],
    'a pattern nested deeply': () => [
      { rule: 'pattern', column: 'a', pattern: `${'('.repeat(20_000)}x${')'.repeat(20_000)}` },
    ],
    'a pattern repeated a thousand times a thousand times': () => [
      { rule: 'pattern', column: 'a', pattern: '((x{1,1000}){1,1000}){1,1000}' },
    ],
    'a condition of a megabyte': () => [
      { rule: 'expression', condition: `a = 'x'${' AND id > 0'.repeat(90_000)}` },
    ],
    'a condition nested deeply': () => [
      { rule: 'expression', condition: `${'('.repeat(50_000)}id > 0${')'.repeat(50_000)}` },
    ],
    'a text of a megabyte': () => [{ rule: 'expression', condition: `a <> '${'x'.repeat(1_000_000)}'` }],
    'thousands of conditions': () => [
      {
        rule: 'not-null',
        column: 'a',
        when: Array.from({ length: 20_000 }, (_, index) => ({ column: 'id', 'not-equals': index + 10 })),
      },
    ],
    'a list of a hundred thousand values': () => [
      { rule: 'in-set', column: 'a', values: Array.from({ length: 100_000 }, (_, index) => `v${index}`) },
    ],
    'a key of sixty columns': () => [{ rule: 'unique', key: columns }],
    'padding to two thousand million characters': () =>
      engine === 'sqlite' ? [] : [{ rule: 'expression', condition: "lpad(a, 2000000000, 'x') IS NOT NULL" }],
  };

  test.each(Object.keys(HEAVY))(
    '%s ends in a result, a refusal or an error, and harms no other rule',
    async (what) => {
      const rules = [...(HEAVY[what]?.() ?? []), { id: 'other', rule: 'in-set', column: 'a', values: ['x'] }];
      const found = await outcomesOf(db.url, 't', rules, { queryTimeoutMs: 20_000 }).catch(
        (error: unknown) => error,
      );
      if (!Array.isArray(found)) {
        expect((found as Error).name).toBe('RuleFileError');
        return;
      }
      const other = found.find(({ id }) => id === 'other');
      expect([other.status, other.violations]).toEqual(['fail', 1]);
      for (const outcome of found) if (outcome.status === 'error') expect(outcome.violations).toBeNull();
    },
  );

  test('padding counts nothing wrongly', async () => {
    if (engine === 'sqlite') return;
    const [outcome] = await outcomesOf(db.url, 't', [
      { rule: 'expression', condition: "lpad(a, 2000000000, 'x') IS NOT NULL" },
    ]);
    expect([outcome?.status, outcome?.violations]).toEqual(['error', null]);
  });
});

describe('what leaves the database', () => {
  let db: FreshDatabase;
  beforeAll(async () => {
    db = await freshDatabase('sqlite');
    await db.execute('CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BLOB, d DATE)');
  });
  afterAll(() => db.drop());

  test('is cut: samples of cells of a megabyte stay small', async () => {
    for (let id = 0; id < 100; id += 1)
      await db.load(
        't',
        ['id', 'a', 'b'],
        [[id, `${id}💣${'x'.repeat(1_000_000)}`, Buffer.alloc(1_000_000, 1)]],
      );
    const result = await audited(
      db.url,
      {
        t: {
          rules: [
            { rule: 'in-set', column: 'a', values: ['y'] },
            { rule: 'unique', column: 'b' },
          ],
        },
      },
      { samples: 1_000 },
    );
    expect(result.outcomes.map(({ samples }) => samples.length)).toEqual([100, 100]);
    const values = result.outcomes.flatMap(({ samples }) =>
      samples.map((sample) => Object.values(sample.values ?? {})),
    );
    const lengths = values.flat().map((value) => [...(value ?? '')].length);
    expect(Math.max(...lengths)).toBe(201);
    expect(JSON.stringify(result).length).toBeLessThan(100_000);
  });

  test('is read as a stream: a million groups of codes leave the memory as it was', async () => {
    await db.execute(
      "DELETE FROM t; WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 1000000) INSERT INTO t (a, d) SELECT hex(randomblob(15)), '2024-01-01' FROM r",
    );
    const before = process.memoryUsage().rss;
    let peak = before;
    const timer = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 10);
    const [outcome] = await outcomesOf(
      db.url,
      't',
      [{ rule: 'code', column: 'a', codes: 'vn-admin-unit', level: 1, on: 'd' }],
      { samples: 5 },
    );
    clearInterval(timer);
    expect([outcome?.violations, outcome?.samples.length]).toEqual([1_000_000, 5]);
    // A million texts of 30 characters alone would take more.
    expect((peak - before) / 1e6).toBeLessThan(150);
  });

  test('is drawn whole: a report of five thousand outcomes', async () => {
    await db.execute("DELETE FROM t; INSERT INTO t (id, a) VALUES (1, 'x'), (2, 'y')");
    const rules = Array.from({ length: 5_000 }, (_, index) => ({
      rule: 'range',
      column: 'id',
      min: index + 3,
    }));
    const result: AuditResult = await audited(db.url, { t: { rules } });
    expect(result.outcomes).toHaveLength(5_000);
    for (const format of formats) {
      const drawn = await format.render(result, { language: 'vi' });
      expect(drawn.length).toBeGreaterThan(100_000);
    }
  });
});
