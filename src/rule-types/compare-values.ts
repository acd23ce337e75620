import { compareMoments } from '../exact/day.ts';
import { compareDecimals } from '../exact/decimal.ts';
import type { LiteralKind } from '../model/literal.ts';

/** Negative, zero or positive as one canonical number, day or moment is less than, equal to or greater than another of its kind. */
export function compareValues(a: string, b: string, kind: LiteralKind): number {
  if (kind !== 'integer' && kind !== 'decimal' && kind !== 'float') return compareMoments(a, b);
  const [left, right] = [Number(a), Number(b)];
  const areDoubles = kind === 'float' || !Number.isFinite(left) || !Number.isFinite(right);
  if (!areDoubles) return compareDecimals(a, b);
  return left === right ? 0 : left < right ? -1 : 1;
}
