import { all, columnValue, isNull } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';

/** Of several columns one or more must hold a value. */
export const atLeastOne = defineRowRule({
  type: 'at-least-one',
  title: { vi: 'Có ít nhất một giá trị', en: 'At least one' },
  summary: {
    vi: 'Dòng vi phạm khi mọi cột đã nêu đều là NULL (ví dụ không có số điện thoại, cũng không có thư điện tử).',
    en: 'A row breaks it when all of the columns are NULL (neither a telephone number nor an e-mail address, say).',
  },
  nulls: {
    vi: 'NULL ở mọi cột là vi phạm; văn bản rỗng là một giá trị.',
    en: 'NULL in all columns is a violation; empty text is a value.',
  },
  example: 'rule: at-least-one\namong: [dien_thoai, email]',
  section: 'c',
  criterion: 'du',
  dimension: 'completeness',
  subject: ['among'],
  parameters: {},
  required: [],
  predicate({ columns, spec }) {
    if (columns.length < spec.columns.length) return undefined;
    return {
      violates: all(columns.map((column) => isNull(columnValue(column)))),
      notNull: [],
      typed: [],
      isProven: columns.some((column) => column.provenNotNull),
    };
  },
});
