import type { EngineName, FreshDatabase } from '../engines.ts';

/**
 * A condition that is true and that every engine takes some 20 to 50 milliseconds a row for: texts grown tenfold again and
 * again. MariaDB's time grows with the square of the length.
 */
function slowCondition(engine: EngineName): string {
  let text = 'chu';
  for (let times = engine === 'mariadb' ? 5 : 7; times > 0; times -= 1)
    text = `replace(${text}, 'a', 'aaaaaaaaaa')`;
  return `length(${text}) > 0`;
}

/** Makes three tables: `nhanh` (two rows), `cham`, whose rule takes as long as it has rows, and `sau` (two rows). */
export async function loadSlow(database: FreshDatabase, slowRows: number): Promise<void> {
  for (const [table, rows] of [
    ['nhanh', 2],
    ['cham', slowRows],
    ['sau', 2],
  ] as const) {
    await database.execute(`CREATE TABLE ${table} (id INTEGER PRIMARY KEY, chu VARCHAR(20))`);
    await database.load(
      table,
      ['id', 'chu'],
      Array.from({ length: rows }, (_, index) => [index + 1, 'a']),
    );
  }
}

/** The rules of the three tables in this order; `nhanh` fails, the others hold. */
export function slowRules(engine: EngineName): string {
  return `
  nhanh: { rules: [{ id: nhanh, rule: in-set, column: chu, values: [b] }] }
  cham: { rules: [{ id: cham, rule: expression, condition: "${slowCondition(engine)}" }] }
  sau: { rules: [{ id: sau, rule: not-null, column: chu }] }
`;
}

/** Statements of soat that the server runs at this moment. */
export async function running(
  database: FreshDatabase,
): Promise<readonly { readonly id: string; readonly sql: string }[]> {
  const found = await database.query(
    database.engine === 'postgres'
      ? "SELECT pid AS id, query AS sql FROM pg_stat_activity WHERE state = 'active' AND application_name = 'soat' AND datname = current_database()"
      : "SELECT id, info AS 'sql' FROM information_schema.processlist WHERE info IS NOT NULL AND db = DATABASE() AND info NOT LIKE '%processlist%'",
  );
  return found.map(({ id, sql }) => ({ id: String(id), sql: String(sql) }));
}

/** Waits until the server runs the slow statement, and gives the number of its connection. */
export async function untilSlow(database: FreshDatabase): Promise<string> {
  for (;;) {
    const slow = (await running(database)).find(({ sql }) => sql.includes('replace(replace('));
    if (slow !== undefined) return slow.id;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
