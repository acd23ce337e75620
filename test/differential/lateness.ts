import { readFileSync } from 'node:fs';
import { endOf, microseconds } from './calendar.ts';
import type { TestRule } from './case.ts';
import type { Value } from './values.ts';

const DAY = 86_400_000_000n;
/** 0001-01-01 was a Monday. */
const WEEKEND = [5n, 6n];

const text = readFileSync(new URL('../../rules/calendars/vn.yaml', import.meta.url), 'utf8');
const [, off = '', work = ''] = text.split(/^(?:off|work|unconfirmed):$/m);
const OFF = daysOf(off);
const WORK = daysOf(work);

function daysOf(part: string): ReadonlySet<bigint> {
  return new Set(
    [...part.matchAll(/^ {2}(\d{4}-\d{2}-\d{2}): /gm)].map(([, day = '']) => microseconds(day) / DAY),
  );
}

function dayOf(value: Value): bigint {
  if (!('microseconds' in value)) throw new Error('timely is of moments');
  return value.microseconds / DAY;
}

/** True for days of which `rules/calendars/vn.yaml` speaks. */
export function isInCalendar(value: Value): boolean {
  const day = dayOf(value);
  return day >= microseconds('2018-01-01') / DAY && day <= microseconds('2026-12-31') / DAY;
}

/** Counts the days one by one; without `until` the cut-off day counts. */
export function isLate(rule: TestRule, from: Value, until: Value | undefined, cutoff: string): boolean {
  const { within = '' } = rule;
  const limit = BigInt(within.replace(/[a-z]+$/, ''));
  if (within.endsWith('h')) {
    if (!('microseconds' in from) || (until !== undefined && !('microseconds' in until)))
      throw new Error('no moment');
    return (until?.microseconds ?? endOf(cutoff)) - from.microseconds > limit * (DAY / 24n);
  }
  const last = until === undefined ? microseconds(cutoff) / DAY : dayOf(until);
  let day = dayOf(from);
  if (!within.endsWith('wd')) return last - day > limit;
  for (let worked = 0n; worked < limit; ) {
    day += 1n;
    if (day > last) return false;
    if (WORK.has(day) || (!OFF.has(day) && !WEEKEND.includes(day % 7n))) worked += 1n;
  }
  return last > day;
}
