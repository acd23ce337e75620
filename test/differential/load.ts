import type { EngineName, FreshDatabase } from '../engines.ts';
import type { FixtureValue } from '../services/fresh-database.ts';
import type { ColumnKind, TestCase, TestCell, TestColumn, TestTable } from './case.ts';
import { cellValue, isIllTyped, isNaNValue, isSameKey } from './values.ts';

/** The zone of the run; MariaDB's TIMESTAMP is written in the zone of the session. */
export const UTC_OFFSET = '+07:00';

/** The tables as one engine can hold them: what it cannot is NULL there. */
export function heldBy(engine: EngineName, tables: TestCase['tables']): TestCase['tables'] {
  const [child, parent] = tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) =>
      row.map((cell, at) => (canHold(engine, cell, table.columns[at] as TestColumn) ? cell : null)),
    ),
  }));
  return [child as TestTable, parent as TestTable];
}

/** Makes the tables of a case, as `heldBy` the engine; what was there of an earlier case goes. */
export async function loadCase(
  database: FreshDatabase,
  one: TestCase,
  tables: TestCase['tables'],
): Promise<void> {
  const [child, parent] = tables;
  await database.execute('DROP TABLE IF EXISTS child');
  await database.execute('DROP TABLE IF EXISTS parent');
  await database.execute(createTable(parent, database.engine, () => ''));
  await database.execute(
    createTable(child, database.engine, (column) => declarations(column, child, one, database.engine)),
  );
  if (database.engine === 'mariadb') {
    // Zero dates, and moments in the zone of the run.
    await database.execute(["SET SESSION sql_mode = ''", `SET SESSION time_zone = '${UTC_OFFSET}'`]);
  }
  for (const table of [parent, child]) {
    if (table.rows.length === 0) continue;
    const rows = table.rows.map((row, line) =>
      row.map((cell, at) => fixtureValue(cell, table.columns[at] as TestColumn, database.engine, line)),
    );
    await database.load(
      table.name,
      table.columns.map(({ name }) => name),
      rows,
    );
  }
}

function canHold(engine: EngineName, cell: TestCell, { type }: TestColumn): boolean {
  if (cell === null) return true;
  if (isIllTyped(cell)) {
    if (engine === 'sqlite') return true;
    if (engine !== 'mariadb') return false;
    return type.kind === 'boolean' ? cell.ill === 2n : String(cell.ill).startsWith('0000-00-00');
  }
  if (type.kind === 'float' && engine !== 'postgres') {
    return Number.isFinite(cell) || (engine === 'sqlite' && !Number.isNaN(cell));
  }
  if (cell === 'NaN' && type.kind === 'decimal') return engine === 'postgres';
  return !(engine === 'postgres' && typeof cell === 'string' && cell.includes('\0'));
}

function createTable(table: TestTable, engine: EngineName, declare: (column: TestColumn) => string): string {
  const columns = table.columns.map(
    (column) =>
      `${column.name} ${declaredType(column, engine)}${column.name === 'id' ? ' PRIMARY KEY' : declare(column)}`,
  );
  const options = engine === 'mariadb' ? ' CHARACTER SET utf8mb4' : '';
  return `CREATE TABLE ${table.name} (${columns.join(', ')})${options}`;
}

/** Declares what happens to be so, that the engine's proofs are used as well as scans. */
function declarations(column: TestColumn, table: TestTable, one: TestCase, engine: EngineName): string {
  const at = table.columns.indexOf(column);
  const cells = table.rows.map((row) => row[at] ?? null);
  const isNotNull = one.declaredNotNull.includes(column.name) && !cells.includes(null);
  const isUnique = one.declaredUnique.includes(column.name) && !repeats(cells, column, engine);
  return `${isNotNull ? ' NOT NULL' : column.type.kind === 'zoned' ? ' NULL' : ''}${isUnique ? ' UNIQUE' : ''}`;
}

