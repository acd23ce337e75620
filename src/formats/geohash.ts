import { parsePattern } from '../pattern/parse.ts';
import { matches } from '../sql/build.ts';
import type { ValueFormat } from './value-format.ts';

/** The 32 characters of geohash in the order of their values. */
export const GEOHASH_ALPHABET = '0123456789bcdefghjkmnpqrstuvwxyz';

const GEOHASH = parsePattern(`^[${GEOHASH_ALPHABET}]{1,12}$`);

/** The sides of a cell in degrees. */
export interface Cell {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** A cell of the geohash grid (G. Niemeyer, geohash.org, 2008): base 32, lower case. */
export const geohash: ValueFormat = {
  name: 'geohash',
  title: { vi: 'Mã ô lưới GeoHash', en: 'Geohash' },
  summary: {
    vi: '1–12 ký tự trong 0–9 và b–z trừ i, l, o (không có a); chữ thường, viết liền.',
    en: '1–12 characters out of 0–9 and b–z without i, l, o (there is no a); lower case, nothing between or around them.',
  },
  source: {
    vi: 'GeoHash (G. Niemeyer, geohash.org, 2008); không có tiêu chuẩn quốc tế',
    en: 'Geohash (G. Niemeyer, geohash.org, 2008); there is no international standard',
  },
  certainty: 'structural',
  matches: (of) => matches(of, GEOHASH),
  test: (value) =>
    value !== '' && value.length <= 12 && [...value].every((sign) => GEOHASH_ALPHABET.includes(sign)),
  valid: ['w', '0', 'z', 'w7', 'w7er8', 'w3gvk1td8z', 'w7er8u0evss2', '000000000000', 'zzzzzzzzzzzz'],
  invalid: [
    '',
    'a',
    'i',
    'l',
    'o',
    'w7era',
    'w7er8u0evss22',
    'W7ER8',
    'w7eR8',
    'w7 er8',
    'w7-er8',
    ' w7er8',
    'w7er8 ',
    'w7er8\n',
    'w7ér8',
    'w7er٨',
    'ｗ7er8',
    'wѕ',
  ],
};

/** The cell of a geohash, exact up to twelve characters: its sides are 45 times a power of two. Undefined for any other text. */
export function cellOf(text: string): Cell | undefined {
  let cell: Cell = { south: -90, north: 90, west: -180, east: 180 };
  let isAcross = true;
  for (const sign of text) {
    const number = GEOHASH_ALPHABET.indexOf(sign);
    if (number < 0) return undefined;
    for (const bit of [16, 8, 4, 2, 1]) {
      const isUpper = (number & bit) !== 0;
      if (isAcross) cell = { ...cell, [isUpper ? 'west' : 'east']: (cell.west + cell.east) / 2 };
      else cell = { ...cell, [isUpper ? 'south' : 'north']: (cell.south + cell.north) / 2 };
      isAcross = !isAcross;
    }
  }
  return cell;
}
