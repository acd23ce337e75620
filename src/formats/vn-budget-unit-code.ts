import { all } from '../sql/build.ts';
import { allDigits, hasLength } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** Mã số đơn vị có quan hệ với ngân sách of seven digits (Thông tư 185/2015/TT-BTC, not confirmed). */
export const vnBudgetUnitCode: ValueFormat = {
  name: 'vn-budget-unit-code',
  title: { vi: 'Mã số đơn vị có quan hệ với ngân sách', en: 'Vietnamese budget unit code' },
  summary: {
    vi: 'Đúng 7 chữ số 0–9 viết liền, kể cả số 0 ở đầu. Không xét mã đã được cấp hay chưa.',
    en: 'Exactly 7 digits 0–9, leading zeros included, nothing between or around them. Whether the code was given out is not judged.',
  },
  source: {
    vi: 'Thông tư 185/2015/TT-BTC (chưa xác nhận)',
    en: 'Circular 185/2015/TT-BTC (not confirmed)',
  },
  certainty: 'suspicion',
  matches: (of) => all([hasLength(of, 7), allDigits(of)]),
  test: (value) => /^[0-9]{7}$/.test(value),
  valid: ['1053665', '3012345', '0000001', '9999999'],
  invalid: [
    '',
    '105366',
    '10536650',
    '105366A',
    '105366O',
    '105 3665',
    '1.053.665',
    '-105366',
    ' 1053665',
    '1053665 ',
    '1053665\n',
    '1.05E+6',
    '105366٥',
    '１０５３６６５',
  ],
};
