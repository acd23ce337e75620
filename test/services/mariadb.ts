import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { accountFor } from './account.ts';
import { mariadbBinaries } from './binaries.ts';
import { freePort, randomPassword, type Server, untilReady } from './server.ts';
import { serverFolder, watch } from './watchdog.ts';

/** Starts MariaDB in a temporary folder on a free port of the loopback, with Debian's character set and collation. */
export async function startMariadb(): Promise<Server> {
  const binaries = mariadbBinaries();
  const account = accountFor('mysql');
  const folder = serverFolder('mariadb', account);
  const password = randomPassword();
  const data = join(folder, 'data');
  const initFile = join(folder, 'init.sql');
  try {
    writeFileSync(
      initFile,
      `CREATE USER soat@'%' IDENTIFIED BY '${password}';\nGRANT ALL ON *.* TO soat@'%' WITH GRANT OPTION;\nCREATE DATABASE soat;\n`,
      { mode: 0o644 },
    );
    const install = [
      '--no-defaults',
      `--datadir=${data}`,
      '--skip-test-db',
      '--innodb-flush-log-at-trx-commit=0',
    ];
    execFileSync(binaries.install, install, { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const port = await freePort();
  const command = [
    ...[binaries.server, '--no-defaults', `--datadir=${data}`, `--init-file=${initFile}`],
    ...['--bind-address=127.0.0.1', `--port=${port}`, `--socket=${join(folder, 'socket')}`],
    ...[`--pid-file=${join(folder, 'pid')}`, `--tmpdir=${folder}`, '--skip-name-resolve'],
    ...['--character-set-server=utf8mb4', '--collation-server=utf8mb4_general_ci'],
    ...['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0', '--innodb-flush-method=nosync'],
    ...['--skip-log-bin', '--userstat=1', '--max-connections=150'],
  ];
  const watched = watch(folder, 'KILL', command, account);
  const url = `mariadb://soat:${password}@127.0.0.1:${port}/soat`;
  await untilReady(watched, async () => {
    const connection = await mysql.createConnection({ uri: url.replace('mariadb:', 'mysql:') });
    await connection.end();
  });
  return { url, stop: () => watched.stop() };
}
