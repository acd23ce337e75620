import { readdirSync, readFileSync } from 'node:fs';

/** The processes that read SQLite files for the process with this number (Linux). */
export function readersOf(pid: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid && read(`/proc/${name}/cmdline`).includes('sqlite/worker'))
    .map(Number);
}

/** Whether a process with this number lives. */
export function isAlive(pid: number): boolean {
  return read(`/proc/${pid}/stat`) !== '' && !/\) Z /.test(read(`/proc/${pid}/stat`));
}

function parentOf(pid: string): number {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Empty when the process is gone meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
