import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../src/pattern/parse.ts';
import { fixedShape } from '../../src/pattern/shape.ts';

const digits = [{ from: 0x30, to: 0x39 }];

describe('fixedShape', () => {
  it('gives the runs of a pattern with fixed counts', () => {
    expect(fixedShape(parsePattern('^[0-9]{10}-[0-9]{3}$'))).toEqual({
      length: 14,
      runs: [
        { from: 1, count: 10, ranges: digits },
        { from: 11, count: 1, ranges: [{ from: 0x2d, to: 0x2d }] },
        { from: 12, count: 3, ranges: digits },
      ],
    });
  });

  it('joins neighbours with the same characters, through groups', () => {
    expect(fixedShape(parsePattern('^\\d(\\d{2}[0-9])$'))).toEqual({
      length: 4,
      runs: [{ from: 1, count: 4, ranges: digits }],
    });
  });

  it('works negations out', () => {
    expect(fixedShape(parsePattern('^[^\\u{1}-\\u{10ffff}]$'))?.runs[0]?.ranges).toEqual([
      { from: 0, to: 0 },
    ]);
  });

  it.each([
    '[0-9]{12}',
    '^[0-9]{12}',
    '[0-9]{12}$',
    '^[0-9]+$',
    '^[0-9]{1,2}$',
    '^a?$',
    '^(a|b)$',
    '^(ab){2}$',
    '^a|b$',
    '^$',
    '^a^b$',
  ])('gives none for %j', (source) => {
    expect(fixedShape(parsePattern(source))).toBeUndefined();
  });
});
