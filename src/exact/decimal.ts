import Big from 'big.js';

/** Rounding modes of big.js. */
const DOWN = 0;
const HALF_EVEN = 2;

/**
 * Far more places than any quotient of a sum by a row count can need to be told from a tie at 20 digits,
 * so that cutting here and rounding later is rounding once.
 */
const QUOTIENT_PLACES = 120;

const Exact = Big();
Exact.DP = QUOTIENT_PLACES;
Exact.RM = DOWN;

/** A decimal without exponent, trailing zeros or negative zero: `-012.50` → `-12.5`. Throws on anything else. */
export function canonicalDecimal(text: string): string {
  const value = new Exact(text.trim());
  return value.eq(0) ? '0' : value.toFixed();
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`; exact. */
export function compareDecimals(a: string, b: string): number {
  return new Exact(a).cmp(b);
}

/** The exact sum of decimals, canonical; `0` of none. */
export function addDecimals(texts: readonly string[]): string {
  return canonicalDecimal(texts.reduce((sum, text) => sum.plus(text), new Exact(0)).toFixed());
}

/** How far two decimals lie apart, exact and canonical. */
export function distance(a: string, b: string): string {
  return canonicalDecimal(new Exact(a).minus(b).abs().toFixed());
}

/** Compares `sum / count` with `bound` without dividing. */
export function compareQuotient(sum: string, count: bigint, bound: string): number {
  return new Exact(sum).cmp(new Exact(bound).times(count.toString()));
}

/** `sum / count`, rounded half-even to 20 significant digits, canonical. */
export function divide(sum: string, count: bigint): string {
  return canonicalDecimal(new Exact(sum).div(count.toString()).prec(20, HALF_EVEN).toFixed());
}

/** `of` times the decimal that lies `above / of` of the way from `lower` to `upper`; exact. */
export function between(lower: string, upper: string, above: bigint, of: bigint): string {
  return new Exact(lower)
    .times((of - above).toString())
    .plus(new Exact(upper).times(above.toString()))
    .toFixed();
}

/** A figure over floats, rounded half-even to 12 significant digits; `NaN`, `Infinity` and `-Infinity` stay. */
export function roundFloat(text: string): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return String(value);
  return canonicalDecimal(new Exact(value.toString()).prec(12, HALF_EVEN).toFixed());
}

/**
 * The sample's standard deviation from exact sums, rounded half-even to 12 significant digits.
 * `count` is at least 2.
 */
export function standardDeviation(count: bigint, sum: string, sumOfSquares: string): string {
  const n = new Exact(count.toString());
  const scatter = n.times(sumOfSquares).minus(new Exact(sum).times(sum));
  if (scatter.lte(0)) return '0';
  const variance = scatter.div(n.times(n.minus(1)));
  return canonicalDecimal(variance.sqrt().prec(12, HALF_EVEN).toFixed());
}

/** True when `a` is `b` taken a whole number of times; `b` is not zero. */
export function isMultiple(a: string, b: string): boolean {
  return new Exact(a).mod(b).eq(0);
}

/** True for a whole number, however it is written: `1`, `1.0`. */
export function isWhole(text: string): boolean {
  return new Exact(text).round(0, DOWN).eq(text);
}
