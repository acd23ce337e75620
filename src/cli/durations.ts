import { InvalidArgumentError } from 'commander';
import type { Text } from '../model/text.ts';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `500ms`, `30s`, `5m` or `2h`; commander reports anything else. Timers hold no more than 24 days. */
export function parseDuration(say: (text: Text) => string): (text: string) => number {
  return (text) => {
    const match = /^([1-9]\d{0,8})(ms|s|m|h)$/.exec(text);
    const ms = Number(match?.[1]) * (UNITS[match?.[2] ?? ''] ?? Number.NaN);
    if (ms > 0 && ms < 2 ** 31) return ms;
    throw new InvalidArgumentError(
      say({ vi: 'viết như 500ms, 30s, 5m hoặc 2h', en: 'write it as 500ms, 30s, 5m or 2h' }),
    );
  };
}

/** A whole number within bounds; commander reports anything else. */
export function parseWhole(min: number, max: number, say: (text: Text) => string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(
      say({
        vi: `phải là số nguyên từ ${min} đến ${max}`,
        en: `must be a whole number from ${min} to ${max}`,
      }),
    );
  };
}
