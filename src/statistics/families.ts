import { normalQuantile, normalShare } from './special-functions.ts';

/** The parameters of each family of distributions, by the names under which rule files give them. */
export const FAMILIES = {
  normal: ['mean', 'sd'],
  lognormal: ['mu', 'sigma'],
  uniform: ['min', 'max'],
  exponential: ['rate'],
} as const;
export type FamilyName = keyof typeof FAMILIES;

export interface Family {
  /** The share of values up to `x`. */
  cdf(x: number): number;
  /** The value up to which a share `p` lies, 0 < p < 1. */
  quantile(p: number): number;
}

/** A family with its parameters; undefined where they do not make a distribution (a spread of 0, an empty interval). */
export function familyOf(
  name: FamilyName,
  parameters: Readonly<Record<string, number | undefined>>,
): Family | undefined {
  const [first = Number.NaN, second = Number.NaN] = FAMILIES[name].map((word) => parameters[word]);
  switch (name) {
    case 'normal':
      return second > 0 && Number.isFinite(first) ? normal(first, second) : undefined;
    case 'lognormal': {
      if (!(second > 0 && Number.isFinite(first))) return undefined;
      const { cdf, quantile } = normal(first, second);
      return { cdf: (x) => (x <= 0 ? 0 : cdf(Math.log(x))), quantile: (p) => Math.exp(quantile(p)) };
    }
    case 'uniform':
      return second > first
        ? {
            cdf: (x) => Math.min(1, Math.max(0, (x - first) / (second - first))),
            quantile: (p) => first + p * (second - first),
          }
        : undefined;
    case 'exponential':
      return first > 0
        ? { cdf: (x) => (x <= 0 ? 0 : -Math.expm1(-first * x)), quantile: (p) => -Math.log1p(-p) / first }
        : undefined;
  }
}

function normal(mean: number, deviation: number): Family {
  return {
    cdf: (x) => normalShare((x - mean) / deviation),
    quantile: (p) => mean + deviation * normalQuantile(p),
  };
}
