import { ConnectionError, QueryError, SoatError } from '../errors.ts';
import type { Dialect } from '../model/dialect.ts';
import type { Values } from '../model/measure.ts';
import type { QueryRecord } from '../model/query.ts';
import type { Session } from '../model/session.ts';
import { fuse, type Need, type PlannedQuery } from '../plan/fuse.ts';
import { type CompiledQuery, compileAlone, compileScan } from '../sql/compile.ts';
import { Measured } from './measured.ts';
import { endOf } from './time-limit.ts';

export interface ExecuteOptions {
  /** What was found before, in other databases; added to. */
  readonly before?: Executed;
  readonly sessions: readonly Session[];
  readonly dialect: Dialect;
  /** Ends the run: what is known by then is kept. */
  readonly signal: AbortSignal;
  /** Each statement is ended on the server after so many milliseconds. */
  readonly queryTimeoutMs: number;
  /** Milliseconds on a clock that only goes forward. */
  readonly clock: () => number;
  readonly onProgress?: (progress: Progress) => void;
}

/** How far a run is, as each statement begins. */
export interface Progress {
  /** Statements begun, this one included. */
  readonly begun: number;
  readonly total: number;
  readonly table: string;
}

export interface Executed {
  readonly values: Measured;
  /** Why rules have no outcome of their own, by rule id. */
  readonly failures: ReadonlyMap<string, SoatError>;
  readonly queries: readonly QueryRecord[];
  /** Why statements were left out or cut off: the run was ended, or a session lost. */
  readonly ended?: SoatError;
}

/** A planned query with its id; splits of `q3` are `q3.1` and `q3.2`. */
interface Task {
  readonly id: string;
  readonly query: PlannedQuery;
}

/**
 * Runs a plan on the sessions of one snapshot. A statement that fails is split until the guilty rule stands alone; only
 * that rule fails. When the run is ended, or every session is lost, the rules that wait fail with that reason.
 */
export async function executePlan(plan: readonly PlannedQuery[], options: ExecuteOptions): Promise<Executed> {
  const { before } = options;
  const values = before?.values ?? new Measured();
  const failures = new Map(before?.failures);
  const records = new Map(before?.queries.map((query) => [query.id, query]));
  const first = records.size + 1;
  const waiting: Task[] = plan.flatMap((query, index) => {
    // What a rule lacks of another database cannot be made good here.
    const needs = query.needs.filter(({ id }) => id === undefined || !failures.has(id));
    return needs.length === 0 ? [] : { id: `q${first + index}`, query: { ...query, needs } };
  });
  let total = waiting.length;
  let begun = 0;
  let end = before?.ended;

  const fail = (needs: readonly Need[], error: SoatError): void => {
    for (const { id } of needs) if (id !== undefined && !failures.has(id)) failures.set(id, error);
  };

  const runTask = async (session: Session, task: Task): Promise<void> => {
    const compiled = compileQuery(task.query, options.dialect);
    begun += 1;
    options.onProgress?.({ begun, total, table: task.query.table.name.name });
    const started = options.clock();
    const { database } = task.query.table;
    const record = (error?: SoatError) =>
      records.set(task.id, {
        id: task.id,
        ...(database === undefined ? {} : { database }),
        sql: compiled.statement.sql,
        parameters: compiled.statement.parameters,
        durationMs: Math.round(options.clock() - started),
        ruleIds: task.query.needs.flatMap((need) => need.id ?? []),
        ...(error === undefined ? {} : { error: error.text.en }),
      });
    try {
      const found = await runCompiled(session, compiled, values, options);
      compiled.measures.forEach((measure, index) => {
        values.set(measure, found[index]);
      });
      record();
    } catch (thrown) {
      if (!(thrown instanceof SoatError)) throw thrown;
      // What ended the run says more than that a statement was stopped.
      const error = isCancelled(thrown) && options.signal.aborted ? endOf(options.signal) : thrown;
      record(error);
      if (error instanceof ConnectionError || options.signal.aborted) end ??= error;
      const parts = canSplit(task.query, error) ? split(task, options.dialect) : [];
      waiting.unshift(...parts);
      total += parts.length;
      if (parts.length === 0) fail(task.query.needs, error);
      if (error instanceof ConnectionError) throw error;
    }
  };

  const work = async (session: Session): Promise<void> => {
    while (!options.signal.aborted) {
      const task = waiting.shift();
      if (task === undefined) return;
      try {
        await runTask(session, task);
      } catch (error) {
        if (error instanceof ConnectionError) return;
        throw error;
      }
    }
  };

  await Promise.all(options.sessions.map(work));
  if (waiting.length > 0 && options.signal.aborted) end ??= endOf(options.signal);
  if (end !== undefined) for (const task of waiting) fail(task.query.needs, end);
  return {
    values,
    failures,
    queries: [...records.values()].sort(byId),
    ...(end === undefined ? {} : { ended: end }),
  };
}

/** The statement of a planned query and how to read it. */
export function compileQuery(query: PlannedQuery, dialect: Dialect): CompiledQuery {
  const [first] = query.measures;
  if (query.kind === 'alone' && first !== undefined) return compileAlone(first, dialect);
  return compileScan(
    query.measures.flatMap((measure) =>
      measure.kind === 'count' || measure.kind === 'aggregate' ? measure : [],
    ),
    query.table,
    dialect,
  );
}

async function runCompiled(
  session: Session,
  compiled: CompiledQuery,
  known: Values,
  options: ExecuteOptions,
): Promise<readonly unknown[]> {
  const limits = { signal: options.signal, timeoutMs: options.queryTimeoutMs };
  if (compiled.read.kind === 'rows') {
    return compiled.read.values(await session.run(compiled.statement, limits));
  }
  const reading = compiled.read.start(known);
  await session.run(compiled.statement, { ...limits, onRow: (row) => reading.onRow(row) });
  return reading.values();
}

/** A run that was ended, and a lost session, would fail again whatever is left out. */
function canSplit(query: PlannedQuery, error: SoatError): boolean {
  return (
    query.kind === 'scan' &&
    query.needs.length > 1 &&
    error instanceof QueryError &&
    error.reason !== 'cancelled'
  );
}

function split(task: Task, dialect: Dialect): readonly Task[] {
  const { needs } = task.query;
  const middle = Math.ceil(needs.length / 2);
  return [needs.slice(0, middle), needs.slice(middle)].flatMap((half, index) =>
    scansOf(half, dialect).map((query, part) => ({
      id: `${task.id}.${index + 1}${part === 0 ? '' : `.${part + 1}`}`,
      query,
    })),
  );
}

/** The scans of some needs; what they ask besides scans stands in the plan already. */
function scansOf(needs: readonly Need[], dialect: Dialect): readonly PlannedQuery[] {
  return fuse(needs, dialect).filter((query) => query.kind === 'scan');
}

function isCancelled(error: SoatError): boolean {
  return error instanceof QueryError && error.reason === 'cancelled';
}

function byId(a: QueryRecord, b: QueryRecord): number {
  const left = a.id.slice(1).split('.').map(Number);
  const right = b.id.slice(1).split('.').map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const side = (left[index] ?? 0) - (right[index] ?? 0);
    if (side !== 0) return side;
  }
  return 0;
}
