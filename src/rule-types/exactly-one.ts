import { all, any, columnValue, isNull, not } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';

/** Of several columns one must hold a value, and only one. */
export const exactlyOne = defineRowRule({
  type: 'exactly-one',
  title: { vi: 'Có đúng một giá trị', en: 'Exactly one' },
  summary: {
    vi: 'Dòng vi phạm khi mọi cột đã nêu đều là NULL, hoặc khi hơn một cột có giá trị.',
    en: 'A row breaks it when all of the columns are NULL, or more than one holds a value.',
  },
  nulls: {
    vi: 'NULL là không có giá trị; văn bản rỗng là một giá trị.',
    en: 'NULL is no value; empty text is one.',
  },
  example: 'rule: exactly-one\namong: [so_dinh_danh_nop, ma_so_doanh_nghiep_nop]',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  subject: ['among'],
  parameters: {},
  required: [],
  predicate({ columns, spec }) {
    if (columns.length < spec.columns.length) return undefined;
    const empty = columns.map((column) => isNull(columnValue(column)));
    const isOnly = empty.map((_, only) => all(empty.map((one, index) => (index === only ? not(one) : one))));
    return { violates: not(any(isOnly)), notNull: [], typed: [] };
  },
});
