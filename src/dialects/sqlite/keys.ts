import type { CatalogueColumn, ForeignKey, UniqueKey } from '../../model/catalogue.ts';
import type { Row } from '../../model/session.ts';
import { isStoredAsCompared } from './types.ts';

/** Runs SQL of the dialect itself. */
export type Ask = (sql: string, parameters?: readonly string[]) => Promise<readonly Row[]>;

/** What the PRAGMAs say of a table's keys. */
export interface TableFacts {
  readonly name: string;
  readonly isStrict: boolean;
  readonly hasRowid: boolean;
  /** The columns of the primary key in its order. */
  readonly primaryKey: readonly { readonly name: string; readonly declaredType: string }[];
  readonly indexes: readonly TableIndex[];
}

/** An index; a part that is an expression has no name. */
export interface TableIndex {
  readonly name: string;
  readonly isUnique: boolean;
  /** `pk` and `u` of a constraint, `c` of CREATE INDEX. */
  readonly origin: string;
  readonly isPartial: boolean;
  readonly columns: readonly (string | undefined)[];
}

export async function readIndexes(ask: Ask, table: string): Promise<readonly TableIndex[]> {
  const rows = await ask(
    `SELECT i.name, i."unique", i.origin, i.partial, x.name FROM pragma_index_list(?) i, pragma_index_xinfo(i.name) x
      WHERE x.key = 1 ORDER BY i.seq, x.seqno`,
    [table],
  );
  const indexes = new Map<string, TableIndex>();
  for (const [name, unique, origin, partial, column] of rows) {
    const known = indexes.get(String(name));
    const part = column === null || column === undefined ? undefined : String(column);
    indexes.set(String(name), {
      name: String(name),
      isUnique: Number(unique) === 1,
      origin: String(origin),
      isPartial: Number(partial) === 1,
      columns: [...(known?.columns ?? []), part],
    });
  }
  return [...indexes.values()];
}

/** Unique keys over whole columns and all rows; proven when every column stores equal values alike. */
export function uniqueKeysOf(facts: TableFacts, columns: readonly CatalogueColumn[]): readonly UniqueKey[] {
  const proves = (names: readonly string[]) =>
    names.every((name) => {
      const column = columns.find((candidate) => candidate.name === name);
      return column !== undefined && isStoredAsCompared(column.type, column.declaredType);
    });
  const keys = facts.indexes.flatMap(({ name, isUnique, isPartial, origin, columns: parts }) => {
    const names = parts.filter((part) => part !== undefined);
    if (!isUnique || isPartial || names.length < parts.length) return [];
    return [{ name, columns: names, primary: origin === 'pk', proven: proves(names) }];
  });
  // The key of a table that is its row number has no index.
  if (facts.primaryKey.length === 0 || keys.some((key) => key.primary)) return keys;
  const names = facts.primaryKey.map(({ name }) => name);
  return [{ name: 'PRIMARY KEY', columns: names, primary: true, proven: proves(names) }, ...keys];
}

/** Foreign keys, none proven: SQLite enforces them only for connections that ask for it. */
export async function readForeignKeys(
  ask: Ask,
  table: string,
  tables: readonly string[],
): Promise<readonly ForeignKey[]> {
  const rows = await ask(
    'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq',
    [table],
  );
  const keys = new Map<string, { parent: string; columns: string[]; parentColumns: string[] }>();
  for (const [id, parent, from, to] of rows) {
    const key = keys.get(String(id)) ?? { parent: String(parent), columns: [], parentColumns: [] };
    key.columns.push(String(from));
    // Without columns of its own a reference means the parent's primary key.
    if (to !== null && to !== undefined) key.parentColumns.push(String(to));
    keys.set(String(id), key);
  }
  const found: ForeignKey[] = [];
  for (const [id, { parent, columns, parentColumns }] of keys) {
    const name = tables.find((candidate) => candidate.toLowerCase() === parent.toLowerCase()) ?? parent;
    found.push({
      name: `fk${id}`,
      columns,
      parent: { name },
      parentColumns: parentColumns.length > 0 ? parentColumns : await readPrimaryKey(ask, name),
      proven: false,
    });
  }
  return found;
}

async function readPrimaryKey(ask: Ask, table: string): Promise<readonly string[]> {
  const rows = await ask('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk', [table]);
  return rows.map(([name]) => String(name));
}
