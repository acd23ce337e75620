import type { CodePointRange, Pattern, PatternNode } from '../model/pattern.ts';
import { parseClass, parseEscape } from './parse-class.ts';
import { PatternError } from './pattern-error.ts';
import { LINE_ENDS } from './ranges.ts';
import { Scanner } from './scanner.ts';
import { canBeEmpty, isTooLarge } from './weigh.ts';

/** The largest number that may stand in `{m,n}`. */
const MAX_REPEAT = 1000;

/** PCRE2 stops at 250 groups within each other. */
const MAX_DEPTH = 100;

/**
 * Reads a regular expression of the portable subset (README.md of this folder lists it).
 * Throws `PatternError` with the place of the first thing that does not mean the same on every engine.
 */
export function parsePattern(source: string): Pattern {
  if (source === '') {
    throw new PatternError(0, {
      vi: 'mẫu rỗng khớp với mọi giá trị',
      en: 'an empty pattern matches every value',
    });
  }
  const scanner = new Scanner(source);
  const root = parseChoice(scanner);
  if (!scanner.done) {
    throw scanner.error({ vi: 'dấu ")" không có dấu "(" mở', en: 'unmatched ")"' });
  }
  if (isTooLarge(root)) {
    throw new PatternError(0, {
      vi: 'mẫu quá lớn khi viết đủ các lần lặp; giảm cận lặp',
      en: 'the pattern is too large with its repeats written out; lower the bounds',
    });
  }
  return { source, root };
}

function parseChoice(scanner: Scanner): PatternNode {
  const alternatives = [parseSequence(scanner)];
  while (scanner.accept('|')) alternatives.push(parseSequence(scanner));
  return alternatives.length === 1 ? alternatives[0]! : { kind: 'choice', of: alternatives };
}

function parseSequence(scanner: Scanner): PatternNode {
  const parts: PatternNode[] = [];
  while (!scanner.done && !scanner.sees('|') && !scanner.sees(')')) parts.push(parseRepeat(scanner));
  return parts.length === 1 ? parts[0]! : { kind: 'sequence', of: parts };
}

function parseRepeat(scanner: Scanner): PatternNode {
  const start = scanner.offset;
  const of = parseAtom(scanner);
  const at = scanner.offset;
  const bounds = parseBounds(scanner);
  if (bounds === undefined) return of;
  refuseSecondQuantifier(scanner);
  if (of.kind === 'start' || of.kind === 'end') {
    throw new PatternError(at, { vi: 'không thể lặp "^" hoặc "$"', en: '"^" and "$" cannot be repeated' });
  }
  if (bounds.max === 0) return { kind: 'sequence', of: [] };
  // Engines disagree about how often an empty round counts, and try such loops in exponential time.
  if (bounds.max !== 1 && canBeEmpty(of)) {
    throw new PatternError(start, {
      vi: 'phần được lặp có thể rỗng; viết lại để mỗi lần lặp có ít nhất một ký tự',
      en: 'the repeated part can be empty; rewrite it so that every round has a character',
    });
  }
  return { kind: 'repeat', of, ...bounds };
}

function parseAtom(scanner: Scanner): PatternNode {
  const start = scanner.offset;
  const character = scanner.next();
  switch (character) {
    case '^':
      return { kind: 'start' };
    case '$':
      return { kind: 'end' };
    case '.':
      return { kind: 'class', ranges: LINE_ENDS, negated: true };
    case '[':
      return parseClass(scanner, start);
    case '(':
      return parseGroup(scanner, start);
    case '\\':
      return { kind: 'class', ranges: parseEscape(scanner, start), negated: false };
    case '*':
    case '+':
    case '?':
      throw new PatternError(start, {
        vi: `không có gì để lặp trước "${character}"`,
        en: `nothing to repeat before "${character}"`,
      });
    case '{':
    case '}':
    case ']':
      throw new PatternError(start, {
        vi: `"${character}" đứng lẻ; viết "\\${character}" nếu là ký tự`,
        en: `stray "${character}"; write "\\${character}" for the character`,
      });
    default:
      return { kind: 'class', ranges: single(scanner.codePointOf(character, start)), negated: false };
  }
}

