import type { EngineName, FreshDatabase } from '../engines.ts';
import { freshDatabase } from '../engines.ts';
import type { FixtureValue } from '../services/fresh-database.ts';
import type { FixtureCase, FixtureCell, FixtureColumn, FixtureTable } from './fixture-case.ts';

/** Puts the tables of cases into an engine, each case where no other is seen. */
export interface FixtureShelf {
  /** Loads the tables of a case and gives the URL under which the product sees them alone. */
  put(fixture: FixtureCase): Promise<string>;
  drop(): Promise<void>;
}

/** One database of PostgreSQL with a schema for each case, a database of MariaDB or a file of SQLite for each. */
export async function openShelf(engine: EngineName): Promise<FixtureShelf> {
  if (engine === 'sqlite') return shelfOfFiles();
  const database = await freshDatabase(engine);
  return engine === 'postgres' ? shelfOfSchemas(database) : shelfOfDatabases(database);
}

function shelfOfFiles(): FixtureShelf {
  const files: FreshDatabase[] = [];
  return {
    async put(fixture) {
      const file = await freshDatabase('sqlite');
      files.push(file);
      await load(file, fixture);
      return file.url;
    },
    drop: async () => {
      for (const file of files) await file.drop();
    },
  };
}

async function shelfOfSchemas(database: FreshDatabase): Promise<FixtureShelf> {
  let count = 0;
  await database.execute(
    "CREATE COLLATION public.loose (provider = icu, locale = 'und-u-ks-level1', deterministic = false)",
  );
  return {
    async put(fixture) {
      count += 1;
      const schema = `case_${count}`;
      await database.execute([`CREATE SCHEMA ${schema}`, `SET search_path TO ${schema}`]);
      await load(database, fixture);
      const url = new URL(database.url);
      url.searchParams.set('options', `-c search_path=${schema}`);
      return url.href;
    },
    drop: () => database.drop(),
  };
}

function shelfOfDatabases(database: FreshDatabase): FixtureShelf {
  const names: string[] = [];
  return {
    async put(fixture) {
      const url = new URL(database.url);
      const name = `${url.pathname.slice(1)}_${names.length + 1}`;
      names.push(name);
      await database.execute([
        `CREATE DATABASE ${name}`,
        `USE ${name}`,
        "SET time_zone = '+00:00', sql_mode = DEFAULT",
      ]);
      await load(database, fixture);
      url.pathname = `/${name}`;
      return url.href;
    },
    drop: async () => {
      for (const name of names) await database.execute(`DROP DATABASE IF EXISTS ${name}`);
      await database.drop();
    },
  };
}

async function load(database: FreshDatabase, fixture: FixtureCase): Promise<void> {
  const { engine } = database;
  await database.execute(fixture.before);
  for (const table of fixture.tables) {
    await database.execute(createTable(table, engine));
    if (table.rows.length === 0) continue;
    const rows = table.rows.map((row) =>
      row.cells.map((cell, index) => fixtureValue(cell, table.columns[index], engine)),
    );
    await database.load(
      table.name,
      table.columns.map((column) => column.name),
      rows,
    );
  }
  await database.execute(fixture.after[engine] ?? []);
}

function createTable(table: FixtureTable, engine: EngineName): string {
  const mark = engine === 'mariadb' ? '`' : '"';
  const quote = (name: string) => mark + name.replaceAll(mark, mark + mark) + mark;
  const columns = table.columns.map((column) => {
    const type = spellType(column.type, engine, table.isFirst);
    const constraint = { key: ' PRIMARY KEY', required: ' NOT NULL', none: ' NULL' }[
      column.constraint ?? 'none'
    ];
    return `${quote(column.name)} ${type}${engine === 'sqlite' && constraint === ' NULL' ? '' : constraint}`;
  });
  return `CREATE TABLE ${quote(table.name)} (${columns.join(', ')})`;
}

/** Collations under which much is equal that differs by code points. */
const LOOSE: Readonly<Record<EngineName, readonly [string, string]>> = {
  sqlite: ['NOCASE', 'RTRIM'],
  postgres: ['public.loose', '"vi-x-icu"'],
  mariadb: ['utf8mb4_vietnamese_ci', 'utf8mb4_general_ci'],
};

function spellType(type: string, engine: EngineName, isFirst: boolean): string {
  if (type.startsWith('=')) return type.slice(1);
  const collation = ` COLLATE ${LOOSE[engine][isFirst ? 0 : 1]}`;
  if (type === 'text') return (engine === 'mariadb' ? 'VARCHAR(500)' : 'TEXT') + collation;
  if (/^char\(\d+\)$/.test(type)) return type + collation;
  if (/^decimal\(\d+,\d+\)$/.test(type)) return type;
  const spelled = TYPES[engine][type];
  if (spelled === undefined) throw new Error(`unknown type ${type}`);
  return spelled;
}

const TYPES: Readonly<Record<EngineName, Readonly<Record<string, string>>>> = {
  sqlite: {
    integer: 'INTEGER',
    float: 'REAL',
    date: 'DATE',
    time: 'TIME',
    timestamp: 'TIMESTAMP',
    timestamptz: 'TIMESTAMPTZ',
    boolean: 'BOOLEAN',
  },
  postgres: {
    integer: 'bigint',
    float: 'double precision',
    date: 'date',
    time: 'time',
    timestamp: 'timestamp',
    timestamptz: 'timestamptz',
    boolean: 'boolean',
  },
  mariadb: {
    integer: 'BIGINT',
    float: 'DOUBLE',
    date: 'DATE',
    time: 'TIME(6)',
    timestamp: 'DATETIME(6)',
    timestamptz: 'TIMESTAMP(6)',
    boolean: 'BOOLEAN',
  },
};

function fixtureValue(
  cell: FixtureCell,
  column: FixtureColumn | undefined,
  engine: EngineName,
): FixtureValue {
  if (typeof cell !== 'string' || engine === 'postgres') return cell;
  switch (column?.type) {
    case 'boolean':
      return cell === 'true' ? 1n : cell === 'false' ? 0n : cell;
    case 'float':
      return /^-?(?:[0-9.]+(?:e-?[0-9]+)?|Infinity)$/.test(cell) ? Number(cell) : cell;
    case 'timestamptz':
      return engine === 'mariadb' ? inUtc(cell) : cell;
    default:
      return cell;
  }
}

/** MariaDB reads no offsets: the moment in the zone of the connection that loads it, its fraction kept. */
function inUtc(moment: string): string {
  const [, fraction = ''] = /(\.\d+)/.exec(moment) ?? [];
  const whole = new Date(moment.replace(fraction, '').replace(' ', 'T')).toISOString();
  return whole.slice(0, 19).replace('T', ' ') + fraction;
}
