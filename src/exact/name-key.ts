import { fold } from './fold.ts';
import { WHITE_SPACE } from './white-space.ts';

/** Tone marks: huyền, sắc, ngã, hỏi, nặng. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const SPACES = new RegExp(`[${WHITE_SPACE}]+`, 'u');

/**
 * One text for the spellings of one name: without regard to letter case, where the tone mark stands in a syllable (hoà, hòa), composed
 * or combining characters, ð for đ, spaces and the order of words. Marks of letters and tones themselves count: Hoa is not Hòa.
 */
export function nameKey(name: string): string {
  return fold(name.normalize('NFC'))
    .replaceAll('ð', 'đ')
    .split(SPACES)
    .filter((word) => word !== '')
    .map(toneLast)
    .sort()
    .join(' ');
}

/** A word with its tone marks behind its letters. */
function toneLast(word: string): string {
  const apart = word.normalize('NFD');
  const tones = apart.match(TONES)?.sort().join('') ?? '';
  return apart.replace(TONES, '').normalize('NFC') + tones;
}
