import { DEMO_RULES } from './demo-rules.ts';

/** What was planted for one rule of the demo: the truth an audit must find, counted while planting. */
export interface PlantedRule {
  readonly seed: number;
  readonly ruleId: string;
  readonly table: string;
  /** The rule type. */
  readonly kind: string;
  /** Keys of the rows that break the rule, ascending; empty for a rule on the table. */
  readonly rows: readonly number[];
  readonly violations: number;
  /** For `unique`: how many keys occur more than once. */
  readonly groups?: number;
  /** On SQLite only: rows whose value is not of its column's type. Absent: none. */
  readonly notEvaluable?: number;
  readonly notEvaluableRows?: readonly number[];
  /** What was done, in English; empty when the rule has nothing planted. */
  readonly note: string;
}

/** Keeps what is planted. Every method throws for an id that the demo's rule file does not have. */
export interface Ledger {
  /** Rows that now break the rule. */
  plant(ruleId: string, rows: readonly number[], note: string): void;
  /** One more key that several rows share. */
  plantGroup(ruleId: string, rows: readonly number[], note: string): void;
  /** The figure of a rule on the table is now outside. */
  plantTable(ruleId: string, note: string): void;
  /** A row that the rule cannot judge on SQLite. */
  plantIllTyped(ruleIds: readonly string[], row: number): void;
  /** One entry for each rule of the demo, in the order of its rule file. */
  planted(): readonly PlantedRule[];
}

/** An empty ledger for a demo of that seed. */
export function openLedger(seed: number): Ledger {
  const entries = new Map(
    DEMO_RULES.map(([ruleId]) => [
      ruleId,
      { rows: [] as number[], table: 0, groups: 0, illTyped: [] as number[], notes: new Set<string>() },
    ]),
  );

  function entry(ruleId: string) {
    const found = entries.get(ruleId);
    if (found === undefined) throw new Error(`the demo has no rule ${ruleId}`);
    return found;
  }

  return {
    plant(ruleId, rows, note) {
      entry(ruleId).rows.push(...rows);
      entry(ruleId).notes.add(note);
    },
    plantGroup(ruleId, rows, note) {
      entry(ruleId).rows.push(...rows);
      entry(ruleId).groups += 1;
      entry(ruleId).notes.add(note);
    },
    plantTable(ruleId, note) {
      entry(ruleId).table = 1;
      entry(ruleId).notes.add(note);
    },
    plantIllTyped(ruleIds, row) {
      for (const ruleId of ruleIds) entry(ruleId).illTyped.push(row);
    },
    planted: () =>
      DEMO_RULES.map(([ruleId, table, kind]) => {
        const { rows, table: ofTable, groups, illTyped, notes } = entry(ruleId);
        return {
          seed,
          ruleId,
          table,
          kind,
          rows: rows.toSorted((left, right) => left - right),
          violations: rows.length + ofTable,
          ...(kind === 'unique' ? { groups } : {}),
          ...(illTyped.length > 0
            ? { notEvaluable: illTyped.length, notEvaluableRows: illTyped.toSorted((a, b) => a - b) }
            : {}),
          note: [...notes].join('; '),
        };
      }),
  };
}
