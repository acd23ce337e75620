import type { Snapshot } from '../../model/session.ts';
import type { Link } from './connection.ts';
import type { TimeLimit } from './session.ts';

/** Which server this is, by its own version string. */
export interface Server {
  readonly engine: 'mariadb' | 'mysql';
  readonly version: string;
  readonly connectionId: string;
  readonly timeLimit: TimeLimit;
}

// CAST and comparison behave the same whatever the server's own mode is: strings have no escapes, `"` is a string,
// CHAR comes without its padding, zero dates can be read, subtraction of unsigned numbers may go below zero, `trim (a)`
// is the server's function and not a stored one of that name.
const SQL_MODE = 'NO_BACKSLASH_ESCAPES,NO_UNSIGNED_SUBTRACTION,IGNORE_SPACE';
// GROUP BY with SQL_BIG_RESULT sorts, and a sort looks at so many bytes of a value only: with the default of 1024 long
// equal values come apart and are counted wrongly. Fifteen keys of that size must fit into the sort buffer.
const MAX_SORT_LENGTH = 262_144;
const SORT_BUFFER_SIZE = 67_108_864;

/** Settings that must hold, or the figures could be wrong. */
const REQUIRED = [
  `SET SESSION sql_mode = '${SQL_MODE}'`,
  'SET SESSION sql_auto_is_null = 0',
  'SET SESSION sql_select_limit = 18446744073709551615',
  `SET SESSION max_sort_length = ${MAX_SORT_LENGTH}`,
  `SET SESSION sort_buffer_size = ${SORT_BUFFER_SIZE}`,
  'SET SESSION group_concat_max_len = 1048576',
  "SET SESSION lc_time_names = 'en_US'",
  'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ',
  'SET SESSION TRANSACTION READ ONLY',
];

/** Settings that only some versions have, or that only keep the session alive. */
const OPTIONAL = [
  'SET SESSION max_error_count = 65535',
  'SET SESSION sql_big_selects = 1',
  'SET SESSION sql_safe_updates = 0',
  'SET SESSION lock_wait_timeout = 10',
  'SET SESSION wait_timeout = 28800',
  'SET SESSION net_write_timeout = 3600',
  'SET SESSION idle_transaction_timeout = 0',
  'SET SESSION idle_readonly_transaction_timeout = 0',
  // MySQL keeps table figures for a day otherwise.
  'SET SESSION information_schema_stats_expiry = 0',
];

// Binary collations that compare trailing spaces too; the last, for servers before MariaDB 10.2 and MySQL 8.0.17, does not.
const COLLATIONS = {
  mariadb: ['utf8mb4_nopad_bin', 'utf8mb4_bin'],
  mysql: ['utf8mb4_0900_bin', 'utf8mb4_bin'],
};
const UNKNOWN_COLLATION = 1273;

/** Makes a fresh connection safe and known: nothing of the server's own settings may change a figure. Rejects with mysql2's errors. */
export async function prepareServer(link: Link, utcOffset: string): Promise<Server> {
  const { rows } = await link.tell('SELECT VERSION(), CONNECTION_ID()');
  const version = String(rows[0]?.[0]);
  const engine = /mariadb/i.test(version) ? 'mariadb' : 'mysql';
  for (const sql of REQUIRED) await link.tell(sql);
  for (const sql of OPTIONAL) await link.tell(sql).catch(passServerErrors);
  await link.tell(`SET SESSION time_zone = '${offsetLiteral(utcOffset)}'`);
  await setNames(link, COLLATIONS[engine]);
  return { engine, version, connectionId: String(rows[0]?.[1]), timeLimit: timeLimitOf(engine) };
}

/** Opens the read-only transaction whose snapshot everything after it sees. Rejects with mysql2's errors. */
export async function takeSnapshot(link: Link, engine: Server['engine']): Promise<Snapshot> {
  const before = await gtidExecuted(link, engine);
  await link.tell('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
  const { rows } = await link.tell('SELECT UTC_TIMESTAMP(6)');
  const id = engine === 'mariadb' ? await binlogPosition(link) : await gtidExecuted(link, engine);
  // MySQL does not say which position a snapshot has: it is known only when nothing was committed meanwhile.
  const isKnown = id !== undefined && (engine === 'mariadb' || id === before);
  return {
    isolation: 'REPEATABLE READ, READ ONLY, WITH CONSISTENT SNAPSHOT',
    at: `${String(rows[0]?.[0]).replace(' ', 'T')}Z`,
    ...(isKnown ? { id } : {}),
    tables: [],
  };
}

async function setNames(link: Link, collations: readonly string[]): Promise<void> {
  for (const collation of collations) {
    try {
      await link.tell(`SET NAMES utf8mb4 COLLATE ${collation}`);
      return;
    } catch (error) {
      if ((error as { errno?: number }).errno !== UNKNOWN_COLLATION || collation === collations.at(-1))
        throw error;
    }
  }
}

function timeLimitOf(engine: Server['engine']): TimeLimit {
  return engine === 'mariadb'
    ? { variable: 'max_statement_time', value: (ms) => (Math.max(ms, 1) / 1000).toFixed(3) }
    : { variable: 'max_execution_time', value: (ms) => String(Math.max(Math.round(ms), 1)) };
}

/** MariaDB states the binary log position of the open snapshot itself ("START TRANSACTION", Knowledge Base). */
async function binlogPosition(link: Link): Promise<string | undefined> {
  const { rows } = await link.tell("SHOW STATUS LIKE 'binlog_snapshot_%'");
  const status = new Map(rows.map(([name, value]) => [String(name).toLowerCase(), String(value)]));
  const file = status.get('binlog_snapshot_file');
  return file ? `${file}:${status.get('binlog_snapshot_position')}` : undefined;
}

async function gtidExecuted(link: Link, engine: Server['engine']): Promise<string | undefined> {
  if (engine === 'mariadb') return undefined;
  try {
    const { rows } = await link.tell('SELECT @@GLOBAL.gtid_executed');
    return String(rows[0]?.[0] ?? '').replace(/\s/g, '') || undefined;
  } catch (error) {
    passServerErrors(error);
    return undefined;
  }
}

/** An unknown variable or a missing right is no matter here; a lost connection is. */
function passServerErrors(error: unknown): void {
  if ((error as { sqlState?: string }).sqlState === undefined) throw error;
}

function offsetLiteral(utcOffset: string): string {
  if (!/^[+-]\d\d:\d\d$/.test(utcOffset)) throw new Error(`no UTC offset: ${utcOffset}`);
  return utcOffset;
}
