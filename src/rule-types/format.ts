import { formatNamed, formats } from '../formats/index.ts';
import { columnValue, not } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';
import { subjectColumn, TEXT } from './subject.ts';
import { textOf } from './words.ts';

/** The text must be written as a named format says. */
export const format = defineRowRule({
  type: 'format',
  title: { vi: 'Đúng định dạng', en: 'Format' },
  summary: {
    vi: 'Dòng vi phạm khi giá trị không viết đúng dạng chuẩn của định dạng đã nêu.',
    en: 'A row breaks it when its value is not written in the one strict form of the named format.',
  },
  nulls: {
    vi: 'NULL: không áp dụng; văn bản rỗng được kiểm tra.',
    en: 'NULL: not applicable; empty text is checked.',
  },
  example: 'rule: format\ncolumn: so_dinh_danh\nformat: vn-personal-id',
  section: 'b',
  criterion: 'sach',
  dimension: 'compliance',
  subject: ['column'],
  parameters: { format: { enum: formats.map((one) => one.name) } },
  required: ['format'],
  titleWord: 'format',
  predicate(binder) {
    const column = subjectColumn(binder, TEXT);
    const named = formatNamed(textOf(binder.spec.parameters.format) ?? '');
    if (column === undefined || named === undefined) return undefined;
    return {
      violates: not(named.matches(columnValue(column))),
      notNull: [column],
      typed: [column],
    };
  },
});
