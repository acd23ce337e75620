import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearMatch } from '../../src/pattern/linear-match.ts';
import { parsePattern } from '../../src/pattern/parse.ts';
import { PatternError } from '../../src/pattern/pattern-error.ts';
import { patternSource, subject } from './random-patterns.ts';
import { referenceMatches } from './reference-matcher.ts';

const isFound = (pattern: string, value: string) => linearMatch(parsePattern(pattern))(value);

describe('linear match', () => {
  it('agrees with a slow matcher on random patterns and texts', () => {
    fc.assert(
      fc.property(patternSource, fc.array(subject, { maxLength: 8 }), (source, texts) => {
        let pattern: ReturnType<typeof parsePattern>;
        try {
          pattern = parsePattern(source);
        } catch (error) {
          if (error instanceof PatternError) return;
          throw error;
        }
        const matches = linearMatch(pattern);
        for (const value of texts) expect(matches(value)).toBe(referenceMatches(pattern.root, value));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['^(a+)+$', `${'a'.repeat(5_000)}!`, false],
    ['^(a|aa)+$', `${'a'.repeat(5_000)}!`, false],
    ['^((a|b|ab)+)+c$', 'ab'.repeat(2_500), false],
    ['^(.*a){20}$', `${'a'.repeat(5_000)}!`, false],
    ['(a+)+b', 'a'.repeat(5_000), false],
    ['^(a+)+$', 'a'.repeat(5_000), true],
  ])('answers %s at once', (pattern, value, expected) => {
    const began = performance.now();
    expect(isFound(pattern, value)).toBe(expected);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it.each([
    ['^a{2,3}$', ['aa', 'aaa'], ['a', 'aaaa', '']],
    ['^a{2,}$', ['aa', 'aaaaa'], ['a']],
    ['^(ab|c)?$', ['', 'ab', 'c'], ['a', 'abc']],
    ['b', ['abc'], ['ac', '']],
    ['^😀.$', ['😀😀'], ['😀', '😀ab']],
  ] as const)('reads %s', (pattern, found, notFound) => {
    for (const value of found) expect([value, isFound(pattern, value)]).toEqual([value, true]);
    for (const value of notFound) expect([value, isFound(pattern, value)]).toEqual([value, false]);
  });
});
