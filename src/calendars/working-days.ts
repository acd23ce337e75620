import { addDays, weekdayOf } from '../exact/day.ts';
import type { WorkingDays } from '../rule-types/rule-type.ts';

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Days are `YYYY-MM-DD`; both ends of the stretch are in it. */
export interface CalendarFacts {
  readonly from: string;
  readonly to: string;
  readonly weekend: readonly Weekday[];
  /** Days off besides the weekend. */
  readonly off: Iterable<string>;
  /** Days worked though they lie on a weekend, or are named in `off`. */
  readonly work: Iterable<string>;
}

/** Counts once how many days were worked up to each day; 4 bytes a day. */
export function workingDays({ from, to, weekend, off, work }: CalendarFacts): WorkingDays {
  const free = new Set(off);
  const worked = new Set(work);
  const places = new Map<string, number>();
  const before: number[] = [];
  let count = 0;
  let weekday = weekdayOf(from);
  for (let day = from; day <= to; day = addDays(day, 1)) {
    places.set(day, before.length);
    before.push(count);
    const isOff = weekend.includes(WEEKDAYS[weekday] as Weekday) || free.has(day);
    if (worked.has(day) || !isOff) count += 1;
    weekday = (weekday + 1) % WEEKDAYS.length;
  }
  places.set(addDays(to, 1), before.length);
  before.push(count);
  const countBefore = (day: string) => before[places.get(day) ?? 0] ?? 0;
  return {
    from,
    to,
    isWorked: (day) => countBefore(addDays(day, 1)) > countBefore(day),
    between: (start, end) => (end <= start ? 0 : countBefore(end) - countBefore(addDays(start, 1))),
  };
}
