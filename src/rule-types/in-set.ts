import { defineRowRule } from './define-row-rule.ts';
import { setPredicate } from './set.ts';
import { LITERAL } from './words.ts';

/** The value must be one of a list. */
export const inSet = defineRowRule({
  type: 'in-set',
  title: { vi: 'Thuộc danh sách giá trị', en: 'In a set' },
  summary: {
    vi: 'Dòng vi phạm khi giá trị không phải một trong các giá trị đã nêu.',
    en: 'A row breaks it when its value is not one of the values.',
  },
  nulls: { vi: 'NULL: không áp dụng.', en: 'NULL: not applicable.' },
  example: 'rule: in-set\ncolumn: gioi_tinh\nvalues: ["Nam", "Nữ", "Khác"]',
  section: 'c',
  criterion: 'sach',
  dimension: 'accuracy',
  subject: ['column'],
  parameters: { values: { type: 'array', items: LITERAL, minItems: 1 } },
  required: ['values'],
  predicate: (binder) => setPredicate(binder, true),
});
