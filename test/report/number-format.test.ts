import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDecimal,
  formatInteger,
  formatMoment,
  formatObserved,
  formatRatio,
  formatTolerance,
  toPercentage,
} from '../../src/report/number-format.ts';

const ratio = (numerator: number | bigint, denominator: number | bigint) => ({ numerator, denominator });

describe('numbers', () => {
  it('groups thousands by the habit of the language', () => {
    expect(formatInteger(1_234_567, 'vi')).toBe('1.234.567');
    expect(formatInteger(1_234_567, 'en')).toBe('1,234,567');
    expect(formatInteger(999, 'vi')).toBe('999');
    expect(formatInteger(-1_000, 'vi')).toBe('-1.000');
    expect(formatInteger(12_345_678_901_234_567_890n, 'en')).toBe('12,345,678,901,234,567,890');
  });

  it('keeps every digit of a decimal', () => {
    expect(formatDecimal('1234567.8', 'vi')).toBe('1.234.567,8');
    expect(formatDecimal('-0.00012345', 'en')).toBe('-0.00012345');
    expect(formatDecimal('12345678901234567890.1234567', 'vi')).toBe('12.345.678.901.234.567.890,1234567');
  });
});

describe('percentages', () => {
  it('never show none for some, nor all for nearly all', () => {
    expect(formatRatio(ratio(0, 7), 'vi')).toBe('0 %');
    expect(formatRatio(ratio(7, 7), 'vi')).toBe('100 %');
    expect(formatRatio(ratio(1, 1_000_000_000), 'vi')).toBe('< 0,01 %');
    expect(formatRatio(ratio(1, 1_000_000_000), 'en')).toBe('< 0.01%');
    expect(formatRatio(ratio(999_999_999, 1_000_000_000), 'vi')).toBe('> 99,99 %');
    expect(formatRatio(ratio(2n ** 64n - 1n, 2n ** 64n), 'en')).toBe('> 99.99%');
  });

  it('are rounded half-up on exact integers', () => {
    expect(formatRatio(ratio(1, 3), 'vi')).toBe('33,33 %');
    expect(formatRatio(ratio(2, 3), 'en')).toBe('66.67%');
    expect(formatRatio(ratio(1, 800), 'vi')).toBe('0,13 %');
    expect(formatRatio(ratio(1, 20_000), 'vi')).toBe('0,01 %');
    expect(formatRatio(ratio(99_999, 2_000_000_000), 'vi')).toBe('< 0,01 %');
    expect(formatRatio(ratio(1_005, 100_000), 'en')).toBe('1.01%');
    expect(formatRatio(ratio(99_994, 100_000), 'en')).toBe('99.99%');
  });

  it('cannot be of nothing', () => {
    expect(() => toPercentage(ratio(0, 0))).toThrow(RangeError);
  });
});

describe('days and moments', () => {
  it('are dd/mm/yyyy in Vietnamese and ISO in English', () => {
    expect(formatDate('2026-12-14', 'vi')).toBe('14/12/2026');
    expect(formatDate('2026-12-14', 'en')).toBe('2026-12-14');
    expect(formatMoment('2026-12-14T08:30:00+07:00', 'vi')).toBe('14/12/2026 08:30:00 +07:00');
    expect(formatMoment('2026-12-14 08:30:00.25Z', 'vi')).toBe('14/12/2026 08:30:00.25 UTC');
    expect(formatMoment('2026-12-14T08:30:00Z', 'en')).toBe('2026-12-14T08:30:00Z');
    expect(formatMoment('yesterday', 'vi')).toBe('yesterday');
  });

  it('are told from numbers among observed figures', () => {
    expect(formatObserved('12345.60', 'vi')).toBe('12.345,60');
    expect(formatObserved('2026-12-14', 'vi')).toBe('14/12/2026');
    expect(formatObserved('1e400', 'vi')).toBe('1e400');
  });
});

it('draws tolerances as counts or percentages', () => {
  expect(formatTolerance('0.1%', 'vi')).toBe('0,1 %');
  expect(formatTolerance('0.1%', 'en')).toBe('0.1%');
  expect(formatTolerance('2500', 'vi')).toBe('2.500');
});
