import type { Catalogue, CatalogueColumn, CatalogueTable, CheckConstraint } from '../../model/catalogue.ts';
import type { Row } from '../../model/session.ts';
import { foreignKeysOf, indexesOf, uniqueKeysOf } from './keys.ts';
import { columnTypeOf } from './types.ts';

/** What the catalogue is read with: `ask` runs the dialect's own SQL. */
export interface CatalogueSource {
  readonly engine: 'mariadb' | 'mysql';
  readonly version: string;
  /** The schemas to look into; the first is searched first. */
  readonly schemas: readonly string[];
  /** In which UPDATE_TIME is told, `+07:00`. */
  readonly utcOffset: string;
  ask(sql: string, parameters?: readonly string[]): Promise<readonly Row[]>;
}

// These enforce NOT NULL and their keys themselves; CSV, CONNECT, FEDERATED, SPIDER and MERGE read what others wrote.
const KEEPERS = new Set(['INNODB', 'MYISAM', 'ARIA', 'MEMORY', 'ROCKSDB', 'TOKUDB', 'NDBCLUSTER', 'NDB']);
const FOREIGN = new Set(['FEDERATED', 'CONNECT', 'SPIDER', 'S3']);
const WORDS_OF_EXPRESSIONS = /\b(?:virtual|stored|persistent) generated\b|\b(?:virtual|persistent)\b/i;

/** Reads tables and views with their columns, keys and figures from information_schema, in seven statements whatever the number of tables. */
export async function readCatalogue(source: CatalogueSource): Promise<Catalogue> {
  const schemas = await schemaNames(source);
  if (schemas.length === 0) return { tables: [] };
  const marks = schemas.map(() => '?').join(', ');
  const ask = async (sql: string) => {
    const rows = await source.ask(sql.replace('$SCHEMAS', `(${marks})`), schemas);
    // information_schema compares names by its own collation, under which `a` and `á` may be one.
    return groupBy(rows.filter((row) => schemas.includes(text(row[0]))));
  };
  const transactional = new Set((await source.ask(ENGINES)).map(([engine]) => text(engine).toUpperCase()));
  const tables = await ask(TABLES);
  const columns = await ask(COLUMNS);
  const statistics = await ask(STATISTICS);
  const references = await ask(REFERENCES);
  const checks = hasChecks(source)
    ? await ask(source.engine === 'mariadb' ? MARIADB_CHECKS : MYSQL_CHECKS)
    : undefined;

  return {
    tables: [...tables.entries()].map(([key, rows]) => {
      const [schema, name, tableType, engine, rowEstimate, bytes, updated, comment, options] = rows[0] ?? [];
      const storage = engine === null ? '' : text(engine).toUpperCase();
      const checksHere = (checks?.get(key) ?? []).map(([, , check, clause]) => ({
        name: text(check),
        sql: text(clause),
      }));
      const isView = text(tableType) === 'VIEW';
      const isKeeper = KEEPERS.has(storage);
      const columnsHere = (columns.get(key) ?? []).map((row) => columnOf(row, isKeeper, checksHere));
      return {
        name: { schema: text(schema), name: text(name) },
        kind: isView ? 'view' : kindOf(storage, text(options ?? '')),
        ...(isView || !comment ? {} : { comment: text(comment) }),
        columns: columnsHere,
        uniqueKeys: uniqueKeysOf(statistics.get(key) ?? [], isKeeper),
        foreignKeys: foreignKeysOf(references.get(key) ?? []),
        checks: checksHere,
        indexes: indexesOf(statistics.get(key) ?? []),
        ...(rowEstimate === null || isView ? {} : { rowEstimate: Number(rowEstimate) }),
        ...(bytes === null || isView ? {} : { bytes: Number(bytes) }),
        ...(updated === null ? {} : { lastUpdated: `${text(updated).replace(' ', 'T')}${source.utcOffset}` }),
        ...(isView || transactional.has(storage) ? {} : { outsideSnapshot: text(engine ?? '') }),
      } satisfies CatalogueTable;
    }),
    ...(schemas[0] === undefined ? {} : { defaultSchema: schemas[0] }),
  };
}

/** The schemas as the server writes them: without regard to case where its file names have none. */
async function schemaNames({ ask, schemas }: CatalogueSource): Promise<readonly string[]> {
  const rows = await ask('SELECT SCHEMA_NAME, @@lower_case_table_names FROM information_schema.SCHEMATA');
  const lower = Number(rows[0]?.[1] ?? 0) !== 0;
  const known = new Map(rows.map(([name]) => [lower ? text(name).toLowerCase() : text(name), text(name)]));
  return schemas.flatMap((schema) => known.get(lower ? schema.toLowerCase() : schema) ?? []);
}

