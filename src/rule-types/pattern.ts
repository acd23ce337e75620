import type { Problem, RuleSpec } from '../model/rule.ts';
import { parsePattern } from '../pattern/parse.ts';
import { patternFault } from '../pattern/pattern-fault.ts';
import { matches, not } from '../sql/build.ts';
import { defineRowRule, type RowPredicate } from './define-row-rule.ts';
import type { Binder } from './rule-type.ts';
import { subjectColumn, TEXT } from './subject.ts';
import { textOf } from './words.ts';

/** A pattern must be found in the text. */
export const pattern = defineRowRule({
  type: 'pattern',
  title: { vi: 'Theo mẫu', en: 'Pattern' },
  summary: {
    vi: 'Dòng vi phạm khi không tìm thấy mẫu trong văn bản (neo bằng ^ và $ để khớp toàn bộ). Mẫu là phần biểu thức chính quy có nghĩa như nhau trên mọi hệ quản trị.',
    en: 'A row breaks it when the pattern is found nowhere in the text (anchor it with ^ and $ to match all of it). Patterns are the part of regular expressions that means the same on every engine.',
  },
  nulls: {
    vi: 'NULL: không áp dụng; văn bản rỗng được kiểm tra.',
    en: 'NULL: not applicable; empty text is checked.',
  },
  example: "rule: pattern\ncolumn: so_giay_to\npattern: '^[A-Z]\\d{7}$'",
  section: 'c',
  criterion: 'sach',
  dimension: 'accuracy',
  subject: ['column'],
  parameters: { pattern: { type: 'string', minLength: 1 } },
  required: ['pattern'],
  check: checkPattern,
  predicate: (binder) => patternPredicate(binder, true),
});

/** A pattern must be one of the portable subset. */
export function checkPattern(spec: RuleSpec): readonly Problem[] {
  const text = patternFault(sourceOf(spec));
  return text === undefined ? [] : [{ at: spec.place('pattern'), text, level: 'error' }];
}

/** The predicate of `pattern` and `not-pattern`: the pattern is, or is not, found. */
export function patternPredicate(binder: Binder, mustBeFound: boolean): RowPredicate | undefined {
  const column = subjectColumn(binder, TEXT);
  if (column === undefined) return undefined;
  const found = matches(binder.value(column), parsePattern(sourceOf(binder.spec)));
  return { violates: mustBeFound ? not(found) : found, notNull: [column], typed: [column] };
}

function sourceOf(spec: RuleSpec): string {
  return textOf(spec.parameters.pattern) ?? '';
}
