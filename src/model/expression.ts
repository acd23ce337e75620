import type { CatalogueColumn, TableName } from './catalogue.ts';
import type { Literal } from './literal.ts';
import type { Pattern } from './pattern.ts';

/**
 * A condition or value over one row of the scanned table: a small tree that each dialect spells.
 * Truth is three-valued as in SQL; a count takes only what is true.
 */
export type Expression =
  | { readonly kind: 'constant'; readonly value: boolean }
  /** The value of a column in its canonical form: padding stripped, compared by code points, one spelling for one moment. */
  | { readonly kind: 'column'; readonly column: CatalogueColumn }
  | { readonly kind: 'literal'; readonly literal: Literal }
  | {
      readonly kind: 'compare';
      readonly operator: CompareOperator;
      readonly left: Expression;
      readonly right: Expression;
      /** The type both sides are compared in. */
      readonly as: Literal['kind'];
    }
  | { readonly kind: 'in'; readonly of: Expression; readonly values: readonly Literal[] }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'is-null'; readonly of: Expression }
  /** False where the stored value is not of the column's declared type (SQLite) or is no date (MySQL's zero dates). */
  | { readonly kind: 'well-typed'; readonly column: CatalogueColumn }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly of: readonly Expression[] }
  /** The exact sum of exact numbers, on dialects that have it. */
  | { readonly kind: 'sum'; readonly of: readonly Expression[] }
  | { readonly kind: 'matches'; readonly of: Expression; readonly pattern: Pattern }
  /** SQL text of the owner, already admitted by the allow-list. */
  | { readonly kind: 'owner-sql'; readonly sql: string }
  /** True when no row of the parent table has this key. */
  | { readonly kind: 'orphan'; readonly child: readonly Expression[]; readonly parent: ParentKey }
  /** The number of rows of the other table that have this key; 0 where there is none. */
  | { readonly kind: 'occurrences'; readonly child: readonly Expression[]; readonly parent: ParentKey };

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/**
 * Functions every engine can say, alike on each:
 * `length` in code points, `bytes` in UTF-8; `substring` (text, start from 1, count), `code-point` of the first character (0 or NULL on empty text);
 * `is-blank` (empty or only Unicode White_Space); `fold` (lower case, simple mapping); `day` (the date of a moment);
 * `year`, `month`, `day-of-month` of a date, whole numbers; `add`, `multiply`, `modulo` on integers.
 */
export type FunctionName =
  | 'length'
  | 'bytes'
  | 'substring'
  | 'code-point'
  | 'is-blank'
  | 'fold'
  | 'day'
  | 'year'
  | 'month'
  | 'day-of-month'
  | 'add'
  | 'multiply'
  | 'modulo';

/** The other side of a reference. `columns` stand in the order of the child's expressions. */
export interface ParentKey {
  readonly table: TableName;
  readonly columns: readonly CatalogueColumn[];
  /** The expressions over the parent's own row that equal the child's. */
  readonly key: readonly Expression[];
  /** True when the catalogue proves that a key occurs once, so that no DISTINCT is needed. */
  readonly unique: boolean;
  readonly rowEstimate?: number;
}
