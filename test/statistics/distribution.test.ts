import { describe, expect, it } from 'vitest';
import {
  chiSquare,
  chiSquareProbability,
  divergence,
  greatestDifference,
  kolmogorovDistance,
  kolmogorovProbability,
  stabilityIndex,
} from '../../src/statistics/distribution.ts';
import { familyOf } from '../../src/statistics/families.ts';

// Figures without a derivation are those of SciPy 1.17.1.

describe('distances between shares', () => {
  const parts = { rows: [60, 30, 10], shares: [0.5, 0.3, 0.2] };

  it('follow their definitions', () => {
    expect(chiSquare(parts)).toEqual({ statistic: 100 / 50 + 0 + 100 / 20, freedom: 2 });
    expect(stabilityIndex(parts)).toBeCloseTo(0.1 * Math.log(1.2) + 0.1 * Math.log(2), 14);
    expect(divergence(parts)).toBeCloseTo(0.6 * Math.log(1.2) - 0.1 * Math.log(2), 14);
    expect(greatestDifference(parts)).toBeCloseTo(0.1, 14);
  });

  it('are 0 where nothing differs', () => {
    const same = { rows: [1, 3], shares: [0.25, 0.75] };
    expect([stabilityIndex(same), divergence(same), greatestDifference(same)]).toEqual([0, 0, 0]);
    expect(chiSquare(same).statistic).toBe(0);
  });

  it('stay finite where nothing is expected, or nothing found', () => {
    const none = { rows: [90, 0, 10], shares: [0.5, 0.5, 0] };
    expect(stabilityIndex(none)).toBeCloseTo(
      0.4 * Math.log(1.8) + (0.0001 - 0.5) * Math.log(0.0002) + (0.1 - 0.0001) * Math.log(1000),
      12,
    );
    expect(divergence(none)).toBeCloseTo(0.9 * Math.log(1.8) + 0.1 * Math.log(1000), 12);
    expect(chiSquare(none).statistic).toBeCloseTo(1600 / 50 + 50 + 9.99 ** 2 / 0.01, 6);
  });

  it('count no part of which nothing is expected or found', () => {
    expect(chiSquare({ rows: [6, 4, 0], shares: [0.5, 0.5, 0] }).freedom).toBe(1);
  });
});

describe('probabilities', () => {
  it('of chi-square', () => {
    expect(chiSquareProbability(16.92, 9)).toBeCloseTo(0.04998360638750561, 14);
    expect(chiSquareProbability(1000, 900)).toBeCloseTo(0.010994608942135844, 13);
    expect(chiSquareProbability(120, 9) / 1.336164776532522e-21).toBeCloseTo(1, 10);
    expect(chiSquareProbability(0, 0)).toBe(1);
  });

  it('of chi-square at their ends', () => {
    expect(chiSquareProbability(0, 9)).toBe(1);
    expect(chiSquareProbability(1e-9, 200)).toBe(1);
    expect(chiSquareProbability(1e9, 9)).toBe(0);
    expect(chiSquareProbability(Number.POSITIVE_INFINITY, 9)).toBe(0);
  });

  it('of Kolmogorov', () => {
    expect(kolmogorovProbability(0.1, 100)).toBeCloseTo(0.25622118507010405, 12);
    expect(kolmogorovProbability(0, 100)).toBe(1);
    expect(kolmogorovProbability(1e-6, 100)).toBe(1);
    expect(kolmogorovProbability(1, 1_000_000)).toBe(0);
  });
});

describe('kolmogorovDistance', () => {
  it('looks before and behind every step', () => {
    expect(kolmogorovDistance([0.5], [1])).toBe(0.5);
    expect(kolmogorovDistance([0.9, 0.95], [1, 2])).toBe(0.9);
    expect(kolmogorovDistance([0.1, 0.2], [1, 4])).toBe(0.8);
    expect(kolmogorovDistance([0.25, 0.5, 0.75, 1], [1, 2, 3, 4])).toBe(0.25);
  });
});

describe('families', () => {
  it.each([
    ['normal', { mean: 3, sd: 2 }, 0.1, 0.43689686891079926],
    ['lognormal', { mu: 1, sigma: 0.5 }, 0.1, 1.432217893498685],
    ['uniform', { min: -1, max: 3 }, 0.25, 0],
    ['exponential', { rate: 3 }, 0.9, 0.7675283643313486],
  ] as const)('%s', (name, parameters, p, x) => {
    const family = familyOf(name, parameters);
    expect(family?.quantile(p)).toBeCloseTo(x, 12);
    expect(family?.cdf(x)).toBeCloseTo(p, 12);
  });

  it('reach their ends', () => {
    expect(familyOf('normal', { mean: 0, sd: 1 })?.cdf(-8)).toBeCloseTo(6.22096057427174e-16, 25);
    expect(familyOf('normal', { mean: 0, sd: 1 })?.cdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(familyOf('normal', { mean: 0, sd: 1 })?.cdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect([-1e300, 1e300].map((x) => familyOf('normal', { mean: 0, sd: 1 })?.cdf(x))).toEqual([0, 1]);
    expect(familyOf('lognormal', { mu: 0, sigma: 1 })?.cdf(-1)).toBe(0);
    expect(familyOf('exponential', { rate: 1 })?.cdf(-1)).toBe(0);
    expect([-2, 5].map((x) => familyOf('uniform', { min: -1, max: 3 })?.cdf(x))).toEqual([0, 1]);
  });

  it('are none with parameters that make no distribution', () => {
    expect(familyOf('normal', { mean: 0, sd: 0 })).toBeUndefined();
    expect(familyOf('normal', { sd: 1 })).toBeUndefined();
    expect(familyOf('lognormal', { mu: 0, sigma: -1 })).toBeUndefined();
    expect(familyOf('uniform', { min: 1, max: 1 })).toBeUndefined();
    expect(familyOf('uniform', { max: 1 })).toBeUndefined();
    expect(familyOf('exponential', {})).toBeUndefined();
  });
});
