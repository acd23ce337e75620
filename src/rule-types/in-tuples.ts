import type { Literal } from '../model/literal.ts';
import type { ParameterValue, RuleSpec } from '../model/rule.ts';
import { all, any, inList, not } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';
import type { Binder } from './rule-type.ts';
import { LITERAL, scalarsOf } from './words.ts';

/** The values of several columns together must be one of a list of tuples. */
export const inTuples = defineRowRule({
  type: 'in-tuples',
  title: { vi: 'Thuộc danh sách bộ giá trị', en: 'In a set of tuples' },
  summary: {
    vi: 'Dòng vi phạm khi các giá trị của khóa, xét cùng nhau, không phải một trong các bộ đã nêu.',
    en: 'A row breaks it when the values of its key, taken together, are not one of the tuples.',
  },
  nulls: {
    vi: 'NULL ở bất kỳ phần nào của khóa: không áp dụng.',
    en: 'NULL in any part of the key: not applicable.',
  },
  example: 'rule: in-tuples\nkey: [gioi_tinh, danh_xung]\ntuples: [["Nam", "Ông"], ["Nữ", "Bà"]]',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  subject: ['key'],
  parameters: {
    tuples: { type: 'array', minItems: 1, items: { type: 'array', minItems: 1, items: LITERAL } },
  },
  required: ['tuples'],
  check(spec) {
    return tuplesOf(spec).flatMap((tuple, index) =>
      scalarsOf(tuple).length === spec.columns.length
        ? []
        : [
            {
              at: spec.place('tuples', index),
              text: {
                vi: `bộ giá trị thứ ${index + 1} phải có ${spec.columns.length} giá trị, như khóa`,
                en: `tuple ${index + 1} must have ${spec.columns.length} values, like the key`,
              },
              level: 'error' as const,
            },
          ],
    );
  },
  predicate(binder) {
    const { columns, spec } = binder;
    if (columns.length < spec.columns.length) return undefined;
    const tuples = tuplesOf(spec).map((tuple, index) => literalsOf(binder, tuple, index));
    if (tuples.some((tuple) => tuple.length < columns.length)) return undefined;
    const isOne = tuples.map((tuple) =>
      all(columns.map((column, at) => inList(binder.value(column), tuple.slice(at, at + 1)))),
    );
    return { violates: not(any(isOne)), notNull: columns, typed: columns };
  },
});

function tuplesOf(spec: RuleSpec): readonly ParameterValue[] {
  const { tuples } = spec.parameters;
  return Array.isArray(tuples) ? tuples : [];
}

/** Shorter than the key when a value does not fit its column. */
function literalsOf(binder: Binder, tuple: ParameterValue, index: number): readonly Literal[] {
  return scalarsOf(tuple).flatMap((value, at) => {
    const column = binder.columns[at];
    return (column && binder.literal(value, column, 'tuples', index, at)) ?? [];
  });
}
