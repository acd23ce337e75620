import { judgeRows } from '../judge/rows.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import type { Measure, Tally } from '../model/measure.ts';
import type { BoundRule } from '../model/rule.ts';
import { all } from '../sql/build.ts';
import { countOf, rowsOf } from '../sql/measures.ts';
import { rowConditions } from './define-row-rule.ts';
import type { Binder } from './rule-type.ts';

/** What no SQL can judge: the distinct values that stream by are judged in the program, and counted with their rows. */
export interface TalliedRule<Found extends { readonly rows: bigint }> {
  /** The columns whose NULL makes a row not applicable, and whose values must be of their type. */
  readonly looked: readonly CatalogueColumn[];
  /** The values that the tally is given. */
  readonly of: readonly Expression[];
  /** Rows that alone may break the rule. */
  readonly suspect?: Expression;
  /** Ends in what was found: rows that break the rule, and enough of their values for samples. */
  readonly tally: { readonly id: string; readonly start: () => Tally };
  /** True for rows that hold the values found. */
  offending(found: Found): Expression;
}

/** Makes counts, judgement and sample of a row rule whose values are judged in the program. */
export function bindTallied<Found extends { readonly rows: bigint }>(
  binder: Binder,
  rule: TalliedRule<Found>,
): BoundRule {
  const { table, spec } = binder;
  const conditions = rowConditions(binder, { notNull: rule.looked, typed: rule.looked });
  const rows = rowsOf(table);
  const applicable = countOf(table, conditions.applicable);
  const evaluable = countOf(table, conditions.evaluable);
  const broken: Measure & { kind: 'distinct' } = {
    kind: 'distinct',
    table,
    of: rule.of,
    where: all([conditions.evaluable, ...(rule.suspect === undefined ? [] : [rule.suspect])]),
    tally: rule.tally,
  };
  return {
    spec,
    table,
    unit: 'row',
    measures: [rows, applicable, evaluable, broken],
    isProven: false,
    judge: (values) =>
      judgeRows(
        {
          scope: values.count(rows),
          applicable: values.count(applicable),
          evaluable: values.count(evaluable),
          violations: (values.distinct(broken) as Found).rows,
          proof: 'scan',
        },
        spec.tolerance,
      ),
    sample: (values) => ({
      where: all([conditions.evaluable, rule.offending(values.distinct(broken) as Found)]),
    }),
  };
}
