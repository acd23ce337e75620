import type pg from 'pg';
import { ConnectionError, QueryError } from '../../errors.ts';
import type { Row, RunOptions, Session, Statement } from '../../model/session.ts';
import { cellTypes } from './cells.ts';
import type { Connector } from './connect.ts';
import { cancelledError, connectionError, isConnectionFailure, queryError, sqlState } from './failures.ts';
import { SessionSettings } from './session-settings.ts';
import { isSingleSelect } from './single-select.ts';
import { SAVEPOINT } from './transaction.ts';

/** A connection inside the snapshot's transaction. */
export interface OpenTransaction {
  readonly client: pg.Client;
  /** The server process, for `pg_cancel_backend`; a pooler may have told the client another number. */
  readonly backend: number;
  readonly connector: Connector;
  readonly label: string;
}

/** What the caller's `onRow` threw. */
interface RowFailure {
  readonly error: unknown;
}

/** How long the server is given to act before it is asked again to end a statement. */
const CANCEL_AGAIN_MS = 250;

/** Runs statements one at a time in the snapshot's transaction, which outlives those that fail. */
export class PostgresSession implements Session {
  readonly #open: OpenTransaction;
  readonly #settings: SessionSettings;
  #lost: ConnectionError | undefined;

  constructor(open: OpenTransaction) {
    this.#open = open;
    this.#settings = new SessionSettings(open.client);
    open.client.on('error', (error) => this.#lose(error));
  }

  async run(statement: Statement, options: RunOptions = {}): Promise<readonly Row[]> {
    if (this.#lost !== undefined) throw this.#lost;
    if (options.signal?.aborted) throw cancelledError();
    if (!isSingleSelect(statement.sql)) {
      throw new QueryError('other', {
        vi: 'chỉ chạy được một câu SELECT hoặc WITH; câu này thì không phải',
        en: 'only a single SELECT or WITH statement is run; this is none',
      });
    }
    const startedAt = performance.now();
    let rowFailure: RowFailure;
    try {
      await this.#settings.apply(settingsOf(statement, options));
      const { rows, failure } = await this.#read(statement, options);
      if (failure === undefined) return rows;
      rowFailure = failure;
    } catch (error) {
      if (error instanceof ConnectionError) throw error;
      if (this.#lost !== undefined || isConnectionFailure(error)) throw this.#lose(error);
      await this.#rollBack();
      if (error instanceof QueryError || sqlState(error) === undefined) throw error;
      throw queryError(error, whoStopped(options, performance.now() - startedAt));
    }
    throw rowFailure.error;
  }

  /** Ends the connection; the server then forgets the transaction. */
  async close(): Promise<void> {
    await this.#open.client.end();
  }

  async #read(
    statement: Statement,
    { signal, onRow }: RunOptions,
  ): Promise<{ readonly rows: readonly Row[]; readonly failure: RowFailure | undefined }> {
    if (signal?.aborted) throw cancelledError();
    const rows: Row[] = [];
    const stop = new AbortController();
    let failure: RowFailure | undefined;
    const take = (row: Row) => {
      if (failure !== undefined) return;
      try {
        if (onRow === undefined) rows.push(row);
        else onRow(row);
      } catch (error) {
        failure = { error };
        stop.abort();
      }
    };
    const wishes = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
    const ended = this.#send(statement, take);
    const cancelling = this.#cancelWhen(wishes, ended);
    try {
      await ended;
    } catch (error) {
      // The server's complaint about the cancel that a failing `onRow` brought about says nothing new.
      if (failure === undefined || sqlState(error) === undefined) throw error;
    } finally {
      // A cancel request still on its way would hit the next statement.
      if (await cancelling) await this.#rollBack();
    }
    return { rows, failure };
  }

  /**
   * Rows are handed over as they are read off the socket and not gathered, so memory stays bounded. A cursor would do
   * that too, but PostgreSQL plans no parallel workers for one (manual, 15.2).
   */
  #send(statement: Statement, take: (row: Row) => void): Promise<void> {
    const config = {
      text: statement.sql,
      values: statement.parameters.map((value) => (typeof value === 'bigint' ? String(value) : value)),
      rowMode: 'array',
      types: cellTypes,
      // The extended protocol admits one statement only, parameters or not.
      queryMode: 'extended',
    };
    return new Promise((resolve, reject) => {
      const query = new this.#open.connector.Query<Row[], unknown[]>(
        config as unknown as pg.QueryConfig<unknown[]>,
      );
      query.on('row', (row: unknown) => take(row as Row));
      query.once('end', () => resolve());
      query.once('error', reject);
      this.#open.client.query(query);
    });
  }

  /** Asks the server to end the statement once the signal fires; gives whether it did ask. */
  async #cancelWhen(signal: AbortSignal, ended: Promise<void>): Promise<boolean> {
    let isRunning = true;
    const end = ended.then(
      () => {},
      () => {},
    );
    const over = end.then(() => {
      isRunning = false;
    });
    if (!signal.aborted) {
      const fired = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true });
        over.then(resolve);
      });
      await fired;
    }
    if (!isRunning) return false;
    let canceller: pg.Client | undefined;
    try {
      canceller = await this.#open.connector.connect();
      // Again and again: a request that arrives before the server has read the statement is lost.
      while (isRunning) {
        await canceller.query('SELECT pg_catalog.pg_cancel_backend($1)', [this.#open.backend]);
        await Promise.race([over, pause(CANCEL_AGAIN_MS)]);
      }
    } catch {
      // No second connection to be had: giving up the first one is all that is left.
      this.#open.client.connection.stream.destroy();
    } finally {
      await canceller?.end();
    }
    return true;
  }

  /** Returns to the savepoint: the transaction is usable again and its snapshot the same. */
  async #rollBack(): Promise<void> {
    if (this.#lost !== undefined) return;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#open.client.query(`ROLLBACK TO SAVEPOINT ${SAVEPOINT}`);
        this.#settings.forget();
        return;
      } catch (error) {
        if (sqlState(error) !== '57014' || attempt === 3) throw this.#lose(error);
      }
    }
  }

  #lose(error: unknown): ConnectionError {
    this.#lost ??= connectionError(this.#open.label, error, 'run');
    return this.#lost;
  }
}

function settingsOf(statement: Statement, { timeoutMs }: RunOptions): Readonly<Record<string, string>> {
  if (timeoutMs === undefined) return statement.settings ?? {};
  return { ...statement.settings, statement_timeout: String(Math.max(1, Math.ceil(timeoutMs))) };
}

/** PostgreSQL has one SQLSTATE for a time limit, our own cancel, and an administrator's. */
function whoStopped({ signal, timeoutMs }: RunOptions, elapsedMs: number): 'timeout' | 'cancelled' {
  if (signal?.aborted) return 'cancelled';
  return timeoutMs === undefined || elapsedMs >= timeoutMs ? 'timeout' : 'cancelled';
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
