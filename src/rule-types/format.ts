import { formatNamed, formats } from '../formats/index.ts';
import type { ValueFormat } from '../formats/value-format.ts';
import type { BoundRule } from '../model/rule.ts';
import { columnValue, not } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';
import type { Binder, RuleType } from './rule-type.ts';
import { subjectColumn, TEXT } from './subject.ts';
import { bindTallied } from './tallied-rule.ts';
import { textOf } from './words.ts';

const words = {
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
} as const;

/** The text must be written as a named format says. */
export const format: RuleType = {
  ...words,
  unit: 'row',
  bind(spec, binder) {
    const named = namedIn(binder);
    return named !== undefined && named.matches === undefined
      ? bindInProgram(binder, named)
      : byExpression.bind(spec, binder);
  },
};

const byExpression = defineRowRule({
  ...words,
  predicate(binder) {
    const column = subjectColumn(binder, TEXT);
    const isWritten = namedIn(binder)?.matches;
    if (column === undefined || isWritten === undefined) return undefined;
    return { violates: not(isWritten(columnValue(column))), notNull: [column], typed: [column] };
  },
});

function namedIn(binder: Binder): ValueFormat | undefined {
  return formatNamed(textOf(binder.spec.parameters.format) ?? '');
}

/** A format that no expression decides is asked of every distinct value, each once. */
function bindInProgram(binder: Binder, named: ValueFormat): BoundRule | undefined {
  const column = subjectColumn(binder, TEXT);
  if (column === undefined) return undefined;
  return bindTallied(binder, {
    looked: [column],
    of: [{ value: columnValue(column), kind: 'text' }],
    id: `not-format:${named.name}`,
    start: (blame) => ({
      add([text = ''], rows) {
        if (!named.test(text)) blame([text], rows);
      },
    }),
  });
}
