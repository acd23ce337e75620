import { parsePattern } from '../pattern/parse.ts';
import { all, matches } from '../sql/build.ts';
import { isAtMost } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** The longest code (Quyết định 20/2020/QĐ-TTg, Điều 4–6). */
export const MAX_AGENCY_CODE = 35;

const CODE = parsePattern('^(?:[A-Y][0-9]{2}|Z(?:0[1-9]|[1-9][0-9]))(?:\\.[0-9A-Z]+)*$');

/**
 * Mã định danh điện tử của cơ quan, tổ chức: groups from the highest level to the lowest (Quyết định 20/2020/QĐ-TTg, Điều 4–6, amended by
 * Quyết định 09/2025/QĐ-TTg). Codes of QCVN 102:2016/BTTTT stand the other way round and are not of this form.
 */
export const vnAgencyCode = {
  name: 'vn-agency-code',
  title: { vi: 'Mã định danh điện tử cơ quan, tổ chức', en: 'Electronic identifier of a Vietnamese agency' },
  summary: {
    vi: 'Tối đa 35 ký tự, các nhóm ngăn bằng dấu chấm đơn từ cấp cao xuống cấp thấp: nhóm đầu là 1 chữ in hoa A–Y và 2 chữ số, hoặc Z01–Z99; mỗi nhóm sau có ít nhất 1 ký tự 0–9, A–Z. Ví dụ H57, G12.05, H26.19.3. Không gồm dạng đảo 000.00.19.H26 của QCVN 102:2016 và mã số doanh nghiệp. Không xét mã có thật hay không.',
    en: 'At most 35 characters, groups from the highest level to the lowest separated by single dots: the first is 1 capital letter A–Y and 2 digits, or Z01–Z99; each further one has 1 or more characters 0–9, A–Z. Such as H57, G12.05, H26.19.3. The reversed form 000.00.19.H26 of QCVN 102:2016 and enterprise codes are not of this form. Whether the code exists is not judged.',
  },
  source: {
    vi: 'Quyết định 20/2020/QĐ-TTg, Điều 4–6; Quyết định 09/2025/QĐ-TTg',
    en: 'Decision 20/2020/QĐ-TTg, Articles 4–6; Decision 09/2025/QĐ-TTg',
  },
  certainty: 'structural',
  matches: (of) => all([isAtMost(of, MAX_AGENCY_CODE), matches(of, CODE)]),
  test: (value) => {
    const [first = '', ...groups] = value.split('.');
    return (
      value.length <= MAX_AGENCY_CODE &&
      /^[A-Z]\d\d$/.test(first) &&
      first !== 'Z00' &&
      groups.every((group) => /^[A-Z\d]+$/.test(group))
    );
  },
  valid: [
    'H57',
    'G01',
    'K57.12',
    'G12.05.02',
    'H26.19.3',
    'A00',
    'Y99.AB',
    'Z01',
    'Z99.0123456789',
    `H57.${'A'.repeat(31)}`,
  ],
  invalid: [
    '',
    'H',
    'H5',
    'H577',
    'H57.',
    '.H57',
    'H57..01',
    'H57.0 1',
    'H57-01',
    'H57,01',
    'h57',
    'H57.ab',
    'Z00',
    'Z1',
    '000.00.19.H26',
    '57H',
    '0100109106',
    'Đ57',
    'Н57',
    'H5O',
    ' H57',
    'H57 ',
    'H57\n',
    'H57.0١',
    'H５７',
    `H57.${'A'.repeat(32)}`,
  ],
} satisfies ValueFormat;
