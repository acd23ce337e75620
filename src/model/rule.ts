import type { CatalogueTable } from './catalogue.ts';
import type { Distribution } from './distribution.ts';
import type { Expression } from './expression.ts';
import type { Scalar } from './literal.ts';
import type { Measure, Values } from './measure.ts';
import type { Text } from './text.ts';

export type Severity = 'error' | 'warning' | 'info';
/** The sections of Điều 16 khoản 2 Nghị định 47/2020/NĐ-CP. */
export type Section = 'a' | 'b' | 'c' | 'd' | 'đ' | 'e';
/** đúng, đủ, sạch, sống, thống nhất. */
export type Criterion = 'dung' | 'du' | 'sach' | 'song' | 'thong-nhat';
/** Data-quality characteristics of ISO/IEC 25012. */
export type Dimension =
  | 'accuracy'
  | 'completeness'
  | 'consistency'
  | 'credibility'
  | 'currentness'
  | 'compliance'
  | 'precision';

/** A place in a text file; both start at 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Violations that are let pass: an absolute number, or `numerator / denominator` of the rows checked (0.1% is 1/1000). */
export type Tolerance =
  | { readonly kind: 'count'; readonly count: bigint }
  | { readonly kind: 'share'; readonly numerator: bigint; readonly denominator: bigint };

/** A value in `parameters`: YAML with every number kept exact. */
export type ParameterValue = Scalar | readonly ParameterValue[] | { readonly [word: string]: ParameterValue };

/** One condition of `when`; exactly one test word besides `column`. */
export interface Condition {
  readonly column: string;
  readonly test:
    | { readonly word: 'equals' | 'not-equals' | 'min' | 'max'; readonly value: Scalar }
    | { readonly word: 'in' | 'not-in'; readonly values: readonly Scalar[] }
    | { readonly word: 'is-null'; readonly value: boolean }
    | { readonly word: 'pattern'; readonly value: string };
  readonly at: Position;
}

/** A rule as the rule file states it, `columns: [a, b]` already made into one spec for each. */
export interface RuleSpec {
  /** Stable across years: given, or derived (see `rule-file/rule-id.ts`). */
  readonly id: string;
  /** The pack that it comes from; absent for the file's own. */
  readonly pack?: string;
  /** The row of the data dictionary that made it, `tu-dien.csv:5`; what it names may not be there. */
  readonly dictionary?: string;
  /** The rule type, `not-null`. */
  readonly rule: string;
  /** The table as the rule file names it. */
  readonly table: string;
  readonly title?: string;
  readonly severity: Severity;
  readonly tolerance: Tolerance;
  readonly when: readonly Condition[];
  /** The owner's own SQL. */
  readonly where?: string;
  /** The conditions of `then`, which must hold; empty for a rule without. */
  readonly required: readonly Condition[];
  /** Texts are compared without regard to case. */
  readonly fold: boolean;
  readonly section: Section;
  readonly criterion: Criterion;
  readonly dimension: Dimension;
  /** The column, or the parts of the key; empty for a rule on the table. */
  readonly columns: readonly string[];
  /** True when one of them is marked personal: a figure that may be one of its values is not shown. */
  readonly isPersonal?: boolean;
  /** The words of the rule type itself. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly at: Position;
  /** Place of a word below this rule: `['to', 'table']`, `['values', 2]`; the rule's own place when it is not there. */
  place(...path: readonly (string | number)[]): Position;
}

/** A fault of the rule file at a place; all of them are listed together. */
export interface Problem {
  readonly at: Position;
  readonly text: Text;
  readonly hint?: Text;
  readonly level: 'error' | 'warning';
}

/** What was judged of one rule; counts are null only in an `error`. */
export interface Judgement {
  readonly status: 'pass' | 'fail' | 'error' | 'not-applicable';
  readonly scope: number | null;
  readonly notApplicable: number | null;
  readonly checked: number | null;
  readonly violations: number | null;
  readonly notEvaluable: number | null;
  readonly groups?: number;
  readonly observed?: string | null;
  readonly distribution?: Distribution;
  readonly proof: 'scan' | 'constraint';
  readonly message: Text;
}

/** A rule bound to the catalogue: which values it needs, and what they mean. */
export interface BoundRule {
  readonly spec: RuleSpec;
  readonly table: CatalogueTable;
  readonly unit: 'row' | 'table';
  readonly measures: readonly Measure[];
  judge(values: Values): Judgement;
  /** True when the catalogue proves that no row breaks the rule. */
  readonly isProven: boolean;
  /** Which rows to show as samples; absent when the rule has no rows of its own or is proven. */
  sample?(values: Values): SampleRequest;
}

/** How to find offending rows: those for which `where` is true, or those whose `repeats` key occurs more than once. */
export interface SampleRequest {
  readonly where: Expression;
  readonly repeats?: readonly Expression[];
}
