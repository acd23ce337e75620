const DAY = 86_400_000_000n;

/** Microseconds of a day, a moment or a time of day since the midnight of 0001-01-01; a day is its midnight. */
export function microseconds(text: string): bigint {
  const [day, clock] = text.includes('-') ? text.split(/[ T]/) : [undefined, text];
  return (day === undefined ? 0n : BigInt(dayNumber(day)) * DAY) + clockMicroseconds(clock ?? '00:00:00');
}

/** The midnight that ends a day. */
export function endOf(day: string): bigint {
  return microseconds(day) + DAY;
}

/** So many days, or hours, in microseconds: `7d`, `36h`. */
export function span(within: string): bigint {
  return BigInt(within.slice(0, -1)) * (within.endsWith('d') ? DAY : DAY / 24n);
}

/** A day, moment or time of day as reports write it: ISO 8601 with `T`, no trailing zeros in the fraction. */
export function isoText(text: string): string {
  const [head, fraction = ''] = text.replace(' ', 'T').split('.');
  const digits = fraction.replace(/0+$/, '');
  return digits === '' ? (head as string) : `${head}.${digits}`;
}

/** True for a day of the Gregorian calendar between 0001-01-01 and 9999-12-31. */
export function isDay(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Days since 0001-01-01, counted month by month. */
function dayNumber(text: string): number {
  if (!isDay(text)) throw new Error(`no day: ${text}`);
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const before = year - 1;
  let days =
    before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + day - 1;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysIn(year, earlier);
  return days;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function clockMicroseconds(clock: string): bigint {
  const [time = '', fraction = ''] = clock.split('.');
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return BigInt((hours * 60 + minutes) * 60 + seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
}
