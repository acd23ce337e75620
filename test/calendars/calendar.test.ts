import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar, workingDays } from '../../src/calendars/index.ts';
import { DataFileError } from '../../src/errors.ts';
import { addDays } from '../../src/exact/day.ts';

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('the calendar shipped', () => {
  const calendar = loadCalendar();

  it('names weekdays off and weekends worked only, so that every line changes something', () => {
    for (const day of Object.keys(calendar.off)) expect([1, 2, 3, 4, 5], day).toContain(weekdayOf(day));
    for (const day of Object.keys(calendar.work)) expect([0, 6], day).toContain(weekdayOf(day));
  });

  it('has a day worked for each one swapped, and the other way round', () => {
    const swapped = Object.entries(calendar.off).flatMap(([day, name]) => {
      const other = /làm bù (\S+)/.exec(name)?.[1];
      return other === undefined ? [] : [[other, `Làm bù ${day}`] as const];
    });
    expect(Object.fromEntries(swapped)).toEqual(calendar.work);
  });

  it('has the statutory days of every year that fall on weekdays', () => {
    for (let year = 2018; year <= 2026; year += 1) {
      for (const day of ['01-01', '04-30', '05-01', '09-02'].map((rest) => `${year}-${rest}`)) {
        if (weekdayOf(day) % 6 !== 0) expect(Object.keys(calendar.off)).toContain(day);
      }
    }
  });

  it('has five weekdays of Tết in every year', () => {
    const years = Object.entries(calendar.off).flatMap(([day, name]) =>
      name === 'Tết Nguyên Đán' ? [day.slice(0, 4)] : [],
    );
    expect(years).toHaveLength(9 * 5);
  });

  it('tells what no notice confirms', () => {
    expect(calendar.unconfirmed).toEqual(['2026-01-02', '2026-01-10', '2026-11-24']);
  });
});

describe('working days', () => {
  const worked = workingDays({
    from: '2026-04-20',
    to: '2026-05-10',
    weekend: ['sat', 'sun'],
    off: ['2026-04-27', '2026-04-30', '2026-05-01'],
    work: ['2026-05-09', '2026-04-30'],
  });

  it('are those strictly between two days', () => {
    expect(worked.between('2026-04-20', '2026-04-21')).toBe(0);
    expect(worked.between('2026-04-20', '2026-04-22')).toBe(1);
    expect(worked.between('2026-04-24', '2026-04-28')).toBe(0);
    expect(worked.between('2026-05-08', '2026-05-10')).toBe(1);
    expect(worked.between('2026-05-10', '2026-05-10')).toBe(0);
    expect(worked.between('2026-05-10', '2026-04-20')).toBe(0);
  });

  it('agree with counting one by one', () => {
    const isWorked = (day: string) =>
      ['2026-05-09', '2026-04-30'].includes(day) ||
      (weekdayOf(day) % 6 !== 0 && !['2026-04-27', '2026-05-01'].includes(day));
    for (let day = worked.from; day <= worked.to; day = addDays(day, 1)) {
      expect(worked.isWorked(day), day).toBe(isWorked(day));
    }
    for (let start = worked.from; start <= worked.to; start = addDays(start, 1)) {
      for (let end = worked.from; end <= worked.to; end = addDays(end, 1)) {
        let count = 0;
        for (let day = addDays(start, 1); day < end; day = addDays(day, 1)) count += Number(isWorked(day));
        expect(worked.between(start, end), `${start} ${end}`).toBe(count);
      }
    }
  });
});

describe('a broken calendar', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'soat-calendar-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const GOOD = {
    id: 'vn',
    title: { vi: 'a', en: 'a' },
    from: '2026-01-01',
    to: '2026-12-31',
    off: {},
    work: {},
    unconfirmed: [],
  };

  it.each([
    ['a day that does not exist', { off: { '2026-02-30': 'x' } }, '2026-02-30'],
    ['a day outside', { off: { '2027-01-01': 'x' } }, '2027-01-01'],
    ['a day both off and worked', { off: { '2026-01-02': 'x' }, work: { '2026-01-02': 'x' } }, '2026-01-02'],
    ['an unconfirmed day that is not named', { unconfirmed: ['2026-01-02'] }, '2026-01-02'],
    ['a word of another kind', { of: {} }, '"of"'],
    ['a day written otherwise', { off: { '1/1/2026': 'x' } }, 'off'],
  ])('with %s is refused', (_name, change, told) => {
    writeFileSync(join(folder, 'vn.yaml'), JSON.stringify({ ...GOOD, ...change }));
    expect(() => loadCalendar(folder)).toThrow(DataFileError);
    expect(() => loadCalendar(folder)).toThrow(told);
  });

  it('that is sound is read', () => {
    writeFileSync(join(folder, 'vn.yaml'), JSON.stringify(GOOD));
    expect(loadCalendar(folder)).toMatchObject(GOOD);
  });
});
