import { parsePattern } from '../pattern/parse.ts';
import { matches } from '../sql/build.ts';
import type { ValueFormat } from './value-format.ts';

const CODE = parsePattern('^(?:[0-9]{2}\\.[0-9]{3,4}|V\\.[0-9]{2}\\.[0-9]{2}\\.[0-9]{2,3})$');

/** Mã ngạch công chức and mã số chức danh nghề nghiệp viên chức, of the Ministry of Home Affairs; the structure is not confirmed. */
export const vnRankCode: ValueFormat = {
  name: 'vn-rank-code',
  title: {
    vi: 'Mã ngạch công chức, mã số chức danh nghề nghiệp',
    en: 'Rank or professional title code of Vietnamese officials',
  },
  summary: {
    vi: 'Ngạch: 2 chữ số, dấu chấm, 3 hoặc 4 chữ số (ví dụ 01.003). Chức danh nghề nghiệp: chữ V in hoa, rồi ".dd.dd." và 2 hoặc 3 chữ số (ví dụ V.07.02.26). Không xét mã có thật hay không.',
    en: 'Rank: 2 digits, a dot, 3 or 4 digits (such as 01.003). Professional title: capital V, then ".dd.dd." and 2 or 3 digits (such as V.07.02.26). Whether the code exists is not judged.',
  },
  source: {
    vi: 'Mã ngạch, mã số chức danh nghề nghiệp do Bộ Nội vụ quy định (chưa xác nhận)',
    en: 'Codes set by the Ministry of Home Affairs (not confirmed)',
  },
  certainty: 'suspicion',
  matches: (of) => matches(of, CODE),
  test: (value) => {
    const groups = value.split('.');
    const lengths = groups.map((group) => (/^\d+$/.test(group) ? group.length : 0)).join();
    return (
      ['2,3', '2,4'].includes(lengths) || (groups[0] === 'V' && ['0,2,2,2', '0,2,2,3'].includes(lengths))
    );
  },
  valid: ['01.003', '13.095', '06.0031', '00.000', 'V.07.02.26', 'V.05.01.013', 'V.99.99.99'],
  invalid: [
    '',
    '1.003',
    '001.003',
    '01.03',
    '01.00345',
    '01003',
    '01,003',
    '01-003',
    '01.003.',
    '01.003.01',
    '16b.121',
    'V07.02.26',
    'V.07.02',
    'V.07.02.2',
    'V.07.02.2626',
    'V.7.02.26',
    'V.07.02.26.01',
    'v.07.02.26',
    'IV.07.02.26',
    '5.07.02.26',
    'V. 07.02.26',
    ' 01.003',
    '01.003 ',
    '01.003\n',
    '01.00O',
    '01.00٣',
    '０１.003',
    'Ｖ.07.02.26',
  ],
};
