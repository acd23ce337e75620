import { addDays } from '../exact/day.ts';
import { dataFileError } from '../data-files/read-yaml.ts';
import type { CodeEntry } from './code-entry.ts';
import type { ReadEntry } from './parse-entries.ts';

const FIRST_DAY = '';
const LAST_DAY = '9999-12-31';

/**
 * Holds the rows against each other. Throws `DataFileError` with `path:line` when a code has two entries of one start or two
 * whose periods overlap, or when its parent is not in force, at a higher level, on every day that it is itself.
 */
export function checkEntries(path: string, entries: readonly ReadEntry[]): void {
  const byCode = new Map<string, ReadEntry[]>();
  for (const read of entries) {
    const same = byCode.get(read.entry.code);
    if (same === undefined) byCode.set(read.entry.code, [read]);
    else same.push(read);
  }
  for (const same of byCode.values()) {
    if (same.length > 1) refuseOverlap(path, same);
  }
  for (const read of entries) {
    const { parent } = read.entry;
    if (parent !== undefined) refuseOrphan(path, read, byCode.get(parent) ?? []);
  }
}

/** Sorts the entries of one code by their start, in place. */
function refuseOverlap(path: string, same: ReadEntry[]): void {
  same.sort((a, b) => compare(startOf(a.entry), startOf(b.entry)));
  for (const [i, { entry, line }] of same.entries()) {
    const before = same[i - 1];
    if (before === undefined || endOf(before.entry) < startOf(entry)) continue;
    const what =
      startOf(before.entry) === startOf(entry)
        ? { vi: 'trùng mã và ngày có hiệu lực', en: 'has the code and the first day' }
        : { vi: 'có thời gian hiệu lực chồng lên', en: 'overlaps the period' };
    throw dataFileError(path, Math.max(line, before.line), {
      vi: `mã "${entry.code}" ${what.vi} với dòng ${Math.min(line, before.line)}`,
      en: `code "${entry.code}" ${what.en} of line ${Math.min(line, before.line)}`,
    });
  }
}

function refuseOrphan(path: string, { entry, line }: ReadEntry, parents: readonly ReadEntry[]): void {
  let uncovered = startOf(entry);
  for (const { entry: parent } of parents) {
    if (parent.level >= entry.level || startOf(parent) > uncovered || endOf(parent) < uncovered) continue;
    if (endOf(parent) >= endOf(entry)) return;
    uncovered = addDays(endOf(parent), 1);
  }
  const since = uncovered === FIRST_DAY ? undefined : uncovered;
  throw dataFileError(path, line, {
    vi: `mã cha "${entry.parent}" không có hiệu lực ở cấp trên${since === undefined ? '' : ` vào ngày ${since}`}`,
    en: `parent "${entry.parent}" is not in force at a higher level${since === undefined ? '' : ` on ${since}`}`,
  });
}

function startOf(entry: CodeEntry): string {
  return entry.validFrom ?? FIRST_DAY;
}

function endOf(entry: CodeEntry): string {
  return entry.validTo ?? LAST_DAY;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
