import { defineRowRule } from './define-row-rule.ts';
import { type OtherKey, otherKey, TABLE_AND_KEY } from './other-key.ts';
import type { Binder } from './rule-type.ts';

/** Every value must occur in the key of a parent table. */
export const reference = defineRowRule({
  type: 'reference',
  title: { vi: 'Tham chiếu tới bảng khác', en: 'Reference' },
  summary: {
    vi: 'Dòng vi phạm khi bảng được tham chiếu không có dòng nào mang khóa đó (bản ghi mồ côi).',
    en: 'A row breaks it when the parent table has no row with its key (an orphan).',
  },
  nulls: {
    vi: 'NULL ở bất kỳ phần nào của khóa: không áp dụng.',
    en: 'NULL in any part of the key: not applicable.',
  },
  example: 'rule: reference\ncolumn: don_vi_id\nto: { table: don_vi, column: id }',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  subject: ['column', 'key'],
  parameters: { to: TABLE_AND_KEY },
  required: ['to'],
  predicate(binder) {
    const other = otherKey(binder, 'to');
    if (other === undefined) return undefined;
    const { child, parent } = other;
    return {
      violates: { kind: 'orphan', child, parent },
      notNull: binder.columns,
      typed: binder.columns,
      isProven: isProvenReference(binder, other),
    };
  },
});

/** A validated foreign key over the same pairs of columns. */
function isProvenReference(binder: Binder, { table: parent, names }: OtherKey): boolean {
  if (binder.spec.fold) return false;
  const pairs = binder.columns.map((column, index) => `${column.name}\0${names[index]}`);
  return binder.table.foreignKeys.some((key) => {
    if (!key.proven || key.parent.name !== parent.name.name || key.parent.schema !== parent.name.schema)
      return false;
    const own = key.columns.map((name, index) => `${name}\0${key.parentColumns[index]}`);
    return own.length === pairs.length && own.every((pair) => pairs.includes(pair));
  });
}
