import type { SoatError } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Measure, Values } from '../model/measure.ts';
import type { QueryRecord } from '../model/query.ts';
import type { FailOn, Sample } from '../model/result.ts';
import type { RuleFile } from '../model/rule-file.ts';
import type { Database } from '../model/session.ts';
import type { Language, Text } from '../model/text.ts';
import type { Bound } from '../plan/bind.ts';

/** What a result is made from. */
export interface Evidence {
  readonly file: RuleFile;
  /** The cut-off day of the run, `YYYY-MM-DD`. */
  readonly cutoff: string;
  /** The offset in which moments are written, `+07:00`. */
  readonly utcOffset: string;
  /** What is to be said of the legal profile on this cut-off day, when it is not in force then. */
  readonly legalNote?: Text;
  readonly database: Pick<Database, 'engine' | 'version' | 'snapshot'>;
  /** Second databases that were opened. */
  readonly others: readonly {
    readonly id: string;
    readonly name: string;
    readonly database: Pick<Database, 'engine' | 'version' | 'snapshot'>;
  }[];
  readonly catalogue: Catalogue;
  readonly bound: Bound;
  readonly values: KnownValues;
  /** Why rules have no values, by rule id. */
  readonly failures: ReadonlyMap<string, SoatError>;
  readonly queries: readonly QueryRecord[];
  /** Why the run did not come to its end. */
  readonly ended?: SoatError;
  /** The rows shown, by rule id. */
  readonly samples: ReadonlyMap<string, { readonly samples: readonly Sample[]; readonly error?: SoatError }>;
  /** What a rule type is called and what it counts, by its word. */
  readonly ruleTypes: ReadonlyMap<
    string,
    { readonly title: Text; readonly titleWord?: string; readonly unit: 'row' | 'table' }
  >;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly language: Language;
  readonly failOn: FailOn;
  /** The part of the rule file that was asked for; empty lists mean all. */
  readonly selection: { readonly tables: readonly string[]; readonly rules: readonly string[] };
}

/** Values that may have been read or not. */
export interface KnownValues extends Values {
  has(measure: Measure): boolean;
}
