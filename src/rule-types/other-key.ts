import type { CatalogueColumn, CatalogueTable } from '../model/catalogue.ts';
import type { Expression, ParentKey } from '../model/expression.ts';
import type { ParameterValue } from '../model/rule.ts';
import { call, columnValue } from '../sql/build.ts';
import type { Binder, JsonSchema } from './rule-type.ts';
import { differentFamilies, familyOf } from './subject.ts';
import { asRecord, textOf } from './words.ts';

/** A table and its column or key: the other side of a reference. */
export const TABLE_AND_KEY: JsonSchema = {
  type: 'object',
  properties: {
    table: { type: 'string', minLength: 1 },
    column: { type: 'string', minLength: 1 },
    key: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, uniqueItems: true },
  },
  required: ['table'],
  oneOf: [{ required: ['column'] }, { required: ['key'] }],
  additionalProperties: false,
};

/** The rule's own key, and the key of another table that is compared with it. */
export interface OtherKey {
  readonly child: readonly Expression[];
  readonly parent: ParentKey;
  readonly table: CatalogueTable;
  /** The columns of the other key as the rule file names them. */
  readonly names: readonly string[];
}

/** Looks up the table and key that a word of the rule names; a fault is reported when they cannot be compared with the rule's own. */
export function otherKey(binder: Binder, word: 'to' | 'from'): OtherKey | undefined {
  const { columns, spec } = binder;
  const other = asRecord(spec.parameters[word]);
  const table = binder.tableNamed(textOf(other.table) ?? '', word, 'table');
  if (table === undefined || columns.length < spec.columns.length) return undefined;
  const part = typeof other.column === 'string' ? 'column' : 'key';
  const names = typeof other.column === 'string' ? [other.column] : asTexts(other.key);
  const parents = names.flatMap((name) => binder.columnOf(table, name, word, part) ?? []);
  if (parents.length < names.length || !areComparable(binder, parents, [word, part])) return undefined;
  const value = (column: CatalogueColumn) => {
    const plain = columnValue(column);
    return spec.fold && column.type.kind === 'text' ? call('fold', plain) : plain;
  };
  return {
    child: columns.map((column) => binder.value(column)),
    parent: {
      table: table.name,
      columns: parents,
      key: parents.map(value),
      unique: !spec.fold && isUniqueKey(table, parents, binder),
      ...(table.rowEstimate === undefined ? {} : { rowEstimate: table.rowEstimate }),
    },
    table,
    names,
  };
}

function areComparable(
  binder: Binder,
  parents: readonly CatalogueColumn[],
  path: readonly string[],
): boolean {
  const { columns } = binder;
  if (parents.length !== columns.length) {
    binder.report(
      {
        vi: `khóa có ${columns.length} cột nhưng khóa được tham chiếu có ${parents.length} cột`,
        en: `the key has ${columns.length} columns but the key it refers to has ${parents.length}`,
      },
      path,
    );
    return false;
  }
  for (const [index, column] of columns.entries()) {
    const other = parents[index];
    if (other === undefined) continue;
    const isPlain = column.type.kind === 'other' && !column.type.comparable;
    const isOther = column.type.kind === 'other' && other.declaredType !== column.declaredType;
    if (familyOf(column.type) !== familyOf(other.type) || isPlain || isOther) {
      binder.report(differentFamilies(column, other), path);
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

function asTexts(value: ParameterValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
