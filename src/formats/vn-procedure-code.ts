import { parsePattern } from '../pattern/parse.ts';
import { matches } from '../sql/build.ts';
import type { ValueFormat } from './value-format.ts';

const CODE = parsePattern('^[1-3]\\.[0-9]{6}(?:\\.[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[A-Z][0-9]{2})?$');

/** Mã thủ tục hành chính of the national database of administrative procedures; its structure is not confirmed. */
export const vnProcedureCode: ValueFormat = {
  name: 'vn-procedure-code',
  title: { vi: 'Mã thủ tục hành chính', en: 'Code of a Vietnamese administrative procedure' },
  summary: {
    vi: '1 chữ số 1–3, dấu chấm, 6 chữ số (ví dụ 1.001234); có thể thêm phần cơ quan .ddd.dd.dd.Ldd, trong đó d là chữ số, L là chữ in hoa A–Z (ví dụ 1.001234.000.00.00.H26). Không xét mã có thật hay không.',
    en: '1 digit 1–3, a dot, 6 digits (such as 1.001234); the agency .ddd.dd.dd.Ldd may follow, d being a digit and L a capital letter A–Z (such as 1.001234.000.00.00.H26). Whether the code exists is not judged.',
  },
  source: {
    vi: 'Cơ sở dữ liệu quốc gia về thủ tục hành chính (chưa xác nhận)',
    en: 'National database of administrative procedures (not confirmed)',
  },
  certainty: 'suspicion',
  matches: (of) => matches(of, CODE),
  test: (value) => {
    const groups = value.split('.');
    const lengths = groups.map((group) => group.length).join();
    const digits = lengths === '1,6' ? groups : lengths === '1,6,3,2,2,3' ? groups.slice(0, 5) : [];
    return (
      digits.length > 0 &&
      digits.every((group) => /^\d+$/.test(group)) &&
      ['1', '2', '3'].includes(groups[0]!) &&
      /^[A-Z]\d\d$/.test(groups[5] ?? 'A00')
    );
  },
  valid: ['1.001234', '2.000000', '3.999999', '1.001234.000.00.00.H26', '2.001610.000.00.00.G01'],
  invalid: [
    '',
    '0.001234',
    '4.001234',
    '1001234',
    '1.00123',
    '1.0012345',
    '1,001234',
    '1-001234',
    '1.001234.',
    '1.001234.000.00.00',
    '1.001234.000.00.00.26',
    '1.001234.000.00.00.h26',
    '1.001234.00.00.00.H26',
    '1.001234.000.00.00.H26.01',
    '1.001234 000 00 00 H26',
    '1.001234.000 00.00.H26',
    'T-DTH-123456-TT',
    ' 1.001234',
    '1.001234 ',
    '1.001234\n',
    '1.00123٤',
    '１.001234',
    '1.00123O',
  ],
};
