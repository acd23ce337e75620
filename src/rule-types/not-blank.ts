import { any, call, columnValue, isNull } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';

/** The column must hold more than white space in every row. */
export const notBlank = defineRowRule({
  type: 'not-blank',
  title: { vi: 'Phải có nội dung', en: 'Not blank' },
  summary: {
    vi: 'Dòng vi phạm khi cột là NULL, rỗng hoặc chỉ gồm khoảng trắng (mọi ký tự White_Space của Unicode). Cột không phải văn bản: như not-null.',
    en: 'A row breaks it when the column is NULL, empty, or nothing but white space (Unicode White_Space). On a column that is not text: as not-null.',
  },
  nulls: { vi: 'NULL là vi phạm.', en: 'NULL is a violation.' },
  example: 'rule: not-blank\ncolumn: dia_chi',
  section: 'c',
  criterion: 'du',
  dimension: 'completeness',
  subject: ['column'],
  parameters: {},
  required: [],
  predicate(binder) {
    const [column] = binder.columns;
    if (column === undefined) return undefined;
    const value = columnValue(column);
    if (column.type.kind !== 'text') {
      return { violates: isNull(value), notNull: [], typed: [], isProven: column.provenNotNull };
    }
    return {
      violates: any([isNull(value), call('is-blank', value)]),
      notNull: [],
      typed: [],
      // What is no text (SQLite) is not NULL, but whether it is blank cannot be said.
      evaluable: { where: any([isNull(value), binder.wellTyped([column])]) },
    };
  },
});
