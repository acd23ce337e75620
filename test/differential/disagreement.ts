import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RuleFileError } from '../../src/errors.ts';
import type { RuleOutcome } from '../../src/model/result.ts';
import type { EngineName, FreshDatabase } from '../engines.ts';
import { runAudit } from '../run-audit.ts';
import type { TestCase, TestRule, TestTable } from './case.ts';
import { heldBy, loadCase, UTC_OFFSET } from './load.ts';
import { type Expected, judgeByReference } from './reference.ts';
import { ruleFileText, ruleText } from './rule-file.ts';
import { isIllTyped } from './values.ts';

/** A rule on which an engine and the reference differ. */
export interface Disagreement {
  readonly engine: EngineName;
  readonly rule: TestRule;
  readonly expected: object;
  readonly actual: object;
}

/** How many offending rows the random audits ask for. */
export const SAMPLES = 3;

/** Where the audits of one engine run. */
export interface Bench {
  readonly database: FreshDatabase;
  readonly folder: string;
}

/** Runs all rules of a case on one engine in one audit, and lists where the outcomes are not those of the reference. */
export async function disagreements(
  one: TestCase,
  { database, folder }: Bench,
  samples: number,
): Promise<readonly Disagreement[]> {
  const { engine, url } = database;
  const tables = heldBy(engine, one.tables);
  await loadCase(database, one, tables);
  const path = join(folder, `${engine}.yaml`);
  writeFileSync(path, ruleFileText(one));
  const { result } = await runAudit(path, url, { samples, concurrency: samples > 0 ? 2 : 1 }).catch(
    refused(one),
  );
  const context = {
    tables,
    cutoff: one.cutoff,
    utcOffset: UTC_OFFSET,
    longDecimalsAreFloats: engine === 'sqlite',
  };
  return one.rules.flatMap((rule): readonly Disagreement[] => {
    const outcome = result.outcomes.find(({ id }) => id === rule.id);
    const expected = judgeByReference(rule, tables[0], context);
    const { breaking, ...figures } = expected;
    const actual = outcome === undefined ? {} : figuresOf(outcome);
    if (JSON.stringify(actual) !== JSON.stringify(figures)) {
      const message = outcome?.message;
      return [{ engine, rule, expected: figures, actual: { ...actual, message } }];
    }
    const sampled = outcome?.samples.map(({ key }) => key.id);
    const isDrawn = samples === 0 || rule.rule === 'code' || outcome?.proof === 'constraint';
    if (isDrawn || JSON.stringify(sampled) === JSON.stringify(breaking.slice(0, samples))) return [];
    return [{ engine, rule, expected: { sampled: breaking.slice(0, samples) }, actual: { sampled } }];
  });
}

/** A rule file that is refused here shows a rule that should not have been made, or should not have been refused. */
function refused(one: TestCase): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof RuleFileError)) throw error;
    const told = error.problems.map(({ at, text }) => `${text.en}: ${lineOf(ruleFileText(one), at.line)}`);
    throw new Error(`the rule file was refused:\n${told.join('\n')}`, { cause: error });
  };
}

function lineOf(text: string, line: number): string {
  return text.split('\n')[line - 1] ?? '';
}

/** The same disagreement with nothing but its rule, without the rows and values it does not need. */
export async function minimised(
  one: TestCase,
  found: Disagreement,
  bench: Bench,
  samples: number,
): Promise<string> {
  let smallest: TestCase = { ...one, rules: [found.rule] };
  let last = found;
  const accept = async (smaller: TestCase): Promise<void> => {
    const [still] = await disagreements(smaller, bench, samples);
    if (still === undefined) return;
    smallest = smaller;
    last = still;
  };
  await accept(smallest);
  await accept({ ...smallest, declaredNotNull: [], declaredUnique: [] });
  for (const at of [0, 1] as const) {
    for (const row of smallest.tables[at].rows) {
      await accept(
        withRows(
          smallest,
          at,
          smallest.tables[at].rows.filter((other) => other[0] !== row[0]),
        ),
      );
    }
  }
  const { when, where, tolerance, fold, ...bare } = last.rule;
  for (const optional of [{ when }, { where }, { tolerance }, { fold }]) {
    const [word] = Object.keys(optional) as [keyof TestRule];
    if (last.rule[word] === undefined) continue;
    const { [word]: _, ...without } = last.rule;
    await accept({ ...smallest, rules: [without as TestRule] });
  }
  return describe(smallest, last, bare.id);
}

function withRows(one: TestCase, at: 0 | 1, rows: TestTable['rows']): TestCase {
  const [child, parent] = one.tables;
  return { ...one, tables: at === 0 ? [{ ...child, rows }, parent] : [child, { ...parent, rows }] };
}

function describe(one: TestCase, found: Disagreement, id: string): string {
  const named = JSON.stringify(found.rule);
  const tables = heldBy(found.engine, one.tables).map((table, index) => {
    const shown = table.columns.filter(({ name }) => name === 'id' || named.includes(`"${name}"`));
    if (index === 1 && found.rule.to?.table !== table.name) return '';
    const rows = table.rows.map((row) =>
      shown
        .map(
          ({ name }) => `${name}=${cellText(row[table.columns.findIndex((column) => column.name === name)])}`,
        )
        .join(' '),
    );
    return `${table.name}:\n  ${rows.join('\n  ')}`;
  });
  return [
    `${found.engine}, rule ${id}: ${ruleText(found.rule)}`,
    `cut-off ${one.cutoff}, declared unique [${one.declaredUnique}], not null [${one.declaredNotNull}]`,
    ...tables,
    `reference: ${JSON.stringify(found.expected)}`,
    `audit:     ${JSON.stringify(found.actual)}`,
  ].join('\n');
}

function cellText(cell: TestTable['rows'][number][number] | undefined): string {
  if (cell === null || cell === undefined) return 'NULL';
  if (isIllTyped(cell)) return `ill-typed(${typeof cell.ill} ${cell.ill})`;
  return typeof cell === 'string' ? JSON.stringify(cell) : Object.is(cell, -0) ? '-0' : String(cell);
}

function figuresOf(outcome: RuleOutcome): Omit<Expected, 'breaking'> {
  const { status, scope, notApplicable, checked, violations, notEvaluable, groups, observed } = outcome;
  return { status, scope, notApplicable, checked, violations, notEvaluable, groups, observed } as Omit<
    Expected,
    'breaking'
  >;
}