function parseGroup(scanner: Scanner, start: number): PatternNode {
  if (scanner.sees('?')) refuseGroupExtension(scanner, start);
  if (scanner.sees(')')) throw new PatternError(start, { vi: 'nhóm "()" rỗng', en: 'empty group "()"' });
  scanner.depth++;
  if (scanner.depth > MAX_DEPTH) {
    throw new PatternError(start, {
      vi: `nhóm lồng sâu hơn ${MAX_DEPTH} lớp`,
      en: `groups nested deeper than ${MAX_DEPTH}`,
    });
  }
  const inner = parseChoice(scanner);
  scanner.depth--;
  if (!scanner.accept(')')) {
    throw new PatternError(start, { vi: 'dấu "(" không được đóng', en: 'unclosed "("' });
  }
  return inner;
}

function refuseGroupExtension(scanner: Scanner, start: number): void {
  if (scanner.accept('?:')) return;
  const [vi, en] = /^\?(?:<?[=!])/.test(scanner.rest)
    ? ['không hỗ trợ nhìn trước, nhìn sau', 'look-around is not supported']
    : /^\?P?[<']/.test(scanner.rest)
      ? ['không hỗ trợ nhóm có tên; dùng "(…)"', 'named groups are not supported; use "(…)"']
      : /^\?[a-zA-Z^-]/.test(scanner.rest)
        ? ['không hỗ trợ cờ trong mẫu', 'inline flags are not supported']
        : ['không hỗ trợ nhóm "(?…" này; dùng "(?:…)"', 'this "(?…" group is not supported; use "(?:…)"'];
  throw new PatternError(start, { vi: vi!, en: en! });
}

function parseBounds(scanner: Scanner): { min: number; max?: number } | undefined {
  if (scanner.accept('*')) return { min: 0 };
  if (scanner.accept('+')) return { min: 1 };
  if (scanner.accept('?')) return { min: 0, max: 1 };
  if (!scanner.sees('{')) return undefined;
  const start = scanner.offset;
  const found = /^\{(\d+)(?:(,)(\d*))?\}/.exec(scanner.rest);
  if (found === null) {
    throw scanner.error({
      vi: 'cận lặp phải là {m}, {m,} hoặc {m,n}; viết "\\{" nếu là ký tự',
      en: 'bounds must be {m}, {m,} or {m,n}; write "\\{" for the character',
    });
  }
  scanner.accept(found[0]);
  const [, low, comma, high] = found;
  const min = bound(low!, start);
  if (comma === undefined) return { min, max: min };
  if (high === '' || high === undefined) return { min };
  const max = bound(high, start);
  if (max < min) {
    throw new PatternError(start, {
      vi: `cận lặp ngược: {${min},${max}}`,
      en: `reversed bounds: {${min},${max}}`,
    });
  }
  return { min, max };
}

function bound(digits: string, at: number): number {
  const value = Number(digits);
  if (value > MAX_REPEAT) {
    throw new PatternError(at, {
      vi: `cận lặp lớn hơn ${MAX_REPEAT}`,
      en: `bounds above ${MAX_REPEAT} are not supported`,
    });
  }
  return value;
}

function refuseSecondQuantifier(scanner: Scanner): void {
  if (scanner.sees('?')) {
    throw scanner.error({ vi: 'không hỗ trợ lặp lười', en: 'lazy quantifiers are not supported' });
  }
  if (scanner.sees('+')) {
    throw scanner.error({ vi: 'không hỗ trợ lặp không lui', en: 'possessive quantifiers are not supported' });
  }
  if (scanner.sees('*') || scanner.sees('{')) {
    throw scanner.error({
      vi: 'hai dấu lặp liền nhau; dùng "(?:…)"',
      en: 'two quantifiers in a row; use "(?:…)"',
    });
  }
}

function single(codePoint: number): readonly CodePointRange[] {
  return [{ from: codePoint, to: codePoint }];
}
