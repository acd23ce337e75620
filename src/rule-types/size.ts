import type { CompareOperator, Expression } from '../model/expression.ts';
import type { RuleSpec } from '../model/rule.ts';
import { all, call, columnValue, compare, literal, not } from '../sql/build.ts';
import { type BoundWord, boundsOf } from './bounds.ts';
import type { RowPredicate } from './define-row-rule.ts';
import type { Binder } from './rule-type.ts';
import { subjectColumn, TEXT } from './subject.ts';
import { isExactNumber } from './words.ts';

const OPERATOR: Readonly<Partial<Record<BoundWord, CompareOperator>>> = { min: '>=', max: '<=', equals: '=' };

/** The predicate of `length` and `bytes`: the size of a text, in code points or in bytes, lies outside the bounds. */
export function sizePredicate(binder: Binder, size: 'length' | 'bytes'): RowPredicate | undefined {
  const column = subjectColumn(binder, TEXT);
  if (column === undefined) return undefined;
  const inside = sizeBounds(binder.spec, call(size, columnValue(column)));
  return { violates: not(all(inside)), notNull: [column], typed: [column] };
}

/** What holds of a whole number within the rule's bounds. */
export function sizeBounds(spec: RuleSpec, size: Expression): readonly Expression[] {
  return boundsOf(spec).flatMap(({ word, value }) => {
    const operator = OPERATOR[word];
    return operator === undefined || !isExactNumber(value)
      ? []
      : [compare(size, operator, literal('integer', value.number), 'integer')];
  });
}
