import { QueryError } from '../../errors.ts';
import type {
  Catalogue,
  CatalogueColumn,
  CatalogueTable,
  CheckConstraint,
  ForeignKey,
  Index,
  TableName,
  UniqueKey,
} from '../../model/catalogue.ts';
import type { Cell, Row, Session, Statement } from '../../model/session.ts';
import { columnType } from './column-type.ts';
import {
  columnsQuery,
  constraintsQuery,
  EXISTS_QUERY,
  INDEXES_QUERY,
  SCHEMAS,
  type Scope,
  SIZES_QUERY,
  tablesQuery,
} from './introspect-queries.ts';

/** Reads what `pg_catalog` says of the tables in scope that the user may read. Throws what `Session.run` throws. */
export async function readCatalogue(session: Session, scope: Scope): Promise<Catalogue> {
  const schemas = await session.run({ sql: SCHEMAS, parameters: [scope.schemas] });
  const tables = await session.run({ sql: tablesQuery(scope), parameters: [scope.schemas] });
  const oids = tables.map(([oid]) => text(oid));
  const ask = async (sql: string, settings: Statement['settings'] = {}) =>
    byTable(await session.run({ sql, parameters: [oids], settings }));
  const columns = await ask(columnsQuery(scope));
  const indexes = await ask(INDEXES_QUERY);
  const constraints = await ask(constraintsQuery(scope));
  const sizes = await ask(SIZES_QUERY, { lock_timeout: '1s' }).catch((error: unknown) => {
    // Sizes alone wait for locks on tables; without them the catalogue is still true.
    if (error instanceof QueryError && error.reason !== 'cancelled') return new Map<string, Row[]>();
    throw error;
  });
  const defaultSchema = schemas[0]?.[0];
  return {
    tables: tables.map((row) => {
      const rowsOf = (found: ReadonlyMap<string, Row[]>) => found.get(text(row[0])) ?? [];
      return catalogueTable(row, {
        columns: rowsOf(columns),
        indexes: rowsOf(indexes),
        constraints: rowsOf(constraints),
        size: rowsOf(sizes)[0]?.[1],
      });
    }),
    ...(typeof defaultSchema === 'string' ? { defaultSchema } : {}),
  };
}

/** Tells whether a table that the catalogue does not list exists, which is open to every user of PostgreSQL. */
export async function whyMissing(
  session: Session,
  scope: Scope,
  table: TableName,
): Promise<'missing' | 'denied'> {
  const parameters = [scope.searched, table.schema ?? null, table.name];
  const [row] = await session.run({ sql: EXISTS_QUERY, parameters });
  return row?.[0] === true ? 'denied' : 'missing';
}

const KINDS: Readonly<Record<string, CatalogueTable['kind']>> = {
  r: 'table',
  v: 'view',
  m: 'materialized-view',
  p: 'partitioned-table',
  f: 'foreign-table',
};

interface Parts {
  readonly columns: readonly Row[];
  readonly indexes: readonly Row[];
  readonly constraints: readonly Row[];
  readonly size: Cell | undefined;
}

function catalogueTable(row: Row, { columns, indexes, constraints, size }: Parts): CatalogueTable {
  const [, schema, name, relkind, comment, estimate, hasInheriting, hasForeign] = row;
  const kind = KINDS[text(relkind)] ?? 'table';
  // Constraints of a parent do not bind the rows that inheriting or foreign tables add to it (manual, 5.10 and 5.12).
  const isUpheld = kind !== 'foreign-table' && hasInheriting !== true && hasForeign !== true;
  return {
    name: { schema: text(schema), name: text(name) },
    kind,
    ...optional('comment', comment),
    columns: columns.map((column, index) => catalogueColumn(column, index + 1, isUpheld)),
    uniqueKeys: indexes.filter((index) => index[5] === true).map((index) => uniqueKey(index, isUpheld)),
    foreignKeys: constraints.filter((found) => found[2] === 'f').map((found) => foreignKey(found, isUpheld)),
    checks: constraints.filter((found) => found[2] === 'c').map(check),
    indexes: indexes.map(index),
    ...(estimate === null || estimate === undefined ? {} : { rowEstimate: Math.round(Number(estimate)) }),
    ...(size === null || size === undefined ? {} : { bytes: Number(size) }),
  };
}

function catalogueColumn(row: Row, position: number, isUpheld: boolean): CatalogueColumn {
  const [, , name, declaredType, typeName, typeKind, isBuiltIn, modifier, isNotNull, isProven] = row;
  const [defaultSql, comment, isGenerated, domain, collation, isNondeterministic] = row.slice(10);
  const type = columnType({
    name: text(typeName),
    kind: text(typeKind),
    isBuiltIn: isBuiltIn === true,
    modifier: Number(modifier),
  });
  return {
    name: text(name),
    position,
    declaredType: text(declaredType),
    type,
    nullable: isNotNull !== true,
    provenNotNull: isUpheld && isProven === true,
    ...optional('default', defaultSql),
    ...optional('comment', comment),
    generated: isGenerated === true,
    native: {
      ...(typeKind === 'e' || CAST_TO_TEXT.includes(text(typeName)) ? { castToText: true } : {}),
      ...(type.kind === 'float' || type.kind === 'decimal' ? { nan: true } : {}),
      ...optional('domain', domain),
      ...optional('collation', collation),
      ...(isNondeterministic === true ? { nondeterministicCollation: true } : {}),
    },
  };
}

/** Types whose values, taken as text, are cast first. */
const CAST_TO_TEXT = ['citext', 'char', 'json', 'jsonb'];

function uniqueKey(row: Row, isUpheld: boolean): UniqueKey {
  // Every equality of PostgreSQL holds for values equal by code points, so a key unique under it is unique under ours.
  return { name: text(row[1]), columns: list(row[2]), primary: row[4] === true, proven: isUpheld };
}

function foreignKey(row: Row, isUpheld: boolean): ForeignKey {
  return {
    name: text(row[1]),
    columns: list(row[3]),
    parent: { schema: text(row[4]), name: text(row[5]) },
    parentColumns: list(row[6]),
    proven: isUpheld && row[7] === true,
  };
}

function check(row: Row): CheckConstraint {
  return { name: text(row[1]), sql: text(row[8]) };
}

function index(row: Row): Index {
  return { name: text(row[1]), columns: list(row[2]), unique: row[3] === true };
}

function byTable(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const table = text(row[0]);
    found.set(table, [...(found.get(table) ?? []), row]);
  }
  return found;
}

function optional<Name extends string>(
  name: Name,
  cell: Cell | undefined,
): { readonly [key in Name]?: string } {
  return typeof cell === 'string' ? ({ [name]: cell } as { readonly [key in Name]: string }) : {};
}

function list(cell: Cell | undefined): readonly string[] {
  return typeof cell === 'string' ? (JSON.parse(cell) as string[]) : [];
}

function text(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : '';
}
