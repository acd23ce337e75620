import { parsePattern } from '../pattern/parse.ts';
import { matches } from '../sql/build.ts';
import type { ValueFormat } from './value-format.ts';

const LETTER = 'A-ZĂÂĐÊÔƠƯ';
const WORD = `[${LETTER}][${LETTER}0-9]*`;
const GROUP = `(?:TTg|${WORD}(?:&${WORD})*)`;
const NUMBER = '(?:0[1-9]|[1-9][0-9]{0,4})';
const SYMBOL = parsePattern(
  `^${NUMBER}/(?:(?:19|20)[0-9]{2}/${GROUP}(?:-${GROUP})*|${GROUP}(?:-${GROUP})+)$`,
);

/** Số, ký hiệu văn bản: of legal documents with the year, of administrative ones without (Nghị định 30/2020/NĐ-CP; Luật Ban hành văn bản quy phạm pháp luật). */
export const vnDocumentNumber: ValueFormat = {
  name: 'vn-document-number',
  title: { vi: 'Số, ký hiệu văn bản', en: 'Number and symbol of a Vietnamese official document' },
  summary: {
    vi: 'Số: 01–09 hoặc 1–5 chữ số không bắt đầu bằng 0; dấu "/"; với văn bản quy phạm pháp luật: năm 1900–2099, dấu "/", ký hiệu gồm một hay nhiều nhóm nối bằng "-"; với văn bản hành chính: ký hiệu gồm ít nhất hai nhóm nối bằng "-". Mỗi nhóm là "TTg", hoặc chữ in hoa A–Z, Ă, Â, Đ, Ê, Ô, Ơ, Ư và chữ số, bắt đầu bằng chữ; có thể nối bằng "&". Không có dấu cách. Ví dụ 30/2020/NĐ-CP, 26/2023/QH15, 20/2020/QĐ-TTg, 43/TB-VPCP. Không xét loại văn bản và cơ quan có thật hay không.',
    en: 'Number: 01–09, or 1–5 digits that do not begin with 0; "/"; legal documents: year 1900–2099, "/", a symbol of one or more groups joined by "-"; administrative documents: a symbol of two or more groups joined by "-". A group is "TTg", or capital letters A–Z, Ă, Â, Đ, Ê, Ô, Ơ, Ư and digits, a letter first; "&" may join such. No spaces. Such as 30/2020/NĐ-CP, 26/2023/QH15, 20/2020/QĐ-TTg, 43/TB-VPCP. Whether such a type and such an agency exist is not judged.',
  },
  source: {
    vi: 'Nghị định 30/2020/NĐ-CP; Luật Ban hành văn bản quy phạm pháp luật',
    en: 'Decree 30/2020/NĐ-CP; Law on the Promulgation of Legal Documents',
  },
  certainty: 'suspicion',
  matches: (of) => matches(of, SYMBOL),
  test: (value) => {
    const [number = '', ...rest] = value.split('/');
    if (!/^\d{1,5}$/.test(number) || Number(number) === 0) return false;
    if (number.startsWith('0') && number.length !== 2) return false;
    const [year, symbol] = rest.length === 2 ? rest : [undefined, rest[0]];
    if (symbol === undefined || rest.length > 2) return false;
    if (year !== undefined && !/^(?:19|20)\d\d$/.test(year)) return false;
    const groups = symbol.split('-');
    return groups.length >= (year === undefined ? 2 : 1) && groups.every(isGroup);
  },
  valid: [
    '30/2020/NĐ-CP',
    '26/2023/QH15',
    '20/2020/QĐ-TTg',
    '237/NQ-UBTVQH16',
    '43/TB-VPCP',
    '4856/BCA-TTDLQG',
    '01/QĐ-UBND',
    '5/2021/TTLT-BTC-BKHCN',
    '99999/CV-BGD&ĐT',
    '12/2020/L-CTN',
    '10/1900/ƯĂÂÊÔƠ',
  ],
  invalid: [
    '',
    '30/2020',
    '30-2020-NĐ-CP',
    '30/2020/NĐ–CP',
    '30/2020/NÐ-CP',
    '30/2020/NĐ - CP',
    '30 /2020/NĐ-CP',
    '30/2020/nđ-cp',
    '30/20/NĐ-CP',
    '30/2120/NĐ-CP',
    '30/2020/NĐ-CP-',
    '30/2020/-CP',
    '30/2020/NĐ--CP',
    '30/2020/NĐ-CP/BC',
    '30/2020/15QH',
    '30/2020/Q&',
    '20/2020/QĐ-TTG&',
    '20/2020/QĐ-ttg',
    '20/2020/QĐ-TTgg',
    '20/2020/QĐ-UTTg',
    '43/VPCP',
    '00/TB-VPCP',
    '001/TB-VPCP',
    '010/TB-VPCP',
    '123456/TB-VPCP',
    '/TB-VPCP',
    'TB-VPCP',
    'Số 43/TB-VPCP',
    '43/TB-VPCP ',
    '43/TB-VPCP\n',
    '４３/TB-VPCP',
    '4٣/TB-VPCP',
    '30/2020/N\u0110\u0301-CP',
    '10/2020/O\u031b-CP',
  ],
};

function isGroup(group: string): boolean {
  if (group === 'TTg') return true;
  const isAllowed = (sign: string) => 'ĂÂĐÊÔƠƯ'.includes(sign) || /[A-Z\d]/.test(sign);
  return group.split('&').every((word) => /^\D/.test(word) && [...word].every(isAllowed));
}
