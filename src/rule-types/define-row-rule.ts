import { judgeRows } from '../judge/rows.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import type { Values } from '../model/measure.ts';
import type { BoundRule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { all, columnValue, isNull, not } from '../sql/build.ts';
import { isStrictIn } from '../sql/columns-in.ts';
import { countOf, rowsOf } from '../sql/measures.ts';
import type { Binder, RuleType } from './rule-type.ts';

/** What a row rule gives of itself; the rest follows. */
export interface RowPredicate {
  /** True for a row that breaks the rule. */
  readonly violates: Expression;
  /** Columns whose NULL makes the row not applicable. */
  readonly notNull: readonly CatalogueColumn[];
  /** Columns whose values must be of the declared type for the row to be evaluable. */
  readonly typed: readonly CatalogueColumn[];
  /** A further condition without which the row cannot be evaluated, and what to say otherwise. */
  readonly evaluable?: { readonly where: Expression; readonly otherwise?: Text };
  /** Set when the catalogue proves that no row breaks the rule. */
  readonly isProven?: boolean;
}

/** A row rule: its words, and the predicate "this row breaks it". */
export type RowRuleType = Omit<RuleType, 'unit' | 'bind'> & {
  predicate(binder: Binder): RowPredicate | undefined;
};

/** Makes counts, judgement and sample of a row rule from its predicate (design, section 6). */
export function defineRowRule(type: RowRuleType): RuleType {
  const { predicate, ...words } = type;
  return {
    ...words,
    unit: 'row',
    bind(spec, binder) {
      const found = predicate(binder);
      return found === undefined ? undefined : bindRows(binder, found, spec.tolerance);
    },
  };
}

/** The parts of a row rule's scope as conditions, each implying the one before. */
export function rowConditions(
  binder: Binder,
  predicate: Omit<RowPredicate, 'violates'>,
): { readonly applicable: Expression; readonly evaluable: Expression } {
  const isGiven = (column: CatalogueColumn) => not(isNull(columnValue(column)));
  // A value of the column's type is not NULL.
  const isImplied = (column: CatalogueColumn) =>
    predicate.typed.includes(column) && binder.wellTyped([column]).kind !== 'constant';
  const applicable = all([binder.accepted, ...predicate.notNull.map(isGiven)]);
  const evaluable = all([
    binder.accepted,
    ...predicate.notNull.filter((column) => !isImplied(column)).map(isGiven),
    binder.wellTyped(predicate.typed),
    ...(predicate.evaluable === undefined ? [] : [predicate.evaluable.where]),
  ]);
  return { applicable, evaluable };
}

function bindRows(
  binder: Binder,
  predicate: RowPredicate,
  tolerance: BoundRule['spec']['tolerance'],
): BoundRule {
  const { table, spec } = binder;
  const { applicable, evaluable } = rowConditions(binder, predicate);
  const measures = {
    scope: rowsOf(table),
    applicable: countOf(table, applicable),
    evaluable: countOf(table, evaluable),
    violations: countOf(table, violating(binder, predicate, evaluable)),
  };
  const isProven = predicate.isProven === true;
  return {
    spec,
    table,
    unit: 'row',
    measures: isProven
      ? [measures.scope, measures.applicable, measures.evaluable]
      : [measures.scope, measures.applicable, measures.evaluable, measures.violations],
    judge: (values: Values) =>
      judgeRows(
        {
          scope: values.count(measures.scope),
          applicable: values.count(measures.applicable),
          evaluable: values.count(measures.evaluable),
          violations: isProven ? 0n : values.count(measures.violations),
          proof: isProven ? 'constraint' : 'scan',
          ...(predicate.evaluable?.otherwise && { notEvaluableWhy: predicate.evaluable.otherwise }),
        },
        tolerance,
      ),
    isProven,
    ...(isProven ? {} : { sample: () => ({ where: measures.violations.where }) }),
  };
}

/**
 * Guards that the predicate implies by itself, being NULL on NULL, are left out, and the others stand behind it: few rows
 * break a rule, and every guard costs on every row it is asked of. Only the owner's SQL might fail without its guards.
 */
function violating(binder: Binder, predicate: RowPredicate, evaluable: Expression): Expression {
  const { violates, notNull, typed } = predicate;
  if (predicate.evaluable !== undefined) return all([evaluable, violates]);
  const guards = notNull
    .filter((column) => !isStrictIn(violates, column))
    .map((column) => not(isNull(columnValue(column))));
  return all([binder.accepted, violates, ...guards, binder.wellTyped(typed)]);
}
