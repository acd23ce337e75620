import type { Catalogue, CatalogueColumn, CatalogueTable } from '../../model/catalogue.ts';
import type { Row } from '../../model/session.ts';
import { readCreateTable } from './create-table.ts';
import { type Ask, readForeignKeys, readIndexes, type TableFacts, uniqueKeysOf } from './keys.ts';
import { columnTypeOf } from './types.ts';

const TABLES = `SELECT l.name, l.type, l.wr, l.strict, COALESCE(s.sql, '') FROM pragma_table_list l
  LEFT JOIN sqlite_schema s ON s.name = l.name AND s.type IN ('table', 'view')
  WHERE l.schema = 'main' AND l.type IN ('table', 'view', 'virtual') AND substr(l.name, 1, 7) <> 'sqlite_' ORDER BY l.name`;
const COLUMNS =
  'SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid';

/** Reads the tables and views of the file; shadow tables of virtual ones, and SQLite's own, are left out. */
export async function readCatalogue(ask: Ask): Promise<Catalogue> {
  const rows = await ask(TABLES);
  const names = rows.map(([name]) => String(name));
  const estimates = await readEstimates(ask);
  const tables: CatalogueTable[] = [];
  for (const row of rows) tables.push(await readTable(ask, row, names, estimates));
  return { tables };
}

async function readTable(
  ask: Ask,
  [cell = null, type, withoutRowid, strict, sql]: Row,
  names: readonly string[],
  estimates: ReadonlyMap<string, number>,
): Promise<CatalogueTable> {
  const name = String(cell);
  const isTable = type === 'table';
  // A view over what is no longer there has no columns that could be asked.
  const rows = await ask(COLUMNS, [name]).catch((error) => {
    if (isTable) throw error;
    return [];
  });
  const written = readCreateTable(isTable ? String(sql) : '');
  const facts: TableFacts = {
    name,
    isStrict: Number(strict) === 1,
    hasRowid: Number(withoutRowid) === 0,
    primaryKey: rows
      .filter((row) => Number(row[4]) > 0)
      .sort((a, b) => Number(a[4]) - Number(b[4]))
      .map((row) => ({ name: String(row[0]), declaredType: String(row[1] ?? '') })),
    indexes: isTable ? await readIndexes(ask, name) : [],
  };
  const columns = rows.map((row, index) =>
    columnOf(row, index, { isTable, facts, collations: written.collations }),
  );
  const rowEstimate = estimates.get(name);
  return {
    name: { name },
    kind: type === 'view' ? 'view' : 'table',
    columns,
    uniqueKeys: isTable ? uniqueKeysOf(facts, columns) : [],
    foreignKeys: isTable ? await readForeignKeys(ask, name, names) : [],
    checks: written.checks,
    indexes: facts.indexes.map(({ name: index, columns: parts, isUnique }) => ({
      name: index,
      columns: parts.map((part) => part ?? '(expression)'),
      unique: isUnique,
    })),
    ...(rowEstimate === undefined ? {} : { rowEstimate }),
  };
}

function columnOf(
  [name = null, type, notNull, fallback, primaryKey, hidden]: Row,
  index: number,
  table: { isTable: boolean; facts: TableFacts; collations: ReadonlyMap<string, string> },
): CatalogueColumn {
  const { isTable, facts } = table;
  const declaredType = String(type ?? '');
  const collation = table.collations.get(String(name).toLowerCase());
  const isKey = Number(primaryKey) > 0;
  // Elsewhere a PRIMARY KEY lets NULL in, for old mistakes' sake ("CREATE TABLE", 3.5).
  const isNotNull = Number(notNull) === 1 || (isKey && (!facts.hasRowid || facts.isStrict || isRowid(facts)));
  return {
    name: String(name),
    position: index + 1,
    declaredType,
    type: columnTypeOf(declaredType),
    nullable: !isNotNull,
    provenNotNull: isTable && isNotNull,
    ...(fallback === null || fallback === undefined ? {} : { default: String(fallback) }),
    generated: Number(hidden) >= 2,
    native: {
      ...(facts.isStrict ? { strict: true } : {}),
      ...(collation === undefined || collation.toUpperCase() === 'BINARY' ? {} : { collation }),
    },
  };
}

/** True when the primary key is the row's own number, which has no index of its own. */
function isRowid({ hasRowid, primaryKey, indexes }: TableFacts): boolean {
  return (
    hasRowid &&
    primaryKey.length === 1 &&
    primaryKey[0]?.declaredType.toUpperCase() === 'INTEGER' &&
    !indexes.some(({ origin }) => origin === 'pk')
  );
}

/** The row counts that ANALYZE left: the first number of `stat`. */
async function readEstimates(ask: Ask): Promise<ReadonlyMap<string, number>> {
  const there = await ask("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'");
  if (there.length === 0) return new Map();
  const rows = await ask('SELECT tbl, MAX(CAST(stat AS INTEGER)) FROM sqlite_stat1 GROUP BY tbl');
  return new Map(rows.map(([table, count]) => [String(table), Number(count)]));
}
