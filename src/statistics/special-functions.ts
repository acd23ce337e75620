import { createRequire } from 'node:module';

/** What is used of Cephes (Moshier 1989); the package's own types are not found under its `exports`. */
interface Cephes {
  ndtr(x: number): number;
  ndtri(p: number): number;
  chdtrc(freedom: number, x: number): number;
  kolmogorov(x: number): number;
}

const require = createRequire(import.meta.url);
let loaded: Cephes | undefined;

/** Compiled when first asked for: few rules need it. */
function cephes(): Cephes {
  loaded ??= require('cephes') as Cephes;
  return loaded;
}

/** Beyond so many deviations the tail is no double; Cephes throws there, and knows no infinity. */
const FARTHEST = 37;
/** Below this Kolmogorov's tail is 1 to the last digit; its series does not end at 0. */
const NEAREST = 0.05;

/** The share of the standard normal distribution up to `x`. */
export function normalShare(x: number): number {
  if (Math.abs(x) > FARTHEST) return x < 0 ? 0 : 1;
  return cephes().ndtr(x);
}

/** The value up to which a share of the standard normal distribution lies, 0 < share < 1. */
export function normalQuantile(share: number): number {
  return cephes().ndtri(share);
}

/** The share of the chi-square distribution above `x`; 0 or 1 where it is too close to them for a double. */
export function chiSquareTail(freedom: number, x: number): number {
  if (x <= 0) return 1;
  try {
    return x === Number.POSITIVE_INFINITY ? 0 : cephes().chdtrc(freedom, x);
  } catch {
    return x > freedom ? 0 : 1;
  }
}

/** The share of Kolmogorov's limiting distribution above `x`. */
export function kolmogorovTail(x: number): number {
  return x < NEAREST ? 1 : Math.min(1, cephes().kolmogorov(x));
}
