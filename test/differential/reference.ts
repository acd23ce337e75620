import { breaksAmong, isEvaluable, lookedAt } from './among-rows.ts';
import { endOf, microseconds, span } from './calendar.ts';
import type { TestCell, TestCondition, TestRow, TestRule, TestSql, TestTable, Written } from './case.ts';
import { figureOf } from './figures.ts';
import { divided, order, rational, roundedText } from './rational.ts';
import {
  cellValue,
  folded,
  holds,
  isIllTyped,
  isSameKey,
  type Keeping,
  sideOf,
  textOf,
  type Value,
  writtenValue,
} from './values.ts';
import { isInForce, isWritten } from './written.ts';

/** What section 6 of the design says of one rule on some tables. */
export interface Expected {
  readonly status: 'pass' | 'fail' | 'error' | 'not-applicable';
  readonly scope: number;
  readonly notApplicable: number;
  readonly checked: number;
  readonly violations: number;
  readonly notEvaluable: number;
  readonly groups: number | null;
  readonly observed: string | null;
  /** The `id` of each row that breaks a row rule. */
  readonly breaking: readonly string[];
}

export interface ReferenceContext extends Keeping {
  readonly tables: readonly TestTable[];
  /** The cut-off day. */
  readonly cutoff: string;
  /** Written after moments with a zone, `+07:00`. */
  readonly utcOffset: string;
}

/** What a row is to a rule. */
type Verdict = 'not-applicable' | 'not-evaluable' | 'good' | 'bad';

/** Judges one rule on plain rows, one row after the other. */
export function judgeByReference(rule: TestRule, table: TestTable, context: ReferenceContext): Expected {
  const reader = readerOf(rule, table, context);
  const accepted = table.rows.filter((row) => isAccepted(rule, row, reader));
  switch (rule.rule) {
    case 'row-count':
      return figure(String(accepted.length), isOutsideNumber(rule, BigInt(accepted.length)));
    case 'aggregate':
      return judgeAggregate(rule, accepted, reader, context);
    case 'freshness':
      return judgeFreshness(rule, accepted, reader, context);
    case 'recency-share':
      return judgeRecencyShare(rule, accepted, reader, context);
    case 'spike':
      return judgeSpike(rule, accepted, reader);
    case 'row-count-match': {
      const other = context.tables.find(({ name }) => name === rule.to?.table);
      return figure(String(accepted.length), accepted.length !== other?.rows.length);
    }
    case 'distinct-count':
    case 'distinct-ratio':
      return judgeDistinct(rule, accepted, reader);
    case 'contains-values':
      return judgeContained(rule, accepted, reader);
    case 'unique':
      return judgeUnique(rule, table, accepted, reader);
    default: {
      const looked = lookedAt(rule);
      if (looked !== undefined)
        return judgeAmong(rule, looked, { table, accepted, reader, cutoff: context.cutoff });
      const verdicts = table.rows.map((row) =>
        accepted.includes(row) ? verdictOf(rule, row, reader, context) : 'not-applicable',
      );
      return rows(rule, table, verdicts, null);
    }
  }
}

/** Rules that compare rows with each other, or columns within one. */
function judgeAmong(
  rule: TestRule,
  looked: readonly string[],
  at: {
    readonly table: TestTable;
    readonly accepted: readonly TestRow[];
    readonly reader: Reader;
    readonly cutoff: string;
  },
): Expected {
  const { table, accepted, reader, cutoff } = at;
  const value = (row: TestRow, name: string) => reader.value(row, name);
  const given = accepted.filter((row) => looked.every((name) => reader.cell(row, name) !== null));
  const typed = given.filter((row) => !looked.some((name) => isIllTyped(reader.cell(row, name))));
  const judged = typed.filter((row) => isEvaluable(rule, row, { rows: typed, value, cutoff }));
  const verdicts = table.rows.map((row): Verdict => {
    if (!given.includes(row)) return 'not-applicable';
    if (!judged.includes(row)) return 'not-evaluable';
    const isOrphan = rule.rule === 'hierarchy' && !hasKey(rule, row, table, reader);
    return verdict(!isOrphan && !breaksAmong(rule, row, { rows: judged, value, cutoff }));
  });
  return rows(rule, table, verdicts, null);
}

