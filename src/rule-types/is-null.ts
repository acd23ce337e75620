import { columnValue, isNull, not } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';

/** The column must be empty (a column out of use, or out of place where `when` holds). */
export const isNullRule = defineRowRule({
  type: 'is-null',
  title: { vi: 'Phải để trống (NULL)', en: 'Must be null' },
  summary: {
    vi: 'Dòng vi phạm khi cột có giá trị (cột không còn dùng, hoặc không được có trong trường hợp nêu ở "when").',
    en: 'A row breaks it when the column holds a value (a column out of use, or out of place where "when" holds).',
  },
  nulls: { vi: 'NULL là đạt.', en: 'NULL is what it asks for.' },
  example: 'rule: is-null\ncolumn: ngay_mat\nwhen: [{ column: tinh_trang, equals: "con-song" }]',
  section: 'c',
  criterion: 'sach',
  dimension: 'consistency',
  subject: ['column'],
  parameters: {},
  required: [],
  predicate(binder) {
    const [column] = binder.columns;
    if (column === undefined) return undefined;
    return { violates: not(isNull(columnValue(column))), notNull: [], typed: [] };
  },
});
