import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { accountFor } from './account.ts';
import { postgresBinaries } from './binaries.ts';
import { freePort, randomPassword, type Server, untilReady } from './server.ts';
import { serverFolder, watch } from './watchdog.ts';

/** Speed over durability; what rules depend on (`work_mem`, planner) stays at the defaults. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  track_io_timing: 'on',
  max_connections: '100',
};

/** Starts PostgreSQL in a temporary folder on a free port of the loopback, with a linguistic default collation. */
export async function startPostgres(): Promise<Server> {
  const binaries = postgresBinaries();
  const account = accountFor('postgres');
  const folder = serverFolder('postgres', account);
  const password = randomPassword();
  try {
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o644 });
    execFileSync(join(binaries, 'initdb'), initdbArguments(binaries, folder, passwordFile), {
      ...account,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    rmSync(passwordFile);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const port = await freePort();
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const command = [join(binaries, 'postgres'), '-D', join(folder, 'data'), ...settings];
  const watched = watch(folder, 'QUIT', command, account);
  const url = `postgres://soat:${password}@127.0.0.1:${port}/postgres`;
  await untilReady(watched, async () => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
    } finally {
      await client.end();
    }
  });
  return { url, stop: () => watched.stop() };
}

function initdbArguments(binaries: string, folder: string, passwordFile: string): readonly string[] {
  const version = execFileSync(join(binaries, 'initdb'), ['--version'], { encoding: 'utf8' });
  const major = Number(/(\d+)/.exec(version)?.[1] ?? 0);
  // Text must be compared by code points whatever the database's own order is, so give it one that differs.
  const collation = major >= 15 ? ['--locale-provider=icu', '--icu-locale=vi'] : [];
  return [
    ...['-D', join(folder, 'data'), '-U', 'soat', '-E', 'UTF8', '--locale=C.UTF-8', ...collation],
    ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync', '--no-instructions'],
  ];
}
