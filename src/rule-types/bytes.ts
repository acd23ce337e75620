import { checkBounds } from './bounds.ts';
import { defineRowRule } from './define-row-rule.ts';
import { sizePredicate } from './size.ts';
import { COUNT } from './words.ts';

/** The number of bytes of a text must lie within bounds. */
export const bytes = defineRowRule({
  type: 'bytes',
  title: { vi: 'Số byte của văn bản', en: 'Bytes' },
  summary: {
    vi: 'Dòng vi phạm khi số byte của văn bản viết bằng UTF-8 nằm ngoài khoảng (ví dụ giới hạn của gói tin trao đổi); mỗi chữ có dấu tiếng Việt dài 2 hoặc 3 byte.',
    en: 'A row breaks it when the number of bytes of its text in UTF-8 is outside (the limit of a message format, say); a Vietnamese letter with marks takes 2 or 3.',
  },
  nulls: {
    vi: 'NULL: không áp dụng; văn bản rỗng có 0 byte.',
    en: 'NULL: not applicable; empty text has 0.',
  },
  example: 'rule: bytes\ncolumn: trich_yeu\nmax: 500',
  section: 'c',
  criterion: 'sach',
  dimension: 'compliance',
  subject: ['column'],
  parameters: { min: COUNT, max: COUNT, equals: COUNT },
  required: [],
  check: checkBounds,
  predicate: (binder) => sizePredicate(binder, 'bytes'),
});
