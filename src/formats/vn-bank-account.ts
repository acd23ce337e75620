import { all } from '../sql/build.ts';
import { allDigits, hasLengthBetween } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** Số tài khoản ngân hàng: every bank numbers by itself, so that only digits and length can be asked (not confirmed). */
export const vnBankAccount: ValueFormat = {
  name: 'vn-bank-account',
  title: { vi: 'Số tài khoản ngân hàng', en: 'Vietnamese bank account number' },
  summary: {
    vi: '6–19 chữ số 0–9 viết liền, kể cả số 0 ở đầu; không có chữ số kiểm tra chung giữa các ngân hàng. Không gồm tài khoản đặt theo chữ.',
    en: '6–19 digits 0–9, leading zeros included, nothing between or around them; banks have no common check digit. Accounts named with letters are not of this form.',
  },
  source: {
    vi: 'Cách đánh số của từng ngân hàng (chưa xác nhận)',
    en: 'The numbering of each bank (not confirmed)',
  },
  certainty: 'suspicion',
  matches: (of) => all([hasLengthBetween(of, 6, 19), allDigits(of)]),
  test: (value) => /^[0-9]{6,19}$/.test(value),
  valid: ['123456', '0011001234567', '19034567890123', '000000', '9999999999999999999'],
  invalid: [
    '',
    '12345',
    '12345678901234567890',
    '1903 4567 8901 23',
    '1903-4567-8901',
    '1903.4567',
    'NGUYENVANA',
    '12345A',
    '12345O',
    '1.90346E+13',
    '-123456',
    ' 123456',
    '123456 ',
    '123456\n',
    '12345٦',
    '１２３４５６',
  ],
};
