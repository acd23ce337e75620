import { parsePattern } from '../pattern/parse.ts';
import { all, matches } from '../sql/build.ts';
import { isoDate, startsWithDay } from './iso-date.ts';
import { isTimeOfDay, TIME_PATTERN } from './iso-time.ts';
import { part } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

const OFFSET =
  'Z|\\+(?:0[0-9]|1[0-3]):[0-5][0-9]|-(?:0[1-9]|1[0-3]):[0-5][0-9]|-00:(?:0[1-9]|[1-5][0-9])|[+\\-]14:00';
const TAIL = parsePattern(`^T${TIME_PATTERN}(?:${OFFSET})?$`);

/** One more than the longest that may follow the day: T, 18 characters of time and six of offset. */
const TAIL_LENGTH = 26;

/** A moment as ISO 8601 writes it, extended format: a day of the calendar, T, a time of day, and an offset or none. */
export const isoDatetime: ValueFormat = {
  name: 'iso-datetime',
  title: { vi: 'Thời điểm theo ISO 8601', en: 'ISO 8601 date and time' },
  summary: {
    vi: 'Ngày YYYY-MM-DD có thật từ 0001-01-01 đến 9999-12-31 (xem iso-date), chữ "T", giờ hh:mm, hh:mm:ss hoặc hh:mm:ss.f với 1–9 chữ số sau dấu chấm (xem iso-time); rồi có thể có "Z" hoặc chênh lệch ±hh:mm từ -14:00 đến +14:00, trừ -00:00. Không nhận 24:00, giây nhuận 60, dấu cách thay "T", chữ thường.',
    en: 'A day YYYY-MM-DD that exists between 0001-01-01 and 9999-12-31 (see iso-date), "T", a time hh:mm, hh:mm:ss or hh:mm:ss.f with 1–9 digits behind the dot (see iso-time); "Z" or an offset ±hh:mm from -14:00 to +14:00 but not -00:00 may follow. 24:00, the leap second 60, a space for "T" and lower case are not accepted.',
  },
  source: {
    vi: 'ISO 8601-1:2019, 5.4.2.1 (dạng mở rộng); giới hạn chênh lệch ±14:00 theo W3C XML Schema 1.1 phần 2',
    en: 'ISO 8601-1:2019, 5.4.2.1 (extended format); the bound of ±14:00 as in W3C XML Schema 1.1 part 2',
  },
  certainty: 'structural',
  matches: (of) => all([startsWithDay(of), matches(part(of, 11, TAIL_LENGTH), TAIL)]),
  test: (value) => {
    const found = /^([^T]*)T([\d:.]*)(Z|([+-])(\d\d):(\d\d))?$/.exec(value);
    if (found === null) return false;
    const [, day = '', time = '', , sign, hours, minutes] = found;
    const offset = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
    return (
      isoDate.test(day) &&
      isTimeOfDay(time) &&
      Number(minutes ?? 0) < 60 &&
      offset <= 14 * 60 &&
      !(sign === '-' && offset === 0)
    );
  },
  valid: [
    '2026-12-31T23:59',
    '2026-12-31T23:59:59',
    '2026-12-31T23:59:59.5',
    '2026-12-31T23:59:59.123456789+07:00',
    '2024-02-29T00:00Z',
    '0001-01-01T00:00:00-14:00',
    '9999-12-31T23:59:59+14:00',
    '2026-01-02T03:04+00:00',
    '2026-01-02T03:04-00:30',
    '2026-01-02T03:04-03:30',
    '2026-01-02T03:04+13:59',
  ],
  invalid: [
    '',
    '2026-12-31',
    '23:59:59',
    '2026-12-31 23:59:59',
    '2026-12-31t23:59:59',
    '2026-12-31T23:59:59z',
    '2026-12-31T',
    '2026-12-31T23',
    '2026-12-31T24:00',
    '2026-12-31T24:00:00',
    '2026-12-31T23:60',
    '2026-12-31T23:59:60',
    '2016-12-31T23:59:60Z',
    '2026-02-29T00:00',
    '1900-02-29T00:00',
    '2026-04-31T00:00',
    '0000-01-01T00:00',
    '2026-13-01T00:00',
    '2026-1-1T00:00',
    '20261231T235959',
    '2026-12-31T2359',
    '2026-12-31T23:59:59,5',
    '2026-12-31T23:59:59.',
    '2026-12-31T23:59:59.1234567890',
    '2026-12-31T23:59:59.1234567890+07:00',
    '2026-12-31T23:59:59-00:00',
    '2026-12-31T23:59:59+14:01',
    '2026-12-31T23:59:59+15:00',
    '2026-12-31T23:59:59+07:60',
    '2026-12-31T23:59:59+7:00',
    '2026-12-31T23:59:59+07',
    '2026-12-31T23:59:59+0700',
    '2026-12-31T23:59:59 +07:00',
    '2026-12-31T23:59:59−07:00',
    '2026-12-31T23:59:59Z+07:00',
    '2026-12-31T23:59:59.123456789+07:00Z',
    '2026-12-31T23:59:59[UTC]',
    '31/12/2026 23:59',
    ' 2026-12-31T23:59',
    '2026-12-31T23:59 ',
    '2026-12-31T23:59\n',
    '2026-12-31T23:5٩',
    '２０２６-12-31T23:59',
    '2026-12-31Т23:59',
  ],
};
