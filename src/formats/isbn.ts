import { all, any, not } from '../sql/build.ts';
import { allDigits, type DigitCheck, hasLength, isOneOf, isText, part, passesCheck } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

const THIRTEEN: DigitCheck = {
  weights: [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1],
  modulus: 10,
  remainder: 0,
};
const TEN: DigitCheck = { weights: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], modulus: 11, remainder: 0 };
/** The nine digits before X, which counts ten: one more is divisible by 11. */
const BEFORE_X: DigitCheck = { weights: TEN.weights.slice(0, 9), modulus: 11, remainder: 1 };

const PREFIXES = ['978', '979'];
/** Given to printed music (ISMN, ISO 10957). */
const MUSIC = '9790';

/** A book number of ten or thirteen digits without dashes (ISO 2108:2017 and, for ten, ISO 2108:1992). */
export const isbn: ValueFormat = {
  name: 'isbn',
  title: { vi: 'Mã số sách ISBN', en: 'ISBN' },
  summary: {
    vi: 'Viết liền, không có dấu "-" hay dấu cách. 13 chữ số bắt đầu bằng 978 hoặc 979 (trừ 9790), tổng các chữ số nhân lần lượt với 1, 3, 1, 3… chia hết cho 10; hoặc 10 ký tự là chữ số, riêng ký tự cuối có thể là X in hoa (bằng 10), tổng nhân lần lượt với 10, 9, … 1 chia hết cho 11.',
    en: 'Without dashes or spaces. 13 digits beginning with 978 or 979 (not 9790), whose sum with the weights 1, 3, 1, 3… is divisible by 10; or 10 characters, all digits but that the last may be a capital X (which is 10), whose sum with the weights 10, 9, … 1 is divisible by 11.',
  },
  source: {
    vi: 'ISO 2108:2017; ISO 2108:1992 (10 ký tự)',
    en: 'ISO 2108:2017; ISO 2108:1992 (10 characters)',
  },
  certainty: 'structural',
  matches: (of) =>
    any([
      all([
        hasLength(of, 13),
        allDigits(of),
        isOneOf(part(of, 1, 3), PREFIXES),
        not(isText(part(of, 1, 4), MUSIC)),
        passesCheck(of, THIRTEEN),
      ]),
      all([
        hasLength(of, 10),
        allDigits(part(of, 1, 9)),
        any([
          all([allDigits(part(of, 10, 1)), passesCheck(of, TEN)]),
          all([isText(part(of, 10, 1), 'X'), passesCheck(of, BEFORE_X)]),
        ]),
      ]),
    ]),
  test: (value) => {
    if (/^97(?:8|9[1-9])\d+$/.test(value) && value.length === 13) {
      const sum = [...value].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
      return sum % 10 === 0;
    }
    if (!/^\d{9}[\dX]$/.test(value)) return false;
    const sum = [...value].reduce(
      (total, sign, i) => total + (sign === 'X' ? 10 : Number(sign)) * (10 - i),
      0,
    );
    return sum % 11 === 0;
  },
  valid: [
    '9780306406157',
    '9783161484100',
    '9791034304448',
    '0306406152',
    '080442957X',
    '0000000000',
    '043942089X',
  ],
  invalid: [
    '',
    '9780306406158',
    '9780306406175',
    '0306406153',
    '0306406125',
    '0804429570',
    '080442957x',
    '08044295X7',
    'X306406152',
    '030640615X',
    '978030640615X',
    '978-0-306-40615-7',
    '978 0306406157',
    '0-306-40615-2',
    '9790260000438',
    '9770306406150',
    '306406152',
    '03064061520',
    '978030640615',
    '97803064061570',
    'ISBN 9780306406157',
    ' 9780306406157',
    '9780306406157 ',
    '9780306406157\n',
    '0306406152\n',
    '030640615٢',
    '９７８０３０６４０６１５７',
    '080442957Χ',
  ],
};
