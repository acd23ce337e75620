import type { Expression } from '../model/expression.ts';
import { all, any, call, integerLiteral } from '../sql/build.ts';
import { luhn } from './luhn.ts';
import { allDigits, hasLength, isText, leaves, part } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** The national prefix of the State Bank's identification numbers. */
const PREFIX = '9704';
const LENGTHS = [16, 19];

/** The number of a domestic bank card: prefix 9704 and the check digit of ISO/IEC 7812-1; lengths and prefix are not confirmed. */
export const vnBankCard: ValueFormat = {
  name: 'vn-bank-card',
  title: { vi: 'Số thẻ ngân hàng nội địa', en: 'Vietnamese domestic bank card number' },
  summary: {
    vi: '16 hoặc 19 chữ số 0–9 viết liền, bắt đầu bằng 9704, đúng chữ số kiểm tra Luhn (xem luhn). Thẻ của tổ chức thẻ quốc tế có đầu số khác.',
    en: '16 or 19 digits 0–9, nothing between or around them, beginning with 9704, with a right Luhn check digit (see luhn). Cards of international schemes begin otherwise.',
  },
  source: {
    vi: 'Mã tổ chức phát hành thẻ 9704 (chưa xác nhận); ISO/IEC 7812-1, Phụ lục B',
    en: 'Issuer identification number 9704 (not confirmed); ISO/IEC 7812-1, Annex B',
  },
  certainty: 'suspicion',
  matches: (of) =>
    all([
      allDigits(of),
      isText(part(of, 1, 4), PREFIX),
      any(LENGTHS.map((length) => all([hasLength(of, length), passesLuhn(of, length)]))),
    ]),
  test: (value) => LENGTHS.includes(value.length) && value.startsWith(PREFIX) && luhn.test(value),
  valid: [
    '9704361234567895',
    '9704150000000003',
    '9704059999999994',
    '9704228765432106',
    '9704360123456789017',
    '9704189999999999992',
    '9704000000000000008',
  ],
  invalid: [
    '',
    '9704361234567896',
    '9704360123456789018',
    '9704362134567895',
    '970436123456784',
    '97043612345678905',
    '970436012345678901',
    '97043601234567890126',
    '4111111111111111',
    '9703361234567896',
    '9704 3612 3456 7895',
    '9704-3612-3456-7895',
    ' 9704361234567895',
    '9704361234567895 ',
    '9704361234567895\n',
    ' 704361234567895',
    '970436123456789O',
    '970436123456789٥',
    '９７０４３６１２３４５６７８９５',
    '9704361234****95',
    '9704',
  ],
};

/**
 * Luhn's sum without a branch: the code point c of a digit d that is doubled counts (2c + 8) mod 19, which leaves nine more than what the
 * doubled digit counts when divided by 10, and that of any other leaves 48 more.
 */
function passesLuhn(of: Expression, length: number): Expression {
  const isDoubled = (index: number) => (length - index) % 2 === 0;
  const terms = Array.from({ length }, (_, index) => {
    const codePoint = call('code-point', part(of, index + 1, 1));
    if (!isDoubled(index)) return codePoint;
    const twice = call('add', call('multiply', codePoint, integerLiteral(2)), integerLiteral(8));
    return call('modulo', twice, integerLiteral(19));
  });
  const more = terms.reduce((sum, _, index) => sum + (isDoubled(index) ? 9 : 48), 0);
  return leaves(terms, 10, more);
}
