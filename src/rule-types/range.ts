import { addDays } from '../exact/day.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { CompareOperator } from '../model/expression.ts';
import type { Scalar } from '../model/literal.ts';
import { all, compare, not } from '../sql/build.ts';
import { type BoundWord, boundsOf, checkBounds } from './bounds.ts';
import { defineRowRule } from './define-row-rule.ts';
import type { Binder } from './rule-type.ts';
import { ORDERED, subjectColumn } from './subject.ts';
import { LITERAL } from './words.ts';

const OPERATOR: Readonly<Record<BoundWord, CompareOperator>> = {
  min: '>=',
  'exclusive-min': '>',
  max: '<=',
  'exclusive-max': '<',
  equals: '=',
};

/** The value must lie within bounds. */
export const range = defineRowRule({
  type: 'range',
  title: { vi: 'Trong khoảng', en: 'Range' },
  summary: {
    vi: 'Dòng vi phạm khi số, ngày hoặc giờ nằm ngoài khoảng. NaN nằm ngoài mọi khoảng. Với cột ngày, giới hạn "cutoff" là ngày chốt số liệu, tính hết ngày.',
    en: 'A row breaks it when its number, date or time lies outside. NaN is inside no range. For a column of days or moments the bound "cutoff" is the cut-off day, all of it.',
  },
  nulls: { vi: 'NULL: không áp dụng.', en: 'NULL: not applicable.' },
  example: 'rule: range\ncolumn: ngay_sinh\nmin: 1900-01-01\nmax: cutoff',
  section: 'c',
  criterion: 'dung',
  dimension: 'accuracy',
  subject: ['column'],
  parameters: { min: LITERAL, 'exclusive-min': LITERAL, max: LITERAL, 'exclusive-max': LITERAL },
  required: [],
  check: checkBounds,
  predicate(binder) {
    const column = subjectColumn(binder, ORDERED);
    const kind = column === undefined ? undefined : binder.kindOf(column);
    if (column === undefined || kind === undefined) return undefined;
    const bounds = boundsOf(binder.spec);
    const inside = bounds.flatMap(({ word, value }) => {
      const bound =
        value === CUTOFF ? cutoffBound(binder, column, word) : { value, operator: OPERATOR[word] };
      const literal = binder.literal(bound.value, column, word);
      return literal === undefined
        ? []
        : [compare(binder.value(column), bound.operator, { kind: 'literal', literal }, kind)];
    });
    if (inside.length < bounds.length) return undefined;
    return { violates: not(all(inside)), notNull: [column], typed: [column] };
  },
});

const CUTOFF = 'cutoff';

/** The cut-off day as a bound: of moments it holds all until the midnight that ends it. */
function cutoffBound(
  { run }: Binder,
  { type }: CatalogueColumn,
  word: BoundWord,
): { readonly value: Scalar; readonly operator: CompareOperator } {
  const operator = OPERATOR[word];
  if (type.kind === 'date') return { value: run.cutoff, operator };
  if (type.kind !== 'timestamp') return { value: CUTOFF, operator };
  const isAtEnd = word === 'max' || word === 'exclusive-min';
  const midnight = isAtEnd ? addDays(run.cutoff, 1) : run.cutoff;
  return {
    value: `${midnight} 00:00`,
    operator: word === 'max' ? '<' : word === 'exclusive-min' ? '>=' : operator,
  };
}
