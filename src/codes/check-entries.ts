import { dataFileError } from '../data-files/read-yaml.ts';
import { addDays } from '../exact/day.ts';
import type { Text } from '../model/text.ts';
import type { CodeEntry } from './code-entry.ts';
import { lineOf } from './parse-entries.ts';

const FIRST_DAY = '';
const LAST_DAY = '9999-12-31';

/**
 * Holds the entries, which stand in the order of the file, against each other. Throws `DataFileError` with `path:line` when a
 * code has two entries of one start or two whose periods overlap, or when its parent is not in force, at a higher level, on
 * every day that it is itself.
 */
export function checkEntries(path: string, entries: readonly CodeEntry[]): void {
  const byCode = new Map<string, CodeEntry[]>();
  for (const entry of entries) {
    const same = byCode.get(entry.code);
    if (same === undefined) byCode.set(entry.code, [entry]);
    else same.push(entry);
  }
  const fault = firstOverlap(byCode) ?? firstOrphan(byCode, entries);
  if (fault === undefined) return;
  const { text, entry, other } = fault;
  const [first, last] = [entry, other ?? entry]
    .map((one) => lineOf(entries.indexOf(one)))
    .sort((a, b) => a - b);
  throw dataFileError(path, last!, {
    vi: text.vi + (other === undefined ? '' : ` với dòng ${first}`),
    en: text.en + (other === undefined ? '' : ` of line ${first}`),
  });
}

interface Fault {
  readonly entry: CodeEntry;
  /** The other entry of the two that do not agree. */
  readonly other?: CodeEntry;
  readonly text: Text;
}

/** Leaves the entries of each code in the order of their start. */
function firstOverlap(byCode: ReadonlyMap<string, CodeEntry[]>): Fault | undefined {
  for (const same of byCode.values()) {
    if (same.length === 1) continue;
    same.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
    for (let i = 1; i < same.length; i++) {
      const other = same[i - 1]!;
      const entry = same[i]!;
      if (endOf(other) < startOf(entry)) continue;
      const text =
        startOf(other) === startOf(entry)
          ? { vi: `mã "${entry.code}" trùng ngày có hiệu lực`, en: `code "${entry.code}" has the first day` }
          : {
              vi: `mã "${entry.code}" chồng thời gian hiệu lực`,
              en: `code "${entry.code}" overlaps the period`,
            };
      return { entry, other, text };
    }
  }
  return undefined;
}

function firstOrphan(
  byCode: ReadonlyMap<string, readonly CodeEntry[]>,
  entries: readonly CodeEntry[],
): Fault | undefined {
  for (const entry of entries) {
    if (entry.parent === undefined) continue;
    const day = firstDayWithout(byCode.get(entry.parent) ?? [], entry);
    if (day === undefined) continue;
    const [vi, en] = day === FIRST_DAY ? ['', ''] : [` vào ngày ${day}`, ` on ${day}`];
    const text = {
      vi: `mã cha "${entry.parent}" không có hiệu lực ở cấp trên${vi}`,
      en: `parent "${entry.parent}" is not in force at a higher level${en}`,
    };
    return { entry, text };
  }
  return undefined;
}

/** The first day in force of `entry` on which none of its parent's entries is; undefined when there is none. */
function firstDayWithout(parents: readonly CodeEntry[], entry: CodeEntry): string | undefined {
  let day = startOf(entry);
  for (const parent of parents) {
    if (parent.level >= entry.level || startOf(parent) > day || endOf(parent) < day) continue;
    if (endOf(parent) >= endOf(entry)) return undefined;
    day = addDays(endOf(parent), 1);
  }
  return day;
}

function startOf(entry: CodeEntry): string {
  return entry.validFrom ?? FIRST_DAY;
}

function endOf(entry: CodeEntry): string {
  return entry.validTo ?? LAST_DAY;
}
