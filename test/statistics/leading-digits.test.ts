import { describe, expect, it } from 'vitest';
import { benfordDeviation, leadingDigits } from '../../src/statistics/leading-digits.ts';

describe('leadingDigits', () => {
  it.each([
    ['5', 5, 50],
    ['-0.00450', 4, 45],
    ['1000', 1, 10],
    ['98.6', 9, 98],
    ['1.5e-7', 1, 15],
    ['9223372036854775807', 9, 92],
  ] as const)('of %s are %s, %s', (text, one, two) => {
    expect([leadingDigits(text, 1), leadingDigits(text, 2)]).toEqual([one, two]);
  });

  it.each(['0', '-0', '0.000'])('%s has none', (text) => {
    expect(leadingDigits(text, 1)).toBeUndefined();
  });
});

describe('benfordDeviation', () => {
  it('is next to nothing for powers of two, and large for digits that are all as frequent', () => {
    const powers = new Map<number, bigint>();
    for (let exponent = 0n; exponent < 10_000n; exponent += 1n) {
      const digit = Number(String(2n ** exponent)[0]);
      powers.set(digit, (powers.get(digit) ?? 0n) + 1n);
    }
    expect(benfordDeviation(powers, 10_000n, 1)).toBeLessThan(0.0001);
    const even = new Map(Array.from({ length: 9 }, (_, index) => [index + 1, 100n]));
    // The mean of |1/9 − log10(1 + 1/d)| over d = 1 … 9.
    expect(benfordDeviation(even, 900n, 1)).toBeCloseTo(0.0597, 4);
  });
});
