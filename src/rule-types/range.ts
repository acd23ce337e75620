import type { CompareOperator } from '../model/expression.ts';
import { all, compare, not } from '../sql/build.ts';
import { type BoundWord, boundsOf, checkBounds } from './bounds.ts';
import { defineRowRule } from './define-row-rule.ts';
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
    vi: 'Dòng vi phạm khi số, ngày hoặc giờ nằm ngoài khoảng. NaN nằm ngoài mọi khoảng.',
    en: 'A row breaks it when its number, date or time lies outside. NaN is inside no range.',
  },
  nulls: { vi: 'NULL: không áp dụng.', en: 'NULL: not applicable.' },
  example: 'rule: range\ncolumn: ngay_sinh\nmin: 1900-01-01\nmax: 2026-12-14',
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
      const literal = binder.literal(value, column, word);
      return literal === undefined
        ? []
        : [compare(binder.value(column), OPERATOR[word], { kind: 'literal', literal }, kind)];
    });
    if (inside.length < bounds.length) return undefined;
    return { violates: not(all(inside)), notNull: [column], typed: [column] };
  },
});
