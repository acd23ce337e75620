import { parsePattern } from '../pattern/parse.ts';
import { matches } from '../sql/build.ts';
import type { ValueFormat } from './value-format.ts';

const CODE = parsePattern('^[0-9]{2}[0-9A-Z]{3}$');

/** Mã cơ sở khám bệnh, chữa bệnh of five characters, as the social insurance gives them out. */
export const vnHealthFacilityCode: ValueFormat = {
  name: 'vn-health-facility-code',
  title: { vi: 'Mã cơ sở khám bệnh, chữa bệnh', en: 'Vietnamese health facility code' },
  summary: {
    vi: 'Đúng 5 ký tự viết liền: 2 chữ số (tỉnh) và 3 ký tự 0–9 hoặc A–Z in hoa. Không xét tỉnh và cơ sở có thật hay không.',
    en: 'Exactly 5 characters, nothing between or around them: 2 digits (province) and 3 characters 0–9 or capital A–Z. Whether province and facility exist is not judged.',
  },
  source: {
    vi: 'Danh mục mã cơ sở khám bệnh, chữa bệnh của Bảo hiểm xã hội Việt Nam',
    en: 'List of health facility codes of Vietnam Social Security',
  },
  certainty: 'structural',
  matches: (of) => matches(of, CODE),
  test: (value) => value.length === 5 && /^\d\d/.test(value) && !/[^A-Z\d]/.test(value),
  valid: ['01001', '79024', '00000', '99999', '01H28', '48ZZZ'],
  invalid: [
    '',
    '1001',
    '001001',
    '0100',
    'A1001',
    '0A001',
    '01h28',
    '01Đ28',
    '01-28',
    '01.28',
    '01 28',
    ' 01001',
    '01001 ',
    '01001\n',
    '0100٤',
    '０１００１',
  ],
};
