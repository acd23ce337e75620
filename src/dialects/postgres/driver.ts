import type pg from 'pg';
import { ConnectionError, UsageError } from '../../errors.ts';
import type { Database, OpenOptions, Snapshot } from '../../model/session.ts';
import { type Connector, connectorTo } from './connect.ts';
import { cancelledError, connectionError } from './failures.ts';
import { readCatalogue, whyMissing } from './introspect.ts';
import { PostgresSession } from './session.ts';
import { type PostgresTarget, postgresTarget } from './target.ts';
import { begin, SAVEPOINT, takeSnapshot } from './transaction.ts';

const OLDEST_VERSION = 120_000;

/**
 * Opens a PostgreSQL database (12 or later) read-only on one snapshot, with up to `concurrency` sessions that share it;
 * fewer when the server refuses more. Throws UsageError for a URL it cannot read, ConnectionError when it cannot get in.
 */
export async function openPostgres(url: string, options: OpenOptions): Promise<Database> {
  const target = postgresTarget(url);
  if (!/^[+-]\d\d:\d\d$/.test(options.utcOffset)) {
    throw new UsageError({
      vi: `múi giờ phải viết dạng +07:00, không phải ${options.utcOffset}`,
      en: `the offset from UTC must be written like +07:00, not ${options.utcOffset}`,
    });
  }
  const connector = await connectorTo(target);
  const opened: pg.Client[] = [];
  const connect = async () => {
    if (options.signal?.aborted) throw cancelledError();
    const client = await connector.connect(options.signal);
    opened.push(client);
    return client;
  };
  try {
    const first = await connect();
    const server = await serverFacts(first, target);
    const { snapshot, exported } = await firstTransaction(first, options);
    const sessions = [await openSession(first, connector, target)];
    while (exported !== undefined && sessions.length < options.concurrency) {
      const session = await joined(connect, exported, options, connector, target);
      if (session === undefined) break;
      sessions.push(session);
    }
    return database(server, snapshot, sessions, options);
  } catch (error) {
    for (const client of opened) await client.end();
    if (options.signal?.aborted) throw cancelledError();
    if (error instanceof ConnectionError) throw error;
    throw connectionError(target.label, error, 'connect');
  }
}

interface ServerFacts {
  readonly version: string;
  readonly versionNumber: number;
  /** Schemas of the session's search path that are there and may be looked into, and all that it names. */
  readonly path: { readonly visible: readonly string[]; readonly named: readonly string[] };
}

async function serverFacts(client: pg.Client, target: PostgresTarget): Promise<ServerFacts> {
  // Every name with its schema: the session still looks into those of the owner.
  const { rows } = await client.query<{
    version: string;
    number: string;
    encoding: string;
    visible: readonly string[];
    path: string;
    me: string;
  }>(
    `SELECT pg_catalog.current_setting('server_version') AS version, current_user AS me,
       pg_catalog.current_setting('server_version_num') AS number,
       pg_catalog.current_setting('server_encoding') AS encoding,
       pg_catalog.array_to_json(pg_catalog.current_schemas(false)) AS visible,
       pg_catalog.current_setting('search_path') AS path`,
  );
  const version = rows[0]?.version ?? '';
  const versionNumber = Number(rows[0]?.number);
  if (rows[0]?.encoding === 'SQL_ASCII') {
    // Such a database does not know its characters: lengths would be of bytes, and nobody would see it.
    throw new ConnectionError({
      vi: `cơ sở dữ liệu tại ${target.label} có bảng mã SQL_ASCII nên không đếm đúng ký tự; hãy chuyển sang UTF8`,
      en: `the database at ${target.label} has the encoding SQL_ASCII, so characters cannot be counted; convert it to UTF8`,
    });
  }
  const { visible = [], path = '', me = '' } = rows[0] ?? {};
  const named = path.split(',').map((name) => name.trim().replaceAll('"', '').replace('$user', me));
  if (versionNumber >= OLDEST_VERSION) return { version, versionNumber, path: { visible, named } };
  throw new ConnectionError({
    vi: `PostgreSQL tại ${target.label} là bản ${version}; cần bản 12 trở lên`,
    en: `PostgreSQL at ${target.label} is version ${version}; 12 or later is needed`,
  });
}

/** Begins the transaction whose state the run sees, and exports it when several sessions are wished for. */
async function firstTransaction(
  client: pg.Client,
  options: OpenOptions,
): Promise<{ snapshot: Snapshot; exported: string | undefined }> {
  await begin(client, options);
  if (options.concurrency > 1) {
    try {
      const snapshot = await takeSnapshot(client);
      const { rows } = await client.query<{ id: string }>('SELECT pg_export_snapshot() AS id');
      return { snapshot, exported: rows[0]?.id };
    } catch {
      // Not everywhere can a state be exported; then one session does all the work, in a new transaction.
      await client.query('ROLLBACK');
      await begin(client, options);
    }
  }
  return { snapshot: await takeSnapshot(client), exported: undefined };
}

/** A further session on the exported state; undefined when the server has no connection left. */
async function joined(
  connect: () => Promise<pg.Client>,
  exported: string,
  options: OpenOptions,
  connector: Connector,
  target: PostgresTarget,
): Promise<PostgresSession | undefined> {
  let client: pg.Client;
  try {
    client = await connect();
  } catch (error) {
    if (error instanceof ConnectionError && !options.signal?.aborted) return undefined;
    throw error;
  }
  await begin(client, { utcOffset: options.utcOffset, importing: exported });
  return openSession(client, connector, target);
}

async function openSession(
  client: pg.Client,
  connector: Connector,
  target: PostgresTarget,
): Promise<PostgresSession> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  // After the export, which is refused inside a savepoint.
  await client.query(`SAVEPOINT ${SAVEPOINT}`);
  return new PostgresSession({ client, backend: rows[0]?.pid ?? 0, connector, label: target.label });
}

function database(
  server: ServerFacts,
  snapshot: Snapshot,
  sessions: readonly PostgresSession[],
  options: OpenOptions,
): Database {
  const [first] = sessions;
  if (first === undefined) throw new Error('a database has at least one session');
  const { path, versionNumber } = server;
  const isAsked = options.schemas.length > 0;
  const scope = {
    schemas: isAsked ? options.schemas : path.visible,
    searched: isAsked ? options.schemas : path.named,
    versionNumber,
  };
  return {
    engine: 'postgresql',
    version: server.version,
    snapshot,
    sessions,
    catalogue: () => readCatalogue(first, scope),
    whyMissing: (table) => whyMissing(first, scope, table),
    close: async () => {
      await Promise.all(sessions.map((session) => session.close()));
    },
  };
}
