import type { CatalogueColumn, ColumnType } from '../model/catalogue.ts';
import type { Text } from '../model/text.ts';
import type { Binder } from './rule-type.ts';

/** The one column a rule looks at, when its type is one of `kinds`; a fault is reported otherwise. */
export function subjectColumn(
  binder: Binder,
  kinds: readonly ColumnType['kind'][],
): CatalogueColumn | undefined {
  const [column] = binder.columns;
  if (column === undefined) return undefined;
  if (kinds.includes(column.type.kind)) return column;
  binder.report(wrongType(binder, column, kinds), ['column']);
  return undefined;
}

export const TEXT: readonly ColumnType['kind'][] = ['text'];
export const NUMBERS: readonly ColumnType['kind'][] = ['integer', 'decimal', 'float'];
export const ORDERED: readonly ColumnType['kind'][] = [...NUMBERS, 'date', 'time', 'timestamp'];
export const VALUES: readonly ColumnType['kind'][] = [...ORDERED, 'text', 'boolean'];

const KIND_NAMES: Readonly<Record<ColumnType['kind'], Text>> = {
  integer: { vi: 'số nguyên', en: 'integer' },
  decimal: { vi: 'số thập phân', en: 'decimal' },
  float: { vi: 'số thực', en: 'float' },
  text: { vi: 'văn bản', en: 'text' },
  date: { vi: 'ngày', en: 'date' },
  time: { vi: 'giờ', en: 'time' },
  timestamp: { vi: 'thời điểm', en: 'timestamp' },
  boolean: { vi: 'đúng/sai', en: 'boolean' },
  other: { vi: 'kiểu khác', en: 'another type' },
};

/** The families between which nothing is compared. */
export function familyOf(type: ColumnType): 'number' | 'text' | 'day' | 'time' | 'boolean' | 'other' {
  if (type.kind === 'integer' || type.kind === 'decimal' || type.kind === 'float') return 'number';
  if (type.kind === 'date' || type.kind === 'timestamp') return 'day';
  return type.kind;
}

/** A sentence that names both columns and why they cannot be compared. */
export function differentFamilies(a: CatalogueColumn, b: CatalogueColumn): Text {
  return {
    vi: `không so sánh được cột "${a.name}" (${a.declaredType}) với cột "${b.name}" (${b.declaredType}): khác loại dữ liệu`,
    en: `column "${a.name}" (${a.declaredType}) cannot be compared with column "${b.name}" (${b.declaredType}): different kinds of data`,
  };
}

/** A sentence that says for which types of columns a rule is. */
export function wrongType(
  binder: Binder,
  column: CatalogueColumn,
  kinds: readonly ColumnType['kind'][],
): Text {
  const { rule } = binder.spec;
  return {
    vi: `quy tắc "${rule}" không dùng được cho cột "${column.name}" (${column.declaredType}); chỉ dùng cho ${kinds.map((kind) => KIND_NAMES[kind].vi).join(', ')}`,
    en: `rule "${rule}" is not for column "${column.name}" (${column.declaredType}); only for ${kinds.map((kind) => KIND_NAMES[kind].en).join(', ')}`,
  };
}
