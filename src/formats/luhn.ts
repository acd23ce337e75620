import type { ValueFormat } from './value-format.ts';

/** A number whose last digit is the check digit of ISO/IEC 7812-1, Annex B, whatever its length. */
export const luhn: ValueFormat = {
  name: 'luhn',
  title: { vi: 'Số có chữ số kiểm tra Luhn', en: 'Number with a Luhn check digit' },
  summary: {
    vi: 'Từ 2 chữ số 0–9 trở lên, viết liền. Tính từ phải sang trái, nhân đôi mỗi chữ số ở vị trí chẵn và trừ 9 nếu lớn hơn 9; tổng tất cả chia hết cho 10.',
    en: '2 or more digits 0–9, nothing between or around them. From right to left, every second digit is doubled, less 9 when above 9; the sum of all is divisible by 10.',
  },
  source: { vi: 'ISO/IEC 7812-1, Phụ lục B', en: 'ISO/IEC 7812-1, Annex B' },
  certainty: 'structural',
  test: (value) => /^[0-9]{2,}$/.test(value) && luhnSum(value) % 10 === 0,
  valid: [
    '00',
    '18',
    '26',
    '91',
    '79927398713',
    '4111111111111111',
    '378282246310005',
    '490154203237518',
    `${'0'.repeat(98)}18`,
  ],
  invalid: [
    '',
    '0',
    '8',
    '19',
    '81',
    '79927398710',
    '79927398731',
    '4111111111111112',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    ' 18',
    '18 ',
    '18\n',
    '1８',
    '١٨',
    '-18',
    '1A8',
    'l8',
  ],
};

function luhnSum(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const counted = i % 2 === 0 ? digit : 2 * digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum;
}
