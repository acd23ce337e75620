import { parsePattern } from '../pattern/parse.ts';
import { all, matches } from '../sql/build.ts';
import { isAtMost } from './parts.ts';
import type { ValueFormat } from './value-format.ts';
import { MAX_AGENCY_CODE, vnAgencyCode } from './vn-agency-code.ts';

/** A dash, six digits of the day, a dash, four digits. */
const TAIL_LENGTH = 12;

/** The years are 2000 to 2099, of which every fourth is a leap year. */
const DAY =
  '(?:[0-9]{2}(?:(?:0[13578]|1[02])(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)(?:0[1-9]|[12][0-9]|30)|02(?:0[1-9]|1[0-9]|2[0-8]))' +
  '|(?:[02468][048]|[13579][26])0229)';
const NUMBER = '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])';
const DOSSIER = parsePattern(
  `^(?:[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[A-Y][0-9]{2}|[A-Y][0-9]{2}(?:\\.[0-9A-Z]+)+)-${DAY}-${NUMBER}$`,
);

/** Mã số hồ sơ một cửa: agency, day of receipt, number of the day (Thông tư 01/2018/TT-VPCP, Điều 19; the newer form is not confirmed). */
export const vnDossierId: ValueFormat = {
  name: 'vn-dossier-id',
  title: {
    vi: 'Mã số hồ sơ thủ tục hành chính',
    en: 'Dossier number of a Vietnamese administrative procedure',
  },
  summary: {
    vi: 'Mã cơ quan, dấu "-", ngày tiếp nhận YYMMDD có thật trong các năm 2000–2099, dấu "-", 4 chữ số 0001–9999. Mã cơ quan: dạng cũ ddd.dd.dd.Ldd (d là chữ số, L là chữ in hoa A–Y), hoặc dạng mới Ldd và một hay nhiều nhóm ".", mỗi nhóm có ít nhất 1 ký tự 0–9, A–Z, tối đa 35 ký tự. Ví dụ 000.00.19.H26-200731-0001, H26.19-250701-0012.',
    en: 'Agency code, "-", day of receipt YYMMDD that exists in the years 2000–2099, "-", 4 digits 0001–9999. Agency code: the old form ddd.dd.dd.Ldd (d is a digit, L a capital letter A–Y), or the new form Ldd and one or more groups of "." and 1 or more characters 0–9, A–Z, at most 35 characters. Such as 000.00.19.H26-200731-0001, H26.19-250701-0012.',
  },
  source: {
    vi: 'Thông tư 01/2018/TT-VPCP, Điều 19; dạng mới theo Nghị định 118/2025/NĐ-CP (chưa xác nhận)',
    en: 'Circular 01/2018/TT-VPCP, Article 19; the new form under Decree 118/2025/NĐ-CP (not confirmed)',
  },
  certainty: 'suspicion',
  matches: (of) => all([isAtMost(of, MAX_AGENCY_CODE + TAIL_LENGTH), matches(of, DOSSIER)]),
  test: (value) => {
    const found = /^(.+)-(\d\d)(\d\d)(\d\d)-(\d{4})$/s.exec(value);
    if (found === null) return false;
    const [, agency = '', year, month, day, number] = found;
    const isNew = vnAgencyCode.test(agency) && agency.includes('.') && !agency.startsWith('Z');
    if (!isNew && !/^\d{3}\.\d\d\.\d\d\.[A-Y]\d\d$/.test(agency)) return false;
    return number !== '0000' && isDay(2000 + Number(year), Number(month), Number(day));
  },
  valid: [
    '000.00.19.H26-200731-0001',
    '000.12.34.H57-240229-9999',
    '000.00.00.G12-000229-0010',
    'H26.19-250701-0012',
    'H57.12.03-251231-0100',
    'G01.899.108.000-230101-0001',
    `H26.${'A'.repeat(31)}-250701-0001`,
  ],
  invalid: [
    '',
    'H26-250701-0001',
    'H26.-250701-0001',
    'h26.19-250701-0001',
    'H26.19-250229-0001',
    'H26.19-250431-0001',
    'H26.19-251301-0001',
    'H26.19-250700-0001',
    'H26.19-250732-0001',
    'H26.19-20250701-0001',
    'H26.19-250701-0000',
    'H26.19-250701-001',
    'H26.19-250701-00001',
    'H26.19-250701',
    'H26.19–250701–0001',
    'H26.19/250701/0001',
    '00.00.19.H26-200731-0001',
    '000.00.H26-200731-0001',
    '000.00.19.26H-200731-0001',
    '000.00.19.H26.01-200731-0001',
    'Z01.19-250701-0001',
    ' H26.19-250701-0001',
    'H26.19-250701-0001\n',
    'H26.19-250701-000١',
    'H26.19-２50701-0001',
    `H26.${'A'.repeat(32)}-250701-0001`,
  ],
};

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
