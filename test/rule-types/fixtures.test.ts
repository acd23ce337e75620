import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RuleFileError } from '../../src/errors.ts';
import type { AuditResult, RuleOutcome } from '../../src/model/result.ts';
import { formatProblems } from '../../src/rule-file/format-problems.ts';
import { ruleTypes } from '../../src/rule-types/index.ts';
import { engines } from '../engines.ts';
import { runAudit } from '../run-audit.ts';
import { type Expected, type FixtureCase, type FixtureRow, readCases } from './fixture-case.ts';
import { type FixtureShelf, openShelf } from './fixture-tables.ts';

const cases = [...readCases('rule-types'), ...readCases('packs')];
const named = cases.map((fixture) => [fixture.name, fixture] as const);

describe('fixtures', () => {
  it.each(ruleTypes.map(({ type }) => type))('%s has the cases that every type has', (type) => {
    const names = cases.map(({ name }) => name).filter((name) => name.startsWith(`${type}/`));
    const wanted = ['all-null', 'empty-table', 'hostile-names', 'ordinary'].map((name) => `${type}/${name}`);
    expect(names).toEqual(expect.arrayContaining(wanted));
  });

  it.each(named)('%s says why it is for some engines only', (_name, { engines: only, because }) => {
    expect(because !== undefined && because.length > 10).toBe(only !== undefined);
  });

  it.each(named)('%s expects counts that add up', (_name, { expected }) => {
    for (const [id, rule] of Object.entries(expected)) {
      expect(rule.notApplicable + rule.checked + rule.notEvaluable, id).toBe(rule.scope);
      expect(rule.violations, id).toBeLessThanOrEqual(rule.checked);
    }
  });

  it.each(named)('%s marks as many rows as it expects', (_name, { tables, expected }) => {
    const rows = tables.flatMap((table) => table.rows);
    for (const [id, rule] of Object.entries(expected)) {
      // A rule on the table has no rows.
      if (rule.observed !== null || !isOfRows(id, rows)) continue;
      expect(countOf(rows, '_expect', id), `${id} _expect`).toBe(rule.violations);
      if (rows.some(({ named }) => named._na !== undefined))
        expect(countOf(rows, '_na', id), `${id} _na`).toBe(rule.notApplicable);
      if (rows.some(({ named }) => named._ne !== undefined))
        expect(countOf(rows, '_ne', id), `${id} _ne`).toBe(rule.notEvaluable);
    }
    const known = new Set(Object.keys(expected));
    const marked = rows.flatMap(({ named }) =>
      [named._expect, named._na, named._ne].flatMap((ids) => ids ?? []),
    );
    expect(marked.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe.each(engines())('%s', (engine) => {
  const own = named.filter(([, fixture]) => fixture.engines?.includes(engine) !== false);
  let shelf: FixtureShelf;
  beforeAll(async () => {
    shelf = await openShelf(engine);
  });
  afterAll(() => shelf.drop());

  it.each(own)('%s', async (_name, fixture) => {
    const { outcomes } = await run(fixture, await shelf.put(fixture));
    const found = Object.fromEntries(outcomes.map((outcome) => [outcome.id, figuresOf(outcome)]));
    expect(found, messagesOf(outcomes)).toEqual(fixture.expected);
    expect(shownRows(outcomes)).toEqual(markedRows(outcomes, fixture));
  });
});

/** Audits a case; the problems of a rule file that does not bind are told in full. */
async function run(fixture: FixtureCase, database: string): Promise<AuditResult> {
  try {
    const { result } = await runAudit(fixture.rulesPath, database, {
      samples: 1000,
      // A case that compares two databases compares its own with itself.
      environment: { DB_URL: database },
    });
    return result;
  } catch (error) {
    if (!(error instanceof RuleFileError)) throw error;
    throw new Error(formatProblems(fixture.rulesPath, error.problems, 'en'));
  }
}

function figuresOf(outcome: RuleOutcome): Record<keyof Expected, unknown> {
  const { status, scope, notApplicable, checked, violations, notEvaluable, groups, observed, proof } =
    outcome;
  return { status, scope, notApplicable, checked, violations, notEvaluable, groups, observed, proof };
}

/** For each rule on rows the keys of its samples, in order. */
function shownRows(outcomes: readonly RuleOutcome[]): Record<string, readonly unknown[]> {
  return Object.fromEntries(
    outcomes
      .filter(({ unit }) => unit === 'row')
      .map(({ id, samples }) => [id, samples.map(({ key }) => Object.values(key)[0]).sort()]),
  );
}

/** For each rule on rows the keys of the rows that the fixture marks, in order. */
function markedRows(
  outcomes: readonly RuleOutcome[],
  { tables }: FixtureCase,
): Record<string, readonly unknown[]> {
  const rows = tables.flatMap((table) => table.rows);
  return Object.fromEntries(
    outcomes
      .filter(({ unit }) => unit === 'row')
      .map(({ id }) => [
        id,
        rows
          .filter(({ named }) => named._expect?.includes(id))
          .map(({ cells }) => cells[0])
          .sort(),
      ]),
  );
}

function messagesOf(outcomes: readonly RuleOutcome[]): string {
  return outcomes.map(({ id, message }) => `${id}: ${message}`).join('\n');
}

function isOfRows(id: string, rows: readonly FixtureRow[]): boolean {
  return rows.some(({ named }) => [named._expect, named._na, named._ne].some((ids) => ids?.includes(id)));
}

function countOf(rows: readonly FixtureRow[], mark: '_expect' | '_na' | '_ne', id: string): number {
  return rows.filter(({ named }) => named[mark]?.includes(id)).length;
}
