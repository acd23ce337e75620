import type SqliteDatabase from 'better-sqlite3';
import { zonedMoment } from './zoned-moment.ts';

type Value = bigint | number | string | Uint8Array | null;

/**
 * Adds the functions that SQL written for SQLite relies on. Each gives NULL on NULL, and on a value that is no text where it
 * wants text: `soat_matches(text, source)` with a JavaScript pattern in Unicode mode, `soat_length(text)` in code points,
 * `soat_bytes(text)` in UTF-8, `soat_zoned(text)`, `soat_fold(value)`, which leaves what is no text as it is (equal keys are counted of any type), and the aggregates `soat_sum_of_squares(integer)`, exact, as text, and
 * `soat_stddev(real)`, of the sample, NULL below two values and the text `NaN` where infinities are among them.
 */
export function addFunctions(database: SqliteDatabase.Database, utcOffset: string): void {
  const options = { deterministic: true, safeIntegers: true };
  const patterns = new Map<string, RegExp>();
  const compile = (source: string): RegExp => {
    const pattern = new RegExp(source, 'u');
    patterns.set(source, pattern);
    return pattern;
  };
  // Called for every row: a second look-up, or a text put together, doubles its time.
  database.function('soat_matches', options, (text: Value, source: Value) => {
    if (typeof text !== 'string' || typeof source !== 'string') return null;
    return (patterns.get(source) ?? compile(source)).test(text) ? 1n : 0n;
  });
  database.function('soat_length', options, (text: Value) =>
    typeof text === 'string' ? BigInt(codePoints(text)) : null,
  );
  database.function('soat_bytes', options, (text: Value) =>
    typeof text === 'string' ? BigInt(Buffer.byteLength(text)) : null,
  );
  database.function('soat_fold', options, (value: Value) =>
    typeof value === 'string' ? fold(value) : value,
  );
  database.function('soat_zoned', options, (text: Value) =>
    typeof text === 'string' ? zonedMoment(text, utcOffset) : null,
  );
  database.aggregate('soat_sum_of_squares', {
    ...options,
    start: (): bigint | null => null,
    step(total: bigint | null, value: Value) {
      if (value === null) return total;
      if (typeof value !== 'bigint') throw new RangeError('value out of range: not an integer');
      return (total ?? 0n) + value ** 2n;
    },
    result: (total: bigint | null) => (total === null ? null : String(total)),
  });
  database.aggregate('soat_stddev', {
    ...options,
    start: () => ({ count: 0, mean: 0, squares: 0 }),
    step(state: { count: number; mean: number; squares: number }, value: unknown) {
      if (value === null) return;
      const number = Number(value);
      const deviation = number - state.mean;
      state.count += 1;
      state.mean += deviation / state.count;
      state.squares += deviation * (number - state.mean);
    },
    result: ({ count, squares }: { count: number; squares: number }) => {
      if (count < 2) return null;
      // SQLite would make NULL of NaN.
      return Number.isNaN(squares) ? 'NaN' : Math.sqrt(squares / (count - 1));
    },
  });
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Lower case by simple mapping: no final sigma, no dot that is left of İ. */
function fold(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ').replaceAll('i\u0307', 'i');
}
