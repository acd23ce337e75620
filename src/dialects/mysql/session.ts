import { ConnectionError, type SoatError } from '../../errors.ts';
import type { Cell, Parameter, Row, RunOptions, Session } from '../../model/session.ts';
import type { Link } from './connection.ts';
import { queryError, statementError } from './errors.ts';
import { assertReadOnly } from './read-only.ts';
import { sessionSettings } from './settings.ts';
import { doubtOf } from './warnings.ts';

/** How the server is told to end a statement by itself. */
export interface TimeLimit {
  readonly variable: string;
  /** The variable's value for so many milliseconds. */
  value(timeoutMs: number): string;
}

/** What a session needs to know of its server. */
export interface SessionOptions {
  /** The server in messages. */
  readonly where: string;
  readonly timeLimit: TimeLimit;
  /** Ends the statement that the session's connection is running, from another connection. */
  kill(): Promise<void>;
}

/** A session that also answers the dialect's own questions. */
export interface MysqlSession extends Session {
  /** Runs SQL of the dialect itself, without the allow-list and without minding warnings. */
  ask(sql: string, parameters?: readonly string[], options?: RunOptions): Promise<readonly Row[]>;
}

// The server ends a statement first; where it cannot (a stored function in MySQL), we do after this long.
const TIMEOUT_GRACE_MS = 3_000;

/** Makes a connection with an open snapshot into a session. Statements asked at once run one after the other. */
export function openSession(link: Link, options: SessionOptions): MysqlSession {
  const settings = sessionSettings(link);
  let lost: SoatError | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  }

  async function prepareSession(wanted: Readonly<Record<string, string>>): Promise<void> {
    if (lost !== undefined) throw lost;
    try {
      await settings.apply(wanted);
    } catch (error) {
      throw remember(statementError(error, options.where));
    }
  }

  async function perform(
    sql: string,
    parameters: readonly (string | null)[],
    run: RunOptions,
    mindful: boolean,
  ) {
    if (run.signal?.aborted) throw queryError('cancelled');
    const rows: Row[] = [];
    const stop = stopper(options, link, run);
    try {
      const warnings = await link.ask(sql, parameters, stop.guard(run.onRow ?? ((row) => rows.push(row))));
      const doubt = mindful ? await doubtOf(link, warnings) : undefined;
      await stop.finish();
      if (doubt !== undefined) throw doubt;
    } catch (error) {
      await stop.finish();
      await assureSnapshot();
      throw stop.error() ?? remember(statementError(error, options.where));
    }
    const error = stop.error();
    if (error === undefined) return rows;
    await assureSnapshot();
    throw error;
  }

  /** After a failure: the transaction must still be there, and a KILL QUERY that came late must hit this, not the next statement. */
  async function assureSnapshot(): Promise<void> {
    for (let attempt = 0; attempt < 3 && lost === undefined; attempt++) {
      try {
        const { inTransaction } = await link.tell('DO 0');
        if (inTransaction) return;
        lost = new ConnectionError({
          vi: `máy chủ ${options.where} đã huỷ giao dịch chỉ đọc, trạng thái đang đọc không còn; hãy chạy lại`,
          en: `${options.where} ended the read-only transaction and with it the snapshot; run again`,
        });
      } catch (error) {
        const failure = statementError(error, options.where);
        if (failure instanceof ConnectionError) lost = failure;
      }
    }
    if (lost !== undefined) throw lost;
  }

  function remember(error: SoatError): SoatError {
    if (error instanceof ConnectionError) lost = error;
    return error;
  }

  return {
    run: (statement, run = {}) =>
      inTurn(async () => {
        assertReadOnly(statement.sql);
        const limit = options.timeLimit;
        const timed = run.timeoutMs === undefined ? {} : { [limit.variable]: limit.value(run.timeoutMs) };
        await prepareSession({ ...statement.settings, ...timed });
        return perform(statement.sql, statement.parameters.map(toText), run, true);
      }),
    ask: (sql, parameters = [], options = {}) =>
      inTurn(async () => {
        await prepareSession({});
        return perform(sql, parameters, options, false);
      }),
  };
}

/** Ends a running statement when its signal fires, its time is up, or its `onRow` throws. */
function stopper(options: SessionOptions, link: Link, run: RunOptions) {
  let failure: { readonly error: unknown } | undefined;
  let killing: Promise<void> | undefined;

  function stop(error: unknown): void {
    if (failure !== undefined) return;
    failure = { error };
    killing = options.kill().catch(() => link.destroy());
  }
  const abort = () => stop(queryError('cancelled'));
  run.signal?.addEventListener('abort', abort, { once: true });
  const timer =
    run.timeoutMs === undefined
      ? undefined
      : setTimeout(() => stop(queryError('timeout')), run.timeoutMs + TIMEOUT_GRACE_MS);

  return {
    /** An `onRow` that stops the statement when the real one throws, since mysql2 would drop the connection. */
    guard: (onRow: (row: readonly Cell[]) => void) => (row: readonly Cell[]) => {
      if (failure !== undefined) return;
      try {
        onRow(row);
      } catch (error) {
        stop(error);
      }
    },
    async finish(): Promise<void> {
      clearTimeout(timer);
      run.signal?.removeEventListener('abort', abort);
      await killing;
    },
    error: () => failure?.error,
  };
}

/** Every parameter goes as text, whose meaning the SQL around it states: a double would lose digits. */
function toText(parameter: Parameter): string | null {
  if (parameter === null || typeof parameter === 'string') return parameter;
  if (typeof parameter === 'object') throw new Error('MySQL has no list parameters');
  return String(parameter);
}
