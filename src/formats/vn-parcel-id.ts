import type { Pattern } from '../model/pattern.ts';
import { parsePattern } from '../pattern/parse.ts';
import { all, any, matches, not } from '../sql/build.ts';
import { type Cell, cellOf, GEOHASH_ALPHABET } from './geohash.ts';
import { hasLength, isOneOf, part } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

const LENGTH = 12;
/** Bits of either axis in twelve characters of five bits. */
const AXIS_BITS = 30;
/** Degrees. */
const BOUNDS = { south: 8, north: 23.5, west: 102, east: 118 };

const OTHER_SIGN = parsePattern(`[^${GEOHASH_ALPHABET}]`);

type Axis = 'latitude' | 'longitude';

/** Cells lie at whole numbers from -90 or -180 on, so that the outermost allowed ones are known exactly. */
const CELLS_PER_DEGREE = { latitude: 2 ** AXIS_BITS / 180, longitude: 2 ** AXIS_BITS / 360 };
const WITHIN: readonly Pattern[] = [
  isPast('latitude', 'at-least', Math.ceil((BOUNDS.south + 90) * CELLS_PER_DEGREE.latitude)),
  isPast('latitude', 'at-most', Math.floor((BOUNDS.north + 90) * CELLS_PER_DEGREE.latitude) - 1),
  isPast('longitude', 'at-least', Math.ceil((BOUNDS.west + 180) * CELLS_PER_DEGREE.longitude)),
  isPast('longitude', 'at-most', Math.floor((BOUNDS.east + 180) * CELLS_PER_DEGREE.longitude) - 1),
];

/** Most parcels lie in a large cell that is inside as a whole, all of them in `w`: one look-up instead of four patterns. */
const WELL_WITHIN = [...GEOHASH_ALPHABET]
  .flatMap((second) => [...GEOHASH_ALPHABET].map((third) => `w${second}${third}`))
  .filter((start) => isInside(cellOf(start)));

/** Mã định danh thửa đất: the twelve-character geohash of a point inside the parcel (Thông tư 19/2026/TT-BNNMT); the bounds are not in it. */
export const vnParcelId: ValueFormat = {
  name: 'vn-parcel-id',
  title: { vi: 'Mã định danh thửa đất', en: 'Vietnamese land parcel identifier' },
  summary: {
    vi: 'Đúng 12 ký tự GeoHash (0–9 và b–z trừ i, l, o; chữ thường) mà cả ô lưới nằm trong khoảng vĩ độ 8–23,5 và kinh độ 102–118. Không xét ô có nằm trong xã hay không.',
    en: 'Exactly 12 characters of geohash (0–9 and b–z without i, l, o; lower case) whose whole cell lies within latitude 8–23.5 and longitude 102–118. Whether it lies within the commune is not judged.',
  },
  source: {
    vi: 'Thông tư 19/2026/TT-BNNMT sửa đổi Thông tư 09/2024/TT-BTNMT; giới hạn toạ độ (chưa xác nhận)',
    en: 'Circular 19/2026/TT-BNNMT amending Circular 09/2024/TT-BTNMT; the bounds (not confirmed)',
  },
  certainty: 'suspicion',
  matches: (of) =>
    all([
      hasLength(of, LENGTH),
      not(matches(of, OTHER_SIGN)),
      any([isOneOf(part(of, 1, 3), WELL_WITHIN), all(WITHIN.map((pattern) => matches(of, pattern)))]),
    ]),
  test: (value) => value.length === LENGTH && isInside(cellOf(value)),
  valid: [
    'w7er8u0evss2',
    'w3gvk1c5zpv8',
    'w3x94vc8v0b9',
    'w6zq59pyjrrf',
    'w3d2yvwf8u5w',
    'wk4vhd58tu5b',
    'w37ms06g7h0e',
    'wk5msn4c7j2x',
    'w6be10dnu20v',
    'wdggj0syz20v',
  ],
  invalid: [
    '',
    'w7er8u0evss',
    'w7er8u0evss2w',
    'w37ms06g7h0d',
    'w37ms06g7h09',
    'wk5msn4c7j88',
    'wk5msn4c7j89',
    'w6be10dnu20t',
    'w6be10dnu20m',
    'wdggj0syz21j',
    'wdggj0syz21m',
    'w4rqnzjge9z2',
    'wsqqku9d74nm',
    'w21zdjbb761z',
    's6yfnt3sfw0s',
    'u09tvkz5yup0',
    '000000000000',
    'zzzzzzzzzzzz',
    'W7ER8U0EVSS2',
    'w7er8u0evsa2',
    'w7er8u0evsi2',
    'w7er8u0evsl2',
    'w7er8u0evso2',
    'w7er 8u0evss',
    ' w7er8u0evss',
    'w7er8u0evss2\n',
    'w7er8u0evss٢',
    'ｗ7er8u0evss2',
    '270311-12-45',
  ],
};

function isInside(cell: Cell | undefined): boolean {
  return (
    cell !== undefined &&
    cell.south >= BOUNDS.south &&
    cell.north <= BOUNDS.north &&
    cell.west >= BOUNDS.west &&
    cell.east <= BOUNDS.east
  );
}

/**
 * Found in a geohash of twelve characters whose number on the axis is at least, or at most, the limit. Compared as numbers are, from
 * the first character on: a character beyond that of the limit decides, an equal one leaves it to those that follow.
 */
function isPast(axis: Axis, side: 'at-least' | 'at-most', limit: number): Pattern {
  let rest = '';
  let left = limit;
  for (let place = LENGTH - 1; place >= 0; place--) {
    const own = 2 ** bitsOf(axis, place).length;
    const wanted = left % own;
    left = Math.floor(left / own);
    const signs = [...GEOHASH_ALPHABET].map((sign, number) => ({ sign, at: onAxis(number, axis, place) }));
    const classOf = (holds: (at: number) => boolean) => {
      const found = signs.filter(({ at }) => holds(at)).map(({ sign }) => sign);
      return found.length === 0 ? undefined : `[${found.join('')}]`;
    };
    const beyond = classOf((at) => (side === 'at-least' ? at > wanted : at < wanted));
    const equal = `${classOf((at) => at === wanted)}${rest}`;
    rest = beyond === undefined ? equal : `(?:${beyond}|${equal})`;
  }
  return parsePattern(`^${rest}`);
}

/** The bits of a character that belong to the axis, high to low: they alternate, and the first of all is of longitude. */
function bitsOf(axis: Axis, place: number): readonly number[] {
  const isFirst = (axis === 'longitude') === (place % 2 === 0);
  return isFirst ? [16, 4, 1] : [8, 2];
}

function onAxis(number: number, axis: Axis, place: number): number {
  return bitsOf(axis, place).reduce((sum, bit) => 2 * sum + ((number & bit) === 0 ? 0 : 1), 0);
}
