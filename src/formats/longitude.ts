import { parsePattern } from '../pattern/parse.ts';
import { matches } from '../sql/build.ts';
import { isDegrees, MOST_DEGREE_DIGITS } from './latitude.ts';
import type { ValueFormat } from './value-format.ts';

const LONGITUDE = parsePattern(
  `^-?(?:(?:1[0-7]|[1-9])?[0-9](?:\\.[0-9]{1,${MOST_DEGREE_DIGITS}})?|180(?:\\.0{1,${MOST_DEGREE_DIGITS}})?)$`,
);

/** A longitude in decimal degrees, east positive (WGS 84, as in RFC 7946, section 4). */
export const longitude: ValueFormat = {
  name: 'longitude',
  title: { vi: 'Kinh độ (độ thập phân)', en: 'Longitude in decimal degrees' },
  summary: {
    vi: `Số từ -180 đến 180: có thể có dấu "-", phần nguyên không có số 0 thừa ở đầu, rồi có thể có dấu chấm và 1–${MOST_DEGREE_DIGITS} chữ số. Không có dấu "+", dấu phẩy, ký hiệu độ, chữ E, W, dạng số mũ.`,
    en: `A number from -180 to 180: "-" may stand first, then an integer without leading zeros, then a dot and 1–${MOST_DEGREE_DIGITS} digits may follow. No "+", comma, degree sign, letter E or W, exponent.`,
  },
  source: {
    vi: 'RFC 7946, mục 4 (WGS 84, độ thập phân)',
    en: 'RFC 7946, section 4 (WGS 84, decimal degrees)',
  },
  certainty: 'structural',
  matches: (of) => matches(of, LONGITUDE),
  test: (value) => isDegrees(value, 180),
  valid: [
    '0',
    '-0',
    '7.25',
    '21.0285',
    '99.9',
    '100',
    '105.8542',
    '-122.4194',
    '170',
    '179.999999999999999',
    '180',
    '-180',
    '180.0',
    '-180.000000000000000',
  ],
  invalid: [
    '',
    '-',
    '.5',
    '105.',
    '180.1',
    '180.000000000000001',
    '-180.5',
    '181',
    '190',
    '200',
    '1058542',
    '0105.8542',
    '007',
    '00',
    '+105.8542',
    '--105',
    '105,8542',
    '105.8542.1',
    '105.8542E',
    '105°51′15″',
    '1.058542E2',
    '105.0000000000000001',
    '105.8542, 21.0285',
    '587215.3',
    'NaN',
    ' 105.8542',
    '105.8542 ',
    '105.8542\n',
    '1O5.8542',
    '105.854٢',
    '１０５.8542',
    '−105.8542',
  ],
};
