import type { DemoCell, DemoTable, DemoType } from '../../src/demo/demo-table.ts';
import type { EngineName, FreshDatabase } from '../engines.ts';

/**
 * Puts the demo's tables into an empty database of any engine. Off SQLite the rows in `illTyped` are left out whole
 * (three days that are none and three years in words in `cong_dan`, three numbers in words or with a fraction in
 * `doanh_nghiep`), so that violations are the same everywhere while scope is smaller and nothing is not evaluable.
 * Foreign keys are not declared: those engines would refuse the orphans.
 */
export async function loadDemo(database: FreshDatabase, tables: readonly DemoTable[]): Promise<void> {
  for (const table of tables) {
    await database.execute(createTable(table, database.engine));
    const columns = table.columns.map((column) => column.name);
    await database.load(table.name, columns, loadableRows(table, database.engine));
  }
}

/** The rows of a table that the engine can hold. */
export function loadableRows(table: DemoTable, engine: EngineName): readonly (readonly DemoCell[])[] {
  const left = new Set(engine === 'sqlite' ? [] : table.illTyped.map((each) => each.id));
  const id = table.columns.findIndex((column) => column.name === 'id');
  return [...table.rows].filter((row) => !left.has(row[id] as number));
}

function createTable(table: DemoTable, engine: EngineName): string {
  const columns = table.columns.map(
    ({ name, type, nullable }) => `${name} ${declaredType(type, engine)}${nullable ? '' : ' NOT NULL'}`,
  );
  const options = engine === 'mariadb' ? ' CHARACTER SET utf8mb4' : '';
  return `CREATE TABLE ${table.name} (${columns.join(', ')}, PRIMARY KEY (${table.primaryKey.join(', ')}))${options}`;
}

function declaredType(type: DemoType, engine: EngineName): string {
  switch (type.kind) {
    case 'text':
      return `VARCHAR(${type.length})`;
    case 'decimal':
      return `DECIMAL(${type.precision},${type.scale})`;
    case 'timestamp':
      return engine === 'postgres' ? 'TIMESTAMP' : 'DATETIME';
    default:
      return type.kind.toUpperCase();
  }
}
