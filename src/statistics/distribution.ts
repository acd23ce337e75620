import { chiSquareTail, kolmogorovTail } from './special-functions.ts';

/** What stands for an expected or observed share of 0 where its logarithm or inverse is taken. */
const LEAST_SHARE = 0.0001;

/** Rows in each part, and the share expected of it; both lists are equally long, and some row is there. */
export interface Parts {
  readonly rows: readonly number[];
  readonly shares: readonly number[];
}

/** Pearson's statistic Σ (O − E)² / E over parts of which any row is expected or found (Pearson 1900). */
export function chiSquare({ rows, shares }: Parts): { readonly statistic: number; readonly freedom: number } {
  const total = sumOf(rows);
  let statistic = 0;
  let parts = 0;
  for (const [index, found] of rows.entries()) {
    const share = shares[index] ?? 0;
    if (share === 0 && found === 0) continue;
    const expected = total * (share === 0 ? LEAST_SHARE : share);
    statistic += (found - expected) ** 2 / expected;
    parts += 1;
  }
  return { statistic, freedom: parts - 1 };
}

/** The probability of a statistic as great or greater when the shares are right; 1 for a single part. */
export function chiSquareProbability(statistic: number, freedom: number): number {
  return freedom === 0 ? 1 : chiSquareTail(freedom, statistic);
}

/** The population stability index Σ (o − e) · ln(o / e), in nats; a share of 0 counts as `LEAST_SHARE`. */
export function stabilityIndex(parts: Parts): number {
  return addUp(parts, (found, expected) => {
    const [o, e] = [Math.max(found, LEAST_SHARE), Math.max(expected, LEAST_SHARE)];
    return (o - e) * Math.log(o / e);
  });
}

/** The divergence Σ o · ln(o / e) of what was found from what is expected, in nats (Kullback and Leibler 1951). */
export function divergence(parts: Parts): number {
  return addUp(parts, (found, expected) =>
    found === 0 ? 0 : found * Math.log(found / Math.max(expected, LEAST_SHARE)),
  );
}

/** The greatest difference between the cumulated shares, at the bounds of the parts (Kolmogorov 1933). */
export function greatestDifference({ rows, shares }: Parts): number {
  const total = sumOf(rows);
  let [found, expected, greatest] = [0, 0, 0];
  for (const [index, count] of rows.entries()) {
    found += count / total;
    expected += shares[index] ?? 0;
    greatest = Math.max(greatest, Math.abs(found - expected));
  }
  return greatest;
}

/**
 * The same over single values in ascending order: `expected` is the share expected up to each value, `upTo` the rows up to it,
 * so that the last of `upTo` is all of them.
 */
export function kolmogorovDistance(expected: readonly number[], upTo: readonly number[]): number {
  const total = upTo.at(-1) ?? 1;
  let greatest = 0;
  for (const [index, share] of expected.entries()) {
    const [before, after] = [upTo[index - 1] ?? 0, upTo[index] ?? 0];
    greatest = Math.max(greatest, after / total - share, share - before / total);
  }
  return greatest;
}

/** The probability of a distance as great or greater over so many values of a continuous distribution (Stephens 1970). */
export function kolmogorovProbability(distance: number, count: number): number {
  const root = Math.sqrt(count);
  return kolmogorovTail((root + 0.12 + 0.11 / root) * distance);
}

function addUp({ rows, shares }: Parts, term: (found: number, expected: number) => number): number {
  const total = sumOf(rows);
  return rows.reduce((sum, found, index) => sum + term(found / total, shares[index] ?? 0), 0);
}

function sumOf(rows: readonly number[]): number {
  return rows.reduce((sum, count) => sum + count, 0);
}
