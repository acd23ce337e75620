import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the kernel in one second; Linux shows 100 to programs on every architecture of ours. */
const TICKS_PER_SECOND = 100;

/** Field numbers of `/proc/<pid>/stat`, counted after the name in brackets (proc(5)). */
const PARENT = 1;
const CPU = { user: 11, system: 12, childrenUser: 13, childrenSystem: 14 };

/**
 * CPU seconds, user and system, that a process and its descendants have used since they were started, those that have
 * ended and been waited for included: the backends and parallel workers of a PostgreSQL server end up in its first process.
 */
export function cpuSecondsOfTree(root: number): number {
  const all = processes();
  const members = new Set([root]);
  for (let size = 0; size !== members.size; ) {
    size = members.size;
    for (const [pid, fields] of all) if (members.has(Number(fields[PARENT]))) members.add(pid);
  }
  const ticks = [...members].map((pid) => sum(all.get(pid), Object.values(CPU)));
  return ticks.reduce((total, one) => total + one, 0) / TICKS_PER_SECOND;
}

/** CPU seconds of the processes that this one has started and that have ended, with all of their own. */
export function cpuSecondsOfEndedChildren(): number {
  return sum(processes().get(process.pid), [CPU.childrenUser, CPU.childrenSystem]) / TICKS_PER_SECOND;
}

/** CPU seconds of this process itself. */
export function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The process and its descendants that are alive. */
export function treeOf(root: number): readonly number[] {
  const children = (pid: number): readonly number[] =>
    textOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return [root, ...children(root).flatMap(treeOf)];
}

/** The most memory a live process has had resident so far, in bytes; 0 when it is gone. */
export function peakBytes(pid: number): number {
  const kilobytes = /^VmHWM:\s*(\d+) kB/m.exec(textOf(`/proc/${pid}/status`))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

function processes(): ReadonlyMap<number, readonly string[]> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(
    pids.flatMap((pid) => {
      const stat = textOf(`/proc/${pid}/stat`);
      return stat === '' ? [] : [[Number(pid), stat.slice(stat.lastIndexOf(')') + 2).split(' ')] as const];
    }),
  );
}

function sum(fields: readonly string[] | undefined, indexes: readonly number[]): number {
  return indexes.reduce((total, index) => total + Number(fields?.[index] ?? 0), 0);
}

/** Processes may end while they are looked at. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
