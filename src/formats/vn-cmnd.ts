import { all } from '../sql/build.ts';
import { allDigits, hasLength } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** Số chứng minh nhân dân of nine digits (Nghị định 05/1999/NĐ-CP); none is in force since 31-12-2024 (Luật Căn cước, Điều 46). */
export const vnCmnd: ValueFormat = {
  name: 'vn-cmnd',
  title: { vi: 'Số chứng minh nhân dân 9 số', en: 'Vietnamese identity card number, 9 digits' },
  summary: {
    vi: 'Đúng 9 chữ số 0–9 viết liền. Giấy chứng minh nhân dân hết giá trị sử dụng sau ngày 31-12-2024; số 12 chữ số là vn-personal-id.',
    en: 'Exactly 9 digits 0–9, nothing between or around them. No such card is in force since 31-12-2024; a number of 12 digits is vn-personal-id.',
  },
  source: {
    vi: 'Nghị định 05/1999/NĐ-CP; Luật Căn cước 26/2023/QH15, Điều 46',
    en: 'Decree 05/1999/NĐ-CP; Law on Identification 26/2023/QH15, Article 46',
  },
  certainty: 'suspicion',
  matches: (of) => all([hasLength(of, 9), allDigits(of)]),
  test: (value) => /^[0-9]{9}$/.test(value),
  valid: ['012345678', '273456789', '000000000', '999999999'],
  invalid: [
    '',
    '12345678',
    '0123456789',
    '001099012345',
    '01234567A',
    '01234567O',
    '012 345 678',
    '012.345.678',
    ' 012345678',
    '012345678 ',
    '012345678\n',
    '-12345678',
    '2.73457E8',
    '01234567٨',
    '０１２３４５６７８',
  ],
};
