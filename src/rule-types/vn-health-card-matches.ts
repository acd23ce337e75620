import { part } from '../formats/parts.ts';
import { vnHealthCard } from '../formats/vn-health-card.ts';
import { all, columnValue, compare } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';
import { subjectColumn, TEXT, wrongType } from './subject.ts';
import { COLUMN, textOf } from './words.ts';

/** Where the social insurance number begins within the card's, and how long it is. */
const INSURANCE_FROM = 6;
const INSURANCE_LENGTH = 10;

/** The social insurance number within a health card's must be that of the row. */
export const vnHealthCardMatches = defineRowRule({
  type: 'vn-health-card-matches',
  title: { vi: 'Thẻ BHYT khớp mã số BHXH', en: 'Health card matches social insurance number' },
  summary: {
    vi: 'Dòng vi phạm khi 10 chữ số cuối của mã thẻ bảo hiểm y tế khác mã số bảo hiểm xã hội ở cột "social-insurance". Mã thẻ không đúng dạng 15 ký tự (thẻ mới chỉ in 10 chữ số): không đánh giá được.',
    en: 'A row breaks it when the last 10 digits of the health card number are not the social insurance number of the column "social-insurance". A card that is not of 15 characters (new cards show 10 digits): not evaluable.',
  },
  nulls: {
    vi: 'NULL ở một trong hai cột: không áp dụng.',
    en: 'NULL in one of the two columns: not applicable.',
  },
  example: 'rule: vn-health-card-matches\ncolumn: ma_the\nsocial-insurance: ma_bhxh',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  subject: ['column'],
  parameters: { 'social-insurance': COLUMN },
  required: ['social-insurance'],
  predicate(binder) {
    const column = subjectColumn(binder, TEXT);
    const other = binder.column(textOf(binder.spec.parameters['social-insurance']) ?? '', 'social-insurance');
    if (column === undefined || other === undefined) return undefined;
    if (other.type.kind !== 'text') {
      binder.report(wrongType(binder, other, TEXT), ['social-insurance']);
      return undefined;
    }
    const card = columnValue(column);
    return {
      violates: compare(part(card, INSURANCE_FROM, INSURANCE_LENGTH), '!=', columnValue(other), 'text'),
      notNull: [column, other],
      typed: [column, other],
      evaluable: {
        where: vnHealthCard.matches?.(card) ?? all([]),
        otherwise: { vi: 'mã thẻ không đúng dạng 15 ký tự', en: 'the card number is not of 15 characters' },
      },
    };
  },
});
