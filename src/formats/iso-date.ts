import type { Expression } from '../model/expression.ts';
import { parsePattern } from '../pattern/parse.ts';
import { all, any, matches, not } from '../sql/build.ts';
import { allDigits, hasLength, isOneOf, isText, part } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** Months with the dashes around them, so that one look-up checks three places. */
const MONTHS = numbers(12).map((month) => `-${month}-`);
const DAYS = numbers(31);
const LEAP_DAY = '02-29';
const NO_DAYS = ['02-30', '02-31', '04-31', '06-31', '09-31', '11-31'];

/** Years divisible by 4 that do not end in 00, or whose first two digits are divisible by 4. */
const LEAP_YEAR = parsePattern(
  '^(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)',
);

/** A day of the Gregorian calendar as ISO 8601 writes it, extended format. */
export const isoDate: ValueFormat = {
  name: 'iso-date',
  title: { vi: 'Ngày theo ISO 8601', en: 'ISO 8601 date' },
  summary: {
    vi: 'YYYY-MM-DD, đúng 10 ký tự, là một ngày có thật từ 0001-01-01 đến 9999-12-31 (năm nhuận theo lịch Gregory).',
    en: 'YYYY-MM-DD, exactly 10 characters, a day that exists between 0001-01-01 and 9999-12-31 (Gregorian leap years).',
  },
  source: { vi: 'ISO 8601-1:2019, 5.2.2.1 (dạng mở rộng)', en: 'ISO 8601-1:2019, 5.2.2.1 (extended format)' },
  certainty: 'structural',
  matches: (of) => all([hasLength(of, 10), startsWithDay(of)]),
  test: (value) => {
    const found = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(value);
    if (found === null) return false;
    const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
    return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  },
  valid: [
    '2026-12-31',
    '0001-01-01',
    '9999-12-31',
    '2024-02-29',
    '2000-02-29',
    '0400-02-29',
    '2023-02-28',
    '2026-04-30',
  ],
  invalid: [
    '',
    '0000-01-01',
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '2026-1-1',
    '20260101',
    '01/02/2026',
    '2026/01/02',
    '02026-01-02',
    '2026-01-02T00:00:00',
    '2026-01-02\n',
    ' 2026-01-02',
    '2026-01-0２',
    '-026-01-02',
  ],
};

/** True when the first ten characters are a day of the Gregorian calendar, `YYYY-MM-DD` (ISO 8601-1:2019, 5.2.2.1). */
export function startsWithDay(of: Expression): Expression {
  return all([
    isOneOf(part(of, 5, 4), MONTHS),
    isOneOf(part(of, 9, 2), DAYS),
    allDigits(part(of, 1, 4)),
    not(isText(part(of, 1, 4), '0000')),
    not(isOneOf(part(of, 6, 5), NO_DAYS)),
    any([not(isText(part(of, 6, 5), LEAP_DAY)), matches(of, LEAP_YEAR)]),
  ]);
}

function numbers(last: number): readonly string[] {
  return Array.from({ length: last }, (_, i) => String(i + 1).padStart(2, '0'));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
