/** A whole number and the rows that hold it. */
export interface Weighted {
  readonly value: bigint;
  readonly rows: bigint;
}

/** A positive number as a fraction. */
export interface Threshold {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** How far from the others a number must lie to be called an outlier. */
export const METHODS = ['z-score', 'iqr', 'mad'] as const;
export type Method = (typeof METHODS)[number];

/**
 * A test for numbers that lie far from the others, exact: no root is drawn and nothing is rounded. `values` ascend and are not
 * empty. Where the spread is 0 nothing is called an outlier.
 *
 * - `z-score`: |x − mean| > k · s, s the sample's standard deviation;
 * - `iqr`: x < Q1 − k · (Q3 − Q1) or x > Q3 + k · (Q3 − Q1), quartiles interpolated (Hyndman and Fan 1996, type 7; Tukey 1977);
 * - `mad`: 0.6745 · |x − median| > k · MAD (Iglewicz and Hoaglin 1993).
 */
export function outlierTest(
  method: Method,
  values: readonly Weighted[],
  threshold: Threshold,
): (value: bigint) => boolean {
  const { numerator, denominator } = threshold;
  switch (method) {
    case 'z-score': {
      const n = values.reduce((sum, { rows }) => sum + rows, 0n);
      const sum = values.reduce((total, { value, rows }) => total + value * rows, 0n);
      const squares = values.reduce((total, { value, rows }) => total + value * value * rows, 0n);
      const scatter = n * squares - sum * sum;
      if (scatter === 0n) return () => false;
      // (n·x − Σ)² · (n − 1) · b² > a² · n · scatter, with k = a / b.
      const least = numerator * numerator * n * scatter;
      const factor = denominator * denominator * (n - 1n);
      return (value) => (n * value - sum) ** 2n * factor > least;
    }
    case 'iqr': {
      const low = quarterOf(values, 1n);
      const high = quarterOf(values, 3n);
      const reach = numerator * (high - low);
      if (reach === 0n) return () => false;
      return (value) =>
        denominator * (4n * value - low) < -reach || denominator * (4n * value - high) > reach;
    }
    case 'mad': {
      const middle = doubledMedian(values);
      const distances = values
        .map(({ value, rows }) => ({ value: absolute(2n * value - middle), rows }))
        .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
      // Twice the median of distances that are themselves doubled.
      const spread = doubledMedian(distances);
      if (spread === 0n) return () => false;
      const least = 10_000n * numerator * spread;
      return (value) => 2n * 6_745n * denominator * absolute(2n * value - middle) > least;
    }
  }
}

/** Four times a quartile. */
function quarterOf(values: readonly Weighted[], quarter: bigint): bigint {
  const n = values.reduce((sum, { rows }) => sum + rows, 0n);
  const steps = (n - 1n) * quarter;
  const [at, above] = [steps / 4n, steps % 4n];
  return valueAt(values, at) * (4n - above) + (above === 0n ? 0n : valueAt(values, at + 1n) * above);
}

function doubledMedian(values: readonly Weighted[]): bigint {
  const n = values.reduce((sum, { rows }) => sum + rows, 0n);
  return valueAt(values, (n - 1n) / 2n) + valueAt(values, n / 2n);
}

/** The value of the row at a place, counted from 0. */
function valueAt(values: readonly Weighted[], place: bigint): bigint {
  let before = 0n;
  for (const { value, rows } of values) {
    before += rows;
    if (place < before) return value;
  }
  throw new RangeError('the place lies behind the last row');
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
