import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/model/result.ts';
import { type EngineName, engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { runAudit } from '../run-audit.ts';
import { told } from './told.ts';

const folder = mkdtempSync(join(tmpdir(), 'soat-isolation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `abs` of the least 64-bit integer fails on every engine, and only in the row that holds it. */
const FAILING = 'abs(lon) >= 0';
const GOOD = [
  '{ id: co-dong, rule: row-count, min: 1 }',
  '{ id: co-ten, rule: not-blank, column: ten }',
  '{ id: lon, rule: not-null, column: lon }',
  '{ id: nho, rule: range, column: nho, min: 1 }',
  '{ id: nho-tong, rule: aggregate, column: nho, function: sum, min: 100 }',
  '{ id: trung, rule: unique, column: nho }',
  '{ id: giua, rule: aggregate, column: nho, function: median, max: 2 }',
  '{ id: dung, rule: expression, condition: nho < 3 }',
];

/** What fails on some row in the words of one engine. */
const IMPOSSIBLE: Readonly<Record<EngineName, readonly string[]>> = {
  sqlite: ["json_extract(ten, '$') = 1"],
  postgres: ['10 / nho > 1', 'ten::integer > 0', "CAST(ten AS date) < DATE '2026-01-01'"],
  mariadb: ['nho * 9223372036854775807 > 0'],
};

describe.each(engines())('a rule that fails while it runs on %s', (engine) => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await database.execute('CREATE TABLE b (ten VARCHAR(10), lon BIGINT, nho INTEGER)');
    await database.load(
      'b',
      ['ten', 'lon', 'nho'],
      [
        ['An', 1n, 1],
        ['', -9223372036854775808n, 2],
        ['B', null, 2],
        [null, 5n, 0],
      ],
    );
  });
  afterAll(() => database.drop());

  const run = async (rules: readonly string[]): Promise<AuditResult> => {
    const path = join(folder, `isolation-${engine}.yaml`);
    const lines = rules.map((rule) => `      - ${rule}`);
    writeFileSync(
      path,
      [
        'version: 1',
        'database: { id: b, url: "sqlite:x" }',
        'tables:',
        '  b:',
        '    rules:',
        ...lines,
        '',
      ].join('\n'),
    );
    return (await runAudit(path, database.url)).result;
  };

  it.each([
    ['an expression', `{ id: bad, rule: expression, condition: "${FAILING}" }`],
    ['a condition of a scanned rule', `{ id: bad, rule: not-null, column: nho, where: "${FAILING}" }`],
    ['a condition of a rule that groups', `{ id: bad, rule: unique, column: ten, where: "${FAILING}" }`],
    [
      'a condition of a figure',
      `{ id: bad, rule: aggregate, column: nho, function: median, min: 0, where: "${FAILING}" }`,
    ],
  ])('leaves all others as they are: %s', async (_name, bad) => {
    const alone = await run(GOOD);
    expect(alone.summary).toMatchObject({ error: 0, exitCode: 1 });
    for (const at of [0, 3, GOOD.length]) {
      const result = await run([...GOOD.slice(0, at), bad, ...GOOD.slice(at)]);
      expect(told(result.outcomes.filter(({ id }) => id !== 'bad'))).toEqual(told(alone.outcomes));
      expect(result.outcomes.find(({ id }) => id === 'bad')).toMatchObject({
        status: 'error',
        scope: null,
        notApplicable: null,
        checked: null,
        violations: null,
        notEvaluable: null,
        observed: null,
      });
      expect(result.summary).toMatchObject({ error: 1, exitCode: 3 });
      expect(result.status).toBe('incomplete');
    }
  });

  it('lists the statements it was split into, with what became of each', async () => {
    const bad = (id: string) => `{ id: ${id}, rule: expression, condition: "${FAILING}" }`;
    const result = await run([bad('bad1'), ...GOOD, bad('bad2')]);
    const failed = result.queries.filter(({ error }) => error !== undefined);
    expect(result.queries.map(({ id }) => id)).toEqual(expect.arrayContaining(['q1', 'q1.1', 'q1.2']));
    expect(failed.map(({ id }) => id)).toEqual(expect.arrayContaining(['q1', 'q1.1', 'q1.2']));
    // Split until each guilty rule stands alone.
    const alone = failed.flatMap(({ ruleIds }) => (ruleIds.length === 1 ? ruleIds : []));
    expect(new Set(alone)).toEqual(new Set(['bad1', 'bad2']));
    expect(result.outcomes.filter(({ status }) => status === 'error').map(({ id }) => id)).toEqual([
      'bad1',
      'bad2',
    ]);
    const known = new Set(result.queries.map(({ id }) => id));
    for (const { id, queryIds } of result.outcomes) {
      expect(queryIds.length, id).toBeGreaterThan(0);
      expect(
        queryIds.every((query) => known.has(query)),
        id,
      ).toBe(true);
    }
  });

  it.each(IMPOSSIBLE[engine])(
    'is one that divides by zero, casts or reads what is none, or overflows: %s',
    async (condition) => {
      const alone = await run(GOOD);
      const result = await run([...GOOD, `{ id: bad, rule: expression, condition: "${condition}" }`]);
      expect(told(result.outcomes.slice(0, -1))).toEqual(told(alone.outcomes));
      expect(result.outcomes.at(-1)).toMatchObject({ id: 'bad', status: 'error', checked: null });
      expect(result.summary.exitCode).toBe(3);
    },
  );
});
