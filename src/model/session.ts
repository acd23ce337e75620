import type { Catalogue } from './catalogue.ts';

/** What goes to an engine: SQL with placeholders, and the values for them. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  /** Settings of the session that hold for this statement alone (`enable_hashagg: off`), in the engine's words. */
  readonly settings?: StatementSettings;
}

export type StatementSettings = Readonly<Record<string, string>>;

export type Parameter = string | number | bigint | null | readonly string[];

/**
 * A cell as the driver hands it over, always exact: integers and decimals as text (or bigint), dates and times as text in
 * the engine's ISO spelling, bytes as Uint8Array. Booleans are 1n/0n or true/false; floats are doubles or their shortest text.
 */
export type Cell = string | number | bigint | boolean | Uint8Array | null;

export type Row = readonly Cell[];

export interface RunOptions {
  /** Ends the statement on the server when it fires. */
  readonly signal?: AbortSignal;
  /** The statement is ended on the server after so many milliseconds. */
  readonly timeoutMs?: number;
  /** When given, rows are handed over one by one in bounded memory and the promise gives none. */
  readonly onRow?: (row: Row) => void;
}

/** One connection that sees the snapshot of its database; it runs one statement at a time. */
export interface Session {
  /** Throws `QueryError` when the statement failed and others may still run, `ConnectionError` when the session is gone. */
  run(statement: Statement, options?: RunOptions): Promise<readonly Row[]>;
}

/** One consistent state, and how firmly the engine holds it. */
export interface Snapshot {
  /** In the engine's words, `REPEATABLE READ, READ ONLY`; `none` when the engine has no such thing. */
  readonly isolation: string;
  /** The moment as the server says it, ISO 8601 with zone. */
  readonly at: string;
  /** The engine's own name of the state (PostgreSQL: snapshot, MySQL: binary log position …), when it has one. */
  readonly id?: string;
  readonly tables: readonly { readonly table: string; readonly version: string }[];
}

export interface OpenOptions {
  /** Schemas to look into; the engine's default one when empty. */
  readonly schemas: readonly string[];
  /** Sessions wished for; an engine that cannot share a snapshot gives one. */
  readonly concurrency: number;
  /** Offset in which moments with a zone are shown and days begin, `+07:00`. */
  readonly utcOffset: string;
  readonly signal?: AbortSignal;
  /** Longest time of one question about the catalogue: views can be nested so that describing one takes for ever. */
  readonly timeoutMs?: number;
}

/** An open, read-only database with one snapshot. */
export interface Database {
  /** `sqlite`, `postgresql`, `mysql` or `mariadb`, and the version the server states. */
  readonly engine: string;
  readonly version: string;
  readonly snapshot: Snapshot;
  readonly sessions: readonly Session[];
  catalogue(): Promise<Catalogue>;
  /** Tells a table that is not there from one that may not be seen: a table the catalogue does not list. */
  whyMissing(table: { schema?: string; name: string }): Promise<'missing' | 'denied'>;
  close(): Promise<void>;
}