function columnOf(row: Row, isKeeper: boolean, checks: readonly CheckConstraint[]): CatalogueColumn {
  const [
    ,
    ,
    name,
    position,
    dataType,
    columnType,
    nullable,
    precision,
    scale,
    fallback,
    extra,
    comment,
    set,
    order,
  ] = row;
  const declaredType = text(columnType);
  const isNullable = text(nullable) === 'YES';
  const column = text(name);
  const isJson = checks.some(({ name: check, sql }) => check === column && /^json_valid\(`/i.test(sql));
  const words = text(extra ?? '');
  const native: Record<string, string | number | boolean> = {
    dataType: text(dataType),
    ...(set === null ? {} : { characterSet: text(set) }),
    ...(order === null ? {} : { collation: text(order) }),
    ...(/\bunsigned\b/i.test(declaredType) ? { unsigned: true } : {}),
    ...(/\bzerofill\b/i.test(declaredType) ? { zerofill: true } : {}),
    ...(/\bauto_increment\b/i.test(words) ? { autoIncrement: true } : {}),
    // sql_mode may have been anything when a value was written: zero dates and 31 February are possible everywhere.
    ...(/^(?:date|datetime|timestamp)$/i.test(text(dataType)) ? { zeroDates: true } : {}),
    ...(isJson || /^json$/i.test(text(dataType)) ? { json: true } : {}),
  };
  return {
    name: column,
    position: Number(position),
    declaredType,
    type: columnTypeOf({
      dataType: text(dataType),
      columnType: declaredType,
      precision: precision === null ? undefined : Number(precision),
      scale: scale === null ? undefined : Number(scale),
    }),
    nullable: isNullable,
    provenNotNull: isKeeper && !isNullable,
    ...(fallback === null || (fallback === 'NULL' && isNullable) ? {} : { default: text(fallback) }),
    ...(comment ? { comment: text(comment) } : {}),
    generated: WORDS_OF_EXPRESSIONS.test(words),
    native,
  };
}

function kindOf(storage: string, options: string): CatalogueTable['kind'] {
  if (FOREIGN.has(storage)) return 'foreign-table';
  return /\bpartitioned\b/i.test(options) ? 'partitioned-table' : 'table';
}

/** MySQL has CHECK constraints from 8.0.16 on. */
function hasChecks({ engine, version }: CatalogueSource): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  return engine === 'mariadb' || major > 8 || (major === 8 && (minor > 0 || patch >= 16));
}

function groupBy(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify([row[0], row[1]]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function text(cell: Row[number] | undefined): string {
  return cell instanceof Uint8Array ? Buffer.from(cell).toString('utf8') : String(cell);
}

const ENGINES = "SELECT ENGINE FROM information_schema.ENGINES WHERE TRANSACTIONS = 'YES'";
const TABLES = `SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_ROWS, DATA_LENGTH + INDEX_LENGTH, UPDATE_TIME,
  TABLE_COMMENT, CREATE_OPTIONS FROM information_schema.TABLES
  WHERE TABLE_SCHEMA IN $SCHEMAS AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED', 'VIEW') ORDER BY TABLE_SCHEMA, TABLE_NAME`;
const COLUMNS = `SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE,
  NUMERIC_PRECISION, NUMERIC_SCALE, COLUMN_DEFAULT, EXTRA, COLUMN_COMMENT, CHARACTER_SET_NAME, COLLATION_NAME
  FROM information_schema.COLUMNS WHERE TABLE_SCHEMA IN $SCHEMAS ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION`;
const STATISTICS = `SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, SUB_PART, INDEX_TYPE
  FROM information_schema.STATISTICS WHERE TABLE_SCHEMA IN $SCHEMAS
  ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX`;
const REFERENCES = `SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA,
  REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE
  WHERE TABLE_SCHEMA IN $SCHEMAS AND REFERENCED_TABLE_NAME IS NOT NULL
  ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION`;
const MARIADB_CHECKS = `SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE
  FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA IN $SCHEMAS`;
const MYSQL_CHECKS = `SELECT t.TABLE_SCHEMA, t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE
  FROM information_schema.CHECK_CONSTRAINTS c JOIN information_schema.TABLE_CONSTRAINTS t
  ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME
  WHERE t.CONSTRAINT_TYPE = 'CHECK' AND t.TABLE_SCHEMA IN $SCHEMAS`;
