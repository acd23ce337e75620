import fc from 'fast-check';
import type { TestCase, TestRow, TestRule, TestTable, Written } from './case.ts';
import { hasNoOrder } from './figures.ts';
import { CHILD, cells, PARENT, TEXTS } from './pools.ts';
import { order, rational } from './rational.ts';
import { judgeByReference } from './reference.ts';
import { ruleWords } from './rules.ts';
import { cellValue, isIllTyped, sideOf, writtenValue } from './values.ts';

/** Columns that may be declared unique where they are: engines prove this of them without a doubt. */
const UNIQUE = ['i1', 'day1', 'm1', 'd1'];
const NOT_NULL = ['n1', 'i1', 't1', 'day1', 'm1', 'b1', 'd1', 'f1'];

/** Random tables with rules on the first; every engine gets the same, as far as it can hold it. */
export function randomCase(ruleCount: number): fc.Arbitrary<TestCase> {
  return fc
    .record({
      isClean: fc.boolean(),
      window: fc.nat(TEXTS.length - 1),
      cutoff: fc.constantFrom('2026-12-14', '2025-06-30', '2024-02-29'),
      declaredUnique: fc.subarray(UNIQUE),
      declaredNotNull: fc.subarray(NOT_NULL),
      nearness: fc.array(fc.nat(5), { minLength: ruleCount, maxLength: ruleCount }),
    })
    .chain(({ isClean, window, cutoff, declaredUnique, declaredNotNull, nearness }) =>
      fc
        .record({
          child: rowsOf(CHILD, isClean, 12),
          parent: rowsOf(PARENT, isClean, 6),
          words: fc.array(ruleWords(), { minLength: ruleCount, maxLength: ruleCount, size: 'max' }),
        })
        .map(({ child, parent, words }) => {
          const tables: [TestTable, TestTable] = [
            { name: 'child', columns: CHILD, rows: numbered(narrowedRows(child, CHILD, window)) },
            { name: 'parent', columns: PARENT, rows: numbered(narrowedRows(parent, PARENT, window)) },
          ];
          const rules = words
            .map((one, index): TestRule => ({ id: `r${index + 1}`, ...narrowedRule(one, window) }))
            .map((rule, index) => (nearness[index] === 0 ? nearItsFigure(rule, tables, cutoff) : rule))
            .filter((rule) => isJudgeable(rule, tables[0]));
          return { tables, rules, cutoff, declaredUnique, declaredNotNull };
        }),
    );
}

function rowsOf(columns: typeof CHILD, isClean: boolean, most: number): fc.Arbitrary<TestRow[]> {
  const row = fc.tuple(...columns.slice(1).map((column) => cells(column, { isClean })));
  return fc.oneof(
    { arbitrary: fc.array(row, { maxLength: 2 }), weight: 1 },
    { arbitrary: fc.array(row, { minLength: Math.ceil(most / 2), maxLength: most, size: 'max' }), weight: 4 },
  );
}

function numbered(rows: readonly TestRow[]): readonly TestRow[] {
  return rows.map((row, index) => [BigInt(index + 1), ...row]);
}

/** Columns of free text. */
const FREE_TEXTS: readonly string[] = ['t1', 't2'];
const NEIGHBOURS = 8;

/** The texts of one case are few neighbours in their pool, so that those which some collation takes for one meet. */
function narrowedRows(rows: readonly TestRow[], columns: typeof CHILD, window: number): readonly TestRow[] {
  return rows.map((row) =>
    row.map((cell, at) =>
      typeof cell === 'string' && FREE_TEXTS.includes(columns[at + 1]?.name ?? '')
        ? neighbour(cell, window)
        : cell,
    ),
  );
}

function narrowedRule(words: Omit<TestRule, 'id'>, window: number): Omit<TestRule, 'id'> {
  const narrow = (value: Written): Written => (typeof value === 'string' ? neighbour(value, window) : value);
  const { values, when, ...rest } = words;
  const isFree = (name: string | undefined) => FREE_TEXTS.includes(name ?? '');
  return {
    ...rest,
    ...(values && { values: isFree(words.column) ? values.map(narrow) : values }),
    ...(when && {
      when: when.map((one) => {
        const { equals, 'not-equals': other, in: among, 'not-in': outside } = one;
        if (!isFree(one.column)) return one;
        return {
          ...one,
          ...(equals !== undefined && { equals: narrow(equals) }),
          ...(other !== undefined && { 'not-equals': narrow(other) }),
          ...(among && { in: among.map(narrow) }),
          ...(outside && { 'not-in': outside.map(narrow) }),
        };
      }),
    }),
  };
}

function neighbour(text: string, window: number): string {
  const at = TEXTS.indexOf(text);
  return at < 0 ? text : (TEXTS[(window + (at % NEIGHBOURS)) % TEXTS.length] ?? text);
}

/** A bound that the figure just meets: with random bounds that would hardly ever happen. */
function nearItsFigure(rule: TestRule, tables: readonly TestTable[], cutoff: string): TestRule {
  const [table] = tables;
  if (rule.rule !== 'aggregate' || table === undefined || !isJudgeable(rule, table)) return rule;
  const context = { tables, cutoff, utcOffset: '+07:00', longDecimalsAreFloats: false };
  const { observed } = judgeByReference(rule, table, context);
  if (observed === null || !/^-?[\d.]+$/.test(observed)) return rule;
  const { id, rule: type, column = '', function: name = '', at, when, where, fold } = rule;
  const near = {
    id,
    rule: type,
    column,
    function: name,
    ...(at && { at }),
    ...(when && { when }),
    ...(where && { where }),
    ...(fold && { fold }),
  };
  return 'max' in rule ? { ...near, max: { number: observed } } : { ...near, min: { number: observed } };
}

/** Rules that a rule file may hold and whose outcome the design fixes. */
function isJudgeable(rule: TestRule, table: TestTable): boolean {
  const at = table.columns.findIndex(({ name }) => name === rule.column);
  const column = table.columns[at];
  if (rule.rule === 'aggregate' && column !== undefined) {
    const cells = table.rows
      .map((row) => row[at] ?? null)
      .filter((cell) => cell !== null && !isIllTyped(cell));
    const keeping = { longDecimalsAreFloats: false };
    if (
      hasNoOrder(
        rule.function ?? '',
        cells.map((cell) => cellValue(cell, column, keeping)),
      )
    )
      return false;
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
  if (typeof low === 'object' && typeof high === 'object')
    return order(rational(low.number), rational(high.number));
  if (column === undefined) return 0;
  const keeping = { longDecimalsAreFloats: false };
  return sideOf(writtenValue(low, column, keeping), writtenValue(high, column, keeping)) ?? 0;
}
