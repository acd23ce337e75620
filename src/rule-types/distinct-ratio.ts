import { checkBounds } from './bounds.ts';
import { bindDistinct } from './distinct.ts';
import type { RuleType } from './rule-type.ts';
import { SHARE } from './words.ts';

/** The number of different values, or tuples, by the number of all must lie within bounds. */
export const distinctRatio: RuleType = {
  type: 'distinct-ratio',
  title: { vi: 'Tỷ lệ giá trị khác nhau', en: 'Distinct ratio' },
  summary: {
    vi: 'Bảng vi phạm khi số giá trị (hoặc bộ giá trị) khác nhau chia cho số giá trị nằm ngoài khoảng; 1 là không giá trị nào lặp lại.',
    en: 'The table breaks it when the number of different values (or tuples) by the number of values is outside; 1 means that none occurs twice.',
  },
  nulls: {
    vi: 'NULL ở bất kỳ phần nào bị bỏ qua; không có giá trị nào: không áp dụng.',
    en: 'NULL in any part is left out; over no values: not applicable.',
  },
  example: 'rule: distinct-ratio\ncolumn: dien_thoai\nmin: 0.95',
  section: 'c',
  criterion: 'sach',
  dimension: 'consistency',
  unit: 'table',
  subject: ['column', 'key'],
  parameters: { min: SHARE, max: SHARE },
  required: [],
  check: checkBounds,
  bind: (_spec, binder) => bindDistinct(binder, true),
};
