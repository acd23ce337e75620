import type pg from 'pg';
import type { Snapshot } from '../../model/session.ts';

/** The place in the transaction that a failed statement is rolled back to. */
export const SAVEPOINT = 'soat';

/** How a transaction begins: with a state of its own, or with the state another one exported. */
export interface TransactionStart {
  /** `+07:00`. */
  readonly utcOffset: string;
  readonly importing?: string;
}

/**
 * Opens the one read-only transaction of a connection, with settings under which every type has one exact spelling.
 * The snapshot is taken by the first query after it; `SAVEPOINT` is for the caller to set once that is done.
 */
export async function begin(client: pg.Client, start: TransactionStart): Promise<void> {
  // Functions and operators that users of the database have made would otherwise be taken for the server's own where their
  // argument types fit better, and would run with the rights of whoever audits (manual, 10.3 and 5.9.6).
  await client.query("SET search_path = ''");
  // Belongs to the connection: whatever were to run outside the transaction reads only, too.
  await client.query(
    `SELECT set_config(name, CASE name WHEN 'default_transaction_read_only' THEN 'on' ELSE '0' END, false)
     FROM pg_catalog.pg_settings
     WHERE name IN ('default_transaction_read_only', 'idle_in_transaction_session_timeout', 'transaction_timeout')`,
  );
  await endWithClient(client);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  if (start.importing !== undefined) await client.query(`SET TRANSACTION SNAPSHOT '${start.importing}'`);
  for (const setting of settings(start.utcOffset)) await client.query(`SET LOCAL ${setting}`);
}

/** Takes the snapshot, by the first query of the transaction, and gives its name and moment. */
export async function takeSnapshot(client: pg.Client): Promise<Snapshot> {
  const { rows } = await client.query<{ at: string; id: string }>(
    'SELECT statement_timestamp()::text AS at, txid_current_snapshot()::text AS id',
  );
  const [row] = rows;
  return {
    isolation: 'REPEATABLE READ, READ ONLY',
    at: isoMoment(row?.at ?? ''),
    id: row?.id ?? '',
    tables: [],
  };
}

function settings(utcOffset: string): readonly string[] {
  return [
    // As an interval: a bare offset would be read in the POSIX sense, with the sign the other way round (manual, B.5).
    `TIME ZONE INTERVAL '${utcOffset}' HOUR TO MINUTE`,
    "DateStyle = 'ISO, YMD'",
    "IntervalStyle = 'iso_8601'",
    'extra_float_digits = 3',
    'standard_conforming_strings = on',
    "bytea_output = 'hex'",
    "client_encoding = 'UTF8'",
    "lock_timeout = '10s'",
    // A table with row security is refused rather than counted in part.
    'row_security = off',
  ];
}

/** Where the server can, has it end a statement whose client has died (PostgreSQL 14; not on Windows servers). */
async function endWithClient(client: pg.Client): Promise<void> {
  try {
    await client.query("SET client_connection_check_interval = '10s'");
  } catch {
    // An older or other server: the statement runs to its end.
  }
}

/** `2026-11-23 18:04:05.123456+07` → `2026-11-23T18:04:05.123456+07:00`. */
function isoMoment(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
}
