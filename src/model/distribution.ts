/**
 * Rows in each part of a column's values, as an audit found them and a later one may compare with. `values` has one part for
 * each and one for all others; `edges` one below the first, one from each up to the next, one from the last on.
 */
export interface Distribution {
  readonly of: 'values' | 'edges';
  /** As the rule file writes them. */
  readonly bounds: readonly string[];
  /** One more than `bounds`. */
  readonly rows: readonly number[];
}

/** What an earlier report says: of which database, and the distributions by the ids of their rules. */
export interface EarlierReport {
  readonly database: string;
  readonly distributions: ReadonlyMap<string, Distribution>;
}
