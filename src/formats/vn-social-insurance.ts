import { all } from '../sql/build.ts';
import { allDigits, hasLength } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** Mã số bảo hiểm xã hội: ten digits without a public check digit (Quyết định 346/QĐ-BHXH of 2019, not confirmed). */
export const vnSocialInsurance: ValueFormat = {
  name: 'vn-social-insurance',
  title: { vi: 'Mã số bảo hiểm xã hội', en: 'Vietnamese social insurance number' },
  summary: {
    vi: 'Đúng 10 chữ số 0–9 viết liền, kể cả các số 0 ở đầu; không có chữ số kiểm tra công khai. Số định danh cá nhân dùng thay mã này là vn-personal-id.',
    en: 'Exactly 10 digits 0–9, leading zeros included, nothing between or around them; there is no public check digit. A personal identification number used instead is vn-personal-id.',
  },
  source: {
    vi: 'Quyết định 346/QĐ-BHXH năm 2019 (chưa xác nhận)',
    en: 'Decision 346/QĐ-BHXH of 2019 (not confirmed)',
  },
  certainty: 'suspicion',
  matches: (of) => all([hasLength(of, 10), allDigits(of)]),
  test: (value) => /^[0-9]{10}$/.test(value),
  valid: ['0123456789', '7910123456', '0000000001', '9999999999'],
  invalid: [
    '',
    '123456789',
    '01234567890',
    '001099012345',
    'TE1010123456789',
    '012345678A',
    '012345678O',
    '0123 456 789',
    '01-23456789',
    ' 0123456789',
    '0123456789 ',
    '0123456789\n',
    '1.23457E+08',
    '012345678٩',
    '０１２３４５６７８９',
  ],
};
