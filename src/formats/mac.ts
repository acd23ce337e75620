import { parsePattern } from '../pattern/parse.ts';
import { any, matches } from '../sql/build.ts';
import type { ValueFormat } from './value-format.ts';

const SPELLINGS = [':', '-'].map((sign) => parsePattern(`^${Array(6).fill('[0-9A-Fa-f]{2}').join(sign)}$`));

/** A hardware address of 48 bits, EUI-48 (IEEE 802, clause 8), one sign between all pairs. */
export const mac: ValueFormat = {
  name: 'mac',
  title: { vi: 'Địa chỉ MAC', en: 'MAC address' },
  summary: {
    vi: '6 cặp chữ số thập lục phân (0–9, a–f, A–F), nối bằng toàn dấu ":" hoặc toàn dấu "-", đúng 17 ký tự.',
    en: '6 pairs of hexadecimal digits (0–9, a–f, A–F), all joined by ":" or all by "-", exactly 17 characters.',
  },
  source: { vi: 'IEEE 802, điều 8 (EUI-48)', en: 'IEEE 802, clause 8 (EUI-48)' },
  certainty: 'structural',
  matches: (of) => any(SPELLINGS.map((pattern) => matches(of, pattern))),
  test: (value) => {
    const pairs = value.split(value.charAt(2) === '-' ? '-' : ':');
    return pairs.length === 6 && pairs.every((pair) => /^[\da-f][\da-f]$/i.test(pair));
  },
  valid: [
    'AC-DE-48-23-45-67',
    'ac:de:48:23:45:67',
    '00:00:00:00:00:00',
    'FF-FF-FF-FF-FF-FF',
    'Ac:dE:48:23:45:67',
  ],
  invalid: [
    '',
    'ACDE48234567',
    'ACDE.4823.4567',
    'AC-DE-48-23-45',
    'AC-DE-48-23-45-67-89',
    'AC:DE-48:23:45:67',
    'AC-DE-48-23-45:67',
    'AC DE 48 23 45 67',
    'AC–DE–48–23–45–67',
    'A-DE-48-23-45-67',
    'AC-DE-48-23-45-6',
    'AC-DE-48-23-45-678',
    'AC--DE-48-23-45-67',
    '-AC-DE-48-23-45-67',
    'AG-DE-48-23-45-67',
    ' AC-DE-48-23-45-67',
    'AC-DE-48-23-45-67 ',
    'AC-DE-48-23-45-67\n',
    'AC-DE-48-23-45-6O',
    'AC-DE-48-23-45-6٧',
    'ＡC-DE-48-23-45-67',
    'АC-DE-48-23-45-67',
  ],
};
