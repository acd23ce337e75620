import type { Random } from './random.ts';

const MS_PER_DAY = 86_400_000;

/** The last day whose data count in the demo. */
export const CUTOFF = '2026-12-14';
/** The day the present communes came into being (Quyết định 19/2025/QĐ-TTg). */
export const NEW_MAP = '2025-07-01';

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

/** `YYYY-MM-DD` of a number of days since 1970-01-01; years 1000 to 9999. */
export function dayText(number: number): string {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** That many days later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  return dayText(dayNumber(day) + days);
}

/** A day between two days, both inclusive. */
export function randomDay(random: Random, from: string, to: string): string {
  return dayText(random.integer(dayNumber(from), dayNumber(to)));
}

/** `YYYY-MM-DD HH:MM:SS` on that day within office hours, 07:30 to 16:59. */
export function officeMoment(random: Random, day: string): string {
  const second = random.integer(7.5 * 3600, 17 * 3600 - 1);
  const part = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${day} ${part(second / 3600)}:${part((second / 60) % 60)}:${part(second % 60)}`;
}
