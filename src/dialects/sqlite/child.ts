import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Row } from '../../model/session.ts';
import type { Answer, Failure, OpenedFile, Request } from './messages.ts';

/** The process that holds a database, seen from the parent. Rejections are `Failure`s, or `ENDED`. */
export interface Child {
  readonly pid: number;
  open(path: string, utcOffset: string): Promise<OpenedFile>;
  /** Runs one statement; rows come in batches, and the next are made while `onRow` (which must not throw) takes these. */
  run(request: Omit<Request & { kind: 'run' }, 'kind'>, onRow: (row: Row) => void): Promise<void>;
  /** Ends the process at once, in the midst of a query if need be, and resolves when it is gone. */
  kill(): Promise<void>;
}

/** The rejection of whatever was under way when the process ended. */
export const ENDED: Failure = { code: 'ENDED', about: 'unknown' };

/** Starts the process; it ends with this one. */
export async function startChild(): Promise<Child> {
  const process_ = forkWorker();
  let listener: { answer(answer: Answer): void; end(): void } | undefined;
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      listener?.end();
      process.off('exit', killNow);
      resolve();
    };
    process_.once('exit', end);
    process_.once('error', end);
  });
  const killNow = () => void process_.kill('SIGKILL');
  process.once('exit', killNow);
  process_.on('message', (answer: Answer) => listener?.answer(answer));

  function conversation<T>(
    request: Request | undefined,
    step: (answer: Answer) => T | undefined,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      listener = {
        answer(answer) {
          if (answer.kind === 'failed') return reject(answer.failure);
          const result = step(answer);
          if (result !== undefined) resolve(result);
        },
        end: () => reject(ENDED),
      };
      if (process_.exitCode !== null || process_.signalCode !== null) reject(ENDED);
      else if (request !== undefined) tell(request);
    });
  }

  function tell(request: Request): void {
    // A process that has just ended is told by its exit, not by this.
    process_.send(request, () => {});
  }

  await conversation(undefined, (answer) => answer.kind === 'ready' || undefined);
  return {
    pid: process_.pid ?? -1,
    open: (path, utcOffset) =>
      conversation({ kind: 'open', path, utcOffset }, (answer) =>
        answer.kind === 'opened' ? answer : undefined,
      ),
    async run(request, onRow) {
      await conversation({ kind: 'run', ...request }, (answer) => {
        if (answer.kind === 'rows') {
          for (const row of answer.rows) onRow(row);
          tell({ kind: 'more' });
        }
        return answer.kind === 'done' || undefined;
      });
    },
    async kill() {
      process_.kill('SIGKILL');
      await exited;
    },
  };
}

function forkWorker(): ChildProcess {
  // The same file in its other life: TypeScript in a checkout, JavaScript in the package.
  const isTypeScript = import.meta.url.endsWith('.ts');
  const worker = fileURLToPath(new URL(isTypeScript ? './worker.ts' : './worker.js', import.meta.url));
  const execArgv = isTypeScript ? ['--import', tsxUrl()] : [];
  return fork(worker, [], {
    execArgv,
    env: ownEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function tsxUrl(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}

/** Only what SQLite needs to find its folder for temporary files: the rest of the environment holds secrets. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SQLITE_TMPDIR', 'SystemRoot', 'LD_LIBRARY_PATH'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
