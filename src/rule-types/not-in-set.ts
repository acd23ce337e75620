import { defineRowRule } from './define-row-rule.ts';
import { setPredicate } from './set.ts';
import { LITERAL } from './words.ts';

/** The value must be none of a list. */
export const notInSet = defineRowRule({
  type: 'not-in-set',
  title: { vi: 'Không thuộc danh sách giá trị', en: 'Not in a set' },
  summary: {
    vi: 'Dòng vi phạm khi giá trị là một trong các giá trị đã nêu (ví dụ giá trị điền cho có).',
    en: 'A row breaks it when its value is one of the values (placeholders, for instance).',
  },
  nulls: { vi: 'NULL: không áp dụng.', en: 'NULL: not applicable.' },
  example: 'rule: not-in-set\ncolumn: ho_ten\nvalues: ["N/A", "không rõ", "-"]',
  section: 'c',
  criterion: 'sach',
  dimension: 'accuracy',
  subject: ['column'],
  parameters: { values: { type: 'array', items: LITERAL, minItems: 1 } },
  required: ['values'],
  predicate: (binder) => setPredicate(binder, false),
});
