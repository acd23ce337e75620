import { all } from '../sql/build.ts';
import { allDigits, hasLength } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** Mã bưu chính quốc gia of five digits (Thông tư 07/2017/TT-BTTTT, Điều 5). */
export const vnPostalCode: ValueFormat = {
  name: 'vn-postal-code',
  title: { vi: 'Mã bưu chính quốc gia', en: 'Vietnamese postal code' },
  summary: {
    vi: 'Đúng 5 chữ số 0–9 viết liền, kể cả số 0 ở đầu. Không xét mã đã được gán hay chưa; mã 6 chữ số là mã cũ trước năm 2018.',
    en: 'Exactly 5 digits 0–9, leading zeros included, nothing between or around them. Whether a code was given out is not judged; 6 digits are the scheme before 2018.',
  },
  source: { vi: 'Thông tư 07/2017/TT-BTTTT, Điều 5', en: 'Circular 07/2017/TT-BTTTT, Article 5' },
  certainty: 'structural',
  matches: (of) => all([hasLength(of, 5), allDigits(of)]),
  test: (value) => /^[0-9]{5}$/.test(value),
  valid: ['11022', '01106', '99999', '00000', '70000'],
  invalid: [
    '',
    '1022',
    '100000',
    '110220',
    '1102A',
    '110 22',
    '11-022',
    ' 11022',
    '11022 ',
    '11022\n',
    '1102O',
    'l1022',
    '1.1E4',
    '1102٢',
    '１１０２２',
  ],
};
