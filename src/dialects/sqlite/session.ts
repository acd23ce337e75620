import { ConnectionError, SoatError } from '../../errors.ts';
import type { Parameter, Row, RunOptions, Session } from '../../model/session.ts';
import { type Child, ENDED, startChild } from './child.ts';
import { assertReadableFile, changedError, openError, queryError, statementError } from './errors.ts';
import type { FileState } from './file-state.ts';
import type { Failure, OpenedFile } from './messages.ts';
import { assertSelect } from './read-only.ts';

/** The session of a database file, which outlives the processes that hold the file. */
export interface SqliteSession extends Session {
  readonly version: string;
  readonly journalMode: string;
  readonly state: FileState;
  /** The process that holds the file now; undefined after one was ended, until the next statement. */
  readonly pid: number | undefined;
  /** Runs SQL of the dialect itself, PRAGMA functions included. */
  ask(sql: string, parameters?: readonly string[], options?: RunOptions): Promise<readonly Row[]>;
  close(): Promise<void>;
}

// Tries to see the file at rest while its read transaction opens.
const OPEN_ATTEMPTS = 5;

/** Opens the file in a process of its own, in one read transaction. Throws `ConnectionError`, or `QueryError` (`cancelled`). */
export async function openSession(
  path: string,
  utcOffset: string,
  signal?: AbortSignal,
): Promise<SqliteSession> {
  const opened = await openQuietly(path, utcOffset, signal);
  const { version, journalMode, state } = opened;
  let child: Child | undefined = opened.child;
  let lost: ConnectionError | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  }

  /** The process at hand, or a new one when the file is still in the state that the run reads. */
  async function holder(): Promise<Child> {
    if (lost !== undefined) throw lost;
    if (child !== undefined) return child;
    const next = await openOnce(path, utcOffset).catch((error) => {
      lost = error instanceof ConnectionError ? error : changedError(path);
      throw lost;
    });
    if (next.after.fingerprint !== state.fingerprint) {
      await next.child.kill();
      lost = changedError(path);
      throw lost;
    }
    child = next.child;
    return child;
  }

  async function perform(
    sql: string,
    parameters: readonly Parameter[],
    options: RunOptions,
    isOurs: boolean,
  ) {
    if (options.signal?.aborted) throw queryError('cancelled');
    const process = await holder();
    const rows: Row[] = [];
    const onRow = options.onRow ?? ((row: Row) => rows.push(row));
    let stopped: { readonly error: unknown } | undefined;
    const stop = (error: unknown) => {
      if (stopped !== undefined) return;
      stopped = { error };
      child = undefined;
      void process.kill();
    };
    const abort = () => stop(queryError('cancelled'));
    options.signal?.addEventListener('abort', abort);
    const { timeoutMs } = options;
    const timer =
      timeoutMs === undefined ? undefined : setTimeout(() => stop(queryError('timeout')), timeoutMs);
    try {
      await process.run({ sql, parameters: scalars(parameters), isOurs }, (row) => {
        if (stopped !== undefined) return;
        try {
          onRow(row);
        } catch (error) {
          stop(error);
        }
      });
      if (stopped === undefined) return rows;
      throw ENDED;
    } catch (failure) {
      if (stopped !== undefined) {
        await process.kill();
        throw (stopped as { error: unknown }).error;
      }
      if (failure === ENDED) child = undefined;
      throw failure instanceof SoatError ? failure : statementError(failure as Failure);
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', abort);
    }
  }

  return {
    version,
    journalMode,
    state,
    get pid() {
      return child?.pid;
    },
    run: (statement, options = {}) =>
      inTurn(async () => {
        assertSelect(statement);
        if (Object.keys(statement.settings ?? {}).length > 0)
          throw new Error('SQLite has no settings for one statement');
        return perform(statement.sql, statement.parameters, options, false);
      }),
    ask: (sql, parameters = [], options = {}) => inTurn(() => perform(sql, parameters, options, true)),
    async close() {
      lost ??= changedError(path);
      await child?.kill();
    },
  };
}

interface Opened extends OpenedFile {
  readonly child: Child;
}

/** Opens again while somebody writes in between, so that the state looked at is surely the one that is read. */
async function openQuietly(
  path: string,
  utcOffset: string,
  signal?: AbortSignal,
): Promise<Opened & { state: FileState }> {
  for (let attempt = 1; ; attempt++) {
    if (signal?.aborted) throw queryError('cancelled');
    const opened = await openOnce(path, utcOffset);
    // When it never rests, the run goes on; only after a stopped statement the state will count as changed.
    if (opened.before.fingerprint === opened.after.fingerprint || attempt === OPEN_ATTEMPTS) {
      return { ...opened, state: opened.before };
    }
    await opened.child.kill();
  }
}

async function openOnce(path: string, utcOffset: string): Promise<Opened> {
  assertReadableFile(path);
  const child = await startChild().catch(() => {
    throw new ConnectionError({
      vi: 'không khởi động được tiến trình đọc SQLite',
      en: 'the process that reads SQLite could not be started',
    });
  });
  try {
    return { child, ...(await child.open(path, utcOffset)) };
  } catch (failure) {
    await child.kill();
    throw openError(path, failure as Failure);
  }
}

function scalars(parameters: readonly Parameter[]): readonly Exclude<Parameter, readonly string[]>[] {
  return parameters.map((parameter) => {
    if (typeof parameter === 'object' && parameter !== null) throw new Error('SQLite has no list parameters');
    return parameter;
  });
}
