import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../src/pattern/parse.ts';
import { PatternError } from '../../src/pattern/pattern-error.ts';

function refusal(source: string): PatternError {
  try {
    parsePattern(source);
  } catch (error) {
    if (error instanceof PatternError) return error;
    throw error;
  }
  throw new Error(`accepted ${source}`);
}

describe('parsePattern', () => {
  it.each([
    ['', 0, 'empty pattern'],
    ['ab(?=c)', 2, 'look-around'],
    ['ab(?!c)', 2, 'look-around'],
    ['(?<=a)b', 0, 'look-around'],
    ['(?<!a)b', 0, 'look-around'],
    ['(?<year>a)', 0, 'named groups'],
    ["(?'year'a)", 0, 'named groups'],
    ['(?P<year>a)', 0, 'named groups'],
    ['(?i)a', 0, 'inline flags'],
    ['a(?-i:b)', 1, 'inline flags'],
    ['(?>a)', 0, '"(?…" group'],
    ['(?#a)', 0, '"(?…" group'],
    ['(a)\\1', 3, 'back-references'],
    ['a*?', 2, 'lazy'],
    ['a{2}?', 4, 'lazy'],
    ['a++', 2, 'possessive'],
    ['a**', 2, 'two quantifiers'],
    ['a{2}{3}', 4, 'two quantifiers'],
    ['[[:alpha:]]', 1, 'POSIX'],
    ['[a[=e=]]', 2, 'POSIX'],
    ['a\\b', 1, 'word boundaries'],
    ['\\p{L}', 0, 'Unicode properties'],
    ['\\Aa', 0, '"\\A" is not supported'],
    ['a\\z', 1, '"\\z" is not supported'],
    ['\\x41', 0, '"\\x" is not supported'],
    ['\\0', 0, '"\\0" is not supported'],
    ['a\\', 1, '"\\" at the end'],
    ['\\đ', 0, 'is not supported'],
    ['a(b', 1, 'unclosed "("'],
    ['a)b', 1, 'unmatched ")"'],
    ['a[b', 1, 'unclosed "["'],
    ['[b\\', 2, '"\\" at the end'],
    ['a]', 1, 'stray "]"'],
    ['a}', 1, 'stray "}"'],
    ['{2}', 0, 'stray "{"'],
    ['a{', 1, 'bounds must be'],
    ['a{,3}', 1, 'bounds must be'],
    ['a{x}', 1, 'bounds must be'],
    ['a{3,1}', 1, 'reversed bounds'],
    ['a{1001}', 1, 'bounds above 1000'],
    ['a{1,99999999999}', 1, 'bounds above 1000'],
    ['[z-a]', 1, 'reversed range'],
    ['[a-\\d]', 2, '"-" in a class'],
    ['[\\w-.]', 3, '"-" in a class'],
    ['[a-c-e]', 4, '"-" in a class'],
    ['[a&&b]', 2, 'operations on classes'],
    ['[a--b]', 2, '"-" in a class'],
    ['[]', 0, 'empty class'],
    ['[^]', 0, 'empty class'],
    ['[^\\d\\D]', 0, 'excludes every character'],
    ['()', 0, 'empty group'],
    ['a|*', 2, 'nothing to repeat'],
    ['^*', 1, 'cannot be repeated'],
    ['a$+', 2, 'cannot be repeated'],
    ['(a*)*', 0, 'can be empty'],
    ['b(a|)+', 1, 'can be empty'],
    ['(a?b?){2}', 0, 'can be empty'],
    ['\\ud83d', 0, 'not a Unicode character'],
    ['\\u{110000}', 0, 'not a Unicode character'],
    ['\\u12', 0, 'hexadecimal'],
    [`${'('.repeat(101)}a${')'.repeat(101)}`, 100, 'nested deeper'],
    ['((a{100}b){100}c){100}', 0, 'too large'],
  ])('refuses %j at %d: %s', (source, offset, reason) => {
    const error = refusal(source);
    expect(error.offset).toBe(offset);
    expect(error.text.en).toContain(reason);
    expect(error.text.en).toContain(`(character ${offset + 1})`);
    expect(error.text.vi).toContain(`(ký tự thứ ${offset + 1})`);
  });

  it('keeps the source', () => {
    expect(parsePattern('^(a|b)$').source).toBe('^(a|b)$');
  });

  it.each([
    '(a|)b',
    'a|',
    '(-\\d*)?',
    'a{0}',
    'a{2,}',
    '[a-]',
    '[-a]',
    '[a^[]',
    '\\/\\-\\_',
    'a{01}',
    '[\\d.\\-]',
    '\\u{1F600}',
    '😀+',
    'a "<>=!:;,%&@~`\'',
  ])('accepts %j', (source) => {
    expect(parsePattern(source).root).toBeDefined();
  });

  it('reads classes as code points, a pair of \\u escapes as one', () => {
    expect(parsePattern('\\ud83d\\ude00').root).toEqual({
      kind: 'class',
      negated: false,
      ranges: [{ from: 0x1f600, to: 0x1f600 }],
    });
    expect(parsePattern('[^b-da\\d]').root).toEqual({
      kind: 'class',
      negated: true,
      ranges: [
        { from: 0x30, to: 0x39 },
        { from: 0x61, to: 0x64 },
      ],
    });
  });

  it('reads bounds', () => {
    expect(parsePattern('a{2,3}').root).toMatchObject({ kind: 'repeat', min: 2, max: 3 });
    expect(parsePattern('a{2}').root).toMatchObject({ kind: 'repeat', min: 2, max: 2 });
    expect(parsePattern('a{2,}').root).toEqual({ kind: 'repeat', min: 2, of: parsePattern('a').root });
  });
});
