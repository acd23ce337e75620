import type { TestRow, TestRule } from './case.ts';
import { isInCalendar, isLate } from './lateness.ts';
import { divided, order, plus, type Rational, rational, roundedText } from './rational.ts';
import { holds, isNaNValue, isSameKey, toDouble, type Value } from './values.ts';

/** What a rule asks of one row among others, in one table. */
export interface AmongRows {
  value(row: TestRow, column: string): Value;
  /** Rows that are accepted, hold no NULL where the rule looks, and are of their types. */
  readonly rows: readonly TestRow[];
  /** The cut-off day. */
  readonly cutoff: string;
}

/** The columns that such a rule looks at. */
export function lookedAt(rule: TestRule): readonly string[] | undefined {
  const { column = '', key = [], by = '', from = '', until = '', per = [] } = rule;
  switch (rule.rule) {
    case 'ordered':
      return [...per, by, column];
    case 'no-overlap':
      return [...key, from, until];
    case 'sequence':
      return [...per, column];
    case 'dependency':
      return [...(rule.determinant ?? []), ...(rule.dependent ?? [])];
    case 'rare-value':
      return [column];
    case 'timely':
      return [column, ...(until === '' ? [] : [until])];
    case 'hierarchy':
      return [column, rule.parent ?? ''];
    case 'sum-equals':
      return [...(rule.terms ?? []), ...(rule.total === undefined ? [] : [rule.total])];
    default:
      return undefined;
  }
}

/** True for a row that can be judged although nothing in it is NULL or of a wrong type. */
export function isEvaluable(rule: TestRule, row: TestRow, { value }: AmongRows): boolean {
  const { column = '', by = '', from = '', until = '', per = [], key = [] } = rule;
  if (rule.rule === 'ordered') return ![...per, by, column].some((name) => isNaNValue(value(row, name)));
  if (rule.rule === 'timely') {
    if (!rule.within?.endsWith('wd')) return true;
    return lookedAt(rule)?.every((name) => isInCalendar(value(row, name))) === true;
  }
  if (rule.rule !== 'no-overlap') return true;
  if ([...key, from, until].some((name) => isNaNValue(value(row, name)))) return false;
  return holds('<=', value(row, from), value(row, until));
}

/** True for a row that breaks the rule. */
export function breaksAmong(rule: TestRule, row: TestRow, all: AmongRows): boolean {
  const { column = '', by = '', from = '', until = '', per = [], key = [] } = rule;
  const { rows, value, cutoff } = all;
  const areSame = (names: readonly string[], a: TestRow, b: TestRow) =>
    names.every((name) => isSameKey(value(a, name), value(b, name)));
  switch (rule.rule) {
    case 'timely':
      return isLate(rule, value(row, column), until === '' ? undefined : value(row, until), cutoff);
    case 'ordered': {
      const before = rows.filter(
        (other) => areSame(per, row, other) && holds('<', value(other, by), value(row, by)),
      );
      const last = before.filter((other) =>
        before.every((one) => holds('>=', value(other, by), value(one, by))),
      );
      const wrong = rule.direction === 'rising' ? '<' : '>';
      return last.some(
        (other) =>
          holds(wrong, value(row, column), value(other, column)) ||
          (rule.strictly === true && holds('=', value(row, column), value(other, column))),
      );
    }
    case 'no-overlap': {
      const operator = rule.inclusive === true ? '<=' : '<';
      return rows.some(
        (other) =>
          other !== row &&
          areSame(key, row, other) &&
          holds(operator, value(other, from), value(row, until)) &&
          holds(operator, value(row, from), value(other, until)),
      );
    }
    case 'sequence': {
      const group = rows.filter((other) => areSame(per, row, other));
      const number = (of: TestRow) => wholeOf(value(of, column));
      const own = number(row);
      if (group.filter((other) => number(other) === own).length > 1) return true;
      const smaller = group.map(number).filter((one) => one < own);
      if (smaller.length === 0) return rule.start !== undefined && own !== BigInt(rule.start.number);
      return !smaller.includes(own - 1n);
    }
    case 'dependency':
      return rows.some(
        (other) => areSame(rule.determinant ?? [], row, other) && !areSame(rule.dependent ?? [], row, other),
      );
    case 'rare-value': {
      const times = rows.filter((other) => areSame([column], row, other)).length;
      const share = rule['min-share'];
      if (share === undefined) return times < Number((rule.min as { number: string }).number);
      const { numerator, denominator } = rational(share.number);
      return BigInt(times) * denominator < numerator * BigInt(rows.length);
    }
    case 'hierarchy':
      return isLoop(row, all, column, rule.parent ?? '');
    default:
      return isOtherSum(rule, row, all);
  }
}

/** Goes up from the row, every way there is, until it comes back or nothing is new. */
function isLoop(row: TestRow, { rows, value }: AmongRows, column: string, parent: string): boolean {
  const own = value(row, column);
  const seen: TestRow[] = [];
  let next = [row];
  while (next.length > 0) {
    if (next.some((one) => isSameKey(value(one, parent), own))) return true;
    seen.push(...next);
    next = rows.filter(
      (other) =>
        !seen.includes(other) && next.some((one) => isSameKey(value(one, parent), value(other, column))),
    );
  }
  return false;
}

function isOtherSum(rule: TestRule, row: TestRow, { value }: AmongRows): boolean {
  const terms = (rule.terms ?? []).map((name) => value(row, name));
  const wanted: Value | undefined = rule.total === undefined ? undefined : value(row, rule.total);
  const written = rational(rule.sum?.number ?? '0');
  const within = rational(rule.apart?.number ?? '0');
  if ([...terms, ...(wanted === undefined ? [] : [wanted])].some((one) => one.family === 'double')) {
    const sum = terms.map(toDouble).reduce((total, one) => total + one, 0);
    const other = wanted === undefined ? undefined : toDouble(wanted);
    if (!Number.isFinite(sum) || (other !== undefined && !Number.isFinite(other)))
      return sum !== (other ?? Number(rule.sum?.number));
    const rounded = (number: number) => rational(roundedText(exactOf(number), 12));
    return isApart(rounded(sum), other === undefined ? written : rounded(other), within);
  }
  if (terms.some(isNaNValue) || (wanted !== undefined && isNaNValue(wanted))) return true;
  const sum = terms.map(rationalOf).reduce(plus, rational('0'));
  return isApart(sum, wanted === undefined ? written : rationalOf(wanted), within);
}

function isApart(a: Rational, b: Rational, within: Rational): boolean {
  const difference = plus(a, { ...b, numerator: -b.numerator });
  const size = difference.numerator < 0n ? { ...difference, numerator: -difference.numerator } : difference;
  return order(size, within) > 0;
}

function rationalOf(value: Value): Rational {
  if (value.family !== 'exact') throw new Error('no exact number');
  return value.exact;
}

/** A double as the decimal that it is. */
function exactOf(number: number): Rational {
  return divided(rational(number.toPrecision(17)), 1n);
}

function wholeOf(value: Value): bigint {
  const { numerator, denominator } = rationalOf(value);
  return numerator / denominator;
}
