import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';

/** The geohash of a cell by its numbers on both axes, 30 bits each, interleaved as one number of 60. */
function geohashOf(latitude: bigint, longitude: bigint): string {
  let bits = 0n;
  for (let place = 29n; place >= 0n; place--) {
    bits = (bits << 2n) | (((longitude >> place) & 1n) << 1n) | ((latitude >> place) & 1n);
  }
  return [...bits.toString(32).padStart(12, '0')]
    .map((digit) => '0123456789bcdefghjkmnpqrstuvwxyz'[Number.parseInt(digit, 32)])
    .join('');
}

const CELLS = 2n ** 30n;
/** Within when the whole cell is, in whole numbers: `low · span ≤ cell · wide` and so on; degrees doubled for the half. */
function isWithin(cell: bigint, span: bigint, low: bigint, high: bigint): boolean {
  return 2n * cell * span >= low * CELLS && 2n * (cell + 1n) * span <= high * CELLS;
}
const isInLatitude = (cell: bigint) => isWithin(cell, 180n, 2n * 98n, 2n * 113n + 1n);
const isInLongitude = (cell: bigint) => isWithin(cell, 360n, 2n * 282n, 2n * 298n);

describe('vn-parcel-id', () => {
  const edge = (degrees: number, span: number) => BigInt(Math.round((degrees / span) * 2 ** 30));
  const latitudes = [edge(98, 180), edge(113.5, 180)];
  const longitudes = [edge(282, 360), edge(298, 360)];

  it('accepts the cells inside the bounds, to the last one', () => {
    const around = [-3n, -2n, -1n, 0n, 1n, 2n, 3n];
    const inner = { latitude: edge(106, 180), longitude: edge(286, 360) };
    const seen = { inside: 0, outside: 0 };
    const check = (latitude: bigint, longitude: bigint) => {
      const expected = isInLatitude(latitude) && isInLongitude(longitude);
      const text = geohashOf(latitude, longitude);
      expect([text, decide('vn-parcel-id', text)]).toEqual([text, expected]);
      seen[expected ? 'inside' : 'outside']++;
    };
    for (const step of around) {
      for (const limit of latitudes) check(limit + step, inner.longitude);
      for (const limit of longitudes) check(inner.latitude, limit + step);
    }
    expect(seen.inside).toBeGreaterThan(10);
    expect(seen.outside).toBeGreaterThan(10);
  });

  it('agrees with whole numbers everywhere', () => {
    const near = (limits: readonly bigint[]) =>
      fc
        .tuple(fc.constantFrom(...limits), fc.bigInt({ min: -(2n ** 27n), max: 2n ** 27n }))
        .map(([limit, by]) => limit + by);
    const any = fc.bigInt({ min: 0n, max: CELLS - 1n });
    fc.assert(
      fc.property(
        fc.oneof(any, near(latitudes)),
        fc.oneof(any, near(longitudes)),
        (latitude, longitude) =>
          decide('vn-parcel-id', geohashOf(latitude, longitude)) ===
          (isInLatitude(latitude) && isInLongitude(longitude)),
      ),
      { seed: 7, numRuns: 5000 },
    );
  });
});

describe.each([
  ['latitude', 90],
  ['longitude', 180],
] as const)('%s', (name, most) => {
  it('accepts every whole degree in its range and none beyond', () => {
    for (let degrees = -250; degrees <= 250; degrees++) {
      expect(decide(name, String(degrees))).toBe(Math.abs(degrees) <= most);
      expect(decide(name, `${degrees}.5`)).toBe(Math.abs(degrees) < most);
    }
  });
});
