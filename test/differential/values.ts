import type { CompareOperator } from '../../src/model/expression.ts';
import { isoText, microseconds } from './calendar.ts';
import type { ColumnKind, IllTyped, TestCell, TestColumn, Written } from './case.ts';
import { order, type Rational, rational } from './rational.ts';

/** A value as the design compares it: numbers exactly or as doubles, text by code points, moments in microseconds. */
export type Value =
  | { readonly family: 'exact'; readonly exact: Rational; readonly text: string }
  | { readonly family: 'double'; readonly double: number }
  | { readonly family: 'text'; readonly points: readonly number[] }
  | { readonly family: 'moment' | 'time'; readonly microseconds: bigint; readonly text: string }
  | { readonly family: 'boolean'; readonly is: boolean };

/** How one engine keeps values. */
export interface Keeping {
  /** Decimals of more than 15 digits are floats (SQLite). */
  readonly longDecimalsAreFloats: boolean;
}

/** True for a value that is not of its column's type. */
export function isIllTyped(cell: TestCell): cell is IllTyped {
  return typeof cell === 'object' && cell !== null;
}

/** The value of a cell that is neither NULL nor ill-typed. */
export function cellValue(cell: TestCell, { type }: TestColumn, keeping: Keeping): Value {
  switch (type.kind) {
    case 'integer':
      return exact(String(cell));
    case 'decimal':
      if (cell === 'NaN' || (keeping.longDecimalsAreFloats && type.precision > 15))
        return double(Number(cell));
      return exact(String(cell));
    case 'float':
      return double(type.single ? Math.fround(Number(cell)) : Number(cell));
    case 'text':
      return text(type.char === undefined ? String(cell) : String(cell).replace(/ +$/, ''));
    case 'boolean':
      return { family: 'boolean', is: cell === true };
    default:
      return moment(String(cell), type.kind);
  }
}

/** What is written in the rule file, as a value of the column's type. */
export function writtenValue(written: Written, { type }: TestColumn, keeping: Keeping): Value {
  if (typeof written === 'boolean') return { family: 'boolean', is: written };
  switch (type.kind) {
    case 'integer':
    case 'decimal':
    case 'float': {
      const number = typeof written === 'string' ? written : written.number;
      const isDouble =
        type.kind === 'float' ||
        (type.kind === 'decimal' && keeping.longDecimalsAreFloats && type.precision > 15);
      return isDouble ? double(Number(number)) : exact(number);
    }
    case 'text':
      return text(String(written));
    case 'boolean':
      throw new Error('a boolean is written true or false');
    default:
      return moment(String(written), type.kind);
  }
}

/** True when the comparison holds; NaN satisfies none but `!=`. */
export function holds(operator: CompareOperator, a: Value, b: Value): boolean {
  const side = sideOf(a, b);
  if (side === undefined) return operator === '!=';
  switch (operator) {
    case '=':
      return side === 0;
    case '!=':
      return side !== 0;
    case '<':
      return side < 0;
    case '<=':
      return side <= 0;
    case '>':
      return side > 0;
    case '>=':
      return side >= 0;
  }
}

/** True for equal keys: as `=`, but two NaN are equal. */
export function isSameKey(a: Value, b: Value): boolean {
  return isNaNValue(a) && isNaNValue(b) ? true : holds('=', a, b);
}

export function isNaNValue(value: Value): boolean {
  return value.family === 'double' && Number.isNaN(value.double);
}

/** Texts without regard to case; every other value as it is. */
export function folded(value: Value): Value {
  if (value.family !== 'text') return value;
  // U+0130 has no simple lower case but i; the final sigma is a sigma.
  const points = value.points.map((point) => {
    if (point === 0x130) return 0x69;
    const lower = String.fromCodePoint(point).toLowerCase().codePointAt(0) as number;
    return lower === 0x3c2 ? 0x3c3 : lower;
  });
  return { family: 'text', points: points.filter((point, at) => point !== 0x307 || points[at - 1] !== 0x69) };
}

/** The text of a value of the text family. */
export function textOf(value: Value): string {
  if (value.family !== 'text') throw new Error('no text');
  return value.points.map((point) => String.fromCodePoint(point)).join('');
}

/** Negative, zero or positive; undefined where NaN has no side. */
export function sideOf(a: Value, b: Value): number | undefined {
  if (a.family === 'exact' && b.family === 'exact') return order(a.exact, b.exact);
  if (isNumber(a) && isNumber(b)) {
    const [left, right] = [toDouble(a), toDouble(b)];
    if (Number.isNaN(left) || Number.isNaN(right)) return undefined;
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (a.family === 'text' && b.family === 'text') return sideOfPoints(a.points, b.points);
  if (a.family === 'boolean' && b.family === 'boolean') return Number(a.is) - Number(b.is);
  if ('microseconds' in a && 'microseconds' in b && a.family === b.family) {
    return a.microseconds < b.microseconds ? -1 : a.microseconds > b.microseconds ? 1 : 0;
  }
  throw new Error(`${a.family} beside ${b.family}`);
}

export function toDouble(value: Value): number {
  if (value.family === 'double') return value.double;
  if (value.family === 'exact') return Number(value.text);
  throw new Error('no number');
}

function isNumber(value: Value): boolean {
  return value.family === 'exact' || value.family === 'double';
}

function exact(number: string): Value {
  return { family: 'exact', exact: rational(number), text: number };
}

function double(value: number): Value {
  return { family: 'double', double: value };
}

function text(value: string): Value {
  return { family: 'text', points: [...value].map((character) => character.codePointAt(0) as number) };
}

function moment(value: string, kind: ColumnKind['kind']): Value {
  return {
    family: kind === 'time' ? 'time' : 'moment',
    microseconds: microseconds(value),
    text: isoText(value),
  };
}

function sideOfPoints(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const side = (a[at] as number) - (b[at] as number);
    if (side !== 0) return side;
  }
  return a.length - b.length;
}
