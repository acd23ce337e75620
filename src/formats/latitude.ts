import { parsePattern } from '../pattern/parse.ts';
import { matches } from '../sql/build.ts';
import type { ValueFormat } from './value-format.ts';

/** Digits behind the dot: a double holds no more of degrees. */
export const MOST_DEGREE_DIGITS = 15;

const LATITUDE = parsePattern(
  `^-?(?:[1-8]?[0-9](?:\\.[0-9]{1,${MOST_DEGREE_DIGITS}})?|90(?:\\.0{1,${MOST_DEGREE_DIGITS}})?)$`,
);

/** A latitude in decimal degrees, north positive (WGS 84, as in RFC 7946, section 4). */
export const latitude: ValueFormat = {
  name: 'latitude',
  title: { vi: 'Vĩ độ (độ thập phân)', en: 'Latitude in decimal degrees' },
  summary: {
    vi: `Số từ -90 đến 90: có thể có dấu "-", phần nguyên không có số 0 thừa ở đầu, rồi có thể có dấu chấm và 1–${MOST_DEGREE_DIGITS} chữ số. Không có dấu "+", dấu phẩy, ký hiệu độ, chữ N, S, dạng số mũ.`,
    en: `A number from -90 to 90: "-" may stand first, then an integer without leading zeros, then a dot and 1–${MOST_DEGREE_DIGITS} digits may follow. No "+", comma, degree sign, letter N or S, exponent.`,
  },
  source: {
    vi: 'RFC 7946, mục 4 (WGS 84, độ thập phân)',
    en: 'RFC 7946, section 4 (WGS 84, decimal degrees)',
  },
  certainty: 'structural',
  matches: (of) => matches(of, LATITUDE),
  test: (value) => isDegrees(value, 90),
  valid: [
    '0',
    '-0',
    '9.5',
    '21.0285',
    '8.000001',
    '-33.8688',
    '89.999999999999999',
    '90',
    '-90',
    '90.0',
    '-90.000000000000000',
  ],
  invalid: [
    '',
    '-',
    '.5',
    '21.',
    '90.1',
    '90.000000000000001',
    '-90.5',
    '91',
    '105.8542',
    '021.0285',
    '00',
    '-021',
    '+21.0285',
    '--21',
    '21,0285',
    '21.0285.1',
    '21.0285N',
    '21°01′43″',
    '2.10285E1',
    '21.0000000000000001',
    '21.0285, 105.8542',
    '2328951.4',
    'NaN',
    ' 21.0285',
    '21.0285 ',
    '21.0285\n',
    '21.O285',
    '21.028٥',
    '２１.0285',
    '−21.0285',
  ],
};

/** True for decimal degrees from -most to most, written as `latitude` and `longitude` ask. */
export function isDegrees(text: string, most: number): boolean {
  const [whole = '', fraction, ...more] = text.replace(/^-/, '').split('.');
  if (more.length > 0 || !/^\d{1,3}$/.test(whole) || String(Number(whole)) !== whole) return false;
  if (fraction !== undefined && (!/^\d+$/.test(fraction) || fraction.length > MOST_DEGREE_DIGITS))
    return false;
  // Not as one number: the double nearest to 90.000000000000001 is 90.
  return Number(whole) < most || (Number(whole) === most && !/[1-9]/.test(fraction ?? ''));
}
