import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';

const two = (number: number) => String(number).padStart(2, '0');

describe('iso-time and iso-datetime', () => {
  it('accept each minute of a day once, and the seconds 00 to 59', () => {
    for (let hour = 0; hour <= 30; hour++) {
      for (let minute = 0; minute <= 70; minute++) {
        const isTime = hour < 24 && minute < 60;
        expect(decide('iso-time', `${two(hour)}:${two(minute)}`)).toBe(isTime);
        expect(decide('iso-datetime', `2026-12-31T${two(hour)}:${two(minute)}Z`)).toBe(isTime);
      }
    }
    for (let second = 0; second <= 99; second++) {
      expect(decide('iso-time', `12:00:${two(second)}`)).toBe(second < 60);
      expect(decide('iso-datetime', `2026-12-31T12:00:${two(second)}.5`)).toBe(second < 60);
    }
  });

  it('accept offsets up to fourteen hours, zero with a plus only', () => {
    for (const [sign, least] of [
      ['+', 0],
      ['-', 1],
    ] as const) {
      for (let minutes = 0; minutes < 24 * 60; minutes++) {
        const offset = `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
        const expected = minutes >= least && minutes <= 14 * 60;
        expect([offset, decide('iso-datetime', `2026-12-31T12:00${offset}`)]).toEqual([offset, expected]);
        expect(decide('iso-time', `12:00${offset}`)).toBe(false);
      }
    }
  });
});

describe('vn-dossier-id', () => {
  it('accepts exactly the days of the years 2000 to 2099', () => {
    let days = 0;
    for (let year = 0; year <= 99; year++) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const date = new Date(Date.UTC(2000 + year, month - 1, day));
          const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
          const text = `H26.19-${two(year)}${two(month)}${two(day)}-0001`;
          if (decide('vn-dossier-id', text) !== isDay) throw new Error(text);
          if (isDay) days++;
        }
      }
    }
    expect(days).toBe(100 * 365 + 25);
  });

  it('numbers a day from 0001 to 9999', () => {
    for (let number = 0; number <= 9999; number++) {
      const text = `000.00.19.H26-200731-${String(number).padStart(4, '0')}`;
      if (decide('vn-dossier-id', text) !== number > 0) throw new Error(text);
    }
  });
});
