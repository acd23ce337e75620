import type { CatalogueColumn, CatalogueTable } from '../model/catalogue.ts';
import type { EarlierReport } from '../model/distribution.ts';
import type { Expression } from '../model/expression.ts';
import type { Literal, LiteralKind, Scalar } from '../model/literal.ts';
import type { BoundRule, Criterion, Dimension, Problem, RuleSpec, Section } from '../model/rule.ts';
import type { Text } from '../model/text.ts';

/** A JSON Schema fragment (2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A rule type: its words, what it means, and how it becomes measures and a judgement.
 * One file, one line in `index.ts`, one folder of fixtures; the JSON Schema of rule files and the reference page are made from it.
 */
export interface RuleType {
  /** The word after `rule:`. */
  readonly type: string;
  readonly title: Text;
  /** What a row, or the table, must do to break it. */
  readonly summary: Text;
  /** What NULL does. */
  readonly nulls: Text;
  /** One rule as an owner writes it, YAML. */
  readonly example: string;
  readonly section: Section;
  readonly criterion: Criterion;
  readonly dimension: Dimension;
  readonly unit: 'row' | 'table';
  /** The words that say what it looks at; `column` allows `columns` too; `key` is one tuple, `among` several columns, `then` conditions; none: the table. */
  readonly subject: readonly ('column' | 'key' | 'among' | 'then')[];
  /** The type's own words; a literal value is `LITERAL` of `words.ts`. */
  readonly parameters: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
  /** The parameter without which its title says too little: which format, which form; told in brackets. */
  readonly titleWord?: string;
  /** Faults of form that the schema cannot say. */
  check?(spec: RuleSpec): readonly Problem[];
  /** Looks names and types up; faults go to the binder, and then there is no rule. */
  bind(spec: RuleSpec, binder: Binder): BoundRule | undefined;
}

/** Tables and values of one database. Every method that finds a fault reports it at its place and gives undefined. */
export interface DatabaseSide {
  /** The catalogue table of this name, as the rule file writes it. */
  tableNamed(name: string, ...path: readonly (string | number)[]): CatalogueTable | undefined;
  columnOf(
    table: CatalogueTable,
    name: string,
    ...path: readonly (string | number)[]
  ): CatalogueColumn | undefined;
  /** The type in which this engine compares values of the column; undefined when it can only count NULL. */
  kindOf(column: CatalogueColumn): LiteralKind | undefined;
  /** True for rows whose values in these columns are of the declared type. */
  wellTyped(columns: readonly CatalogueColumn[]): Expression;
  /** The column's value, folded when the rule says so. */
  value(column: CatalogueColumn): Expression;
}

/** What a rule type asks while it is bound; tables and values are those of the audited database. */
export interface Binder extends DatabaseSide {
  readonly spec: RuleSpec;
  readonly table: CatalogueTable;
  readonly run: RunFacts;
  /** True for rows that `when` and `where` accept. */
  readonly accepted: Expression;
  /** True for rows of which all conditions of `then` hold; undefined after a fault. */
  readonly required: Expression | undefined;
  /** The columns it looks at. */
  readonly columns: readonly CatalogueColumn[];
  column(name: string, ...path: readonly (string | number)[]): CatalogueColumn | undefined;
  /** The second database of that name; the audited one when none is given. */
  inDatabase(name: string | undefined, ...path: readonly (string | number)[]): DatabaseSide | undefined;
  /** True when what the engine proves of stored values holds for values as the design compares them. */
  isStoredValue(column: CatalogueColumn): boolean;
  /** False where this engine cannot sum squares of that exact type without loss. */
  hasExactSquares(column: CatalogueColumn): boolean;
  /** The exact sum of these columns in a row; undefined where the engine would round it. */
  sumOf(columns: readonly CatalogueColumn[]): Expression | undefined;
  /** True where this engine lets the table and its columns carry comments. */
  readonly hasComments: boolean;
  /** A scalar of the rule file as a value of the column's type, folded when the rule says so. */
  literal(value: Scalar, column: CatalogueColumn, ...path: readonly (string | number)[]): Literal | undefined;
  codeTable(name: string, ...path: readonly (string | number)[]): CodeTable | undefined;
  /** Admits the owner's SQL text, or says why not. */
  ownerSql(sql: string, ...path: readonly (string | number)[]): Expression | undefined;
  /** Admits a whole query of the owner, its tables looked up, or says why not. */
  ownerQuery(
    sql: string,
    ...path: readonly (string | number)[]
  ): readonly (string | CatalogueTable)[] | undefined;
  report(text: Text, path: readonly (string | number)[], hint?: Text): void;
}

/** Facts of the run that rules may depend on; never the server's clock. */
export interface RunFacts {
  /** `YYYY-MM-DD`. */
  readonly cutoff: string;
  /** `+07:00`. */
  readonly utcOffset: string;
  /** Loaded only when a rule counts working days. */
  readonly workingDays?: WorkingDays;
  /** The earlier reports that rules name, by the path in the rule file, and the database they must be of. */
  readonly earlier?: { readonly database: string; readonly reports: ReadonlyMap<string, EarlierReport> };
}

/** Which days are worked, over a stretch of years. Days are `YYYY-MM-DD`. */
export interface WorkingDays {
  /** The first and the last day it speaks of. */
  readonly from: string;
  readonly to: string;
  isWorked(day: string): boolean;
  /** How many days are worked after `start` and before `end`, both of them in the stretch; 0 when `end` is not later. */
  between(start: string, end: string): number;
}

/** A code table in memory. Days are `YYYY-MM-DD`, both ends inclusive; an absent start means since ever. */
export interface CodeTable {
  readonly name: string;
  readonly title: Text;
  readonly trust: 'authoritative' | 'advisory';
  readonly levels: readonly number[];
  /** Codes in force on that day, of that level when given; each once. */
  codesOn(day: string, level?: number): ReadonlySet<string>;
  /** True when `code` is in force on that day, at that level when given. */
  has(code: string, day: string, level?: number): boolean;
}
