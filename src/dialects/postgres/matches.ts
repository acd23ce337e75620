import type { AddParameter } from '../../model/dialect.ts';
import type { CodePointRange, Pattern, PatternNode } from '../../model/pattern.ts';
import { printPattern } from '../../pattern/print.ts';
import { type FixedShape, fixedShape } from '../../pattern/shape.ts';

/**
 * Spells "the pattern is found in the text". PostgreSQL's matcher builds its states anew for every text, so what counts is
 * how many different ones it meets: a fixed count of characters is told by the length instead (figures in
 * `src/pattern/README.md`).
 */
export function spellMatches(text: string, pattern: Pattern, add: AddParameter): string {
  const shape = fixedShape(pattern);
  if (shape === undefined) return `(${text} ~ ${add(printPattern(pattern, 'postgres'))}::text)`;
  const [only, ...others] = shape.runs;
  const hasLength = `${lengthOf(text, shape)} = ${shape.length}`;
  if (only === undefined || others.length > 0) {
    return `(${hasLength} AND ${text} ~ ${add(print(withoutLongestCount(shape)))}::text)`;
  }
  return `(${hasLength} AND ${text} !~ ${add(print(oneOf(only.ranges, true)))}::text)`;
}

/** Characters of ASCII are one byte each in every server encoding; bytes are known without looking at the text. */
function lengthOf(text: string, shape: FixedShape): string {
  const isAscii = shape.runs.every((run) => run.ranges.every((range) => range.to <= 0x7f));
  return `${isAscii ? 'octet_length' : 'length'}(${text})`;
}

/** The longest run may be of any length: with the length of the whole and the other counts, its own is given. */
function withoutLongestCount({ runs }: FixedShape): PatternNode {
  const longest = Math.max(...runs.map((run) => run.count));
  const free = runs.findIndex((run) => run.count === longest);
  return {
    kind: 'sequence',
    of: [
      { kind: 'start' },
      ...runs.map(({ count, ranges }, index): PatternNode => {
        const of = oneOf(ranges, false);
        return index === free
          ? { kind: 'repeat', of, min: 0 }
          : { kind: 'repeat', of, min: count, max: count };
      }),
      { kind: 'end' },
    ],
  };
}

function oneOf(ranges: readonly CodePointRange[], negated: boolean): PatternNode {
  return { kind: 'class', ranges, negated };
}

function print(root: PatternNode): string {
  return printPattern({ source: '', root }, 'postgres');
}
