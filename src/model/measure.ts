import type { CatalogueTable } from './catalogue.ts';
import type { Expression } from './expression.ts';

/** One value a rule needs from the database, asked declaratively. Two measures that are the same are read once. */
export type Measure =
  /** Rows for which `where` is true. Value: a bigint. */
  | { readonly kind: 'count'; readonly table: CatalogueTable; readonly where: Expression }
  /** Exact figures of an aggregate; value: canonical text, or null over no values. */
  | {
      readonly kind: 'aggregate';
      readonly table: CatalogueTable;
      readonly function: AggregateFunction;
      readonly of: Expression;
      readonly where: Expression;
    }
  /** The values in order on both sides of a part of them (0.5: the middle), or the one that lies there. Value: `Ranked`, or null. */
  | {
      readonly kind: 'rank';
      readonly table: CatalogueTable;
      readonly of: Expression;
      readonly where: Expression;
      readonly at: Fraction;
    }
  /** Keys that occur more than once. Value: `{ groups, rows }`. */
  | {
      readonly kind: 'repeats';
      readonly table: CatalogueTable;
      readonly key: readonly Expression[];
      readonly where: Expression;
    }
  /** Rows that the owner's query gives; its text is admitted, and its tables are looked up. Value: a bigint. */
  | {
      readonly kind: 'owner-query';
      readonly table: CatalogueTable;
      readonly sql: readonly (string | CatalogueTable)[];
    }
  /**
   * Distinct values with their counts, handed to `tally` as they stream by. Value: whatever `tally` made. When it starts,
   * what was asked of second databases is known.
   */
  | {
      readonly kind: 'distinct';
      readonly table: CatalogueTable;
      readonly of: readonly Expression[];
      readonly where: Expression;
      /** True when the values must come in ascending order, the first of `of` first. */
      readonly inOrder?: boolean;
      /** Names the reduction, so that equal measures are recognised. */
      readonly tally: { readonly id: string; readonly start: (known: Values) => Tally };
    };

/** A part of a whole, from 0 to 1. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Two neighbours in order, and how far from the lower the place lies, in parts of `of`; they are one when it lies on a value. */
export interface Ranked {
  readonly lower: string;
  readonly upper: string;
  readonly above: bigint;
  readonly of: bigint;
}

/** `sum-of-squares` is of exact numbers only; `stddev` is the engine's own, for floats. */
export type AggregateFunction = 'sum' | 'sum-of-squares' | 'min' | 'max' | 'count-distinct' | 'stddev';

/** Reduces a stream of distinct values in bounded memory. */
export interface Tally {
  add(values: readonly (string | null)[], count: bigint): void;
  result(): unknown;
}

/** What the measured values are asked from. A measure that failed throws the error that made it fail. */
export interface Values {
  count(measure: Measure & { kind: 'count' }): bigint;
  aggregate(measure: Measure & { kind: 'aggregate' }): string | null;
  rank(measure: Measure & { kind: 'rank' }): Ranked | null;
  repeats(measure: Measure & { kind: 'repeats' }): { readonly groups: bigint; readonly rows: bigint };
  ownerQuery(measure: Measure & { kind: 'owner-query' }): bigint;
  distinct(measure: Measure & { kind: 'distinct' }): unknown;
}
