import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  between,
  canonicalDecimal,
  compareDecimals,
  compareQuotient,
  divide,
  isWhole,
  roundFloat,
  standardDeviation,
} from '../../src/exact/decimal.ts';

describe('canonicalDecimal', () => {
  it.each([
    ['-012.50', '-12.5'],
    ['-0', '0'],
    ['-0.000', '0'],
    ['1e3', '1000'],
    ['1.5e-7', '0.00000015'],
    ['1e+21', '1000000000000000000000'],
    [' 7 ', '7'],
    ['9007199254740993', '9007199254740993'],
    [
      '123456789012345678901234567890.123456789012345678901234567890',
      '123456789012345678901234567890.12345678901234567890123456789',
    ],
  ])('writes %s as %s', (from, to) => {
    expect(canonicalDecimal(from)).toBe(to);
  });

  it.each(['', 'x', 'NaN', 'Infinity', '1,5', '0x10', '1e'])('throws on %j', (text) => {
    expect(() => canonicalDecimal(text)).toThrow();
  });
});

describe('comparisons', () => {
  it('lose no digit', () => {
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBeGreaterThan(0);
    expect(compareDecimals('1.0', '1')).toBe(0);
    expect(compareDecimals('-0', '0')).toBe(0);
    expect(compareDecimals('-2', '1')).toBeLessThan(0);
    expect(compareDecimals('0.1', '0.1000000000000000000000000000000001')).toBeLessThan(0);
  });

  it('compare a quotient as it is, not as it is written', () => {
    expect(compareQuotient('1', 3n, '0.33333333333333333333')).toBeGreaterThan(0);
    expect(compareQuotient('1', 3n, '0.33333333333333333334')).toBeLessThan(0);
    expect(compareQuotient('4.5', 3n, '1.5')).toBe(0);
    expect(compareQuotient('-1', 3n, '-0.33333333333333333333')).toBeLessThan(0);
  });
});

describe('divide', () => {
  it.each<[string, bigint, string]>([
    ['10', 4n, '2.5'],
    ['0', 7n, '0'],
    ['1', 3n, '0.33333333333333333333'],
    ['2', 3n, '0.66666666666666666667'],
    ['-2', 3n, '-0.66666666666666666667'],
    // A tie after the twentieth digit goes to the even neighbour, and one hair above it goes up.
    ['100000000000000000015', 1n, '100000000000000000020'],
    ['100000000000000000025', 1n, '100000000000000000020'],
    ['-100000000000000000025', 1n, '-100000000000000000020'],
    ['100000000000000000025.00000000000000000000000000000000001', 1n, '100000000000000000030'],
    ['4000000000000000000001', 4n, '1000000000000000000000'],
    ['4000000000000000000003', 4n, '1000000000000000000000'],
  ])('%s / %s is %s', (sum, count, quotient) => {
    expect(divide(sum, count)).toBe(quotient);
  });

  it('rounds to 20 digits as whole numbers do it', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 30n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        (sum, count) => {
          expect(divide(String(sum), count)).toBe(canonicalDecimal(halfEven(sum, count)));
        },
      ),
    );
  });
});

describe('between', () => {
  it.each([
    ['1', '2', 1n, 2n, '3'],
    ['9223372036854775807', '9223372036854775806', 1n, 2n, '18446744073709551613'],
    ['0.1', '0.3', 1n, 4n, '0.6'],
    ['-1', '1', 0n, 10n, '-10'],
    ['5', '5', 7n, 10n, '50'],
  ])('from %s to %s, %s of %s of the way, times the parts', (lower, upper, above, of, product) => {
    expect(between(lower, upper, above, of)).toBe(product);
  });
});

describe('roundFloat', () => {
  it.each([
    ['0.30000000000000004', '0.3'],
    ['0.15000000000000002', '0.15'],
    ['1234567890123.4', '1234567890120'],
    ['123456789012.5', '123456789012'],
    ['123456789013.5', '123456789014'],
    ['-2.138089935299395', '-2.1380899353'],
    ['1e300', `1${'0'.repeat(300)}`],
    ['1e-300', `0.${'0'.repeat(299)}1`],
    ['-0', '0'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
    ['-Infinity', '-Infinity'],
  ])('%s becomes %s', (from, to) => {
    expect(roundFloat(from)).toBe(to);
  });
});

describe('standardDeviation', () => {
  it("is the sample's, to 12 digits", () => {
    expect(standardDeviation(8n, '40', '232')).toBe('2.1380899353');
    expect(standardDeviation(2n, '3', '5')).toBe('0.707106781187');
    expect(standardDeviation(3n, '21', '147')).toBe('0');
    expect(standardDeviation(2n, '0.3', '0.05')).toBe('0.0707106781187');
  });

  it('keeps small differences between large values', () => {
    const values = [9007199254740992n, 9007199254740993n, 9007199254740994n];
    const sum = values.reduce((total, value) => total + value, 0n);
    const squares = values.reduce((total, value) => total + value * value, 0n);
    expect(standardDeviation(3n, String(sum), String(squares))).toBe('1');
  });
});

it('tells whole numbers however they are written', () => {
  expect(['1', '1.0', '-3', '1e3', '0.0'].map(isWhole)).toEqual([true, true, true, true, true]);
  expect(['1.5', '-0.1', '1e-1'].map(isWhole)).toEqual([false, false, false]);
});

/** `sum / count` half-even to 20 significant digits, by whole numbers alone. */
function halfEven(sum: bigint, count: bigint): string {
  let shift = 0;
  const quotientAt = (places: number) =>
    places >= 0 ? (sum * 10n ** BigInt(places)) / count : sum / (count * 10n ** BigInt(-places));
  while (quotientAt(shift).toString().length < 20) shift += 1;
  while (quotientAt(shift).toString().length > 20) shift -= 1;
  const [above, below] =
    shift >= 0 ? [sum * 10n ** BigInt(shift), count] : [sum, count * 10n ** BigInt(-shift)];
  const floor = above / below;
  const twice = (above % below) * 2n;
  const isUp = twice > below || (twice === below && floor % 2n === 1n);
  return `${floor + (isUp ? 1n : 0n)}e${-shift}`;
}
