import type { CodePointRange, PatternNode } from '../model/pattern.ts';

/** `\d`, ASCII digits only. */
export const DIGITS: readonly CodePointRange[] = [range('0', '9')];

/** `\w`, ASCII letters, digits and the underscore. */
export const WORD: readonly CodePointRange[] = [
  range('0', '9'),
  range('A', 'Z'),
  range('_', '_'),
  range('a', 'z'),
];

/** `\s`, the ASCII white space: tab, line feed, vertical tab, form feed, carriage return, space. */
export const SPACE: readonly CodePointRange[] = [
  { from: 0x09, to: 0x0d },
  { from: 0x20, to: 0x20 },
];

/** What `.` leaves out: line feed, carriage return, line and paragraph separator. */
export const LINE_ENDS: readonly CodePointRange[] = [
  { from: 0x0a, to: 0x0a },
  { from: 0x0d, to: 0x0d },
  { from: 0x2028, to: 0x2029 },
];

const LAST = 0x10ffff;
const SURROGATES: CodePointRange = { from: 0xd800, to: 0xdfff };

/** The same code points in rising order, disjoint, not touching, and without surrogates, which no text holds. */
export function normalizeRanges(ranges: readonly CodePointRange[]): readonly CodePointRange[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged.flatMap(withoutSurrogates);
}

/** Every code point outside the ranges, normalised. */
export function complement(ranges: readonly CodePointRange[]): readonly CodePointRange[] {
  const outside: CodePointRange[] = [];
  let next = 0;
  for (const { from, to } of normalizeRanges(ranges)) {
    if (from > next) outside.push({ from: next, to: from - 1 });
    next = to + 1;
  }
  if (next <= LAST) outside.push({ from: next, to: LAST });
  return normalizeRanges(outside);
}

/** What a class accepts, with a negation worked out. */
export function acceptedRanges(node: PatternNode & { kind: 'class' }): readonly CodePointRange[] {
  return node.negated ? complement(node.ranges) : normalizeRanges(node.ranges);
}

function range(from: string, to: string): CodePointRange {
  return { from: from.charCodeAt(0), to: to.charCodeAt(0) };
}

function withoutSurrogates({ from, to }: CodePointRange): readonly CodePointRange[] {
  const before = { from, to: Math.min(to, SURROGATES.from - 1) };
  const after = { from: Math.max(from, SURROGATES.to + 1), to };
  return [before, after].filter((part) => part.from <= part.to);
}
