import { execFileSync } from 'node:child_process';

/** The user a server runs as: empty for the one who runs the tests. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** The system user `name` when the tests run as root (PostgreSQL refuses root), else the user who runs them. */
export function accountFor(name: string): Account {
  if (process.getuid?.() !== 0) return {};
  return { uid: numericId('-u', name), gid: numericId('-g', name) };
}

function numericId(flag: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8' }).trim());
}
