import { columnValue, isNull } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';

/** The column must hold a value in every row. */
export const notNull = defineRowRule({
  type: 'not-null',
  title: { vi: 'Không được bỏ trống (NULL)', en: 'Not null' },
  summary: { vi: 'Dòng vi phạm khi cột là NULL.', en: 'A row breaks it when the column is NULL.' },
  nulls: { vi: 'NULL là vi phạm.', en: 'NULL is a violation.' },
  example: 'rule: not-null\ncolumns: [ho_ten, ngay_sinh]',
  section: 'c',
  criterion: 'du',
  dimension: 'completeness',
  subject: ['column'],
  parameters: {},
  required: [],
  predicate(binder) {
    const [column] = binder.columns;
    if (column === undefined) return undefined;
    return {
      violates: isNull(columnValue(column)),
      notNull: [],
      typed: [],
      isProven: column.provenNotNull,
    };
  },
});
