import type { CodeTable } from '../rule-types/rule-type.ts';
import { type CodeEntry, isInForce } from './code-entry.ts';
import type { CodeTableFacts } from './code-index.ts';

/** A code table with all that its file says; `sha256` is of the file's bytes, hexadecimal. */
export interface LoadedCodeTable extends CodeTable {
  readonly facts: CodeTableFacts;
  readonly sha256: string;
  /** In the order of the file. */
  readonly entries: readonly CodeEntry[];
  /** The entry of that code in force on that day, at that level when given. */
  entryOn(code: string, day: string, level?: number): CodeEntry | undefined;
}

/** Puts checked entries behind the questions that rules ask. */
export function codeTable(
  facts: CodeTableFacts,
  sha256: string,
  entries: readonly CodeEntry[],
): LoadedCodeTable {
  const byCode = new Map<string, CodeEntry[]>();
  for (const entry of entries) {
    const same = byCode.get(entry.code);
    if (same === undefined) byCode.set(entry.code, [entry]);
    else same.push(entry);
  }
  const entryOn = (code: string, day: string, level?: number) =>
    byCode
      .get(code)
      ?.find((entry) => (level === undefined || entry.level === level) && isInForce(entry, day));
  return {
    name: facts.name,
    title: facts.title,
    trust: facts.trust,
    levels: Object.keys(facts.levels).map(Number),
    facts,
    sha256,
    entries,
    entryOn,
    has: (code, day, level) => entryOn(code, day, level) !== undefined,
    codesOn: codesByPeriod(entries),
  };
}

/** Between two changes of the table every day has the same codes, so the sets are kept by period, not by day. */
function codesByPeriod(entries: readonly CodeEntry[]): CodeTable['codesOn'] {
  const kept = new Map<string, ReadonlySet<string>>();
  let changes: readonly string[] | undefined;
  return (day, level) => {
    changes ??= boundaries(entries);
    const key = `${periodOf(day, changes)} ${level ?? ''}`;
    let codes = kept.get(key);
    if (codes === undefined) {
      codes = new Set(
        entries
          .filter((entry) => (level === undefined || entry.level === level) && isInForce(entry, day))
          .map((entry) => entry.code),
      );
      kept.set(key, codes);
    }
    return codes;
  };
}

/** The days around which the set of codes may change, rising: first days, and last days marked to sort after themselves. */
function boundaries(entries: readonly CodeEntry[]): readonly string[] {
  const days = new Set<string>();
  for (const { validFrom, validTo } of entries) {
    if (validFrom !== undefined) days.add(validFrom);
    if (validTo !== undefined) days.add(`${validTo}~`);
  }
  return [...days].sort();
}

/** How many boundaries lie at or before the day. */
function periodOf(day: string, changes: readonly string[]): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
