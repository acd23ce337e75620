import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

/** What a command line left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  /** Standard output byte for byte. */
  readonly bytes: Buffer;
  readonly stderr: string;
}

/** A recording of everything a command says, with a hand on its Ctrl-C. */
export interface Recorder {
  readonly io: Io;
  /** Resolves once standard error holds the text. */
  said(text: string): Promise<void>;
  interrupt(): void;
  ran(code: number): Ran;
}

/** An `Io` that records; the clock stands on a day of 2026. */
export function recorder(own: Partial<Io> = {}): Recorder {
  const out: Buffer[] = [];
  let err = '';
  let listener: (() => void) | undefined;
  const waiting: { readonly text: string; resolve(): void }[] = [];
  const io: Io = {
    stdout: (content) => void out.push(Buffer.from(content)),
    stderr(text) {
      err += text;
      for (const each of waiting) if (err.includes(each.text)) each.resolve();
    },
    environment: {},
    terminal: { isTerminal: false, columns: 100, hasColour: false },
    now: () => new Date('2026-12-14T03:00:00Z'),
    onInterrupt(interrupted) {
      listener = interrupted;
      return () => {
        listener = undefined;
      };
    },
    ...own,
  };
  return {
    io,
    said: (text) =>
      new Promise((resolve) => {
        if (err.includes(text)) resolve();
        else waiting.push({ text, resolve });
      }),
    interrupt: () => listener?.(),
    ran: (code) => {
      const bytes = Buffer.concat(out);
      return { code, bytes, stdout: bytes.toString('utf8'), stderr: err };
    },
  };
}

/** Runs a command line within this process. */
export async function soat(argv: readonly string[], own: Partial<Io> = {}): Promise<Ran> {
  const { io, ran } = recorder(own);
  return ran(await main(argv, io));
}

const RUN = fileURLToPath(new URL('../../src/cli/run.ts', import.meta.url));
/** What lets Node run TypeScript. */
export const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** The words that start a real process of the command line. */
export const SOAT_COMMAND: readonly string[] = [process.execPath, '--import', TSX, RUN];

/** Starts a real process; its streams are read as text. */
export function startSoat(
  argv: readonly string[],
  options: { readonly cwd?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): {
  readonly child: ChildProcess;
  said(text: string): Promise<void>;
  readonly ended: Promise<Ran & { signal: string | null }>;
} {
  const [command = '', ...words] = SOAT_COMMAND;
  const child = spawn(command, [...words, ...argv], {
    cwd: options.cwd,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  let err = '';
  const listeners: (() => void)[] = [];
  child.stdout?.on('data', (part: Buffer) => out.push(part));
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    err += part;
    for (const listener of listeners) listener();
  });
  const ended = new Promise<Ran & { signal: string | null }>((resolve) => {
    child.once('close', (code, signal) => {
      const bytes = Buffer.concat(out);
      resolve({ code: code ?? -1, signal, bytes, stdout: bytes.toString('utf8'), stderr: err });
    });
  });
  const said = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => (err.includes(text) ? resolve() : undefined);
      listeners.push(look);
      ended.then(() => reject(new Error(`it ended without saying "${text}":\n${err}`)));
      look();
    });
  return { child, said, ended };
}
