import type { ForeignKey, Index, UniqueKey } from '../../model/catalogue.ts';
import type { Row } from '../../model/session.ts';

/**
 * The unique keys in rows of information_schema.STATISTICS. Only a primary key is proven: another index may have been
 * filled with `unique_checks` off. An index over part of a column, or over an expression, is no key.
 */
export function uniqueKeysOf(rows: readonly Row[], isKeeper: boolean): readonly UniqueKey[] {
  return [...named(rows)].flatMap(([name, parts]) => {
    const isWhole = parts.every(([, , , , column, prefix]) => column !== null && prefix === null);
    if (Number(parts[0]?.[3]) !== 0 || !isWhole) return [];
    const primary = name === 'PRIMARY';
    return [{ name, columns: parts.map((part) => String(part[4])), primary, proven: primary && isKeeper }];
  });
}

/** The indexes in rows of information_schema.STATISTICS; part of a column reads `name(10)`. */
export function indexesOf(rows: readonly Row[]): readonly Index[] {
  return [...named(rows)].map(([name, parts]) => ({
    name,
    columns: parts.map(([, , , , column, prefix]) =>
      prefix === null ? String(column ?? '(expression)') : `${column}(${prefix})`,
    ),
    unique: Number(parts[0]?.[3]) === 0,
  }));
}

/** The foreign keys in rows of KEY_COLUMN_USAGE, none proven: `foreign_key_checks` may have been off. */
export function foreignKeysOf(rows: readonly Row[]): readonly ForeignKey[] {
  return [...named(rows)].map(([name, parts]) => ({
    name,
    columns: parts.map((part) => String(part[3])),
    parent: { schema: String(parts[0]?.[4]), name: String(parts[0]?.[5]) },
    parentColumns: parts.map((part) => String(part[6])),
    proven: false,
  }));
}

/** Rows by the name in their third cell, in order. */
function named(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(row[2]);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return groups;
}
