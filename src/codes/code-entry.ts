/** One row of a code table: what a code meant over one period. */
export interface CodeEntry {
  readonly code: string;
  readonly name: string;
  /** 1 is the top. */
  readonly level: number;
  /** The code above it in the same table. */
  readonly parent: string | undefined;
  /** First day in force, `YYYY-MM-DD`; undefined: since ever, or unknown. */
  readonly validFrom: string | undefined;
  /** Last day in force, `YYYY-MM-DD`; undefined: still in force. */
  readonly validTo: string | undefined;
}

/** True when the entry is in force on that day (`YYYY-MM-DD`). */
export function isInForce(entry: CodeEntry, day: string): boolean {
  return (
    (entry.validFrom === undefined || entry.validFrom <= day) &&
    (entry.validTo === undefined || day <= entry.validTo)
  );
}