function repeats(cells: readonly TestCell[], column: TestColumn, engine: EngineName): boolean {
  const keeping = { longDecimalsAreFloats: engine === 'sqlite' };
  const values = cells
    .filter((cell) => cell !== null && !isIllTyped(cell))
    .map((cell) => cellValue(cell, column, keeping));
  const ill = cells.filter(isIllTyped);
  return (
    new Set(ill.map(({ ill }) => String(ill))).size < ill.length ||
    values.some(
      (value, at) => isNaNValue(value) || values.findIndex((other) => isSameKey(value, other)) !== at,
    )
  );
}

function declaredType({ name, type }: TestColumn, engine: EngineName): string {
  switch (type.kind) {
    case 'integer':
      return { small: 'SMALLINT', plain: 'INTEGER', big: 'BIGINT' }[type.size];
    case 'decimal':
      return `DECIMAL(${type.precision},${type.scale})`;
    case 'float':
      return floatType(type, engine);
    case 'text':
      if (type.char !== undefined) return `CHAR(${type.char})`;
      return name === 't1' ? 'TEXT' : 'VARCHAR(64)';
    case 'date':
    case 'boolean':
      return type.kind.toUpperCase();
    case 'time':
      return engine === 'mariadb' ? 'TIME(6)' : 'TIME';
    case 'timestamp':
      return engine === 'mariadb' ? 'DATETIME(6)' : 'TIMESTAMP';
    case 'zoned':
      return engine === 'mariadb' ? 'TIMESTAMP(6)' : 'TIMESTAMPTZ';
  }
}

function floatType({ single }: ColumnKind & { kind: 'float' }, engine: EngineName): string {
  if (engine === 'mariadb') return single ? 'FLOAT' : 'DOUBLE';
  return single ? 'REAL' : 'DOUBLE PRECISION';
}

/** What goes to the driver. On SQLite one value is spelled in several ways, by the number of its row. */
function fixtureValue(cell: TestCell, { type }: TestColumn, engine: EngineName, line: number): FixtureValue {
  if (cell === null) return null;
  if (isIllTyped(cell)) return cell.ill;
  switch (type.kind) {
    case 'float': {
      const value = type.single ? Math.fround(cell as number) : (cell as number);
      if (engine === 'sqlite') return value;
      return Object.is(value, -0) ? '-0' : String(value);
    }
    case 'decimal':
      if (engine !== 'sqlite') return String(cell);
      // Only decimals that are rounded to their scale may differ from what was meant.
      return type.precision <= 15 ? noisy(String(cell), line) : Number(cell);
    case 'timestamp':
      return engine === 'sqlite' ? spelledMoment(String(cell), line) : String(cell);
    case 'zoned': {
      const offset = engine === 'mariadb' ? '' : UTC_OFFSET;
      return `${engine === 'sqlite' && line % 2 === 1 ? String(cell).replace(' ', 'T') : cell}${offset}`;
    }
    case 'time':
      return engine === 'sqlite' ? spelledFraction(String(cell), line) : String(cell);
    default:
      return cell;
  }
}

/** A decimal as a double, now and then off by what arithmetic leaves behind. */
function noisy(text: string, line: number): number {
  return text === '0.3' && line % 2 === 1 ? 0.1 + 0.2 : Number(text);
}

function spelledMoment(text: string, line: number): string {
  if (line % 4 === 3 && text.endsWith(' 00:00:00')) return text.slice(0, 10);
  const spelled = spelledFraction(text, line);
  return line % 2 === 1 ? spelled.replace(' ', 'T') : spelled;
}

function spelledFraction(text: string, line: number): string {
  if (text.includes('.')) return line % 3 === 1 ? text.padEnd(text.length + 1, '0') : text;
  if (line % 3 === 1 && text.endsWith(':00')) return text.slice(0, -3);
  return line % 3 === 2 ? `${text}.000` : text;
}
