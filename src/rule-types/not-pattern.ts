import { defineRowRule } from './define-row-rule.ts';
import { checkPattern, patternPredicate } from './pattern.ts';

/** A pattern must not be found in the text. */
export const notPattern = defineRowRule({
  type: 'not-pattern',
  title: { vi: 'Không theo mẫu', en: 'Not a pattern' },
  summary: {
    vi: 'Dòng vi phạm khi tìm thấy mẫu ở bất cứ đâu trong văn bản. Mẫu viết như của quy tắc pattern.',
    en: 'A row breaks it when the pattern is found anywhere in the text. Patterns are written as for the rule pattern.',
  },
  nulls: {
    vi: 'NULL: không áp dụng; văn bản rỗng được kiểm tra.',
    en: 'NULL: not applicable; empty text is checked.',
  },
  example: "rule: not-pattern\ncolumn: ho_ten\npattern: '[0-9@#]'",
  section: 'c',
  criterion: 'sach',
  dimension: 'accuracy',
  subject: ['column'],
  parameters: { pattern: { type: 'string', minLength: 1 } },
  required: ['pattern'],
  check: checkPattern,
  predicate: (binder) => patternPredicate(binder, false),
});
