import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';

const digits = (length: number) =>
  fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length }).map((numbers) => numbers.join(''));
const TEN = [...'0123456789'];

/** Luhn's sum by the table of doubled digits. */
function luhnSum(text: string): number {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  return [...text]
    .reverse()
    .map(Number)
    .reduce((sum, digit, place) => sum + (place % 2 === 1 ? doubled[digit]! : digit), 0);
}

describe('luhn', () => {
  it('accepts one last digit after any others', () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 40 }).chain((length) => digits(length)),
      (text) => {
        const accepted = TEN.filter((digit) => decide('luhn', text + digit));
        expect(accepted).toEqual(TEN.filter((digit) => luhnSum(text + digit) % 10 === 0));
        expect(accepted.length).toBe(1);
      },
    );
    fc.assert(property, { seed: 7, numRuns: 500 });
  });
});

describe('vn-bank-card', () => {
  it.each([16, 19])('accepts one last digit of %d', (length) => {
    const property = fc.property(digits(length - 5), (text) => {
      const accepted = TEN.filter((digit) => decide('vn-bank-card', `9704${text}${digit}`));
      expect(accepted).toEqual(TEN.filter((digit) => luhnSum(`9704${text}${digit}`) % 10 === 0));
    });
    fc.assert(property, { seed: 7, numRuns: 500 });
  });

  it('accepts no other length and no other issuer', () => {
    for (let length = 5; length <= 25; length++) {
      const before = `9704${'0'.repeat(length - 5)}`;
      const accepted = TEN.filter((digit) => decide('vn-bank-card', before + digit));
      expect(accepted.length).toBe(length === 16 || length === 19 ? 1 : 0);
    }
    expect(TEN.filter((digit) => decide('vn-bank-card', `970500000000000${digit}`))).toEqual([]);
  });
});

describe('isbn', () => {
  it.each(['978', '9791', '9799'])('accepts one last digit of thirteen after %s', (prefix) => {
    const property = fc.property(digits(12 - prefix.length), (text) => {
      const twelve = [...(prefix + text)].map(Number);
      const odd = twelve.filter((_, i) => i % 2 === 0).reduce((a, b) => a + b);
      const even = twelve.filter((_, i) => i % 2 === 1).reduce((a, b) => a + b);
      const check = (1000 - odd - 3 * even) % 10;
      const accepted = TEN.filter((digit) => decide('isbn', twelve.join('') + digit));
      expect(accepted).toEqual([String(check)]);
    });
    fc.assert(property, { seed: 7, numRuns: 300 });
  });

  it('accepts one last character of ten', () => {
    const property = fc.property(digits(9), (text) => {
      // The other formula of the standard: the check is the sum with the weights 1 to 9.
      const check = [...text].reduce((sum, digit, i) => sum + (i + 1) * Number(digit), 0) % 11;
      const accepted = [...TEN, 'X'].filter((sign) => decide('isbn', text + sign));
      expect(accepted).toEqual([check === 10 ? 'X' : String(check)]);
    });
    fc.assert(property, { seed: 7, numRuns: 500 });
  });
});

describe('iban', () => {
  /** The number that ISO 7064 divides, as one number. */
  function rest(text: string): bigint {
    const moved = text.slice(4) + text.slice(0, 4);
    const number = [...moved].map((sign) => (/\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55)));
    return BigInt(number.join('')) % 97n;
  }

  it('accepts one pair of check digits, from 02 to 98', () => {
    const account = fc
      .array(fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 11, maxLength: 30 })
      .map((signs) => signs.join(''));
    const property = fc.property(fc.constantFrom('DE', 'VN', 'GB', 'XK', 'NO'), account, (country, text) => {
      const pairs = TEN.flatMap((a) => TEN.map((b) => a + b)).filter((pair) => pair > '01' && pair < '99');
      const accepted = pairs.filter((pair) => decide('iban', country + pair + text));
      expect(accepted).toEqual(pairs.filter((pair) => rest(country + pair + text) === 1n));
      expect(accepted.length).toBe(1);
    });
    fc.assert(property, { seed: 7, numRuns: 200 });
  });
});
