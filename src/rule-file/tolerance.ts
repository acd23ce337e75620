import type { Scalar } from '../model/literal.ts';
import type { Tolerance } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { isInteger } from './exact-number.ts';

/** A tolerance, or why the value is none. */
export type TolerancePart =
  | { readonly tolerance: Tolerance }
  | { readonly fault: Text; readonly hint?: Text };

const PERCENTAGE = /^(\d+)(?:\.(\d+))?%$/;
const MAX_LENGTH = 100;

/** Reads `5` (a count of rows) or `0.1%` (a share of the rows checked, exact and in lowest terms). */
export function readTolerance(value: Scalar | undefined): TolerancePart {
  if (value !== null && typeof value === 'object') return readCount(value.number);
  if (typeof value === 'string' && value.length <= MAX_LENGTH) return readPercentage(value);
  return { fault: MALFORMED };
}

function readCount(number: string): TolerancePart {
  if (number.startsWith('-')) return { fault: NEGATIVE };
  if (isInteger(number)) return { tolerance: { kind: 'count', count: BigInt(number) } };
  return {
    fault: {
      vi: '"tolerance" không nhận phân số không có dấu %',
      en: '"tolerance" takes no fraction without a % sign',
    },
    hint: {
      vi: 'viết tỷ lệ phần trăm, ví dụ 0.1%, hoặc số dòng nguyên',
      en: 'write a percentage such as 0.1%, or a whole number of rows',
    },
  };
}

function readPercentage(text: string): TolerancePart {
  const match = PERCENTAGE.exec(text);
  if (match === null) {
    if (/^\s*-/.test(text)) return { fault: NEGATIVE };
    const tidy = text.replace(/\s/g, '').replace(',', '.');
    const isNearly = PERCENTAGE.test(tidy) || /^\d+$/.test(tidy);
    return { fault: MALFORMED, ...(isNearly && { hint: { vi: `viết ${tidy}`, en: `write ${tidy}` } }) };
  }
  const [, whole = '', fraction = ''] = match;
  const numerator = BigInt(whole + fraction);
  const denominator = 100n * 10n ** BigInt(fraction.length);
  if (numerator > denominator) return { fault: ABOVE };
  const divisor = greatestCommonDivisor(numerator, denominator);
  return {
    tolerance: { kind: 'share', numerator: numerator / divisor, denominator: denominator / divisor },
  };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

const NEGATIVE: Text = { vi: '"tolerance" không được âm', en: '"tolerance" must not be negative' };
const ABOVE: Text = { vi: '"tolerance" không được quá 100%', en: '"tolerance" must not be above 100%' };
const MALFORMED: Text = {
  vi: '"tolerance" phải là số dòng (5) hoặc tỷ lệ phần trăm (0.1%)',
  en: '"tolerance" must be a number of rows (5) or a percentage (0.1%)',
};
