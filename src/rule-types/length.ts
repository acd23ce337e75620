import type { CompareOperator } from '../model/expression.ts';
import { all, call, columnValue, compare, literal, not } from '../sql/build.ts';
import { type BoundWord, boundsOf, checkBounds } from './bounds.ts';
import { defineRowRule } from './define-row-rule.ts';
import { subjectColumn, TEXT } from './subject.ts';
import { COUNT, isExactNumber } from './words.ts';

const OPERATOR: Readonly<Partial<Record<BoundWord, CompareOperator>>> = { min: '>=', max: '<=', equals: '=' };

/** The number of code points of a text must lie within bounds. */
export const length = defineRowRule({
  type: 'length',
  title: { vi: 'Độ dài', en: 'Length' },
  summary: {
    vi: 'Dòng vi phạm khi số ký tự (điểm mã Unicode) nằm ngoài khoảng.',
    en: 'A row breaks it when the number of characters (code points) lies outside.',
  },
  nulls: {
    vi: 'NULL: không áp dụng; văn bản rỗng có độ dài 0.',
    en: 'NULL: not applicable; empty text has length 0.',
  },
  example: 'rule: length\ncolumn: ma_ho_so\nequals: 12',
  section: 'c',
  criterion: 'sach',
  dimension: 'accuracy',
  subject: ['column'],
  parameters: { min: COUNT, max: COUNT, equals: COUNT },
  required: [],
  check: checkBounds,
  predicate(binder) {
    const column = subjectColumn(binder, TEXT);
    if (column === undefined) return undefined;
    const inside = boundsOf(binder.spec).flatMap(({ word, value }) => {
      const operator = OPERATOR[word];
      return operator === undefined || !isExactNumber(value)
        ? []
        : [
            compare(
              call('length', columnValue(column)),
              operator,
              literal('integer', value.number),
              'integer',
            ),
          ];
    });
    return { violates: not(all(inside)), notNull: [column], typed: [column] };
  },
});
