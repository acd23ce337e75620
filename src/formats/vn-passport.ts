import { parsePattern } from '../pattern/parse.ts';
import { all, matches } from '../sql/build.ts';
import { hasLengthBetween } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

const LETTER_AND_DIGITS = parsePattern('^[A-Z][0-9]*$');

/** Số hộ chiếu of Vietnam (Thông tư 31/2023/TT-BCA): the series are not published, so both lengths are taken with every letter. */
export const vnPassport: ValueFormat = {
  name: 'vn-passport',
  title: { vi: 'Số hộ chiếu Việt Nam', en: 'Vietnamese passport number' },
  summary: {
    vi: '1 chữ in hoa A–Z và 7 hoặc 8 chữ số 0–9, viết liền (ví dụ B1234567, P01234567). Không xét chữ nào đã dùng. Hộ chiếu nước ngoài có dạng khác.',
    en: '1 capital letter A–Z and 7 or 8 digits 0–9, nothing between or around them (such as B1234567, P01234567). Which letters are in use is not judged. Foreign passports have other forms.',
  },
  source: {
    vi: 'Thông tư 31/2023/TT-BCA, sửa đổi bởi Thông tư 69/2026; cấu trúc số theo thực tế (chưa xác nhận)',
    en: 'Circular 31/2023/TT-BCA, amended by Circular 69/2026; the structure as seen in use (not confirmed)',
  },
  certainty: 'suspicion',
  matches: (of) => all([hasLengthBetween(of, 8, 9), matches(of, LETTER_AND_DIGITS)]),
  test: (value) => /^[A-Z]\d{7}\d?$/.test(value),
  valid: ['B1234567', 'C0000001', 'N9999999', 'P01234567', 'P99999999', 'E00001234'],
  invalid: [
    '',
    'B123456',
    'P012345678',
    '12345678',
    '123456789',
    'b1234567',
    'AB123456',
    'B123456A',
    'B 1234567',
    'B-1234567',
    ' B1234567',
    'B1234567 ',
    'B1234567\n',
    'B123456O',
    'Đ1234567',
    'В1234567',
    'B123456٧',
    'Ｂ１２３４５６７',
  ],
};