/** True when some row of the table, accepted or not, has the key that this one names as its parent. */
function hasKey(
  { column = '', parent = '' }: TestRule,
  row: TestRow,
  table: TestTable,
  reader: Reader,
): boolean {
  return table.rows.some((other) => {
    const cell = reader.cell(other, column);
    if (cell === null || isIllTyped(cell)) return false;
    return isSameKey(reader.value(other, column), reader.value(row, parent));
  });
}

/** Reads the cells of one rule's table. */
interface Reader {
  cell(row: TestRow, column: string): TestCell;
  /** Folded when the rule says so. */
  value(row: TestRow, column: string): Value;
  plain(row: TestRow, column: string): Value;
  written(value: Written, column: string): Value;
  column(name: string): TestTable['columns'][number];
}

function readerOf(rule: TestRule, table: TestTable, keeping: Keeping): Reader {
  const fold = (value: Value) => (rule.fold === true ? folded(value) : value);
  const column = (name: string) => {
    const found = table.columns.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no column ${name}`);
    return found;
  };
  const cell = (row: TestRow, name: string) => row[table.columns.indexOf(column(name))] ?? null;
  const plain = (row: TestRow, name: string) => cellValue(cell(row, name), column(name), keeping);
  return {
    cell,
    column,
    plain,
    value: (row, name) => fold(plain(row, name)),
    written: (value, name) => fold(writtenValue(value, column(name), keeping)),
  };
}

function isAccepted(rule: TestRule, row: TestRow, reader: Reader): boolean {
  return (
    (rule.when ?? []).every((condition) => isTrue(condition, row, reader)) &&
    (rule.where === undefined || truthOf(rule.where, row, reader) === true)
  );
}

/** Conditions do not hold on NULL, nor on a value that is not of its type; only `is-null` looks at what is there. */
function isTrue(condition: TestCondition, row: TestRow, reader: Reader): boolean {
  const { column } = condition;
  const cell = reader.cell(row, column);
  if (condition['is-null'] !== undefined) return (cell === null) === condition['is-null'];
  if (cell === null || isIllTyped(cell)) return false;
  const value = reader.value(row, column);
  const is = (written: Written) => holds('=', value, reader.written(written, column));
  if (condition.equals !== undefined) return is(condition.equals);
  if (condition['not-equals'] !== undefined) return !is(condition['not-equals']);
  if (condition.in !== undefined) return condition.in.some(is);
  if (condition['not-in'] !== undefined) return !condition['not-in'].some(is);
  if (condition.pattern !== undefined) return new RegExp(condition.pattern, 'u').test(textOf(value));
  return (
    (condition.min === undefined || holds('>=', value, reader.written(condition.min, column))) &&
    (condition.max === undefined || holds('<=', value, reader.written(condition.max, column)))
  );
}

/** Three-valued, as in SQL: undefined is NULL. */
function truthOf(sql: TestSql, row: TestRow, reader: Reader): boolean | undefined {
  if ('isNull' in sql) return reader.cell(row, sql.isNull) === null;
  if ('not' in sql) {
    const of = truthOf(sql.not, row, reader);
    return of === undefined ? undefined : !of;
  }
  if ('and' in sql || 'or' in sql) {
    const deciding = 'or' in sql;
    const parts = ('or' in sql ? sql.or : sql.and).map((part) => truthOf(part, row, reader));
    if (parts.includes(deciding)) return deciding;
    return parts.includes(undefined) ? undefined : !deciding;
  }
  const side = (operand: string | bigint) =>
    typeof operand === 'bigint' ? operand : (reader.cell(row, operand) as bigint | null);
  const [left, right] = [side(sql.left), side(sql.right)];
  if (left === null || right === null) return undefined;
  const result = left < right ? -1 : left > right ? 1 : 0;
  const told = { '=': [0], '!=': [-1, 1], '<': [-1], '<=': [-1, 0], '>': [1], '>=': [0, 1] };
  return told[sql.operator].includes(result);
}

function verdictOf(rule: TestRule, row: TestRow, reader: Reader, context: ReferenceContext): Verdict {
  const { column = '' } = rule;
  if (rule.rule === 'not-null') return verdict(reader.cell(row, column) !== null);
  if (rule.rule === 'is-null') return verdict(reader.cell(row, column) === null);
  if (rule.then !== undefined) {
    const compared = rule.then.filter((one) => one['is-null'] === undefined).map((one) => one.column);
    const cells = compared.map((name) => reader.cell(row, name));
    if (cells.includes(null)) return 'not-applicable';
    if (cells.some(isIllTyped)) return 'not-evaluable';
    return verdict(rule.then.every((one) => isTrue(one, row, reader)));
  }
  if (rule.among !== undefined) {
    const given = rule.among.filter((name) => reader.cell(row, name) !== null).length;
    return verdict(rule.rule === 'exactly-one' ? given === 1 : given > 0);
  }
  if (rule.rule === 'not-blank') return blankness(row, column, reader);
  if (rule.rule === 'expression' && rule.condition !== undefined) {
    const truth = truthOf(rule.condition, row, reader);
    return truth === undefined ? 'not-evaluable' : verdict(truth);
  }
  const isOnColumn = rule.on !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(rule.on);
  const looked = [
    ...(rule.key ?? [column]),
    ...(rule.other === undefined ? [] : [rule.other]),
    ...(isOnColumn ? [rule.on as string] : []),
  ];
  const cells = looked.map((name) => reader.cell(row, name));
  if (cells.includes(null)) return 'not-applicable';
  if (cells.some(isIllTyped)) return 'not-evaluable';
  return verdict(isGood(rule, row, reader, context));
}

/** The row rules over values that are there and of their type. */
function isGood(rule: TestRule, row: TestRow, reader: Reader, context: ReferenceContext): boolean {
  const { column = '' } = rule;
  switch (rule.rule) {
    case 'in-set':
    case 'not-in-set': {
      const value = reader.value(row, column);
      const isIn = (rule.values ?? []).some((one) => holds('=', value, reader.written(one, column)));
      return isIn === (rule.rule === 'in-set');
    }
    case 'range': {
      const value = reader.value(row, column);
      const within = (
        word: 'min' | 'exclusive-min' | 'max' | 'exclusive-max',
        operator: '>=' | '>' | '<=' | '<',
      ) => {
        const bound = rule[word];
        return bound === undefined || holds(operator, value, reader.written(bound, column));
      };
      return (
        within('min', '>=') &&
        within('exclusive-min', '>') &&
        within('max', '<=') &&
        within('exclusive-max', '<')
      );
    }
    case 'length':
      return !isOutsideNumber(rule, BigInt([...textOf(reader.plain(row, column))].length));
    case 'pattern':
      return new RegExp(rule.pattern ?? '', 'u').test(textOf(reader.plain(row, column)));
    case 'not-pattern':
      return !new RegExp(rule.pattern ?? '', 'u').test(textOf(reader.plain(row, column)));
    case 'text-form':
      return isOfForm(rule.form ?? '', textOf(reader.plain(row, column)));
    case 'in-tuples':
      return (rule.tuples ?? []).some((tuple) =>
        (rule.key ?? []).every((name, at) =>
          holds('=', reader.value(row, name), reader.written(tuple[at] ?? '', name)),
        ),
      );
    case 'format':
      return isWritten(rule.format ?? '', textOf(reader.plain(row, column)));
    case 'compare':
      return holds(rule.operator ?? '=', reader.value(row, column), reader.value(row, rule.other ?? ''));
    case 'reference':
      return partners(rule, rule.to, row, reader, context) > 0;
    case 'reference-count':
      return !isOutsideNumber(rule, BigInt(partners(rule, rule.children, row, reader, context)));
    case 'code':
      return isCode(rule, row, reader, context);
    default:
      throw new Error(`the reference does not know ${rule.rule}`);
  }
}

/** What is not NULL is not blank in a column that is not of text; in one of text it must be text to be judged. */
function blankness(row: TestRow, column: string, reader: Reader): Verdict {
  const cell = reader.cell(row, column);
  if (cell === null || reader.column(column).type.kind !== 'text') return verdict(cell !== null);
  if (isIllTyped(cell)) return 'not-evaluable';
  return verdict(!/^\p{White_Space}*$/u.test(textOf(reader.plain(row, column))));
}

function isOfForm(form: string, text: string): boolean {
  switch (form) {
    case 'nfc':
      return text.normalize('NFC') === text;
    case 'trimmed':
      return !/^\p{White_Space}|\p{White_Space}$/u.test(text);
    case 'single-spaces':
      return !/\p{White_Space}{2}/u.test(text);
    case 'no-control':
      return !/\p{Cc}/u.test(text);
    default:
      throw new Error(`the reference does not know the form ${form}`);
  }
}

/** How many rows of another table have the key of this one. */
function partners(
  rule: TestRule,
  to: TestRule['to'],
  row: TestRow,
  reader: Reader,
  context: ReferenceContext,
): number {
  const parent = context.tables.find((table) => table.name === to?.table);
  if (to === undefined || parent === undefined) throw new Error('a reference names a table');
  const parentReader = readerOf(rule, parent, context);
  const names = rule.key ?? [rule.column ?? ''];
  const parentNames = to.key ?? [to.column ?? ''];
  return parent.rows.filter((other) =>
    names.every((name, at) => {
      const parentName = parentNames[at] ?? '';
      const cell = parentReader.cell(other, parentName);
      if (cell === null || isIllTyped(cell)) return false;
      return isSameKey(reader.value(row, name), parentReader.value(other, parentName));
    }),
  ).length;
}

function isCode(rule: TestRule, row: TestRow, reader: Reader, context: ReferenceContext): boolean {
  const { column = '', codes = '', on } = rule;
  const isFixed = on === undefined || /^\d{4}-\d{2}-\d{2}$/.test(on);
  const day = isFixed ? (on ?? context.cutoff) : String(reader.cell(row, on)).slice(0, 10);
  const value = reader.value(row, column);
  return isInForce(codes, day, rule.level, (code) =>
    value.family === 'exact'
      ? /^\d+$/.test(code) && String(BigInt(code)) === value.text
      : holds('=', value, reader.written(code, column)),
  );
}

function judgeUnique(
  rule: TestRule,
  table: TestTable,
  accepted: readonly TestRow[],
  reader: Reader,
): Expected {
  const names = rule.key ?? [rule.column ?? ''];
  const compared = accepted.filter((row) => names.every((name) => reader.cell(row, name) !== null));
  const isSame = (a: TestRow, b: TestRow) =>
    names.every((name) => {
      const [left, right] = [reader.cell(a, name), reader.cell(b, name)];
      if (isIllTyped(left) || isIllTyped(right)) return isSameStored(left, right);
      return isSameKey(reader.value(a, name), reader.value(b, name));
    });
  const verdicts = table.rows.map((row): Verdict => {
    if (!compared.includes(row)) return 'not-applicable';
    return verdict(!compared.some((other) => other !== row && isSame(row, other)));
  });
  const repeated = table.rows.filter((_, at) => verdicts[at] === 'bad');
  const groups = repeated.filter((row, at) => repeated.findIndex((other) => isSame(row, other)) === at);
  return rows(rule, table, verdicts, groups.length);
}

function isSameStored(a: TestCell, b: TestCell): boolean {
  if (!isIllTyped(a) || !isIllTyped(b)) return false;
  return typeof a.ill === typeof b.ill && String(a.ill) === String(b.ill);
}

function judgeAggregate(
  rule: TestRule,
  accepted: readonly TestRow[],
  reader: Reader,
  context: ReferenceContext,
): Expected {
  const { column = '' } = rule;
  const cells = accepted.filter((row) => reader.cell(row, column) !== null);
  if (cells.some((row) => isIllTyped(reader.cell(row, column)))) return NOT_EVALUABLE;
  const values = cells.map((row) => reader.value(row, column));
  const found = figureOf(rule.function ?? '', values, {
    written: (bound) => reader.written(bound, column),
    suffix: reader.column(column).type.kind === 'zoned' ? context.utcOffset : '',
    at: rule.at?.number ?? '0',
  });
  if (found === undefined) return NO_FIGURE;
  const isBroken = isOutside(rule, (bound) => found.compareWith(bound));
  return figure(found.observed, isBroken);
}

/** Rows whose tuples hold no NULL; undefined when a value among them is not of its column's type. */
function whole(names: readonly string[], rows: readonly TestRow[], reader: Reader) {
  const given = rows.filter((row) => names.every((name) => reader.cell(row, name) !== null));
  const isIll = given.some((row) => names.some((name) => isIllTyped(reader.cell(row, name))));
  return isIll ? undefined : given;
}

function judgeDistinct(rule: TestRule, accepted: readonly TestRow[], reader: Reader): Expected {
  const names = rule.key ?? [rule.column ?? ''];
  const given = whole(names, accepted, reader);
  if (given === undefined) return NOT_EVALUABLE;
  const isSame = (a: TestRow, b: TestRow) =>
    names.every((name) => isSameKey(reader.value(a, name), reader.value(b, name)));
  const found = given.filter((row, at) => given.findIndex((other) => isSame(other, row)) === at).length;
  if (rule.rule === 'distinct-count') return figure(String(found), isOutsideNumber(rule, BigInt(found)));
  return shareOf(rule, found, given.length);
}

function judgeContained(rule: TestRule, accepted: readonly TestRow[], reader: Reader): Expected {
  const { column = '' } = rule;
  const given = whole([column], accepted, reader);
  if (given === undefined) return NOT_EVALUABLE;
  if (given.length === 0) return NO_FIGURE;
  const wanted = (rule.values ?? []).map((value) => reader.written(value, column));
  const different = wanted.filter((value, at) => wanted.findIndex((other) => isSameKey(other, value)) === at);
  const found = different.filter((value) =>
    given.some((row) => holds('=', reader.value(row, column), value)),
  ).length;
  return figure(String(found), found < different.length);
}

function judgeFreshness(
  rule: TestRule,
  accepted: readonly TestRow[],
  reader: Reader,
  context: ReferenceContext,
): Expected {
  const { column = '', within = '' } = rule;
  const cells = accepted.filter((row) => reader.cell(row, column) !== null);
  if (cells.some((row) => isIllTyped(reader.cell(row, column)))) return NOT_EVALUABLE;
  const end = endOf(context.cutoff);
  let newest: (Value & { family: 'moment' | 'time' }) | undefined;
  for (const row of cells) {
    const value = reader.value(row, column);
    if (!('microseconds' in value)) throw new Error('freshness is of moments');
    if (value.microseconds < end && (newest === undefined || value.microseconds > newest.microseconds))
      newest = value;
  }
  if (newest === undefined) return NO_FIGURE;
  const from = within.endsWith('d') ? microseconds(context.cutoff) : end;
  const isZoned = reader.column(column).type.kind === 'zoned';
  return figure(newest.text + (isZoned ? context.utcOffset : ''), newest.microseconds < from - span(within));
}

function judgeRecencyShare(
  rule: TestRule,
  accepted: readonly TestRow[],
  reader: Reader,
  { cutoff }: ReferenceContext,
): Expected {
  const { column = '', since = '' } = rule;
  const given = whole([column], accepted, reader);
  if (given === undefined) return NOT_EVALUABLE;
  const moments = given.map((row) => {
    const value = reader.value(row, column);
    if (!('microseconds' in value)) throw new Error('recency-share is of moments');
    return value.microseconds;
  });
  const known = moments.filter((moment) => moment < endOf(cutoff));
  const first = since.endsWith('d') ? microseconds(cutoff) - span(since) : microseconds(since);
  return shareOf(rule, known.filter((moment) => moment >= first).length, known.length);
}

function judgeSpike(rule: TestRule, accepted: readonly TestRow[], reader: Reader): Expected {
  const { column = '' } = rule;
  const given = whole([column], accepted, reader);
  if (given === undefined) return NOT_EVALUABLE;
  const counts = given.map(
    (row) =>
      given.filter((other) => isSameKey(reader.value(other, column), reader.value(row, column))).length,
  );
  return shareOf(rule, Math.max(0, ...counts), given.length);
}

function shareOf(rule: TestRule, found: number, of: number): Expected {
  if (of === 0) return NO_FIGURE;
  const share = divided(rational(String(found)), BigInt(of));
  const isBroken = isOutside(rule, (bound) => order(share, rational((bound as { number: string }).number)));
  return figure(roundedText(share, 20), isBroken);
}

/** `side` tells on which side of the bound the figure lies; undefined (NaN): on none. */
function isOutside(rule: TestRule, side: (bound: Written) => number | undefined): boolean {
  const breaks = (bound: Written | undefined, isFine: (of: number) => boolean) => {
    if (bound === undefined) return false;
    const of = side(bound);
    return of === undefined || !isFine(of);
  };
  return (
    breaks(rule.min, (of) => of >= 0) ||
    breaks(rule['exclusive-min'], (of) => of > 0) ||
    breaks(rule.max, (of) => of <= 0) ||
    breaks(rule['exclusive-max'], (of) => of < 0) ||
    breaks(rule.equals, (of) => of === 0)
  );
}

function isOutsideNumber(rule: TestRule, number: bigint): boolean {
  const column = { name: '', type: { kind: 'integer', size: 'big' } } as const;
  const keeping = { longDecimalsAreFloats: false };
  const value = cellValue(number, column, keeping);
  return isOutside(rule, (bound) => sideOf(value, writtenValue(bound, column, keeping)));
}

function verdict(isFine: boolean): Verdict {
  return isFine ? 'good' : 'bad';
}

function rows(
  rule: TestRule,
  table: TestTable,
  verdicts: readonly Verdict[],
  groups: number | null,
): Expected {
  const count = (wanted: Verdict) => verdicts.filter((one) => one === wanted).length;
  const violations = count('bad');
  const checked = count('good') + violations;
  const notEvaluable = count('not-evaluable');
  const empty = notEvaluable > 0 ? 'error' : 'not-applicable';
  return {
    status: checked === 0 ? empty : isTolerated(violations, checked, rule.tolerance) ? 'pass' : 'fail',
    scope: verdicts.length,
    notApplicable: count('not-applicable'),
    checked,
    violations,
    notEvaluable,
    groups,
    observed: null,
    breaking: table.rows.filter((_, at) => verdicts[at] === 'bad').map(([id]) => String(id)),
  };
}

function isTolerated(violations: number, checked: number, tolerance: number | string = 0): boolean {
  if (typeof tolerance === 'number') return violations <= tolerance;
  const [whole = '0', fraction = ''] = tolerance.replace('%', '').split('.');
  const unit = 10n ** BigInt(fraction.length);
  return BigInt(violations) * 100n * unit <= BigInt(checked) * BigInt(whole + fraction);
}

const NO_FIGURE: Expected = {
  status: 'not-applicable',
  scope: 1,
  notApplicable: 1,
  checked: 0,
  violations: 0,
  notEvaluable: 0,
  groups: null,
  observed: null,
  breaking: [],
};

const NOT_EVALUABLE: Expected = { ...NO_FIGURE, status: 'error', notApplicable: 0, notEvaluable: 1 };

function figure(observed: string, isBroken: boolean): Expected {
  return {
    ...NO_FIGURE,
    status: isBroken ? 'fail' : 'pass',
    notApplicable: 0,
    checked: 1,
    violations: isBroken ? 1 : 0,
    observed,
  };
}
