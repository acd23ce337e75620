/** Periods on each side that a period is held against. */
export interface Neighbourhood {
  /** How many lie between one neighbour and the next: 7 compares a day with the same weekday. */
  readonly step: number;
  readonly reach: number;
}

/** With fewer neighbours a median says too little. */
export const LEAST_NEIGHBOURS = 8;

/**
 * How far each count lies from what its neighbours let expect, in robust standard deviations; undefined where there are fewer
 * than `LEAST_NEIGHBOURS`. Expected is their median; the deviation is the greater of 1.4826 · MAD of the neighbours (Iglewicz
 * and Hoaglin 1993) and the root of the expectation, at least 1: counts of independent events scatter so much by themselves.
 */
export function volumeDeviations(
  counts: readonly number[],
  { step, reach }: Neighbourhood,
): readonly (number | undefined)[] {
  return counts.map((count, at) => {
    const near: number[] = [];
    for (let place = at - step * reach; place <= at + step * reach; place += step) {
      const other = counts[place];
      if (other !== undefined && place !== at) near.push(other);
    }
    if (near.length < LEAST_NEIGHBOURS) return undefined;
    const expected = median(near);
    const mad = median(near.map((value) => Math.abs(value - expected)));
    return (count - expected) / Math.max(1.4826 * mad, Math.sqrt(Math.max(expected, 1)));
  });
}

/** The places of counts of 0 in runs longer than `allowed`. */
export function placesInGaps(counts: readonly number[], allowed: number): readonly number[] {
  const places: number[] = [];
  let run: number[] = [];
  for (const [place, count] of [...counts, 1].entries()) {
    if (count === 0) {
      run.push(place);
      continue;
    }
    if (run.length > allowed) places.push(...run);
    run = [];
  }
  return places;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
