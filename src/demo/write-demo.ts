import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { UsageError } from '../errors.ts';
import { makeFolder } from '../report/make-folder.ts';
import { outputError } from '../report/output-error.ts';
import { DEFAULT_SEED, makeDemoData } from './demo-data.ts';
import type { DemoTable, DemoType } from './demo-table.ts';

/** Where the files of a written demo are. */
export interface DemoFiles {
  /** The SQLite database, `du-lieu.sqlite`. */
  readonly database: string;
  /** The rule file, `soat.yaml`, whose URL points at the database beside it. */
  readonly rules: string;
  /** What was planted, `planted.json`: `{ seed, scale, planted: PlantedRule[] }`. */
  readonly planted: string;
}

const TEMPLATE = new URL('../../rules/demo/soat.yaml', import.meta.url);

/**
 * Writes the demo into a directory, which is made when it is not there: database, rule file and the list of planted errors.
 * An earlier demo there is replaced; throws `UsageError` when the directory holds files of those names which are not a
 * demo's, and `OutputError` when it cannot be written.
 */
export function writeDemo(
  directory: string,
  options: { readonly seed?: number; readonly scale?: number } = {},
): DemoFiles {
  const { seed = DEFAULT_SEED, scale = 1 } = options;
  const files: DemoFiles = {
    database: join(directory, 'du-lieu.sqlite'),
    rules: join(directory, 'soat.yaml'),
    planted: join(directory, 'planted.json'),
  };
  refuseForeignFiles(directory, files);
  const { tables, planted } = makeDemoData(seed, scale);
  try {
    makeFolder(directory);
    // First, so that a run that is cut off leaves a directory that the next one may replace.
    writeFileSync(files.planted, `${JSON.stringify({ seed, scale, planted }, null, 2)}\n`);
    writeDatabase(files.database, tables);
    copyFileSync(fileURLToPath(TEMPLATE), files.rules);
  } catch (error) {
    throw outputError(directory, error);
  }
  return files;
}

function refuseForeignFiles(directory: string, files: DemoFiles): void {
  if (existsSync(files.planted) || (!existsSync(files.database) && !existsSync(files.rules))) return;
  throw new UsageError(
    {
      vi: `thư mục ${directory} đã có soat.yaml hoặc du-lieu.sqlite không phải của bản minh họa`,
      en: `the directory ${directory} already holds a soat.yaml or du-lieu.sqlite that is not a demo’s`,
    },
    { hint: { vi: 'hãy chọn một thư mục trống', en: 'choose an empty directory' } },
  );
}

function writeDatabase(path: string, tables: readonly DemoTable[]): void {
  // Loaded only here: the package is native, and most commands never write a demo.
  const Sqlite = createRequire(import.meta.url)('better-sqlite3') as typeof Database;
  const draft = `${path}.tmp`;
  rmSync(draft, { force: true });
  const database = new Sqlite(draft);
  try {
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    // Declared for the reader; rows that break them are what the demo is for.
    database.pragma('foreign_keys = OFF');
    database.transaction(() => {
      for (const table of tables) writeTable(database, table);
    })();
  } finally {
    database.close();
  }
  renameSync(draft, path);
}

function writeTable(database: Database.Database, table: DemoTable): void {
  database.exec(createTable(table));
  const places = table.columns.map(() => '?').join(', ');
  const insert = database.prepare(`INSERT INTO ${table.name} VALUES (${places})`);
  for (const row of table.rows) {
    insert.run(row.map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell)));
  }
}

function createTable(table: DemoTable): string {
  const columns = table.columns.map(
    ({ name, type, nullable }) => `${name} ${declaredType(type)}${nullable ? '' : ' NOT NULL'}`,
  );
  const foreign = table.foreignKeys.map(
    (key) =>
      `FOREIGN KEY (${key.columns.join(', ')}) REFERENCES ${key.parent} (${key.parentColumns.join(', ')})`,
  );
  const parts = [...columns, `PRIMARY KEY (${table.primaryKey.join(', ')})`, ...foreign];
  return `CREATE TABLE ${table.name} (\n  ${parts.join(',\n  ')}\n)`;
}

function declaredType(type: DemoType): string {
  switch (type.kind) {
    case 'integer':
      return 'INTEGER';
    case 'decimal':
      return `DECIMAL(${type.precision},${type.scale})`;
    case 'text':
      return `VARCHAR(${type.length})`;
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'DATETIME';
    case 'boolean':
      return 'BOOLEAN';
  }
}
