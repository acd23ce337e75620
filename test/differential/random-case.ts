import fc from 'fast-check';
import type { TestCase, TestRow, TestRule, TestTable, Written } from './case.ts';
import { hasNoOrder } from './figures.ts';
import { CHILD, cells, PARENT } from './pools.ts';
import { order, rational } from './rational.ts';
import { judgeByReference } from './reference.ts';
import { ruleWords } from './rules.ts';
import { isIllTyped, sideOf, valueOf, writtenValue } from './values.ts';

/** Columns that may be declared unique where they are: engines prove this of them without a doubt. */
const UNIQUE = ['i1', 'day1', 'm1', 'd1'];
const NOT_NULL = ['n1', 'i1', 't1', 'day1', 'm1', 'b1', 'd1', 'f1'];

/** Random tables with rules on the first; every engine gets the same, as far as it can hold it. */
export function randomCase(ruleCount: number): fc.Arbitrary<TestCase> {
  return fc
    .record({
      isClean: fc.boolean(),
      child: fc.nat(1_000_000),
      cutoff: fc.constantFrom('2026-12-14', '2025-06-30', '2024-02-29'),
      declaredUnique: fc.subarray(UNIQUE),
      declaredNotNull: fc.subarray(NOT_NULL),
      nearness: fc.array(fc.nat(5), { minLength: ruleCount, maxLength: ruleCount }),
    })
    .chain(({ isClean, cutoff, declaredUnique, declaredNotNull, nearness }) =>
      fc
        .record({
          child: rowsOf(CHILD, isClean, 12),
          parent: rowsOf(PARENT, isClean, 6),
          words: fc.array(ruleWords(), { minLength: ruleCount, maxLength: ruleCount, size: 'max' }),
        })
        .map(({ child, parent, words }) => {
          const tables: [TestTable, TestTable] = [
            { name: 'child', columns: CHILD, rows: numbered(child) },
            { name: 'parent', columns: PARENT, rows: numbered(parent) },
          ];
          const rules = words
            .map((one, index): TestRule => ({ id: `r${index + 1}`, ...one }))
            .map((rule, index) => (nearness[index] === 0 ? nearItsFigure(rule, tables, cutoff) : rule))
            .filter((rule) => isJudgeable(rule, tables[0]));
          return { tables, rules, cutoff, declaredUnique, declaredNotNull };
        }),
    );
}

function rowsOf(columns: typeof CHILD, isClean: boolean, most: number): fc.Arbitrary<TestRow[]> {
  const row = fc.tuple(...columns.slice(1).map((column) => cells(column, { isClean })));
  return fc.array(row, { maxLength: most, size: 'max' });
}

function numbered(rows: readonly TestRow[]): readonly TestRow[] {
  return rows.map((row, index) => [BigInt(index + 1), ...row]);
}

/** A bound that the figure just meets: with random bounds that would hardly ever happen. */
function nearItsFigure(rule: TestRule, tables: readonly TestTable[], cutoff: string): TestRule {
  const [table] = tables;
  if (rule.rule !== 'aggregate' || table === undefined || !isJudgeable(rule, table)) return rule;
  const context = { tables, cutoff, utcOffset: '+07:00', longDecimalsAreFloats: false };
  const { observed } = judgeByReference(rule, table, context);
  if (observed === null || !/^-?[\d.]+$/.test(observed)) return rule;
  const { id, rule: type, column = '', function: name = '', when, where, fold } = rule;
  const near = { id, rule: type, column, function: name, ...(when && { when }), ...(where && { where }), ...(fold && { fold }) };
  return 'max' in rule ? { ...near, max: { number: observed } } : { ...near, min: { number: observed } };
}

/** Rules that a rule file may hold and whose outcome the design fixes. */
function isJudgeable(rule: TestRule, table: TestTable): boolean {
  const at = table.columns.findIndex(({ name }) => name === rule.column);
  const column = table.columns[at];
  if (rule.rule === 'aggregate' && column !== undefined) {
    const cells = table.rows.map((row) => row[at] ?? null).filter((cell) => cell !== null && !isIllTyped(cell));
    const keeping = { longDecimalsAreFloats: false };
    if (hasNoOrder(rule.function ?? '', cells.map((cell) => valueOf(cell, column, keeping)))) return false;
  }
  return !isReversed(rule, column);
}

/** True when the lower bound is above the upper one, which is refused when the file is read. */
function isReversed(rule: TestRule, column: TestTable['columns'][number] | undefined): boolean {
  const low = rule.min ?? rule['exclusive-min'];
  const high = rule.max ?? rule['exclusive-max'];
  if (low === undefined || high === undefined) return false;
  const side = sideOfBounds(low, high, column);
  const isOpen = rule['exclusive-min'] !== undefined || rule['exclusive-max'] !== undefined;
  return side > 0 || (side === 0 && isOpen);
}

function sideOfBounds(low: Written, high: Written, column: TestTable['columns'][number] | undefined): number {
  if (typeof low === 'object' && typeof high === 'object') return order(rational(low.number), rational(high.number));
  if (column === undefined) return 0;
  const keeping = { longDecimalsAreFloats: false };
  return sideOf(writtenValue(low, column, keeping), writtenValue(high, column, keeping)) ?? 0;
}
