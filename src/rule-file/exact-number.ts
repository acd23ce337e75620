import { canonicalDecimal } from '../exact/decimal.ts';

/** More than any engine's exact number type holds; a longer number is a mistake, or an attempt to fill memory. */
const MAX_DIGITS = 1000;

const NUMBER = /^([-+]?)((?:\d+\.?\d*|\.\d+))(?:[eE]([-+]?\d+))?$/;

/**
 * A number as YAML writes decimals, as its one canonical text: no exponent, no sign on zero, no zero that says nothing
 * (`-12.50` → `-12.5`, `1e3` → `1000`). Undefined when it is no decimal or has more than 1,000 digits.
 */
export function canonicalNumber(source: string): string | undefined {
  const match = NUMBER.exec(source);
  if (match === null) return undefined;
  const [, sign, digits = '', exponent = '0'] = match;
  if (digits.length > MAX_DIGITS || Math.abs(Number(exponent)) > MAX_DIGITS) return undefined;
  // big.js wants a digit on both sides of the point.
  const spelled = `${sign === '-' ? '-' : ''}0${digits}${digits.includes('.') ? '0' : ''}e${exponent}`;
  return canonicalDecimal(spelled);
}

/** True for a canonical decimal without a fraction. */
export function isInteger(canonical: string): boolean {
  return !canonical.includes('.');
}

/**
 * A double that a schema judges as it would judge the exact number: between two integers where the exact number is,
 * finite where the exact number is beyond the doubles.
 */
export function approximate(canonical: string): number {
  const value = Number(canonical);
  if (!Number.isFinite(value)) return value > 0 ? Number.MAX_VALUE : -Number.MAX_VALUE;
  if (isInteger(canonical) || !Number.isInteger(value)) return value;
  const floor = BigInt(canonical.split('.')[0] as string) - (canonical.startsWith('-') ? 1n : 0n);
  return Number(floor) + 0.5;
}
