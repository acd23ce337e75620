import { checkBounds } from './bounds.ts';
import { defineRowRule } from './define-row-rule.ts';
import { sizePredicate } from './size.ts';
import { COUNT } from './words.ts';

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
  predicate: (binder) => sizePredicate(binder, 'length'),
});
