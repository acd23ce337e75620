import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';

/** The letters of the Vietnamese alphabet with every tone, from the alphabet itself. */
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const VOWELS = [...'aăâeêioôơuưy'].flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC')));
const VIETNAMESE = [...new Set([...'abcdđeghiklmnopqrstuvxyfjwz', ...VOWELS])];
const MINORITY = [...'čĕĭñŏŭƀ'];

describe('vn-person-name', () => {
  it('knows every letter of the alphabet with every tone, small and capital', () => {
    expect(VOWELS.length).toBe(72);
    for (const letter of [...VIETNAMESE, ...MINORITY]) {
      expect([...letter].length).toBe(1);
      expect([letter, decide('vn-person-name', `T${letter}`)]).toEqual([letter, true]);
      expect([letter, decide('vn-person-name', `${letter.toUpperCase()}n`)]).toEqual([letter, true]);
      expect(decide('vn-person-name', `${letter}n`)).toBe(false);
      expect(decide('vn-person-name', `An${letter.toUpperCase()}`)).toBe(false);
      expect(decide('vn-person-name', `AN${letter.toUpperCase()}`)).toBe(true);
    }
  });

  it('knows no other letter or sign of Unicode', () => {
    const known = new Set([...VIETNAMESE, ...MINORITY].flatMap((letter) => [letter, letter.toUpperCase()]));
    const accepted: string[] = [];
    for (let point = 1; point <= 0x1ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const sign = String.fromCodePoint(point);
      if (
        !known.has(sign) &&
        (decide('vn-person-name', `An${sign}n`) || decide('vn-person-name', `AN${sign}N`))
      )
        accepted.push(sign);
    }
    // Between two letters the four signs may stand; a space must be followed by a capital.
    expect(accepted.sort()).toEqual([' ', "'", '-', '.', '’']);
  });
});
