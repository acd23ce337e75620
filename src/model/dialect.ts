import type { CatalogueColumn, CatalogueTable, ColumnType } from './catalogue.ts';
import type { CompareOperator, FunctionName, ParentKey } from './expression.ts';
import type { Literal, LiteralKind } from './literal.ts';
import type { AggregateFunction } from './measure.ts';
import type { Pattern } from './pattern.ts';
import type { Cell, Parameter, StatementSettings } from './session.ts';

/** Puts a value among the parameters of a statement and gives the text that stands for it. */
export type AddParameter = (value: Parameter) => string;

/** Columns of a SELECT that together hold one aggregate, and how to read them back as canonical text (null: no values). */
export interface AggregateSpelling {
  readonly columns: readonly string[];
  decode(cells: readonly Cell[]): string | null;
}

/**
 * How one engine says things: a complete record of spellings, pure text, no connection.
 * Every argument called `sql` or `text` is SQL that is already spelled.
 */
export interface Dialect {
  readonly name: string;
  /** Most columns a fused SELECT may have. */
  readonly maxSelectColumns: number;
  /** Most different patterns a fused SELECT may hold. */
  readonly maxPatterns: number;
  quote(name: string): string;
  /** The n-th parameter, from 1, where the engine numbers them; else the same sign each time. */
  placeholder(index: number): string;
  /** The type in which values of a column are compared; undefined when only NULL can be counted. */
  kind(type: ColumnType): LiteralKind | undefined;
  /** The canonical value of a column: see `Expression` kind `column`. */
  value(column: CatalogueColumn, reference: string): string;
  /** True for values that are of the column's type; undefined when the engine holds no other. */
  wellTyped(column: CatalogueColumn, reference: string): string | undefined;
  /** False when the engine proves facts about stored values that do not hold for canonical ones. */
  isStoredValue(column: CatalogueColumn): boolean;
  literal(literal: Literal, add: AddParameter): string;
  /** Takes a value of one kind as another: a date as its midnight, an exact number as a double. */
  coerce(sql: string, from: LiteralKind, to: LiteralKind): string;
  /** `mayBeNaN` tells on which side a value may be NaN. */
  compare(
    operator: CompareOperator,
    left: string,
    right: string,
    mayBeNaN: { readonly left: boolean; readonly right: boolean },
  ): string;
  /** True when a column's type can hold NaN here. */
  canBeNaN(type: ColumnType): boolean;
  inList(sql: string, kind: LiteralKind, values: readonly Literal[], add: AddParameter): string;
  readonly functions: Readonly<Record<FunctionName, (...sql: readonly string[]) => string>>;
  /** The exact sum of integers and decimals; absent where the engine would round it. */
  sum?(sql: readonly string[]): string;
  matches(text: string, pattern: Pattern, add: AddParameter): string;
  /** The number of rows for which the condition is true; 0 on no rows. */
  countIf(condition: string): string;
  /** An aggregate over values of that type; `sql` is NULL on rows left out. */
  aggregate(fn: AggregateFunction, sql: string, column: CatalogueColumn): AggregateSpelling;
  /** Turns a selected value of that kind into its canonical text. */
  decode(cell: Cell, kind: LiteralKind): string | null;
  /** False where sums of squares of that exact type could lose digits. */
  hasExactSquares(type: ColumnType): boolean;
  /** True for tables that can carry comments, and whose columns can. */
  hasComments(table: CatalogueTable): boolean;
  /** True when the parent of a join is to be made distinct first although its key is unique (so that it is hashed or indexed). */
  joinsDerivedParent(parent: ParentKey): boolean;
  /** `SELECT`, with the engine's hint for grouping many values. */
  readonly groupingSelect: string;
  /** Settings for statements of that shape. */
  settings(shape: StatementShape): StatementSettings;
}

/** What a statement mostly does. */
export type StatementShape =
  | { readonly kind: 'scan'; readonly parents: readonly ParentKey[] }
  | { readonly kind: 'group'; readonly key: readonly CatalogueColumn[] }
  | { readonly kind: 'sort' }
  | { readonly kind: 'sample' };
