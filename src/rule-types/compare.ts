import type { CompareOperator } from '../model/expression.ts';
import { compare as comparison, not } from '../sql/build.ts';
import { common } from '../sql/kinds.ts';
import { defineRowRule } from './define-row-rule.ts';
import { differentFamilies, familyOf, subjectColumn, VALUES } from './subject.ts';
import { COLUMN, textOf } from './words.ts';

const OPERATORS: readonly CompareOperator[] = ['=', '!=', '<', '<=', '>', '>='];

/** Two columns of a row must stand in a relation. */
export const compare = defineRowRule({
  type: 'compare',
  title: { vi: 'So sánh hai cột', en: 'Compare two columns' },
  summary: {
    vi: 'Dòng vi phạm khi phép so sánh giữa hai cột là sai.',
    en: 'A row breaks it when the comparison of its two columns is false.',
  },
  nulls: { vi: 'NULL ở một trong hai cột: không áp dụng.', en: 'NULL on either side: not applicable.' },
  example: 'rule: compare\ncolumn: ngay_cap\noperator: ">"\nother: ngay_sinh',
  section: 'c',
  criterion: 'dung',
  dimension: 'consistency',
  subject: ['column'],
  parameters: { operator: { enum: OPERATORS }, other: COLUMN },
  required: ['operator', 'other'],
  predicate(binder) {
    const column = subjectColumn(binder, VALUES);
    const other = binder.column(textOf(binder.spec.parameters.other) ?? '', 'other');
    if (column === undefined || other === undefined) return undefined;
    const kind = binder.kindOf(column);
    const otherKind = binder.kindOf(other);
    if (familyOf(column.type) !== familyOf(other.type) || kind === undefined || otherKind === undefined) {
      binder.report(differentFamilies(column, other), ['other']);
      return undefined;
    }
    const operator = OPERATORS.find((one) => one === binder.spec.parameters.operator) ?? '=';
    // Booleans have no order.
    if (column.type.kind === 'boolean' && operator !== '=' && operator !== '!=') {
      binder.report(
        {
          vi: `cột "${column.name}" (${column.declaredType}) chỉ so sánh được bằng "=" hoặc "!="`,
          en: `column "${column.name}" (${column.declaredType}) can only be compared by "=" or "!="`,
        },
        ['operator'],
      );
      return undefined;
    }
    const relation = comparison(binder.value(column), operator, binder.value(other), common(kind, otherKind));
    return { violates: not(relation), notNull: [column, other], typed: [column, other] };
  },
});
