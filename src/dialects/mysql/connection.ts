import type { Connection, ConnectionOptions } from 'mysql2';
import type { Row } from '../../model/session.ts';
import type { Address } from './address.ts';
import { connectionError } from './errors.ts';
import { executePrepared } from './prepared.ts';

/** One connection to a server. Errors are those of mysql2: callers make them speak. */
export interface Link {
  /** Runs a statement of our own with the text protocol. */
  tell(sql: string): Promise<{ readonly rows: readonly Row[]; readonly inTransaction: boolean }>;
  /** Runs a prepared statement and gives the number of warnings; every row goes to `onRow`, which must not throw. */
  ask(sql: string, parameters: readonly (string | null)[], onRow: (row: Row) => void): Promise<number>;
  /** Takes leave of the server. */
  close(): Promise<void>;
  /** Cuts the connection; what waits for it is rejected. */
  destroy(): void;
}

const CONNECT_TIMEOUT_MS = 10_000;
const CLOSE_TIMEOUT_MS = 2_000;
// SERVER_STATUS_IN_TRANS of the protocol's OK packet.
const IN_TRANSACTION = 1;

/** Connects to the server, named `where` in messages. Throws `ConnectionError`, or the reason of `signal`. */
export async function connect(address: Address, where: string, signal?: AbortSignal): Promise<Link> {
  signal?.throwIfAborted();
  const { default: mysql } = await import('mysql2');
  const connection = mysql.createConnection(connectionOptions(address));
  const link = linkOf(connection);
  const abort = () => link.destroy();
  signal?.addEventListener('abort', abort);
  try {
    // The handshake is over when the first statement is answered.
    await link.tell('DO 0');
    return link;
  } catch (error) {
    link.destroy();
    signal?.throwIfAborted();
    throw connectionError(error, where);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

function connectionOptions(address: Address): ConnectionOptions {
  return {
    host: address.host,
    port: address.port,
    user: address.user,
    password: address.password,
    ...(address.database === undefined ? {} : { database: address.database }),
    ...(address.ssl === undefined ? {} : { ssl: address.ssl }),
    connectTimeout: CONNECT_TIMEOUT_MS,
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
    jsonStrings: true,
    rowsAsArray: true,
    multipleStatements: false,
    // LOCAL INFILE lets a server ask for any file of this machine.
    flags: ['-LOCAL_FILES'],
    maxPreparedStatements: 2,
  };
}

function linkOf(connection: Connection): Link {
  let cut: (reason: unknown) => void = () => {};
  const gone = new Promise<never>((_, reject) => {
    cut = reject;
  });
  gone.catch(() => {});
  // mysql2 tells statements without a callback of a lost connection only through this event.
  connection.on('error', cut);
  const tell: Link['tell'] = (sql) => Promise.race([gone, tellText(connection, sql)]);
  return {
    tell,
    ask: (sql, parameters, onRow) =>
      Promise.race([gone, executePrepared(connection, sql, parameters, onRow)]),
    async close() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, CLOSE_TIMEOUT_MS);
      });
      await Promise.race([gone.catch(() => {}), late, new Promise((resolve) => connection.end(resolve))]);
      clearTimeout(timer);
      connection.destroy();
    },
    destroy() {
      cut({ code: 'PROTOCOL_CONNECTION_LOST', fatal: true });
      connection.destroy();
      // mysql2 only half-closes, and an unresponsive server would keep the process alive.
      (connection as unknown as { stream: { destroy(): void } }).stream.destroy();
    },
  };
}

function tellText(connection: Connection, sql: string): ReturnType<Link['tell']> {
  return new Promise((resolve, reject) => {
    connection.query({ sql, rowsAsArray: true }, (error, result: unknown) => {
      if (error !== null) return reject(error);
      const rows = Array.isArray(result) ? (result as Row[]) : [];
      const status = (result as { readonly serverStatus?: number }).serverStatus ?? 0;
      resolve({ rows, inTransaction: (status & IN_TRANSACTION) !== 0 });
    });
  });
}
