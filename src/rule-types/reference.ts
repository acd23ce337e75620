import type { CatalogueColumn, CatalogueTable } from '../model/catalogue.ts';
import type { ParameterValue } from '../model/rule.ts';
import { call, columnValue } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';
import type { Binder } from './rule-type.ts';
import { differentFamilies, familyOf } from './subject.ts';
import { asRecord, textOf } from './words.ts';

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
  parameters: {
    to: {
      type: 'object',
      properties: {
        table: { type: 'string', minLength: 1 },
        column: { type: 'string', minLength: 1 },
        key: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, uniqueItems: true },
      },
      required: ['table'],
      oneOf: [{ required: ['column'] }, { required: ['key'] }],
      additionalProperties: false,
    },
  },
  required: ['to'],
  predicate(binder) {
    const { columns, spec } = binder;
    const to = asRecord(spec.parameters.to);
    const parent = binder.tableNamed(textOf(to.table) ?? '', 'to', 'table');
    if (parent === undefined || columns.length < spec.columns.length) return undefined;
    const names = typeof to.column === 'string' ? [to.column] : asTexts(to.key);
    const word = typeof to.column === 'string' ? 'column' : 'key';
    const parents = names.flatMap((name) => binder.columnOf(parent, name, 'to', word) ?? []);
    if (parents.length < names.length || !areComparable(binder, parents, word)) return undefined;
    const value = (column: CatalogueColumn) => {
      const plain = columnValue(column);
      return spec.fold && column.type.kind === 'text' ? call('fold', plain) : plain;
    };
    return {
      violates: {
        kind: 'orphan',
        child: columns.map((column) => binder.value(column)),
        parent: {
          table: parent.name,
          columns: parents,
          key: parents.map(value),
          unique: !spec.fold && isUniqueKey(parent, parents, binder),
          ...(parent.rowEstimate === undefined ? {} : { rowEstimate: parent.rowEstimate }),
        },
      },
      notNull: columns,
      typed: columns,
      isProven: isProvenReference(binder, parent, names),
    };
  },
});

function areComparable(binder: Binder, parents: readonly CatalogueColumn[], word: string): boolean {
  const { columns } = binder;
  if (parents.length !== columns.length) {
    binder.report(
      {
        vi: `khóa có ${columns.length} cột nhưng khóa được tham chiếu có ${parents.length} cột`,
        en: `the key has ${columns.length} columns but the key it refers to has ${parents.length}`,
      },
      ['to', word],
    );
    return false;
  }
  for (const [index, column] of columns.entries()) {
    const other = parents[index];
    if (other === undefined) continue;
    const isPlain = column.type.kind === 'other' && !column.type.comparable;
    const isOther = column.type.kind === 'other' && other.declaredType !== column.declaredType;
    if (familyOf(column.type) !== familyOf(other.type) || isPlain || isOther) {
      binder.report(differentFamilies(column, other), ['to', word]);
      return false;
    }
  }
  return true;
}

function isUniqueKey(table: CatalogueTable, columns: readonly CatalogueColumn[], binder: Binder): boolean {
  const names = columns.map((column) => column.name);
  return (
    columns.every((column) => binder.isStoredValue(column)) &&
    table.uniqueKeys.some((key) => key.proven && key.columns.every((name) => names.includes(name)))
  );
}

/** A validated foreign key over the same pairs of columns. */
function isProvenReference(binder: Binder, parent: CatalogueTable, names: readonly string[]): boolean {
  if (binder.spec.fold) return false;
  const pairs = binder.columns.map((column, index) => `${column.name}\0${names[index]}`);
  return binder.table.foreignKeys.some((key) => {
    if (!key.proven || key.parent.name !== parent.name.name || key.parent.schema !== parent.name.schema)
      return false;
    const own = key.columns.map((name, index) => `${name}\0${key.parentColumns[index]}`);
    return own.length === pairs.length && own.every((pair) => pairs.includes(pair));
  });
}

function asTexts(value: ParameterValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
