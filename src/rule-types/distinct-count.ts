import { checkBounds } from './bounds.ts';
import { bindDistinct } from './distinct.ts';
import type { RuleType } from './rule-type.ts';
import { COUNT } from './words.ts';

/** The number of different values, or tuples, must lie within bounds. */
export const distinctCount: RuleType = {
  type: 'distinct-count',
  title: { vi: 'Số giá trị khác nhau', en: 'Distinct count' },
  summary: {
    vi: 'Bảng vi phạm khi số giá trị (hoặc bộ giá trị) khác nhau nằm ngoài khoảng.',
    en: 'The table breaks it when the number of different values (or tuples) is outside.',
  },
  nulls: {
    vi: 'NULL ở bất kỳ phần nào bị bỏ qua; không có giá trị nào: số đếm là 0.',
    en: 'NULL in any part is left out; over no values the count is 0.',
  },
  example: 'rule: distinct-count\ncolumn: ma_xa\nequals: 56',
  section: 'c',
  criterion: 'du',
  dimension: 'completeness',
  unit: 'table',
  subject: ['column', 'key'],
  parameters: { min: COUNT, max: COUNT, equals: COUNT },
  required: [],
  check: checkBounds,
  bind: (_spec, binder) => bindDistinct(binder, false),
};
