import type { Text } from '../model/text.ts';
import { PatternError } from './pattern-error.ts';

/** Walks over the source of a pattern, one code point at a time. */
export class Scanner {
  readonly #source: string;
  #offset = 0;
  /** Groups that are open here. */
  depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Index of what comes next, in UTF-16 units from 0. */
  get offset(): number {
    return this.#offset;
  }

  get done(): boolean {
    return this.#offset >= this.#source.length;
  }

  get rest(): string {
    return this.#source.slice(this.#offset);
  }

  sees(text: string): boolean {
    return this.#source.startsWith(text, this.#offset);
  }

  /** Steps over `text` when it comes next, and says whether it did. */
  accept(text: string): boolean {
    if (!this.sees(text)) return false;
    this.#offset += text.length;
    return true;
  }

  /** The next code point as a string; empty at the end. */
  next(): string {
    if (this.done) return '';
    const character = String.fromCodePoint(this.#source.codePointAt(this.#offset)!);
    this.#offset += character.length;
    return character;
  }

  /** The number of a code point; throws for half of a surrogate pair, which no text holds. */
  codePointOf(character: string, at: number): number {
    return checkCodePoint(character.codePointAt(0)!, at);
  }

  error(text: Text): PatternError {
    return new PatternError(this.#offset, text);
  }
}

/** Gives the code point back; throws `PatternError` when it is a surrogate or beyond U+10FFFF. */
export function checkCodePoint(codePoint: number, at: number): number {
  if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) {
    throw new PatternError(at, {
      vi: 'không phải một ký tự Unicode',
      en: 'not a Unicode character',
    });
  }
  return codePoint;
}
