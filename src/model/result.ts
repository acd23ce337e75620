import type { ColumnType } from './catalogue.ts';
import type { Distribution } from './distribution.ts';
import type { QueryRecord } from './query.ts';
import type { Criterion, Dimension, Section, Severity } from './rule.ts';
import type { Party, SharingClass } from './rule-file.ts';
import type { Snapshot } from './session.ts';
import type { Language } from './text.ts';

export type OutcomeStatus = 'pass' | 'fail' | 'error' | 'not-applicable';

/** What one rule found. Always `scope = notApplicable + checked + notEvaluable` and `violations ≤ checked`; null: not known. */
export interface RuleOutcome {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly unit: 'row' | 'table';
  readonly observed: string | null;
  /** What a later report may compare with; only of the rule type `distribution`. */
  readonly distribution?: Distribution;
  readonly table: string;
  readonly columns: readonly string[];
  readonly section: Section;
  readonly criterion: Criterion;
  readonly dimension: Dimension;
  readonly severity: Severity;
  readonly status: OutcomeStatus;
  readonly scope: number | null;
  readonly notApplicable: number | null;
  readonly checked: number | null;
  readonly violations: number | null;
  readonly notEvaluable: number | null;
  /** As the rule file writes it: `0`, `25` or `0.1%`. */
  readonly tolerance: string;
  readonly groups: number | null;
  readonly proof: 'scan' | 'constraint';
  readonly samples: readonly Sample[];
  readonly queryIds: readonly string[];
  readonly message: string;
  /** True when the rule holds SQL text of the owner (`where`, `condition`). */
  readonly ownerSql: boolean;
}

/** An offending row: its key (masked where personal), and with `--samples` the looked-at values of columns not personal. */
export interface Sample {
  readonly key: Readonly<Record<string, string | null>>;
  readonly values?: Readonly<Record<string, string | null>>;
}

export interface InventoryColumn {
  readonly name: string;
  readonly title?: string;
  readonly position: number;
  readonly type: string;
  readonly kind: ColumnType['kind'];
  readonly nullable: boolean;
  readonly default?: string;
  readonly comment?: string;
  readonly meaning?: string;
  readonly personal?: boolean;
  readonly sharing?: SharingClass;
  /** NULLs counted in this run; null when no rule asked. */
  readonly nulls: number | null;
  /** Values that are not of the declared type (SQLite, zero dates); null when no rule asked. */
  readonly illTyped: number | null;
}

export interface InventoryTable {
  /** As the rule file names it when declared there, else `schema.table` or `table`. */
  readonly name: string;
  readonly title?: string;
  readonly kind: string;
  readonly comment?: string;
  readonly declared: boolean;
  /** Rows counted in this snapshot; null when they were not. */
  readonly rows: number | null;
  /** The engine's estimate, for tables that were not counted. */
  readonly rowEstimate: number | null;
  readonly bytes: number | null;
  readonly lastUpdated: string | null;
  readonly sharing?: SharingClass;
  readonly key: readonly string[];
  readonly columns: readonly InventoryColumn[];
}

/** Sums of outcomes. `violations` and `checked` are of row rules only; their quotient is the rate. */
export interface Tallies {
  readonly rules: number;
  readonly pass: number;
  readonly fail: number;
  readonly error: number;
  readonly notApplicable: number;
  readonly checked: number;
  readonly violations: number;
  readonly notEvaluable: number;
}

/** The contract that every other form of the report is drawn from (design, section 5). */
export interface AuditResult {
  readonly formatVersion: 1;
  readonly tool: { readonly name: 'soat'; readonly version: string };
  readonly language: Language;
  readonly status: 'complete' | 'incomplete';
  /** Why the run is incomplete or only a part, one sentence each. */
  readonly remarks: readonly string[];
  readonly report: {
    readonly year: number;
    readonly cutoff: string;
    readonly legal: string;
    readonly scoring: string;
    readonly owner: Party;
    readonly recipient: Party;
    /** What the formal report still lacks, `report.owner.name`. */
    readonly missing: readonly string[];
  };
  readonly database: {
    readonly id: string;
    readonly name: string;
    readonly engine: string;
    readonly version: string;
    readonly snapshot: Snapshot;
    /** Second databases that rules compared it with, each with its own snapshot; absent when there were none. */
    readonly others?: readonly {
      readonly id: string;
      readonly name: string;
      readonly engine: string;
      readonly version: string;
      readonly snapshot: Snapshot;
    }[];
  };
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly failOn: FailOn;
  readonly selection: { readonly tables: readonly string[]; readonly rules: readonly string[] } | null;
  readonly inventory: { readonly tables: readonly InventoryTable[] };
  readonly outcomes: readonly RuleOutcome[];
  readonly sections: Readonly<Record<Section, Tallies>>;
  readonly scores: {
    readonly profile: string;
    /** Conforming ÷ checked over all row rules, kept exact; null when nothing was checked. */
    readonly database: { readonly conforming: number; readonly checked: number } | null;
    readonly tables: readonly {
      readonly table: string;
      readonly conforming: number;
      readonly checked: number;
    }[];
    readonly criteria: readonly {
      readonly criterion: Criterion;
      readonly conforming: number;
      readonly checked: number;
    }[];
  };
  readonly proposals: readonly { readonly ruleId: string; readonly text: string }[];
  readonly queries: readonly QueryRecord[];
  readonly summary: Tallies & {
    /** Failed rules by severity. */
    readonly failed: Readonly<Record<Severity, number>>;
    readonly ownerSql: number;
    readonly exitCode: 0 | 1 | 2 | 3;
  };
}

export type FailOn = Severity | 'never';
