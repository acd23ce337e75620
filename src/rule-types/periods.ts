import { addDays, weekdayOf } from '../exact/day.ts';
import type { WorkingDays } from './rule-type.ts';

export const UNITS = ['day', 'working-day', 'week', 'month'] as const;
export type Unit = (typeof UNITS)[number];

/** A stretch of days; `name` is the day, the first day of the week, or the month `YYYY-MM`. Both ends are in it. */
export interface Period {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** The whole periods from `first` to `last`, in order; a week begins on Monday. `working-day` needs the calendar. */
export function periodsBetween(
  first: string,
  last: string,
  unit: Unit,
  calendar?: WorkingDays,
): readonly Period[] {
  const periods: Period[] = [];
  for (let from = startAt(first, unit); from <= last; ) {
    const next = unit === 'month' ? nextMonth(from) : addDays(from, unit === 'week' ? 7 : 1);
    const to = addDays(next, -1);
    const isCounted = unit !== 'working-day' || calendar?.isWorked(from) === true;
    if (to <= last && isCounted) periods.push({ name: unit === 'month' ? from.slice(0, 7) : from, from, to });
    from = next;
  }
  return periods;
}

/** The first beginning of a period on or after a day. */
function startAt(day: string, unit: Unit): string {
  if (unit === 'week') return addDays(day, (8 - weekdayOf(day)) % 7);
  return unit === 'month' && !day.endsWith('-01') ? nextMonth(day) : day;
}

function nextMonth(day: string): string {
  return `${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
}
