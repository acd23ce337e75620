/** The process that holds one SQLite database: a query can only be stopped from outside, by ending the process. */
import { Worker } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';
import type { Row } from '../../model/session.ts';
import { watchFileState } from './file-state.ts';
import { addFunctions } from './functions.ts';
import { type Answer, BATCHES_AHEAD, type Failure, type Request } from './messages.ts';

const BUSY_TIMEOUT_MS = 5_000;
// Kilobytes, as a negative number. The sorter of a GROUP BY has as much; within the processor's cache it takes two thirds of
// the time, and pages that are read again are still in the system's cache.
const SORTER_CACHE = 'cache_size = -2000';
const BATCH_ROWS = 1_000;
const BATCH_CHARACTERS = 1_000_000;

let database: SqliteDatabase.Database | undefined;
let batchesAhead = 0;
let wake: () => void = () => {};

process.on('message', (request: Request) => {
  if (request.kind === 'more') {
    batchesAhead -= 1;
    wake();
    return;
  }
  const work = request.kind === 'open' ? open(request) : run(request);
  work.then(answer, (error: unknown) => answer({ kind: 'failed', failure: failureOf(error) }));
});
process.on('disconnect', () => process.exit());
endWithParent();
answer({ kind: 'ready' });

async function open({ path, utcOffset }: Request & { kind: 'open' }): Promise<Answer> {
  const fileState = watchFileState(path);
  const before = fileState();
  database = new SqliteDatabase(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  database.defaultSafeIntegers();
  for (const pragma of ['query_only = ON', 'trusted_schema = OFF', 'cell_size_check = ON', SORTER_CACHE])
    database.pragma(pragma);
  addFunctions(database, utcOffset);
  const journalMode = String(database.pragma('journal_mode', { simple: true }));
  // The transaction holds its state only from its first read on.
  database.exec('BEGIN');
  database.prepare('SELECT COUNT(*) FROM sqlite_schema').get();
  const version = String(database.prepare('SELECT sqlite_version()').pluck().get());
  return { kind: 'opened', version, journalMode, before, after: fileState() };
}

async function run({ sql, parameters, isOurs }: Request & { kind: 'run' }): Promise<Answer> {
  if (database === undefined) throw new Error('no database is open');
  const statement = database.prepare(sql);
  if (!statement.reader || (!statement.readonly && !isOurs)) throw new NotReadOnly();
  let batch: Row[] = [];
  let characters = 0;
  batchesAhead = 0;
  for (const row of statement.raw().iterate(...parameters) as IterableIterator<Row>) {
    batch.push(row);
    for (const cell of row)
      characters += typeof cell === 'string' || cell instanceof Uint8Array ? cell.length : 8;
    if (batch.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
    await send(batch);
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) await send(batch);
  return { kind: 'done' };
}

/** Sends a batch, and waits while too many are on the way. */
async function send(rows: readonly Row[]): Promise<void> {
  answer({ kind: 'rows', rows });
  batchesAhead += 1;
  while (batchesAhead >= BATCHES_AHEAD) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

function answer(message: Answer): void {
  process.send?.(message);
}

class NotReadOnly extends Error {}

function failureOf(error: unknown): Failure {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : 'ERROR', about: aboutOf(error, String(message)) };
}

function aboutOf(error: unknown, message: string): Failure['about'] {
  if (error instanceof NotReadOnly || /more than one statement/.test(message)) return 'not-read-only';
  if (/^no such (table|column|function|module|collation)/.test(message)) return 'missing';
  if (/overflow|malformed|too (big|large)|out of range/.test(message)) return 'value';
  return 'unknown';
}

/** A query blocks the event loop, so a thread looks whether the parent still lives: a forgotten query would hold a lock on the file. */
function endWithParent(): void {
  const watch = `setInterval(() => { if (process.ppid !== ${process.ppid}) process.kill(${process.pid}, 'SIGKILL'); }, 1000)`;
  new Worker(watch, { eval: true, env: {}, execArgv: [] }).unref();
}
