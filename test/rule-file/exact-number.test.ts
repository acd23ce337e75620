import fc from 'fast-check';
import { expect, test } from 'vitest';
import { approximate, canonicalNumber } from '../../src/rule-file/exact-number.ts';
import { specsOf } from './stand-ins.ts';

test.each([
  ['0.10', '0.1'],
  ['12345678901234567890', '12345678901234567890'],
  ['12345678901234567890.0000000001', '12345678901234567890.0000000001'],
  ['1e3', '1000'],
  ['1E-3', '0.001'],
  ['1.50e+2', '150'],
  ['-0', '0'],
  ['-0.0', '0'],
  ['+5', '5'],
  ['007', '7'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['-12.50', '-12.5'],
  ['-.5e-1', '-0.05'],
])('keeps %s exact as %s', (source, number) => {
  expect(canonicalNumber(source)).toBe(number);
  const [spec] = specsOf(`rule: in-set\ncolumn: a\nvalues: [${source}]`);
  expect(spec?.parameters.values).toEqual([{ number }]);
});

test.each(['', '.', '-', 'e5', '1e', '0x1f', '1_000', '1,5', '1e1001', '1e-1001', '9'.repeat(1001)])(
  'takes %j for no number',
  (source) => {
    expect(canonicalNumber(source)).toBeUndefined();
  },
);

test('writes a number alike however its digits are moved by an exponent', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.integer({ min: 0, max: 40 }), (digits, shift) => {
      expect(canonicalNumber(`${digits}${'0'.repeat(shift)}e-${shift}`)).toBe(digits.toString());
      expect(canonicalNumber(canonicalNumber(`${digits}e-${shift}`) as string)).toBe(
        canonicalNumber(`${digits}e-${shift}`),
      );
    }),
  );
});

test('keeps the value of every double', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const canonical = canonicalNumber(String(value)) as string;
      expect(canonical).not.toMatch(/e|^\+|^-0$|\.$|\.\d*0$/i);
      expect(Number(canonical)).toBe(value === 0 ? 0 : value);
    }),
  );
});

test('does not take a fraction for an integer because a double cannot hold it', () => {
  expect(Number.isInteger(approximate('0.99999999999999999999999'))).toBe(false);
  expect(approximate('-0.00000000000000000000000001')).toBeLessThan(0);
  expect(Number.isFinite(approximate('9'.repeat(1000)))).toBe(true);
});
