/**
 * A regular expression of the portable subset (design, section 3), as a tree that each engine's printer spells.
 * Code points, never UTF-16 units.
 */
export interface Pattern {
  readonly source: string;
  readonly root: PatternNode;
}

export type PatternNode =
  | { readonly kind: 'sequence'; readonly of: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly of: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly of: PatternNode; readonly min: number; readonly max?: number }
  /** One code point inside (or, negated, outside) the ranges; `.`, `\d`, `\w`, `\s` and literals are this too. */
  | { readonly kind: 'class'; readonly ranges: readonly CodePointRange[]; readonly negated: boolean }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

/** Both ends inclusive. */
export interface CodePointRange {
  readonly from: number;
  readonly to: number;
}
