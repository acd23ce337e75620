import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A server program of a Debian package. */
interface Package {
  readonly name: string;
  find(): string | undefined;
}

/** The folder of `initdb` and `postgres`, of the newest version installed; installs it on Debian as root when missing. */
export function postgresBinaries(): string {
  return findOrInstall({ name: 'postgresql', find: newestPostgres });
}

/** The paths of `mariadbd` and `mariadb-install-db`; installs them on Debian as root when missing. */
export function mariadbBinaries(): { readonly server: string; readonly install: string } {
  return {
    server: findOrInstall({ name: 'mariadb-server', find: () => onPath('mariadbd') }),
    install: findOrInstall({ name: 'mariadb-server', find: () => onPath('mariadb-install-db') }),
  };
}

function newestPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  const folders = versions
    .filter((version) => existsSync(join(root, version, 'bin', 'initdb')))
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'));
  const initdb = onPath('initdb');
  return folders[0] ?? (initdb === undefined ? undefined : dirname(initdb));
}

function onPath(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

function findOrInstall(wanted: Package): string {
  const found = wanted.find();
  if (found !== undefined) return found;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${wanted.name}`;
  const isDebian = existsSync('/etc/debian_version') && onPath('apt-get') !== undefined;
  if (!isDebian || process.getuid?.() !== 0) {
    throw new Error(
      isDebian
        ? `${wanted.name} is not installed. Type: sudo sh -c '${command}'\n(or test without it: SOAT_TEST_ENGINES=sqlite)`
        : `${wanted.name} is not installed, and its programs are not on PATH. On Debian or Ubuntu: sudo sh -c '${command}'\n(or test without it: SOAT_TEST_ENGINES=sqlite)`,
    );
  }
  process.stderr.write(`test services: ${wanted.name} is not installed; running ${command}\n`);
  // RUNLEVEL=1 keeps the package from starting a server of its own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const { status } = spawnSync('sh', ['-c', command], { env, stdio: ['ignore', 2, 2] });
  const installed = wanted.find();
  if (status !== 0 || installed === undefined)
    throw new Error(`could not install ${wanted.name}: ${command}`);
  return installed;
}
