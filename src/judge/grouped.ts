import type { Language } from '../model/text.ts';

/** A count with its thousands apart, as the language writes it: 1.234.567 or 1,234,567. */
export function grouped(count: bigint, language: Language): string {
  return count.toString().replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');
}
