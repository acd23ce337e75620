import { formatNamed, formats } from '../formats/index.ts';
import type { ValueFormat } from '../formats/value-format.ts';
import { any, columnValue, not } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';
import type { Binder, RuleType } from './rule-type.ts';
import { subjectColumn, TEXT } from './subject.ts';
import { bindTallied } from './tallied-rule.ts';
import { scalarsOf } from './words.ts';

const words = {
  type: 'one-of-formats',
  title: { vi: 'Đúng một trong các định dạng', en: 'One of several formats' },
  summary: {
    vi: 'Dòng vi phạm khi giá trị không viết đúng dạng chuẩn của định dạng nào trong danh sách "formats" (ví dụ cột giấy tờ chứa cả số định danh và hộ chiếu).',
    en: 'A row breaks it when its value is written in the form of none of the "formats" (a column of documents that holds personal numbers and passports, say).',
  },
  nulls: {
    vi: 'NULL: không áp dụng; văn bản rỗng được kiểm tra.',
    en: 'NULL: not applicable; empty text is checked.',
  },
  example: 'rule: one-of-formats\ncolumn: so_giay_to\nformats: [vn-personal-id, vn-passport]',
  section: 'b',
  criterion: 'sach',
  dimension: 'compliance',
  subject: ['column'],
  parameters: {
    formats: {
      type: 'array',
      items: { enum: formats.map((one) => one.name) },
      minItems: 2,
      uniqueItems: true,
    },
  },
  required: ['formats'],
  titleWord: 'formats',
} as const;

/** The text must be written as one of several named formats says. */
export const oneOfFormats: RuleType = {
  ...words,
  unit: 'row',
  bind(spec, binder) {
    const named = formatsIn(binder);
    if (named.every((one) => one.matches !== undefined)) return byExpression.bind(spec, binder);
    const column = subjectColumn(binder, TEXT);
    if (column === undefined) return undefined;
    return bindTallied(binder, {
      looked: [column],
      of: [{ value: columnValue(column), kind: 'text' }],
      id: `one-of-formats:${named.map((one) => one.name).join(' ')}`,
      start: (blame) => ({
        add([text = ''], rows) {
          if (!named.some((one) => one.test(text))) blame([text], rows);
        },
      }),
    });
  },
};

const byExpression = defineRowRule({
  ...words,
  predicate(binder) {
    const column = subjectColumn(binder, TEXT);
    if (column === undefined) return undefined;
    const value = columnValue(column);
    const isWritten = formatsIn(binder).flatMap((one) => one.matches?.(value) ?? []);
    return { violates: not(any(isWritten)), notNull: [column], typed: [column] };
  },
});

function formatsIn(binder: Binder): readonly ValueFormat[] {
  return scalarsOf(binder.spec.parameters.formats).flatMap((name) => formatNamed(String(name)) ?? []);
}
