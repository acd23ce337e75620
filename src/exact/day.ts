const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** True for a day that exists, written `YYYY-MM-DD`, years 0001 to 9999 (Gregorian calendar). */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null || match[1] === '0000') return false;
  return toDay(dayNumber(text) * DAY_MS) === text;
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  return toDay(dayNumber(day) * DAY_MS + days * DAY_MS);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  return new Date(dayNumber(day) * DAY_MS).getUTCDay();
}

/** The moment so many hours before the midnight that ends `day`: `YYYY-MM-DD HH:MM:SS`. */
export function hoursBeforeEndOf(day: string, hours: number): string {
  const at = new Date((dayNumber(day) + 1) * DAY_MS - hours * HOUR_MS);
  return at.toISOString().slice(0, 19).replace('T', ' ');
}

/** The canonical moment `YYYY-MM-DD HH:MM:SS[.f]` so many hours later. */
export function addHours(moment: string, hours: number): string {
  const [second, fraction] = [moment.slice(0, 19), moment.slice(19)];
  const at = new Date(Date.parse(`${second.replace(' ', 'T')}Z`) + hours * HOUR_MS);
  return at.toISOString().slice(0, 19).replace('T', ' ') + fraction;
}

/** The day of an instant in a zone: `dayAt(now, '+07:00')`. */
export function dayAt(instant: Date, utcOffset: string): string {
  return new Date(instant.getTime() + offsetMs(utcOffset)).toISOString().slice(0, 10);
}

/** An instant as ISO 8601 in a zone, to the millisecond: `2026-12-14T09:00:00.000+07:00`. */
export function momentAt(instant: Date, utcOffset: string): string {
  return new Date(instant.getTime() + offsetMs(utcOffset)).toISOString().slice(0, -1) + utcOffset;
}

/**
 * A canonical moment `YYYY-MM-DD HH:MM:SS[.f]` from one of the spellings an owner may write: `T` or a space, seconds and
 * fraction optional, `Z` or an offset when `zoned` (converted to the run's). Undefined when it is no such moment.
 */
export function canonicalMoment(
  text: string,
  zone: { readonly zoned: boolean; readonly utcOffset: string },
): string | undefined {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text);
  if (match === null) return undefined;
  const [, day = '', minutes = '00:00', seconds = '00', fraction = '', offset] = match;
  if (!isDay(day) || !isTimeOfDay(`${minutes}:${seconds}`)) return undefined;
  const tail = fraction.replace(/\.?0+$/, '');
  const plain = `${day} ${minutes}:${seconds}`;
  if (offset === undefined) return plain + tail;
  if (!zone.zoned) return undefined;
  const shift = offsetMs(zone.utcOffset) - offsetMs(offset);
  const moved = new Date(Date.parse(`${plain.replace(' ', 'T')}Z`) + shift).toISOString();
  return moved.slice(0, 19).replace('T', ' ') + tail;
}

/** `HH:MM[:SS[.f]]` as `HH:MM:SS[.f]` without trailing zeros, or undefined. */
export function canonicalTime(text: string): string | undefined {
  const match = /^(\d{2}:\d{2})(?::(\d{2})(\.\d{1,6})?)?$/.exec(text);
  if (match === null) return undefined;
  const plain = `${match[1]}:${match[2] ?? '00'}`;
  return isTimeOfDay(plain) ? plain + (match[3] ?? '').replace(/\.?0+$/, '') : undefined;
}

/**
 * Negative, zero or positive as a canonical day, time or moment is before, at or after another of its kind. Years of more
 * than four digits, years BC and `infinity` come as PostgreSQL writes them; of two years BC nothing is said.
 */
export function compareMoments(a: string, b: string): number {
  const [left, right] = [era(a), era(b)];
  if (left !== right) return left - right;
  const width = Math.max(a.length, b.length);
  const [first, second] = a.includes('-') ? [yearOf(a, width), yearOf(b, width)] : ['', ''];
  const [from, to] = [first + a, second + b];
  return from < to ? -1 : from > to ? 1 : 0;
}

function era(moment: string): number {
  if (moment.endsWith('infinity')) return moment.startsWith('-') ? -2 : 1;
  return moment.endsWith(' BC') ? -1 : 0;
}

function yearOf(moment: string, width: number): string {
  return moment.slice(0, moment.indexOf('-')).padStart(width, '0');
}

function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text);
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function toDay(ms: number): string {
  return Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : '';
}

function offsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const [hours = '0', minutes = '0'] = offset.slice(1).split(':');
  return (offset.startsWith('-') ? -1 : 1) * (Number(hours) * HOUR_MS + Number(minutes) * 60_000);
}
