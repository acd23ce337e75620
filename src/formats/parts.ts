import type { Expression } from '../model/expression.ts';
import { parsePattern } from '../pattern/parse.ts';
import { all, call, compare, inList, integerLiteral, matches, not, textLiteral } from '../sql/build.ts';

const NOT_A_DIGIT = parsePattern('[^0-9]');
const CODE_POINT_OF_0 = 48;

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

/** True when the text has at most so many code points. */
export function isAtMost(of: Expression, length: number): Expression {
  return compare(call('length', of), '<=', integerLiteral(length), 'integer');
}

/** True when the text has from `least` to `most` code points. */
export function hasLengthBetween(of: Expression, least: number, most: number): Expression {
  return all([compare(call('length', of), '>=', integerLiteral(least), 'integer'), isAtMost(of, most)]);
}

/** `count` code points from place `from` (1 is the first). */
export function part(of: Expression, from: number, count: number): Expression {
  return call('substring', of, integerLiteral(from), integerLiteral(count));
}

/** The number that `count` ASCII digits from place `from` on write; of other characters it means nothing. */
export function digitsFrom(of: Expression, from: Expression, count: number): Expression {
  // Over code points, because a text that is no number must not be cast to one.
  const digit = (place: number) => {
    const at = place === 0 ? from : call('add', from, integerLiteral(place));
    return call(
      'add',
      call('code-point', call('substring', of, at, integerLiteral(1))),
      integerLiteral(-CODE_POINT_OF_0),
    );
  };
  const places = Array.from({ length: count }, (_, place) => digit(place));
  return places.reduce((number, next) => call('add', call('multiply', number, integerLiteral(10)), next));
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

/** What a check-digit formula demands: the sum of weight × digit, from the first digit on, leaves `remainder`. */
export interface DigitCheck {
  readonly weights: readonly number[];
  readonly modulus: number;
  readonly remainder: number;
}

/** True when the first digits pass the check; of a text that does not begin with as many digits, it means nothing. */
export function passesCheck(of: Expression, { weights, modulus, remainder }: DigitCheck): Expression {
  // Over code points, because a text that is no number must not be cast to one.
  const terms = weights.map((weight, i) => {
    const digit = call('code-point', part(of, i + 1, 1));
    return weight === 1 ? digit : call('multiply', digit, integerLiteral(weight));
  });
  const shift = CODE_POINT_OF_0 * weights.reduce((sum, weight) => sum + weight, 0);
  return leaves(terms, modulus, remainder + shift);
}

/** True when the sum of the terms, divided by `modulus`, leaves what `remainder` leaves. */
export function leaves(terms: readonly Expression[], modulus: number, remainder: number): Expression {
  const sum = terms.reduce((total, term) => call('add', total, term));
  return compare(
    call('modulo', sum, integerLiteral(modulus)),
    '=',
    integerLiteral(remainder % modulus),
    'integer',
  );
}
