import { parsePattern } from '../pattern/parse.ts';
import { matches } from '../sql/build.ts';
import type { ValueFormat } from './value-format.ts';

const CARD = parsePattern('^[A-Z]{2}[1-5][0-9]{12}$');

/** Mã thẻ bảo hiểm y tế of fifteen characters (Quyết định 1351/QĐ-BHXH of 2015, Quyết định 1697/2020). */
export const vnHealthCard: ValueFormat = {
  name: 'vn-health-card',
  title: { vi: 'Mã thẻ bảo hiểm y tế 15 ký tự', en: 'Vietnamese health insurance card code, 15 characters' },
  summary: {
    vi: 'Đúng 15 ký tự viết liền: 2 chữ in hoa A–Z (nhóm đối tượng), 1 chữ số 1–5 (mức hưởng), 2 chữ số (tỉnh), 10 chữ số (mã số bảo hiểm xã hội). Không xét nhóm và tỉnh có thật hay không. Thẻ từ tháng 4-2021 chỉ in 10 chữ số sau (vn-social-insurance).',
    en: 'Exactly 15 characters, nothing between or around them: 2 capital letters A–Z (group), 1 digit 1–5 (benefit), 2 digits (province), 10 digits (social insurance number). Whether group and province exist is not judged. Cards since April 2021 show the last 10 digits only (vn-social-insurance).',
  },
  source: {
    vi: 'Quyết định 1351/QĐ-BHXH năm 2015; Quyết định 1697/2020; Thông tư 30/2020/TT-BYT, Điều 10',
    en: 'Decision 1351/QĐ-BHXH of 2015; Decision 1697/2020; Circular 30/2020/TT-BYT, Article 10',
  },
  certainty: 'suspicion',
  matches: (of) => matches(of, CARD),
  test: (value) => /^[A-Z][A-Z][12345]\d{12}$/.test(value),
  valid: ['TE1010123456789', 'DN4797910123456', 'HT2480000000001', 'GB5969999999999', 'CK3000000000000'],
  invalid: [
    '',
    'TE101012345678',
    'TE10101234567890',
    '0123456789',
    'TE0010123456789',
    'TE6010123456789',
    'te1010123456789',
    'Te1010123456789',
    'TEA010123456789',
    'T11010123456789',
    'ĐN4797910123456',
    'DN4 79 79 101 23456',
    'DN-4-79-791012345',
    ' DN479791012345',
    'DN4797910123456 ',
    'DN4797910123456\n',
    'DN479791012345O',
    'ТЕ1010123456789',
    'TE101012345678٩',
    'ＴＥ１０１０１２３４５６７８９',
  ],
};
