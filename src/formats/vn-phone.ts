import { all, any } from '../sql/build.ts';
import { allDigits, hasLength, isOneOf, isText, part } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** First three digits of mobile numbers in the plan of 2018: 03x, 05[25689], 07[06-9], 08[1-9], 09x. */
const MOBILE: readonly string[] = [
  ...startingWith('03', '0123456789'),
  ...startingWith('05', '25689'),
  ...startingWith('07', '06789'),
  ...startingWith('08', '123456789'),
  ...startingWith('09', '0123456789'),
];
const SERVICE: readonly string[] = ['1800', '1900'];

/** A telephone number of Vietnam as it is dialled inside the country (numbering plan of Thông tư 22/2014/TT-BTTTT as changed in 2018). */
export const vnPhone: ValueFormat = {
  name: 'vn-phone',
  title: { vi: 'Số điện thoại Việt Nam', en: 'Vietnamese telephone number' },
  summary: {
    vi: 'Chỉ chữ số, không mã nước, dấu cách hay dấu chấm: di động 10 số (03x, 052, 055, 056, 058, 059, 070, 076–079, 081–089, 09x); cố định 11 số bắt đầu bằng 02; dịch vụ 1800 hoặc 1900 dài 8–10 số.',
    en: 'Digits only, no country code, spaces or dots: mobile, 10 digits (03x, 052, 055, 056, 058, 059, 070, 076–079, 081–089, 09x); fixed, 11 digits beginning with 02; services 1800 and 1900, 8 to 10 digits.',
  },
  source: {
    vi: 'Quy hoạch kho số viễn thông, Thông tư 22/2014/TT-BTTTT; chuyển mã mạng di động năm 2018',
    en: 'National numbering plan, Circular 22/2014/TT-BTTTT; change of mobile prefixes in 2018',
  },
  certainty: 'structural',
  matches: (of) =>
    all([
      any([
        all([hasLength(of, 10), isOneOf(part(of, 1, 3), MOBILE)]),
        all([hasLength(of, 11), isText(part(of, 1, 2), '02')]),
        all([any([8, 9, 10].map((length) => hasLength(of, length))), isOneOf(part(of, 1, 4), SERVICE)]),
      ]),
      allDigits(of),
    ]),
  test: (value) =>
    /^(?:0(?:[39][0-9]|5[25689]|7[06-9]|8[1-9])[0-9]{7}|02[0-9]{9}|1[89]00[0-9]{4,6})$/.test(value),
  valid: [
    '0912345678',
    '0321234567',
    '0521234567',
    '0701234567',
    '0891234567',
    '02438251234',
    '02033825123',
    '18001091',
    '1900545413',
    '190012345',
  ],
  invalid: [
    '',
    '912345678',
    '84912345678',
    '+84912345678',
    '0912 345 678',
    '0912.345.678',
    '091234567',
    '09123456789',
    '01212345678',
    '0512345678',
    '0712345678',
    '0801234567',
    '0438251234',
    '0243825123',
    '1800109',
    '19005454131',
    '17001234',
    '0912345678\n',
    '091234567a',
    '０９１２３４５６７８',
  ],
};

function startingWith(prefix: string, digits: string): readonly string[] {
  return [...digits].map((digit) => prefix + digit);
}
