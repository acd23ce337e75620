import { parsePattern } from '../pattern/parse.ts';
import { all, any, matches, not } from '../sql/build.ts';
import { allDigits, type DigitCheck, hasLength, isText, part, passesCheck } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** N1 to N10; a remainder of 10 is the formula for N10 turned round. */
const CHECK: DigitCheck = { weights: [31, 29, 23, 19, 17, 13, 7, 5, 3, 1], modulus: 11, remainder: 10 };

/** With fourteen characters in all, ten digits stand before the dash. */
const BRANCH = parsePattern('^[0-9]*-[0-9]{3}$');

/**
 * Mã số doanh nghiệp, which is the tax code of the enterprise. Ten digits N1…N10 with N3…N9 from 0000001 to 9999999 and the check digit
 * N10 = 10 − ((31·N1+29·N2+23·N3+19·N4+17·N5+13·N6+7·N7+5·N8+3·N9) mod 11); dependent units add `-001` to `-999`
 * (Luật Doanh nghiệp 59/2020/QH14, Điều 29; Thông tư 105/2020/TT-BTC, Điều 5; the check digit is in use but not published there).
 */
export const vnEnterpriseCode = {
  name: 'vn-enterprise-code',
  title: { vi: 'Mã số doanh nghiệp', en: 'Vietnamese enterprise code' },
  summary: {
    vi: '10 chữ số N1…N10, trong đó N3–N9 không toàn 0 và N10 = 10 − ((31·N1+29·N2+23·N3+19·N4+17·N5+13·N6+7·N7+5·N8+3·N9) mod 11); đơn vị phụ thuộc thêm dấu "-" và 3 chữ số 001–999. Không gồm số định danh cá nhân 12 chữ số của hộ kinh doanh.',
    en: '10 digits N1…N10 with N3–N9 not all 0 and N10 = 10 − ((31·N1+29·N2+23·N3+19·N4+17·N5+13·N6+7·N7+5·N8+3·N9) mod 11); dependent units add "-" and 3 digits 001–999. The 12-digit personal numbers of household businesses are not of this form.',
  },
  source: {
    vi: 'Luật Doanh nghiệp 59/2020/QH14, Điều 29; Thông tư 105/2020/TT-BTC, Điều 5; công thức chữ số kiểm tra đang dùng trên thực tế',
    en: 'Law on Enterprises 59/2020/QH14, Article 29; Circular 105/2020/TT-BTC, Article 5; the check-digit formula in actual use',
  },
  certainty: 'structural',
  matches: (of) =>
    all([
      any([
        all([hasLength(of, 10), allDigits(of)]),
        all([hasLength(of, 14), matches(of, BRANCH), not(isText(part(of, 12, 3), '000'))]),
      ]),
      not(isText(part(of, 3, 7), '0000000')),
      passesCheck(of, CHECK),
    ]),
  test: (value) => {
    const found = /^([0-9]{10})(?:-([0-9]{3}))?$/.exec(value);
    if (found === null) return false;
    const [, base = '', branch] = found;
    return branch !== '000' && base.slice(2, 9) !== '0000000' && checkDigit(base) === Number(base[9]);
  },
  valid: [
    '0100109106',
    '0101248141',
    '0300588569',
    '0100112437',
    '0100109106-001',
    '0100109106-010',
    '0100109106-999',
  ],
  invalid: [
    '',
    '0100109107',
    '0100109160',
    '010010910',
    '01001091060',
    '100109106',
    '0100109106-000',
    '0100109106-01',
    '0100109106-0001',
    '0100109107-001',
    '0100109106001',
    '0100109106 001',
    '0100109106–001',
    '0100109106-00A',
    '010010-9106001',
    '0000000000',
    '001099012345',
    '01001091O6',
    ' 0100109106',
    '0100109106 ',
    '0100109106\n',
    '010010910٦',
    '０１００１０９１０６',
  ],
} satisfies ValueFormat;

/** N10 for the first nine digits; 10 means that no such code exists. */
function checkDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += CHECK.weights[i]! * Number(digits[i]);
  return 10 - (sum % CHECK.modulus);
}
