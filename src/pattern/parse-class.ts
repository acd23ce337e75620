import type { CodePointRange, PatternNode } from '../model/pattern.ts';
import { PatternError } from './pattern-error.ts';
import { complement, DIGITS, normalizeRanges, SPACE, WORD } from './ranges.ts';
import { checkCodePoint, type Scanner } from './scanner.ts';

const CONTROLS: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, f: 0x0c, v: 0x0b };
const SETS: Readonly<Record<string, readonly CodePointRange[]>> = { d: DIGITS, w: WORD, s: SPACE };
const PUNCTUATION = /^[!-/:-@[-`{-~]$/;

/** Reads a bracket expression whose `[` at `start` is already behind the scanner. */
export function parseClass(scanner: Scanner, start: number): PatternNode {
  const negated = scanner.accept('^');
  const ranges: CodePointRange[] = [];
  for (let first = true; !scanner.accept(']'); first = false) {
    if (scanner.done) throw new PatternError(start, { vi: 'dấu "[" không được đóng', en: 'unclosed "["' });
    ranges.push(...parseItem(scanner, first));
  }
  if (ranges.length === 0) {
    throw new PatternError(start, {
      vi: 'lớp ký tự rỗng; viết "\\]" nếu là ký tự',
      en: 'empty class; write "\\]" for the character',
    });
  }
  const normal = normalizeRanges(ranges);
  if (negated && complement(normal).length === 0) {
    throw new PatternError(start, {
      vi: 'lớp ký tự loại mọi ký tự',
      en: 'the class excludes every character',
    });
  }
  return { kind: 'class', ranges: normal, negated };
}

/** Reads what follows a backslash at `start`: the code points it stands for. */
export function parseEscape(scanner: Scanner, start: number): readonly CodePointRange[] {
  const letter = scanner.next();
  if (letter === 'u') return single(parseUnicode(scanner, start));
  const control = Object.hasOwn(CONTROLS, letter) ? CONTROLS[letter] : undefined;
  if (control !== undefined) return single(control);
  const set = Object.hasOwn(SETS, letter.toLowerCase()) ? SETS[letter.toLowerCase()] : undefined;
  if (set !== undefined) return letter === letter.toLowerCase() ? set : complement(set);
  if (PUNCTUATION.test(letter)) return single(letter.charCodeAt(0));
  throw new PatternError(start, unknownEscape(letter));
}

function parseItem(scanner: Scanner, first: boolean): readonly CodePointRange[] {
  const at = scanner.offset;
  if (/^\[[:.=]/.test(scanner.rest)) {
    throw scanner.error({
      vi: 'không hỗ trợ lớp POSIX; viết "\\[" nếu là ký tự',
      en: 'POSIX classes are not supported; write "\\[" for the character',
    });
  }
  if (scanner.sees('&&')) {
    throw scanner.error({
      vi: 'không hỗ trợ phép toán trên lớp ký tự; đặt "\\" trước ký tự',
      en: 'operations on classes are not supported; put "\\" before the character',
    });
  }
  if (scanner.sees('-') && !first && !scanner.sees('-]')) throw scanner.error(STRAY_DASH);
  const low = parseMember(scanner);
  if (!scanner.sees('-') || scanner.sees('-]')) return low;
  const dash = scanner.offset;
  scanner.accept('-');
  if (scanner.sees('-') || scanner.done) throw new PatternError(dash, STRAY_DASH);
  const high = parseMember(scanner);
  const from = onlyPoint(low);
  const to = onlyPoint(high);
  if (from === undefined || to === undefined) throw new PatternError(dash, STRAY_DASH);
  if (to < from) throw new PatternError(at, { vi: 'khoảng ký tự ngược', en: 'reversed range of characters' });
  return [{ from, to }];
}

const STRAY_DASH = {
  vi: 'dấu "-" trong lớp ký tự phải đứng đầu, đứng cuối, hoặc viết "\\-"',
  en: 'a "-" in a class must stand first or last, or be written "\\-"',
};

function parseMember(scanner: Scanner): readonly CodePointRange[] {
  const at = scanner.offset;
  const character = scanner.next();
  return character === '\\' ? parseEscape(scanner, at) : single(scanner.codePointOf(character, at));
}

function onlyPoint(ranges: readonly CodePointRange[]): number | undefined {
  const [range, more] = ranges;
  return range !== undefined && more === undefined && range.from === range.to ? range.from : undefined;
}

/** `\uXXXX`, two of them for a surrogate pair, or `\u{…}`. */
function parseUnicode(scanner: Scanner, start: number): number {
  const found = /^(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))/i.exec(scanner.rest);
  if (found === null) {
    throw new PatternError(start, {
      vi: 'viết "\\uXXXX" hoặc "\\u{…}" với số thập lục phân',
      en: 'write "\\uXXXX" or "\\u{…}" with hexadecimal digits',
    });
  }
  scanner.accept(found[0]);
  const unit = Number.parseInt(found[1] ?? found[2]!, 16);
  const low =
    found[2] !== undefined && unit >= 0xd800 && unit <= 0xdbff
      ? /^\\u(d[c-f][0-9a-f]{2})/i.exec(scanner.rest)
      : null;
  if (low === null) return checkCodePoint(unit, start);
  scanner.accept(low[0]);
  return 0x10000 + ((unit - 0xd800) << 10) + (Number.parseInt(low[1]!, 16) - 0xdc00);
}

function unknownEscape(letter: string): { vi: string; en: string } {
  if (letter === '') return { vi: 'dấu "\\" ở cuối mẫu', en: 'a "\\" at the end of the pattern' };
  if (/^[1-9k]$/.test(letter)) {
    return { vi: 'không hỗ trợ tham chiếu ngược', en: 'back-references are not supported' };
  }
  if (/^[bB]$/.test(letter))
    return { vi: 'không hỗ trợ biên từ "\\b"', en: 'word boundaries are not supported' };
  if (/^[pP]$/.test(letter)) {
    return { vi: 'không hỗ trợ thuộc tính Unicode "\\p"', en: 'Unicode properties are not supported' };
  }
  return { vi: `không hỗ trợ "\\${letter}"`, en: `"\\${letter}" is not supported` };
}

function single(codePoint: number): readonly CodePointRange[] {
  return [{ from: codePoint, to: codePoint }];
}
