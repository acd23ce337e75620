import { parsePattern } from '../pattern/parse.ts';
import { matches } from '../sql/build.ts';
import type { ValueFormat } from './value-format.ts';

const MOST_FRACTION_DIGITS = 9;

/** A time of day without its anchors, for patterns; at most 18 characters. */
export const TIME_PATTERN = `(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,${MOST_FRACTION_DIGITS}})?)?`;

const TIME = parsePattern(`^${TIME_PATTERN}$`);

/** A local time of day as ISO 8601 writes it, extended format, without an offset. */
export const isoTime: ValueFormat = {
  name: 'iso-time',
  title: { vi: 'Giờ theo ISO 8601', en: 'ISO 8601 time of day' },
  summary: {
    vi: `hh:mm, hh:mm:ss hoặc hh:mm:ss.f, f gồm 1–${MOST_FRACTION_DIGITS} chữ số sau dấu chấm; giờ 00–23, phút và giây 00–59. Không nhận 24:00, giây nhuận 60 và chênh lệch múi giờ.`,
    en: `hh:mm, hh:mm:ss or hh:mm:ss.f, f being 1–${MOST_FRACTION_DIGITS} digits behind a dot; hours 00–23, minutes and seconds 00–59. 24:00, the leap second 60 and offsets are not accepted.`,
  },
  source: { vi: 'ISO 8601-1:2019, 5.3.1 (dạng mở rộng)', en: 'ISO 8601-1:2019, 5.3.1 (extended format)' },
  certainty: 'structural',
  matches: (of) => matches(of, TIME),
  test: isTimeOfDay,
  valid: [
    '00:00',
    '23:59',
    '08:30',
    '00:00:00',
    '23:59:59',
    '12:34:56.7',
    '12:34:56.123456789',
    '19:05:09.000',
  ],
  invalid: [
    '',
    '24:00',
    '24:00:00',
    '23:60',
    '23:59:60',
    '8:30',
    '08:3',
    '08:30:5',
    '0830',
    '083000',
    '08.30',
    '08:30:15,5',
    '08:30:15.',
    '08:30:15.1234567890',
    '08:30.5',
    '08:30:15:20',
    'T08:30',
    '08:30Z',
    '08:30+07:00',
    '08:30 AM',
    '08h30',
    '008:30',
    '-8:30',
    ' 08:30',
    '08:30 ',
    '08:30\n',
    '08:3O',
    '08:3٠',
    '０８:30',
    '08：30',
  ],
};

/** True for the same texts as the format, without a pattern for all of it. */
export function isTimeOfDay(text: string): boolean {
  const [clock = '', fraction, ...more] = text.split('.');
  if (more.length > 0) return false;
  const numbers = clock.split(':');
  const isBelow = (number: string, limit: number) => /^\d\d$/.test(number) && Number(number) < limit;
  if (numbers.length < 2 || numbers.length > 3) return false;
  if (!numbers.every((number, index) => isBelow(number, index === 0 ? 24 : 60))) return false;
  return (
    fraction === undefined ||
    (numbers.length === 3 && fraction.length <= MOST_FRACTION_DIGITS && /^\d+$/.test(fraction))
  );
}
