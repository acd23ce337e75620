import type { Scalar } from '../model/literal.ts';
import type { Text } from '../model/text.ts';
import { canonicalNumber } from './exact-number.ts';

/** What an unquoted scalar means, or why it is refused. */
export type PlainScalar = { readonly value: Scalar } | { readonly fault: Text; readonly hint: Text };

const LOOKS_LIKE_NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const OTHER_BASE = /^[-+]?0[xo][0-9a-fA-F]+$/;
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/**
 * Reads an unquoted scalar by the core schema of YAML 1.2.2, chapter 10.3, with numbers kept exact. Numbers that are
 * not written in decimal, not finite, or longer than 1,000 digits are refused.
 */
export function readPlainScalar(source: string): PlainScalar {
  if (/^(?:|~|null|Null|NULL)$/.test(source)) return { value: null };
  if (/^(?:true|True|TRUE)$/.test(source)) return { value: true };
  if (/^(?:false|False|FALSE)$/.test(source)) return { value: false };
  if (OTHER_BASE.test(source)) {
    return {
      fault: {
        vi: 'không nhận số hệ mười sáu hoặc hệ tám',
        en: 'hexadecimal and octal numbers are not accepted',
      },
      hint: WRITE_DECIMAL,
    };
  }
  if (NOT_FINITE.test(source)) {
    return {
      fault: { vi: 'không nhận số vô cực và NaN', en: 'infinity and NaN are not accepted' },
      hint: WRITE_DECIMAL,
    };
  }
  if (!LOOKS_LIKE_NUMBER.test(source)) return { value: source };
  const number = canonicalNumber(source);
  if (number !== undefined) return { value: { number } };
  return {
    fault: { vi: 'số dài quá 1.000 chữ số', en: 'the number has more than 1,000 digits' },
    hint: WRITE_DECIMAL,
  };
}

const WRITE_DECIMAL = {
  vi: 'viết số hệ mười; nếu đây là chữ, đặt trong dấu nháy',
  en: 'write a decimal number; quote it if it is text',
};
