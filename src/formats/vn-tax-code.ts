import { all, any } from '../sql/build.ts';
import { allDigits, hasLength } from './parts.ts';
import type { ValueFormat } from './value-format.ts';
import { vnEnterpriseCode } from './vn-enterprise-code.ts';

const PERSONAL_LENGTH = 12;

/**
 * Mã số thuế: the number of an enterprise with its check digit, dependent units with a dash and three digits (Thông tư 105/2020/TT-BTC,
 * Điều 5). Individuals and households use the twelve digits of the personal identification number since 01-07-2025
 * (Thông tư 86/2024/TT-BTC).
 */
export const vnTaxCode: ValueFormat = {
  name: 'vn-tax-code',
  title: { vi: 'Mã số thuế', en: 'Vietnamese tax code' },
  summary: {
    vi: 'Theo độ dài: 10 chữ số với chữ số kiểm tra đúng (chữ số 3–9 không toàn 0); hoặc 10 chữ số như thế, dấu "-" và 3 chữ số 001–999; hoặc 12 chữ số (số định danh cá nhân).',
    en: 'By length: 10 digits with a right check digit (digits 3–9 not all 0); or such 10 digits, "-" and 3 digits 001–999; or 12 digits (personal identification number).',
  },
  source: {
    vi: 'Thông tư 105/2020/TT-BTC, Điều 5; Thông tư 86/2024/TT-BTC; công thức chữ số kiểm tra đang dùng trên thực tế',
    en: 'Circular 105/2020/TT-BTC, Article 5; Circular 86/2024/TT-BTC; the check-digit formula in actual use',
  },
  certainty: 'structural',
  matches: (of) => any([all([hasLength(of, PERSONAL_LENGTH), allDigits(of)]), vnEnterpriseCode.matches(of)]),
  test: (value) => /^[0-9]{12}$/.test(value) || vnEnterpriseCode.test(value),
  valid: [
    '0100109106',
    '0101248141',
    '0300588569',
    '0100112437',
    '0100109106-001',
    '0100109106-999',
    '001099012345',
  ],
  invalid: [
    '',
    '0100109107',
    '010010910',
    '01001091060',
    '0100109106-000',
    '0100109106-01',
    '0100109106-0001',
    '0100109107-001',
    '0100109106001',
    '0100109106 001',
    '0100109106–001',
    '010010-9106001',
    '0000000000',
    '01001091O6',
    ' 0100109106',
    '0100109106\n',
    '00109901234-',
  ],
};
