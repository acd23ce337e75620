import type { AddParameter } from '../../model/dialect.ts';
import type { CodePointRange, Pattern } from '../../model/pattern.ts';
import { printPattern } from '../../pattern/print.ts';
import { type FixedShape, fixedShape } from '../../pattern/shape.ts';

/** Longer texts of one fixed shape are left to the program's own matcher. */
const LONGEST_SHAPE = 200;

/**
 * Spells "the pattern is found in the text" by `soat_matches`, or, where every place of a text of fixed length has its own set
 * of ASCII letters and digits, by GLOB, which SQLite does itself in a third of the time. Bytes are counted because GLOB ends at NUL.
 */
export function spellMatches(text: string, pattern: Pattern, add: AddParameter): string {
  const shape = fixedShape(pattern);
  const glob = shape === undefined || shape.length > LONGEST_SHAPE ? undefined : globOf(shape);
  return shape === undefined || glob === undefined
    ? `soat_matches(${text}, ${add(printPattern(pattern, 'javascript'))})`
    : `(octet_length(${text}) = ${shape.length} AND ${text} GLOB ${add(glob)})`;
}

function globOf({ runs }: FixedShape): string | undefined {
  const places = runs.map(({ count, ranges }) => setOf(ranges)?.repeat(count));
  return places.some((place) => place === undefined) ? undefined : places.join('');
}

/** A set of letters and digits between brackets, or one sign that means itself to GLOB. */
function setOf(ranges: readonly CodePointRange[]): string | undefined {
  const [range, more] = ranges;
  if (range === undefined) return undefined;
  const one = String.fromCodePoint(range.from);
  if (more === undefined && range.from === range.to && /^[ -~]$/.test(one) && !/[*?[\]]/.test(one))
    return one;
  const isPlain = ranges.every(({ from, to }) =>
    /^(?:[0-9]{2}|[a-z]{2}|[A-Z]{2})$/.test(String.fromCodePoint(from, to)),
  );
  return isPlain
    ? `[${ranges.map(({ from, to }) => `${String.fromCodePoint(from)}-${String.fromCodePoint(to)}`).join('')}]`
    : undefined;
}
