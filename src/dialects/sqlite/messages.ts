import type { Parameter, Row } from '../../model/session.ts';
import type { FileState } from './file-state.ts';

/** What the parent asks of the process that holds the database. */
export type Request =
  | { readonly kind: 'open'; readonly path: string; readonly utcOffset: string }
  /** `isOurs`: SQL of the dialect itself, which may also read PRAGMAs. */
  | {
      readonly kind: 'run';
      readonly sql: string;
      readonly parameters: readonly Exclude<Parameter, readonly string[]>[];
      readonly isOurs: boolean;
    }
  /** A batch has been used up. */
  | { readonly kind: 'more' };

/** What the process answers: batches, then `done`; or one failure. */
export type Answer =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'opened' } & OpenedFile)
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What opening found: the state of the file before, and when the read transaction held it. */
export interface OpenedFile {
  readonly version: string;
  readonly journalMode: string;
  readonly before: FileState;
  readonly after: FileState;
}

/** Why SQLite could not: its result code by name, and what its message says, without the values the message may hold. */
export interface Failure {
  readonly code: string;
  readonly about: 'missing' | 'value' | 'not-read-only' | 'unknown';
}

/** Batches that may be under way before the parent has used up the first. */
export const BATCHES_AHEAD = 2;
