import { canonicalDecimal } from '../exact/decimal.ts';
import type { Json } from './json.ts';

/** Arrays and objects within each other. */
const MAX_DEPTH = 100;
/** UTF-16 units of a whole text. */
const MAX_LENGTH = 10_000_000;
/** Digits of a number, and its exponent either way. */
const MAX_DIGITS = 1000;

// Tried on a few characters only: V8 keeps a place to go back to for every character of a loop, and its stack ends.
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE]([+-]?[0-9]+))?/;
const WHITE: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/**
 * The value that a text holds, or undefined when it is no JSON (RFC 8259) or cannot be told exactly: an object names one
 * member twice, arrays and objects stand more than 100 deep within each other, a number has more than 1,000 digits, or
 * the text, or all its numbers written out, is longer than 10 million characters.
 */
export function readJson(text: string): { readonly value: Json } | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const reader = new Reader(text);
  try {
    return { value: reader.readAll() };
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

class NotJson extends Error {}

class Reader {
  readonly #text: string;
  #offset = 0;
  #digits = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): Json {
    const value = this.#value(0);
    this.#skipWhite();
    if (this.#offset < this.#text.length) throw new NotJson();
    return value;
  }

  #value(depth: number): Json {
    this.#skipWhite();
    switch (this.#text[this.#offset]) {
      case '{':
        return this.#object(depth + 1);
      case '[':
        return this.#array(depth + 1);
      case '"':
        return this.#string();
      default:
        return this.#scalar();
    }
  }

  #object(depth: number): Json {
    const members = new Map<string, Json>();
    this.#members(depth, '}', () => {
      this.#skipWhite();
      const name = this.#string();
      if (members.has(name)) throw new NotJson();
      this.#skipWhite();
      if (!this.#accept(':')) throw new NotJson();
      members.set(name, this.#value(depth));
    });
    return members;
  }

  #array(depth: number): Json {
    const items: Json[] = [];
    this.#members(depth, ']', () => items.push(this.#value(depth)));
    return items;
  }

  /** What stands between the bracket that comes next and the one that closes it. */
  #members(depth: number, close: string, readOne: () => void): void {
    if (depth > MAX_DEPTH) throw new NotJson();
    this.#offset += 1;
    this.#skipWhite();
    if (this.#accept(close)) return;
    do {
      readOne();
      this.#skipWhite();
    } while (this.#accept(','));
    if (!this.#accept(close)) throw new NotJson();
  }

  #string(): string {
    const start = this.#offset;
    if (!this.#accept('"')) throw new NotJson();
    for (let unit = this.#unit(); unit !== QUOTE; unit = this.#unit()) {
      // NaN at the end of the text.
      if (!(unit >= SPACE)) throw new NotJson();
      this.#offset += unit === BACKSLASH ? 2 : 1;
    }
    this.#offset += 1;
    try {
      return JSON.parse(this.#text.slice(start, this.#offset)) as string;
    } catch {
      throw new NotJson();
    }
  }

  #scalar(): Json {
    const ahead = this.#text.slice(this.#offset, this.#offset + MAX_DIGITS + 1);
    const [word] = /^(?:true|false|null)/.exec(ahead) ?? [];
    if (word !== undefined) {
      this.#offset += word.length;
      return WORDS[word] as boolean | null;
    }
    const [written, exponent = '0'] = NUMBER.exec(ahead) ?? [];
    if (written === undefined || written.length > MAX_DIGITS || Math.abs(Number(exponent)) > MAX_DIGITS) {
      throw new NotJson();
    }
    this.#offset += written.length;
    const number = canonicalDecimal(written);
    // `1e999` is short, and a million of them are not.
    this.#digits += number.length;
    if (this.#digits > MAX_LENGTH) throw new NotJson();
    return { number };
  }

  #skipWhite(): void {
    while (WHITE.has(this.#unit())) this.#offset += 1;
  }

  #unit(): number {
    return this.#text.charCodeAt(this.#offset);
  }

  #accept(sign: string): boolean {
    if (this.#text[this.#offset] !== sign) return false;
    this.#offset += 1;
    return true;
  }
}
