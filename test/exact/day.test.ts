import { describe, expect, it } from 'vitest';
import {
  addDays,
  addHours,
  canonicalMoment,
  canonicalTime,
  compareMoments,
  dayAt,
  hoursBeforeEndOf,
  isDay,
} from '../../src/exact/day.ts';

describe('isDay', () => {
  it('knows the leap years of the Gregorian calendar', () => {
    expect(
      ['2024-02-29', '2000-02-29', '0400-02-29', '9999-12-31', '0001-01-01'].filter((day) => !isDay(day)),
    ).toEqual([]);
    expect(
      [
        '2026-02-29',
        '1900-02-29',
        '2100-02-29',
        '2026-02-30',
        '2026-04-31',
        '2026-00-01',
        '2026-01-00',
        '2026-13-01',
      ].filter(isDay),
    ).toEqual([]);
  });

  it('knows one layout', () => {
    const others = [
      '',
      '0000-01-01',
      '20261231',
      '2026-1-1',
      '2026/12/31',
      ' 2026-12-31',
      '2026-12-31 ',
      '2026-12-31T00:00',
      '-2026-12-31',
      '12026-12-31',
      '2026-12-31\n',
      '２０２６-12-31',
    ];
    expect(others.filter(isDay)).toEqual([]);
  });

  it('agrees with the calendar on every day of two centuries', () => {
    for (let day = '1899-12-31'; day < '2101-01-01'; day = addDays(day, 1)) expect(isDay(day)).toBe(true);
    expect(addDays('1899-12-31', 73_415)).toBe('2101-01-01');
  });
});

it('adds and takes away days across months and years', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(addDays('2026-12-14', -7)).toBe('2026-12-07');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-12-14', 0)).toBe('2026-12-14');
});

it('counts hours back from the end of a day', () => {
  expect(hoursBeforeEndOf('2026-12-14', 0)).toBe('2026-12-15 00:00:00');
  expect(hoursBeforeEndOf('2026-12-14', 24)).toBe('2026-12-14 00:00:00');
  expect(hoursBeforeEndOf('2026-12-14', 36)).toBe('2026-12-13 12:00:00');
  expect(hoursBeforeEndOf('2026-01-01', 25)).toBe('2025-12-31 23:00:00');
});

it('counts hours on from a moment, and keeps its fraction', () => {
  expect(addHours('2026-12-14 08:00:00', 0)).toBe('2026-12-14 08:00:00');
  expect(addHours('2026-12-31 23:30:00.25', 36)).toBe('2027-01-02 11:30:00.25');
  expect(addHours('2024-02-28 12:00:00', 12)).toBe('2024-02-29 00:00:00');
});

it('tells the day in a zone', () => {
  expect(dayAt(new Date('2026-12-14T16:59:59.999Z'), '+07:00')).toBe('2026-12-14');
  expect(dayAt(new Date('2026-12-14T17:00:00Z'), '+07:00')).toBe('2026-12-15');
  expect(dayAt(new Date('2026-12-14T03:29:59Z'), '-03:30')).toBe('2026-12-13');
  expect(dayAt(new Date('2026-12-14T23:59:59Z'), 'Z')).toBe('2026-12-14');
});

it('writes moments and times in one way', () => {
  const zone = { zoned: true, utcOffset: '+07:00' };
  expect(canonicalMoment('2026-12-14T08:00:00.120', { ...zone, zoned: false })).toBe(
    '2026-12-14 08:00:00.12',
  );
  expect(canonicalMoment('2026-12-14T17:00Z', zone)).toBe('2026-12-15 00:00:00');
  expect(canonicalMoment('2026-12-14T17:00Z', { ...zone, zoned: false })).toBeUndefined();
  expect(canonicalTime('08:00:00.50')).toBe('08:00:00.5');
  expect(canonicalTime('24:00:00')).toBeUndefined();
});

describe('compareMoments', () => {
  it('orders what engines write, from the least to the greatest', () => {
    const rising = [
      '-infinity',
      '0044-03-15 BC',
      '0001-01-01',
      '0999-12-31',
      '1900-01-01',
      '2026-12-14',
      '2026-12-15',
      '9999-12-31',
      '12026-01-01',
      '294276-12-31',
      'infinity',
    ];
    rising.forEach((a, i) => {
      rising.forEach((b, j) => {
        expect(Math.sign(compareMoments(a, b)), `${a} ${b}`).toBe(Math.sign(i - j));
      });
    });
  });

  it('orders moments by their fractions, and times', () => {
    expect(compareMoments('2026-12-14 08:00:00', '2026-12-14 08:00:00.000001')).toBeLessThan(0);
    expect(compareMoments('2026-12-14 08:00:00.5', '2026-12-14 08:00:00.49')).toBeGreaterThan(0);
    expect(compareMoments('12026-01-01 00:00:00', '2026-12-14 08:00:00.000001')).toBeGreaterThan(0);
    expect(compareMoments('07:59:59.999999', '08:00:00')).toBeLessThan(0);
    expect(compareMoments('08:00:00', '08:00:00')).toBe(0);
  });
});
