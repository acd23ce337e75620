import { describe, expect, it } from 'vitest';
import { periodsBetween } from '../../src/rule-types/periods.ts';
import { placesInGaps, volumeDeviations } from '../../src/statistics/volume.ts';

describe('volumeDeviations', () => {
  const next = { step: 1, reach: 4 };

  it('measures against the median of the neighbours, the count itself apart', () => {
    const counts = [100, 104, 96, 100, 150, 100, 108, 92, 100];
    const [at] = volumeDeviations(counts, next).slice(4);
    // Median 100; deviations 0 0 0 0 4 4 8 8, their median 2; 1.4826 · 2 is less than the root of 100.
    expect(at).toBeCloseTo(5, 12);
  });

  it('takes the spread of the neighbours where it is greater than chance alone makes', () => {
    const counts = [60, 80, 120, 140, 400, 60, 80, 120, 140];
    // Median 100; deviations 20 four times and 40 four times: 30.
    expect(volumeDeviations(counts, next)[4]).toBeCloseTo(300 / (1.4826 * 30), 12);
  });

  it('takes 1 for the scatter of what is hardly ever there', () => {
    expect(volumeDeviations([0, 0, 0, 0, 7, 0, 0, 0, 0], next)[4]).toBe(7);
  });

  it('says nothing with fewer than eight neighbours', () => {
    expect(volumeDeviations([1, 1, 1, 1, 9, 1, 1, 1], next).every((one) => one === undefined)).toBe(true);
  });

  it('compares like with like', () => {
    const week = [9, 9, 9, 9, 9, 0, 0];
    const counts = Array.from({ length: 17 * 7 }, (_one, at) => week[at % 7] ?? 0);
    expect(volumeDeviations(counts, { step: 7, reach: 8 })[61]).toBe(0);
    expect(volumeDeviations(counts, { step: 1, reach: 8 })[61]).not.toBe(0);
  });
});

describe('placesInGaps', () => {
  it('are those of runs longer than allowed, at the ends as well', () => {
    const counts = [0, 0, 1, 0, 2, 0, 0, 0];
    expect(placesInGaps(counts, 0)).toEqual([0, 1, 3, 5, 6, 7]);
    expect(placesInGaps(counts, 1)).toEqual([0, 1, 5, 6, 7]);
    expect(placesInGaps(counts, 2)).toEqual([5, 6, 7]);
    expect(placesInGaps(counts, 3)).toEqual([]);
    expect(placesInGaps([], 0)).toEqual([]);
  });
});

describe('periodsBetween', () => {
  const names = (...given: Parameters<typeof periodsBetween>) =>
    periodsBetween(...given).map(({ name }) => name);

  it('are whole months, whole weeks from Monday, or days', () => {
    expect(names('2026-01-01', '2026-03-30', 'month')).toEqual(['2026-01', '2026-02']);
    expect(names('2025-11-02', '2026-01-31', 'month')).toEqual(['2025-12', '2026-01']);
    expect(names('2026-11-22', '2026-12-06', 'week')).toEqual(['2026-11-23', '2026-11-30']);
    expect(names('2026-11-24', '2026-12-05', 'week')).toEqual([]);
    expect(names('2026-12-30', '2027-01-01', 'day')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
    expect(names('2027-01-01', '2026-12-31', 'day')).toEqual([]);
  });

  it('end with the day before the next begins', () => {
    expect(periodsBetween('2024-02-01', '2024-03-31', 'month').map(({ to }) => to)).toEqual([
      '2024-02-29',
      '2024-03-31',
    ]);
    expect(periodsBetween('2026-11-23', '2026-11-29', 'week')).toEqual([
      { name: '2026-11-23', from: '2026-11-23', to: '2026-11-29' },
    ]);
  });
});
