import { compareDecimals, compareQuotient, divide } from '../exact/decimal.ts';
import { figureError, judgeFigure, noFigure } from '../judge/figure.ts';
import type { Expression } from '../model/expression.ts';
import type { Measure, Tally, Values } from '../model/measure.ts';
import type { BoundRule } from '../model/rule.ts';
import { countOf } from '../sql/measures.ts';
import { boundText, brokenBound, numberBoundsOf } from './bounds.ts';
import { rowConditions } from './define-row-rule.ts';
import { illTyped, NO_VALUES } from './figure-words.ts';
import type { Binder } from './rule-type.ts';
import { VALUES } from './subject.ts';

/** Binds `distinct-count` and `distinct-ratio`: the number of different values or tuples, by itself or by that of all. */
export function bindDistinct(binder: Binder, isRatio: boolean): BoundRule | undefined {
  const { columns, spec, table } = binder;
  if (columns.length < spec.columns.length) return undefined;
  const odd = columns.find((column) => !VALUES.includes(column.type.kind));
  if (odd !== undefined) {
    binder.report(
      {
        vi: `không đếm được các giá trị khác nhau của cột "${odd.name}" (${odd.declaredType})`,
        en: `different values of column "${odd.name}" (${odd.declaredType}) cannot be counted`,
      },
      ['columns', columns.indexOf(odd)],
    );
    return undefined;
  }
  const conditions = rowConditions(binder, { notNull: columns, typed: columns });
  const [applicable, evaluable] = [
    countOf(table, conditions.applicable),
    countOf(table, conditions.evaluable),
  ];
  const distinct = distinctValues(binder, conditions.evaluable);
  const bounds = numberBoundsOf(spec);
  return {
    spec,
    table,
    unit: 'table',
    isProven: false,
    measures: [applicable, evaluable, distinct.measure],
    judge(values) {
      const rows = values.count(evaluable);
      const skipped = values.count(applicable) - rows;
      if (skipped > 0n) return figureError(illTyped(skipped));
      if (isRatio && rows === 0n) return noFigure(NO_VALUES);
      const found = distinct.read(values).toString();
      const observed = isRatio ? divide(found, rows) : found;
      const broken = brokenBound(bounds, (bound) =>
        isRatio ? compareQuotient(found, rows, bound) : compareDecimals(found, bound),
      );
      const must = broken === undefined ? undefined : `${boundText(broken.word)} ${broken.text}`;
      return judgeFigure(observed, broken !== undefined, {
        vi: `${observed} ${isRatio ? 'giá trị khác nhau trên mỗi giá trị' : 'giá trị khác nhau'}${must === undefined ? '' : `, quy định ${must}`}`,
        en: `${observed} different values${isRatio ? ' for each value' : ''}${must === undefined ? '' : `, must be ${must}`}`,
      });
    },
  };
}

/** One column's are counted by the engine, tuples as they stream by. */
function distinctValues(
  binder: Binder,
  where: Expression,
): { readonly measure: Measure; read(values: Values): bigint } {
  const { table } = binder;
  const of = binder.columns.map((column) => binder.value(column));
  const [value] = of;
  if (of.length === 1 && value !== undefined) {
    const measure: Measure & { kind: 'aggregate' } = {
      kind: 'aggregate',
      table,
      function: 'count-distinct',
      of: value,
      where,
    };
    return { measure, read: (values) => BigInt(values.aggregate(measure) ?? '0') };
  }
  const measure: Measure & { kind: 'distinct' } = {
    kind: 'distinct',
    table,
    of,
    where,
    tally: { id: 'how-many', start: howMany },
  };
  return { measure, read: (values) => values.distinct(measure) as bigint };
}

function howMany(): Tally {
  let found = 0n;
  return {
    add: () => {
      found += 1n;
    },
    result: () => found,
  };
}
