import { parsePattern } from '../pattern/parse.ts';
import { matches } from '../sql/build.ts';
import type { ValueFormat } from './value-format.ts';

const CODE = parsePattern('^[A-Y][0-9]{2}-[0-9A-Z]{2}$');

/** Mã ngành, lĩnh vực of dossiers, MXX-LV (Thông tư 01/2018/TT-VPCP, Điều 20). What LV may be is not said there: two letters or digits are taken. */
export const vnSectorCode: ValueFormat = {
  name: 'vn-sector-code',
  title: { vi: 'Mã ngành, lĩnh vực một cửa', en: 'Sector code of Vietnamese administrative procedures' },
  summary: {
    vi: 'MXX-LV, đúng 6 ký tự: 1 chữ in hoa A–Y và 2 chữ số (mã cơ quan cấp 1), dấu "-", 2 ký tự 0–9 hoặc A–Z (lĩnh vực). Ví dụ G09-01, H26-LD. Hai ký tự của lĩnh vực là cách hiểu của soat.',
    en: 'MXX-LV, exactly 6 characters: 1 capital letter A–Y and 2 digits (first-level agency), "-", 2 characters 0–9 or A–Z (sector). Such as G09-01, H26-LD. That the sector has two characters is the reading of soat.',
  },
  source: { vi: 'Thông tư 01/2018/TT-VPCP, Điều 20', en: 'Circular 01/2018/TT-VPCP, Article 20' },
  certainty: 'suspicion',
  matches: (of) => matches(of, CODE),
  test: (value) => {
    const [agency = '', sector = '', ...more] = value.split('-');
    return more.length === 0 && /^[A-Y]\d\d$/.test(agency) && /^[A-Z\d]{2}$/.test(sector);
  },
  valid: ['G09-01', 'H26-LD', 'A00-00', 'Y99-Z9', 'G12-9Z'],
  invalid: [
    '',
    'G09',
    'G09-',
    'G09-1',
    'G09-001',
    'G9-01',
    'G009-01',
    'Z09-01',
    'g09-01',
    'G09-ld',
    'G0901',
    'G09.01',
    'G09 01',
    'G09–01',
    'G09-01-02',
    'G09-ĐĐ',
    'Đ09-01',
    ' G09-01',
    'G09-01 ',
    'G09-01\n',
    'G09-0١',
    'Ｇ09-01',
  ],
};
