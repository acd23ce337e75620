/**
 * What a column holds, in terms every engine shares. `padded` text is CHAR(n), whose padding is not part of the value.
 * `other` is a type on which only NULL is counted (JSON, arrays, geometry), or, with `comparable`, equality too (bytes, UUID);
 * `json` can be read as text.
 */
export type ColumnType =
  | { readonly kind: 'integer' }
  | { readonly kind: 'decimal'; readonly precision?: number; readonly scale?: number }
  | { readonly kind: 'float' }
  | { readonly kind: 'text'; readonly padded: boolean }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  | { readonly kind: 'timestamp'; readonly zoned: boolean }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'other'; readonly comparable: boolean; readonly json?: true };

/** The name of a table; `schema` is absent on engines or URLs that have only one. */
export interface TableName {
  readonly schema?: string;
  readonly name: string;
}

export interface CatalogueColumn {
  readonly name: string;
  /** 1 for the first column. */
  readonly position: number;
  /** The type in the words of the engine, `character varying(20)`. */
  readonly declaredType: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** True when the engine itself guarantees that no row holds NULL here, so that no scan is needed. */
  readonly provenNotNull: boolean;
  readonly default?: string;
  readonly comment?: string;
  readonly generated: boolean;
  /** Facts that only the dialect of this engine reads (character set, collation, unsigned, enum …). */
  readonly native: Readonly<Record<string, string | number | boolean>>;
}

/** A primary key or a unique constraint or index over whole columns, all rows, no expression. */
export interface UniqueKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly primary: boolean;
  /** True when the engine guarantees that equal keys (by code points, as the design compares) occur once. */
  readonly proven: boolean;
}

export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly parent: TableName;
  readonly parentColumns: readonly string[];
  /** True when the engine guarantees that no orphan exists (PostgreSQL: validated). */
  readonly proven: boolean;
}

export interface CheckConstraint {
  readonly name: string;
  readonly sql: string;
}

export interface Index {
  readonly name: string;
  /** Columns in order; an expression stands as its SQL. */
  readonly columns: readonly string[];
  readonly unique: boolean;
}

export interface CatalogueTable {
  readonly name: TableName;
  /** The second database that it is of; absent for the one that is audited. */
  readonly database?: string;
  readonly kind: 'table' | 'view' | 'materialized-view' | 'partitioned-table' | 'foreign-table';
  readonly comment?: string;
  readonly columns: readonly CatalogueColumn[];
  readonly uniqueKeys: readonly UniqueKey[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly CheckConstraint[];
  readonly indexes: readonly Index[];
  /** The engine's own estimate, absent where it has none. */
  readonly rowEstimate?: number;
  /** Table and indexes on disk, in bytes, partitions included; absent where the engine does not say. */
  readonly bytes?: number;
  /** Last change as the engine knows it, ISO 8601; absent where it does not. */
  readonly lastUpdated?: string;
  /** The storage engine of a table that the run's snapshot does not hold (MySQL: MyISAM, Aria …); absent when it does. */
  readonly outsideSnapshot?: string;
}

/** The tables a session sees, partitions as their one table. */
export interface Catalogue {
  readonly tables: readonly CatalogueTable[];
  /** The schema searched first for a name without one. */
  readonly defaultSchema?: string;
}
