import type { Text } from '../model/text.ts';

/** A pattern outside the portable subset. `offset` is the index in the source (UTF-16 units, from 0) where it goes wrong. */
export class PatternError extends Error {
  readonly offset: number;
  readonly text: Text;

  constructor(offset: number, text: Text) {
    const place = offset + 1;
    super(`${text.en} (character ${place})`);
    this.name = 'PatternError';
    this.offset = offset;
    this.text = { vi: `${text.vi} (ký tự thứ ${place})`, en: this.message };
  }
}
