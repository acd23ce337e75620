import type { Expression } from '../model/expression.ts';
import { parsePattern } from '../pattern/parse.ts';
import { all, any, call, compare, integerLiteral, matches, not } from '../sql/build.ts';
import { allDigits, hasLength, isText, part } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** Weights of N1 to N10: the sum of weight × digit leaves 10 when divided by 11. */
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3, 1];
const MODULUS = 11;

/** What the same sum over code points leaves: each digit's code point is 48 more than the digit. */
const REMAINDER = (10 + 48 * WEIGHTS.reduce((sum, weight) => sum + weight)) % MODULUS;

/** With fourteen characters in all, ten digits stand before the dash. */
const BRANCH = parsePattern('^[0-9]*-[0-9]{3}$');

/**
 * Mã số thuế. Ten digits N1…N10 with N3…N9 from 0000001 to 9999999 and the check digit
 * N10 = 10 − ((31·N1+29·N2+23·N3+19·N4+17·N5+13·N6+7·N7+5·N8+3·N9) mod 11); dependent units add `-001` to `-999`
 * (Thông tư 105/2020/TT-BTC, Điều 5; the check digit is in use but not published there). Individuals and households use the
 * twelve digits of the personal identification number since 01-07-2025 (Thông tư 86/2024/TT-BTC).
 */
export const vnTaxCode: ValueFormat = {
  name: 'vn-tax-code',
  title: { vi: 'Mã số thuế', en: 'Vietnamese tax code' },
  summary: {
    vi: 'Theo độ dài: 10 chữ số với chữ số kiểm tra đúng (chữ số 3–9 không toàn 0); hoặc 10 chữ số như thế, dấu "-" và 3 chữ số 001–999; hoặc 12 chữ số (số định danh cá nhân).',
    en: 'By length: 10 digits with a right check digit (digits 3–9 not all 0); or such 10 digits, "-" and 3 digits 001–999; or 12 digits (personal identification number).',
  },
  source: {
    vi: 'Thông tư 105/2020/TT-BTC, Điều 5; Thông tư 86/2024/TT-BTC; công thức chữ số kiểm tra đang dùng trên thực tế',
    en: 'Circular 105/2020/TT-BTC, Article 5; Circular 86/2024/TT-BTC; the check-digit formula in actual use',
  },
  matches: (of) =>
    any([
      all([hasLength(of, 12), allDigits(of)]),
      all([
        any([
          all([hasLength(of, 10), allDigits(of)]),
          all([hasLength(of, 14), matches(of, BRANCH), not(isText(part(of, 12, 3), '000'))]),
        ]),
        not(isText(part(of, 3, 7), '0000000')),
        compare(
          call('modulo', weightedSum(of), integerLiteral(MODULUS)),
          '=',
          integerLiteral(REMAINDER),
          'integer',
        ),
      ]),
    ]),
  test: (value) => {
    if (/^[0-9]{12}$/.test(value)) return true;
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
    '0100109106-999',
    '001099012345',
  ],
  invalid: [
    '',
    '0100109107',
    '010010910',
    '01001091060',
    '0100109106-000',
    '0100109106-01',
    '0100109106-0001',
    '0100109107-001',
    '0100109106001',
    '0100109106 001',
    '0100109106–001',
    '010010-9106001',
    '0000000000',
    '01001091O6',
    ' 0100109106',
    '0100109106\n',
    '00109901234-',
  ],
};

/** N10 for the first nine digits; 10 means that no such code exists. */
function checkDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += WEIGHTS[i]! * Number(digits[i]);
  return 10 - (sum % MODULUS);
}

/** Over code points, because a text that is no number must not be cast to one. */
function weightedSum(of: Expression): Expression {
  const [first, ...rest] = WEIGHTS.map((weight, i) => {
    const digit = call('code-point', part(of, i + 1, 1));
    return weight === 1 ? digit : call('multiply', digit, integerLiteral(weight));
  });
  return rest.reduce((sum, term) => call('add', sum, term), first!);
}
