import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

/** Hands out rows to spoil, each once, so that a row breaks exactly the rule it was taken for. */
export interface Victims<R> {
  /** That many rows which nobody took yet and which fit; throws when there are too few (a scale below 0.05). */
  take(count: number, fits?: (row: R) => boolean): readonly R[];
  /** True for a row that was taken: nothing sound may point at it. */
  taken(row: R): boolean;
}

/** All rows of a table, to be taken in random order. */
export function victimsOf<R>(random: Random, rows: readonly R[]): Victims<R> {
  const queue = random.order(rows.length).map((index) => rows[index]!);
  const taken = new Set<R>();
  return {
    take(count, fits = () => true) {
      const found: R[] = [];
      for (const row of queue) {
        if (found.length === count) break;
        if (!taken.has(row) && fits(row)) found.push(row);
      }
      if (found.length < count) throw new RangeError('the demo is too small to hold every planted error');
      for (const row of found) taken.add(row);
      return found;
    },
    taken: (row) => taken.has(row),
  };
}

interface Numbered {
  readonly id: number;
}

/** Spoils one row for each value, and enters it in the ledger. */
export function plantValues<R extends Numbered, V>(
  options: {
    readonly ledger: Ledger;
    readonly victims: Victims<R>;
    readonly ruleId: string;
    readonly note: string;
    readonly fits: (row: R) => boolean;
  },
  values: readonly V[],
  spoil: (row: R, value: V) => void,
): void {
  const rows = options.victims.take(values.length, options.fits);
  rows.forEach((row, index) => {
    spoil(row, values[index]!);
  });
  options.ledger.plant(
    options.ruleId,
    rows.map((row) => row.id),
    options.note,
  );
}
