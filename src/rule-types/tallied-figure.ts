import { figureError } from '../judge/figure.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import type { Measure, Tally } from '../model/measure.ts';
import type { BoundRule, Judgement } from '../model/rule.ts';
import { all } from '../sql/build.ts';
import { countOf } from '../sql/measures.ts';
import { rowConditions } from './define-row-rule.ts';
import { illTyped } from './figure-words.ts';
import type { Binder } from './rule-type.ts';

/** A figure of the whole table that no SQL can make: the distinct values of a column that stream by are reduced in the program. */
export interface TalliedFigure<Found> {
  readonly column: CatalogueColumn;
  /** What is tallied of it; the value itself by default. */
  readonly value?: Expression;
  /** A further condition without which a value is left out. */
  readonly among?: Expression;
  /** True when the values must come in ascending order. */
  readonly inOrder?: boolean;
  readonly tally: { readonly id: string; start(): Tally & { result(): Found } };
  /** `rows` hold a value of the column's type. */
  judge(found: Found, rows: bigint): Judgement;
}

/** Makes measures and judgement of a figure; over values that are not of their column's type there is none. */
export function bindTalliedFigure<Found>(binder: Binder, figure: TalliedFigure<Found>): BoundRule {
  const { table, spec } = binder;
  const { column, value = binder.value(column), among, inOrder = false, tally } = figure;
  const conditions = rowConditions(binder, { notNull: [column], typed: [column] });
  const applicable = countOf(table, conditions.applicable);
  const evaluable = countOf(table, conditions.evaluable);
  const reduced: Measure & { kind: 'distinct' } = {
    kind: 'distinct',
    table,
    of: [value],
    where: all([conditions.evaluable, ...(among === undefined ? [] : [among])]),
    inOrder,
    tally,
  };
  return {
    spec,
    table,
    unit: 'table',
    isProven: false,
    measures: [applicable, evaluable, reduced],
    judge(values) {
      const rows = values.count(evaluable);
      const skipped = values.count(applicable) - rows;
      return skipped > 0n
        ? figureError(illTyped(skipped))
        : figure.judge(values.distinct(reduced) as Found, rows);
    },
  };
}
