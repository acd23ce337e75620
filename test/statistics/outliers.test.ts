import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METHODS, outlierTest } from '../../src/statistics/outliers.ts';

const weighted = (...values: readonly number[]) =>
  [...values].sort((a, b) => a - b).map((value) => ({ value: BigInt(value), rows: 1n }));

const whole = (text: string) => {
  const decimals = text.split('.')[1]?.length ?? 0;
  return { numerator: BigInt(text.replace('.', '')), denominator: 10n ** BigInt(decimals) };
};

/** The definitions in doubles, with a root and a division. */
function plain(method: string, values: readonly number[], k: number): (value: number) => number {
  const sorted = [...values].sort((a, b) => a - b);
  const quantile = (of: readonly number[], at: number) => {
    const place = (of.length - 1) * at;
    const lower = of[Math.floor(place)] as number;
    return lower + (place - Math.floor(place)) * ((of[Math.ceil(place)] as number) - lower);
  };
  if (method === 'z-score') {
    const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
    const deviation = Math.sqrt(
      sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sorted.length - 1),
    );
    return (value) => Math.abs(value - mean) - k * deviation;
  }
  if (method === 'iqr') {
    const [low, high] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
    const reach = k * (high - low);
    return (value) => Math.max(low - reach - value, value - high - reach);
  }
  const middle = quantile(sorted, 0.5);
  const spread = quantile(
    sorted.map((value) => Math.abs(value - middle)).sort((a, b) => a - b),
    0.5,
  );
  return (value) => 0.6745 * Math.abs(value - middle) - k * spread;
}

describe('outlierTest', () => {
  it.each(METHODS)('agrees with the definition of %s, but for numbers on its very edge', (method) => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 12 }),
        fc.constantFrom('0.5', '1', '1.5', '2.25', '3'),
        (values, threshold) => {
          const isFar = outlierTest(method, weighted(...values), whole(threshold));
          const side = plain(method, values, Number(threshold));
          const isSpread = new Set(values).size > 1;
          for (const value of values) {
            if (!isSpread) expect(isFar(BigInt(value))).toBe(false);
            // Where the spread by quartiles or distances is 0, nothing is called an outlier.
            else if (Math.abs(side(value)) > 1e-9 && isFar(BigInt(value)))
              expect(side(value)).toBeGreaterThan(0);
            else if (side(value) < -1e-9) expect(isFar(BigInt(value))).toBe(false);
          }
        },
      ),
    );
  });

  it('draws no root: a number exactly at the threshold is none, and one a little beyond it is', () => {
    const values = weighted(...Array<number>(15).fill(10), 20);
    expect(outlierTest('z-score', values, whole('3.75'))(20n)).toBe(false);
    expect(outlierTest('z-score', values, whole('3.7499999999'))(20n)).toBe(true);
  });

  it('finds those of a textbook by each way', () => {
    // Iglewicz and Hoaglin's modified score of 96 distances with a spread of 2 is 32.
    const values = weighted(1, 2, 3, 4, 5, 6, 100);
    for (const [method, k] of [
      ['mad', '3.5'],
      ['iqr', '1.5'],
      ['z-score', '2'],
    ] as const) {
      const isFar = outlierTest(method, values, whole(k));
      expect(values.filter(({ value }) => isFar(value)).map(({ value }) => value)).toEqual([100n]);
    }
  });

  it('counts rows and not different values', () => {
    const isFar = outlierTest(
      'iqr',
      [
        { value: 1n, rows: 100n },
        { value: 2n, rows: 100n },
        { value: 5n, rows: 1n },
      ],
      whole('1.5'),
    );
    expect([1n, 2n, 5n].map(isFar)).toEqual([false, false, true]);
  });

  it.each(METHODS)('claims nothing of equal numbers by %s', (method) => {
    expect(outlierTest(method, [{ value: 7n, rows: 9n }], whole('1'))(7n)).toBe(false);
    expect(outlierTest(method, weighted(3), whole('1'))(3n)).toBe(false);
  });
});
