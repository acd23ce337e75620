import type { CodePointRange, Pattern, PatternNode } from '../model/pattern.ts';

/** The regular-expression languages patterns are spelled in: PostgreSQL ARE, PCRE2 (MariaDB), ICU (MySQL 8), JavaScript with `u`. */
export type Flavour = 'postgres' | 'pcre' | 'icu' | 'javascript';

/** Spells the pattern so that "found somewhere in the text" means exactly the same in that language. */
export function printPattern(pattern: Pattern, flavour: Flavour): string {
  const spelling = SPELLINGS[flavour];
  return spelling.prefix + (printNode(pattern.root, spelling) || '(?:)');
}

interface Spelling {
  readonly prefix: string;
  readonly start: string;
  readonly end: string;
  /** The largest bound the engine takes. */
  readonly maxBound: number;
  /** ASCII punctuation that a backslash makes literal; others stand as they are. */
  readonly escapable: RegExp;
  codePoint(codePoint: number): string;
}

const hex = (codePoint: number, width: number) => codePoint.toString(16).toUpperCase().padStart(width, '0');

/** `$` of PCRE and ICU also matches before a last line end, and server settings can switch multi-line or extended mode on. */
const perlLike: Spelling = {
  prefix: '(?-i)',
  start: '\\A',
  end: '\\z',
  maxBound: Number.POSITIVE_INFINITY,
  escapable: /[!-/:-@[-^`{-~]/,
  codePoint: (codePoint) => `\\x{${hex(codePoint, 1)}}`,
};

const SPELLINGS: Readonly<Record<Flavour, Spelling>> = {
  postgres: {
    ...perlLike,
    prefix: '',
    start: '^',
    end: '$',
    // DUPMAX, PostgreSQL manual 9.7.3.
    maxBound: 255,
    codePoint: (codePoint) => (codePoint > 0xffff ? `\\U${hex(codePoint, 8)}` : `\\u${hex(codePoint, 4)}`),
  },
  pcre: perlLike,
  icu: perlLike,
  javascript: {
    ...perlLike,
    prefix: '',
    start: '^',
    end: '$',
    escapable: /[$(-+./?[-^{-}]/,
    codePoint: (codePoint) => `\\u{${hex(codePoint, 1)}}`,
  },
};

function printNode(node: PatternNode, spelling: Spelling): string {
  switch (node.kind) {
    case 'start':
      return spelling.start;
    case 'end':
      return spelling.end;
    case 'class':
      return printClass(node, spelling);
    case 'choice':
      return node.of.map((part) => printNode(part, spelling) || '(?:)').join('|');
    case 'sequence':
      return node.of
        .map((part) => (part.kind === 'choice' ? group(part, spelling) : printNode(part, spelling)))
        .join('');
    case 'repeat':
      return printRepeat(node, spelling);
  }
}

function group(node: PatternNode, spelling: Spelling): string {
  return `(?:${printNode(node, spelling)})`;
}

function printRepeat(node: PatternNode & { kind: 'repeat' }, spelling: Spelling): string {
  const of = node.of.kind === 'class' ? printNode(node.of, spelling) : group(node.of, spelling);
  return boundsOf(node.min, node.max, spelling.maxBound)
    .map((bounds) => of + bounds)
    .join('');
}

/** X{m,n} as a row of repeats whose bounds the engine takes: X{m} is split, and so is the optional rest. */
function boundsOf(min: number, max: number | undefined, limit: number): readonly string[] {
  if (max === undefined) {
    if (min === 0) return ['*'];
    if (min === 1) return ['+'];
    return min <= limit ? [`{${min},}`] : [...pieces(min, limit).map((count) => `{${count}}`), '*'];
  }
  if (min === 0 && max === 1) return ['?'];
  if (min === 1 && max === 1) return [''];
  if (max <= limit) return [min === max ? `{${min}}` : `{${min},${max}}`];
  return [
    ...pieces(min, limit).map((count) => `{${count}}`),
    ...pieces(max - min, limit).map((count) => `{0,${count}}`),
  ];
}

function pieces(total: number, limit: number): readonly number[] {
  const counts: number[] = [];
  for (let left = total; left > 0; left -= limit) counts.push(Math.min(left, limit));
  return counts;
}

function printClass(node: PatternNode & { kind: 'class' }, spelling: Spelling): string {
  const [range, more] = node.ranges;
  if (!node.negated && range !== undefined && more === undefined && range.from === range.to) {
    return printCodePoint(range.from, spelling, false);
  }
  return `[${node.negated ? '^' : ''}${node.ranges.map((part) => printRange(part, spelling)).join('')}]`;
}

function printRange({ from, to }: CodePointRange, spelling: Spelling): string {
  const first = printCodePoint(from, spelling, true);
  if (from === to) return first;
  return `${first}${to === from + 1 ? '' : '-'}${printCodePoint(to, spelling, true)}`;
}

function printCodePoint(codePoint: number, spelling: Spelling, inClass: boolean): string {
  const character = String.fromCodePoint(codePoint);
  if (/^[A-Za-z0-9_]$/.test(character)) return character;
  if (codePoint <= 0x20 || codePoint >= 0x7f) return spelling.codePoint(codePoint);
  return spelling.escapable.test(character) || (inClass && character === '-') ? `\\${character}` : character;
}
