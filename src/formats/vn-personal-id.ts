import { all } from '../sql/build.ts';
import { allDigits, hasLength } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

const LENGTH = 12;

/**
 * Số định danh cá nhân, the number of the căn cước: twelve digits PPP G YY RRRRRR (Luật Căn cước 26/2023/QH15, Điều 12;
 * Nghị định 137/2015/NĐ-CP, Điều 13). It has no check digit, and a province code that was merged stays valid.
 */
export const vnPersonalId: ValueFormat = {
  name: 'vn-personal-id',
  title: { vi: 'Số định danh cá nhân', en: 'Vietnamese personal identification number' },
  summary: {
    vi: 'Đúng 12 chữ số 0–9 viết liền, không dấu cách hay ký tự khác. Không xét mã tỉnh, giới tính và năm sinh trong số.',
    en: 'Exactly 12 digits 0–9, nothing between or around them. The province, sex and birth year inside are not judged.',
  },
  source: {
    vi: 'Luật Căn cước 26/2023/QH15, Điều 12; Nghị định 137/2015/NĐ-CP, Điều 13',
    en: 'Law on Identification 26/2023/QH15, Article 12; Decree 137/2015/NĐ-CP, Article 13',
  },
  certainty: 'structural',
  matches: (of) => all([hasLength(of, LENGTH), allDigits(of)]),
  test: (value) => /^[0-9]{12}$/.test(value),
  valid: ['001099012345', '079301000001', '096204999999', '101188000123'],
  invalid: [
    '',
    '1099012345',
    '01099012345',
    '0010990123456',
    '00109901234A',
    '001 099 012 345',
    ' 001099012345',
    '001099012345\n',
    '1.09901E+10 ',
    '00109901234٣',
    '００１０９９０１２３４５',
  ],
};
