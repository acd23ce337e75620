import type { Language } from '../model/text.ts';

/** A share kept exact until it is drawn; `denominator` is above 0. */
export interface Ratio {
  readonly numerator: number | bigint;
  readonly denominator: number | bigint;
}

/** A share in hundredths of a percent, rounded half-up; `bound` tells where the rounded figure would lie about none or all. */
export interface Percentage {
  readonly hundredths: bigint;
  readonly bound: 'none' | 'below' | 'above' | 'all' | null;
}

const MARKS = {
  vi: { group: '.', decimal: ',', percent: ' %' },
  en: { group: ',', decimal: '.', percent: '%' },
} as const;

/** `1234567` as `1.234.567` (vi) or `1,234,567` (en). */
export function formatInteger(value: number | bigint, language: Language): string {
  return formatDecimal(BigInt(value).toString(), language);
}

/** A canonical decimal (`-1234567.8`) as `-1.234.567,8` (vi) or `-1,234,567.8` (en); no digit is lost. */
export function formatDecimal(text: string, language: Language): string {
  const { group, decimal } = MARKS[language];
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}

/** Rounds a share half-up to hundredths of a percent by integer arithmetic. Throws RangeError when the denominator is not above 0. */
export function toPercentage(ratio: Ratio): Percentage {
  const numerator = BigInt(ratio.numerator);
  const denominator = BigInt(ratio.denominator);
  if (denominator <= 0n) throw new RangeError('the denominator of a share must be above 0');
  const hundredths = (numerator * 20_000n + denominator) / (denominator * 2n);
  if (numerator === 0n) return { hundredths, bound: 'none' };
  if (numerator === denominator) return { hundredths, bound: 'all' };
  if (hundredths === 0n) return { hundredths, bound: 'below' };
  if (numerator < denominator && hundredths === 10_000n) return { hundredths, bound: 'above' };
  return { hundredths, bound: null };
}

/**
 * A share as a percentage with two decimals, `12,35 %` (vi) or `12.35%` (en). What is not none is never drawn as `0 %` but
 * `< 0,01 %`, and what is not all never as `100 %` but `> 99,99 %`.
 */
export function formatRatio(ratio: Ratio, language: Language): string {
  const { decimal, percent } = MARKS[language];
  const { hundredths, bound } = toPercentage(ratio);
  if (bound === 'none') return `0${percent}`;
  if (bound === 'all') return `100${percent}`;
  if (bound === 'below') return `< 0${decimal}01${percent}`;
  if (bound === 'above') return `> 99${decimal}99${percent}`;
  const digits = hundredths.toString().padStart(3, '0');
  return `${formatDecimal(`${digits.slice(0, -2)}.${digits.slice(-2)}`, language)}${percent}`;
}

/** `2026-12-14` as `14/12/2026` (vi) or unchanged (en); what is no such date is given back as it is. */
export function formatDate(text: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts && language === 'vi' ? `${parts[3]}/${parts[2]}/${parts[1]}` : text;
}

/** An ISO 8601 moment as `14/12/2026 08:30:00 +07:00` (vi) or unchanged (en); `Z` is drawn as `UTC`. */
export function formatMoment(text: string, language: Language): string {
  const parts =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(text);
  if (!parts || language !== 'vi') return text;
  const zone = parts[3] === 'Z' ? 'UTC' : parts[3];
  return `${formatDate(parts[1] ?? '', language)} ${parts[2]}${zone ? ` ${zone}` : ''}`;
}

/** A measured figure, which is a canonical decimal, a date, a moment or other text, as a person reads it. */
export function formatObserved(text: string, language: Language): string {
  if (/^-?\d+(\.\d+)?$/.test(text)) return formatDecimal(text, language);
  return formatMoment(formatDate(text, language), language);
}

/** A tolerance as the rule file writes it, `25` or `0.1%`, as `25` or `0,1 %` (vi). */
export function formatTolerance(text: string, language: Language): string {
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(text);
  if (share?.[1] !== undefined) return `${formatDecimal(share[1], language)}${MARKS[language].percent}`;
  return formatObserved(text, language);
}
