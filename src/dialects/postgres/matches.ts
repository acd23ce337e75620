import type { AddParameter } from '../../model/dialect.ts';
import type { Pattern } from '../../model/pattern.ts';
import { type LengthTest, lengthTest } from '../../pattern/length-test.ts';
import { printPattern } from '../../pattern/print.ts';

/** Spells "the pattern is found in the text", where it can be by the length and less of a pattern: see `src/pattern/README.md`. */
export function spellMatches(text: string, pattern: Pattern, add: AddParameter): string {
  const parameter = (one: Pattern) => `${add(printPattern(one, 'postgres'))}::text`;
  const test = lengthTest(pattern);
  if (test === undefined) return `(${text} ~ ${parameter(pattern)})`;
  return `(${hasLength(text, test)} AND ${text} ${test.isNegated ? '!~' : '~'} ${parameter(test.pattern)})`;
}

/** Characters of ASCII are one byte each in every server encoding, and bytes are known without looking at the text. */
function hasLength(text: string, { min, max, isAscii }: LengthTest): string {
  const length = `${isAscii ? 'octet_length' : 'length'}(${text})`;
  if (max === undefined) return `${length} >= ${min}`;
  return min === max ? `${length} = ${min}` : `${length} BETWEEN ${min} AND ${max}`;
}
