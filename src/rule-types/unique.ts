import { judgeRows } from '../judge/rows.ts';
import type { Measure } from '../model/measure.ts';
import { countOf, rowsOf } from '../sql/measures.ts';
import { rowConditions } from './define-row-rule.ts';
import type { Binder, RuleType } from './rule-type.ts';

/** A value, or a tuple of them, must occur once. */
export const unique: RuleType = {
  type: 'unique',
  title: { vi: 'Duy nhất', en: 'Unique' },
  summary: {
    vi: 'Dòng vi phạm khi giá trị (hoặc bộ giá trị) của nó xuất hiện hơn một lần: nhóm n dòng trùng nhau là n vi phạm.',
    en: 'A row breaks it when its value (or tuple) occurs more than once: a group of n equal keys is n violations.',
  },
  nulls: {
    vi: 'NULL ở bất kỳ phần nào của khóa: không áp dụng.',
    en: 'NULL in any part of the key: not applicable.',
  },
  example: 'rule: unique\nkey: [so_ho_so, nam]',
  section: 'c',
  criterion: 'sach',
  dimension: 'consistency',
  unit: 'row',
  subject: ['column', 'key'],
  parameters: {},
  required: [],
  bind(spec, binder) {
    const { table, columns } = binder;
    if (columns.length < spec.columns.length || columns.length === 0) return undefined;
    const plain = columns.find((column) => column.type.kind === 'other' && !column.type.comparable);
    if (plain !== undefined) {
      binder.report(
        {
          vi: `không so sánh được hai giá trị của cột "${plain.name}" (${plain.declaredType})`,
          en: `two values of column "${plain.name}" (${plain.declaredType}) cannot be compared`,
        },
        ['columns', columns.indexOf(plain)],
      );
      return undefined;
    }
    const isProven = isProvenUnique(binder);
    const { applicable } = rowConditions(binder, { notNull: columns, typed: [] });
    const key = columns.map((column) => binder.value(column));
    const scope = rowsOf(table);
    const checked = countOf(table, applicable);
    const repeats: Measure & { kind: 'repeats' } = { kind: 'repeats', table, key, where: applicable };
    return {
      spec,
      table,
      unit: 'row',
      measures: isProven ? [scope, checked] : [scope, checked, repeats],
      judge(values) {
        const found = isProven ? { groups: 0n, rows: 0n } : values.repeats(repeats);
        const evaluable = values.count(checked);
        return judgeRows(
          {
            scope: values.count(scope),
            applicable: evaluable,
            evaluable,
            violations: found.rows,
            groups: found.groups,
            proof: isProven ? 'constraint' : 'scan',
          },
          spec.tolerance,
        );
      },
      isProven,
      ...(isProven ? {} : { sample: () => ({ where: applicable, repeats: key }) }),
    };
  },
};

/** A proven key within the rule's columns makes them unique too. */
function isProvenUnique(binder: Binder): boolean {
  if (binder.spec.fold) return false;
  const names = new Set(binder.columns.map((column) => column.name));
  return binder.table.uniqueKeys.some(
    (key) =>
      key.proven &&
      key.columns.every((name) => names.has(name)) &&
      binder.columns.every((column) => !key.columns.includes(column.name) || binder.isStoredValue(column)),
  );
}
