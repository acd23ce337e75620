import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.ts';

/**
 * Runs a server until standard input closes, then ends it and removes its folder. The kernel closes the pipe when the
 * process that holds its other end dies in whatever way, so a killed test run leaves nothing behind.
 */
const SCRIPT = `
folder=$1 signal=$2
shift 2
exec 3<&0
"$@" </dev/null >"$folder/server.log" 2>&1 3<&- &
server=$!
trap '' INT TERM HUP
( cat <&3 >/dev/null; : >"$folder/stopping"; kill -s "$signal" "$server" 2>/dev/null ) &
reader=$!
exec 3<&-
{ wait "$server"; } 2>/dev/null
if [ ! -e "$folder/stopping" ]; then
  echo "test server ended by itself:" >&2
  tail -n 25 "$folder/server.log" >&2
  kill -s KILL "$reader"
fi
rm -rf "$folder"
`;

/** A server under watch: it lives until `stop` or until this process ends, however it ends. */
export interface Watched {
  /** Resolves when the server is gone and its folder removed. */
  stop(): Promise<void>;
  readonly isRunning: () => boolean;
}

/** A temporary folder that belongs to the account which will run the server. */
export function serverFolder(engine: string, account: Account): string {
  const folder = mkdtempSync(join(tmpdir(), `soat-${engine}-`));
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** Starts `command` under a watchdog, which removes `folder` after it. `signal` is what ends the server at once. */
export function watch(
  folder: string,
  signal: 'QUIT' | 'KILL',
  command: readonly string[],
  account: Account,
): Watched {
  const child: ChildProcess = spawn('/bin/sh', ['-c', SCRIPT, 'watchdog', folder, signal, ...command], {
    ...account,
    cwd: '/',
    // Its own session: Ctrl-C in the terminal must reach the tests, not the servers.
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.unref();
  return {
    async stop() {
      child.ref();
      child.stdin?.end();
      await ended;
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
  };
}
