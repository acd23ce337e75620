import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LengthTest, lengthTest } from '../../src/pattern/length-test.ts';
import { matches } from '../../src/pattern/match.ts';
import { parsePattern } from '../../src/pattern/parse.ts';
import { printPattern } from '../../src/pattern/print.ts';

function holds({ min, max, isAscii, pattern, isNegated }: LengthTest, text: string): boolean {
  const length = isAscii ? Buffer.byteLength(text) : [...text].length;
  return min <= length && length <= (max ?? Number.POSITIVE_INFINITY) && matches(pattern, text) !== isNegated;
}

describe('lengthTest', () => {
  it.each([
    ['^[0-9]{12}$', '12..12 ASCII, without [^0-9]'],
    ['^\\d{2}[0-9]+$', '3.. ASCII, without [^0-9]'],
    ['^[^,]{0,5}$', '0..5, without ,'],
    ['^[A-ZĐ ]{2,50}$', '2..50, without [^ A-Z\\u{110}]'],
    ['^[A-Z]{2}[0-9]{6}$', '8..8 ASCII, with ^[A-Z]{2}[0-9]*$'],
    ['^[0-9]{10}-[0-9]{3}$', '14..14 ASCII, with ^[0-9]*-[0-9]{3}$'],
  ])('says %j as %s', (source, expected) => {
    const test = lengthTest(parsePattern(source))!;
    const printed = printPattern(test.pattern, 'javascript').replaceAll('\\u{20}', ' ');
    expect(
      `${test.min}..${test.max ?? ''}${test.isAscii ? ' ASCII' : ''}, with${test.isNegated ? 'out' : ''} ${printed}`,
    ).toBe(expected);
  });

  it.each(['[0-9]{12}', '^[0-9]+-[0-9]{3}$', '^[A-Z][0-9]$', '^([0-9]{3})?$', '^[\\s\\S]{4}$', '^a|b$'])(
    'leaves %j as it is',
    (source) => {
      expect(lengthTest(parsePattern(source))).toBeUndefined();
    },
  );

  it('means the same as the pattern on random texts', () => {
    const part = fc
      .tuple(
        fc.constantFrom('[ab]', 'a', '[^a]', 'đ', '[a-đ]', '.', '😀'),
        fc.constantFrom('', '{2}', '{3}', '{4}', '*', '+', '{1,3}'),
      )
      .map(([one, count]) => one + count);
    const source = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `^${parts.join('')}$`);
    const text = fc
      .array(fc.constantFrom('a', 'a', 'b', 'đ', '😀', '\n', 'c'), { maxLength: 8 })
      .map((letters) => letters.join(''));
    let said = 0;
    fc.assert(
      fc.property(source, fc.array(text, { minLength: 20, maxLength: 20 }), (written, texts) => {
        const pattern = parsePattern(written);
        const test = lengthTest(pattern);
        if (test === undefined) return;
        said++;
        for (const one of texts) expect([one, holds(test, one)]).toEqual([one, matches(pattern, one)]);
      }),
      { numRuns: 3000, seed: 3 },
    );
    expect(said).toBeGreaterThan(500);
  });
});
