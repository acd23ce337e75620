import type { RuleSpec } from '../model/rule.ts';
import { inList, not } from '../sql/build.ts';
import type { Binder } from './rule-type.ts';
import { subjectColumn, VALUES } from './subject.ts';
import { scalarsOf } from './words.ts';

/** The predicate of `in-set` and `not-in-set`: the value is, or is not, one of `values`. */
export function setPredicate(binder: Binder, mustBeIn: boolean) {
  const column = subjectColumn(binder, VALUES);
  if (column === undefined) return undefined;
  const values = literalsOf(binder, binder.spec);
  if (values === undefined) return undefined;
  const isIn = inList(binder.value(column), values);
  return { violates: mustBeIn ? not(isIn) : isIn, notNull: [column], typed: [column] };
}

/** The `values` of a rule in its column's type; undefined after a fault. */
export function literalsOf(binder: Binder, spec: RuleSpec) {
  const [column] = binder.columns;
  if (column === undefined) return undefined;
  const found = scalarsOf(spec.parameters.values).map((value, index) =>
    binder.literal(value, column, 'values', index),
  );
  const values = found.flatMap((value) => (value === undefined ? [] : [value]));
  return values.length < found.length ? undefined : values;
}
