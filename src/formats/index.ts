import { email } from './email.ts';
import { isoDate } from './iso-date.ts';
import type { ValueFormat } from './value-format.ts';
import { vnPersonalId } from './vn-personal-id.ts';
import { vnPhone } from './vn-phone.ts';
import { vnTaxCode } from './vn-tax-code.ts';

/** Every named format, in the order of the reference page. */
export const formats: readonly ValueFormat[] = [vnPersonalId, vnTaxCode, vnPhone, email, isoDate];

/** The format of that name; undefined when there is none. */
export function formatNamed(name: string): ValueFormat | undefined {
  return formats.find((format) => format.name === name);
}
