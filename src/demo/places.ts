import type { LoadedCodeTable } from '../codes/code-table.ts';
import { CUTOFF, NEW_MAP } from './calendar.ts';
import type { Random } from './random.ts';

/** A commune of today with its official name, `Xã Bảo Lâm`. */
export interface Commune {
  readonly code: string;
  readonly name: string;
}

/** The communes of the demo's province, Cao Bằng, through time. */
export interface Places {
  /** Those of the cut-off day. */
  readonly today: readonly Commune[];
  /** A commune that was in force on that day. */
  on(random: Random, day: string): string;
  /** Codes that ended with the old map on 2025-06-30. */
  readonly endedByNewMap: readonly string[];
  /** Codes that ended with the mergers of early 2020. */
  readonly endedIn2020: readonly string[];
}

/** Communes of Cao Bằng have kept their codes in this range on every map (Quyết định 124/2004 and 19/2025/QĐ-TTg). */
const FIRST_CODE = '01267';
const LAST_CODE = '01825';
const COMMUNE = 3;

/** Reads the province's communes from the table of administrative units. */
export function readPlaces(table: LoadedCodeTable): Places {
  const inProvince = (day: string): readonly string[] =>
    [...table.codesOn(day, COMMUNE)].filter((code) => code >= FIRST_CODE && code <= LAST_CODE).sort();
  const ended = (before: string, after: string): readonly string[] => {
    const later = new Set(inProvince(after));
    return inProvince(before).filter((code) => !later.has(code));
  };
  const today = inProvince(CUTOFF);
  const everSince2010 = [...new Set([...inProvince('2010-12-31'), ...inProvince('2025-06-30')])].sort();
  return {
    today: today.map((code) => ({ code, name: table.entryOn(code, CUTOFF, COMMUNE)!.name })),
    on(random, day) {
      if (day >= NEW_MAP) return random.pick(today);
      for (;;) {
        const code = random.pick(everSince2010);
        if (table.has(code, day, COMMUNE)) return code;
      }
    },
    endedByNewMap: ended('2025-06-30', NEW_MAP),
    endedIn2020: ended('2020-01-31', '2020-03-01'),
  };
}
