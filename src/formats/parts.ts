import type { Expression } from '../model/expression.ts';
import { parsePattern } from '../pattern/parse.ts';
import { call, compare, inList, integerLiteral, matches, not, textLiteral } from '../sql/build.ts';

const NOT_A_DIGIT = parsePattern('[^0-9]');

/**
 * True when every character is an ASCII digit (and of the empty text).
 * Engines find one wrong character far faster than they count right ones: see `src/pattern/README.md`.
 */
export function allDigits(of: Expression): Expression {
  return not(matches(of, NOT_A_DIGIT));
}

/** True when the text has exactly so many code points. */
export function hasLength(of: Expression, length: number): Expression {
  return compare(call('length', of), '=', integerLiteral(length), 'integer');
}

/** `count` code points from place `from` (1 is the first). */
export function part(of: Expression, from: number, count: number): Expression {
  return call('substring', of, integerLiteral(from), integerLiteral(count));
}

/** True when `of` is exactly this text. */
export function isText(of: Expression, value: string): Expression {
  return compare(of, '=', textLiteral(value), 'text');
}

/** True when `of` is one of these texts. */
export function isOneOf(of: Expression, values: readonly string[]): Expression {
  return inList(
    of,
    values.map((value) => ({ kind: 'text', text: value })),
  );
}
