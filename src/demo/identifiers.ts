import type { Sex } from './names.ts';
import type { Random } from './random.ts';

/** Counts through a range in an order that looks random and never repeats a number before the range is through. */
const STRIDE = 618_033;
const SERIALS = 1_000_000;

/**
 * Mints personal numbers, each once: three digits of the province of birth registration (old map), one of century and sex,
 * two of the year, six of a serial (Nghị định 137/2015/NĐ-CP, Điều 13). They belong to nobody on purpose.
 */
export function personalNumbers(): (province: string, sex: Sex, year: number) => string {
  const used = new Map<string, number>();
  return (province, sex, year) => {
    const century = 2 * (Math.floor(year / 100) - 19) + (sex === 'Nam' ? 0 : 1);
    const prefix = `0${province}${century}${String(year % 100).padStart(2, '0')}`;
    const serial = (used.get(prefix) ?? 0) + 1;
    used.set(prefix, serial);
    return prefix + String((serial * STRIDE) % SERIALS).padStart(6, '0');
  };
}

const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/** The tenth digit of a tax code with these nine, or undefined when no such code can exist (a rest of 10). */
export function taxCheckDigit(nine: string): number | undefined {
  const sum = TAX_WEIGHTS.reduce((total, weight, index) => total + weight * Number(nine[index]), 0);
  const digit = 10 - (sum % 11);
  return digit === 10 ? undefined : digit;
}

/** Mints valid ten-digit tax codes in rising order, with gaps, each once; 48 is the range of the province. */
export function taxCodes(random: Random): () => string {
  let serial = 100_000;
  return () => {
    for (;;) {
      serial += random.integer(1, 9);
      const nine = `48${String(serial).padStart(7, '0')}`;
      const digit = taxCheckDigit(nine);
      if (digit !== undefined) return `${nine}${digit}`;
    }
  };
}

const MOBILE_PREFIXES = [
  ...[
    '032',
    '033',
    '034',
    '035',
    '036',
    '037',
    '038',
    '039',
    '056',
    '058',
    '070',
    '076',
    '077',
    '078',
    '079',
  ],
  ...[
    '081',
    '082',
    '083',
    '084',
    '085',
    '086',
    '088',
    '089',
    '090',
    '091',
    '093',
    '094',
    '096',
    '097',
    '098',
  ],
] as const;

/** A mobile number as it is dialled at home, ten digits. */
export function mobileNumber(random: Random): string {
  return random.pick(MOBILE_PREFIXES) + String(random.integer(1_000_000, 9_999_999));
}

/** A landline of the province as it is dialled at home, eleven digits. */
export function landline(random: Random): string {
  return `02063${String(random.integer(500_000, 999_999))}`;
}

/** Domains that can never receive mail (RFC 2606). */
const MAIL_DOMAINS = ['hopthu.example', 'thudientu.example', 'mail.example.com'] as const;

/** An address at a domain that no one can own. `name` is ASCII. */
export function mailAddress(random: Random, name: string): string {
  return `${name}${random.integer(1, 999)}@${random.pick(MAIL_DOMAINS)}`;
}
