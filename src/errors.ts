import type { Problem } from './model/rule.ts';
import type { Text } from './model/text.ts';

/** An error the product expects: what happened, where, and what to do. Anything else that is thrown is a bug. */
export abstract class SoatError extends Error {
  abstract readonly code: string;
  abstract readonly exitCode: 2 | 3;
  readonly text: Text;
  readonly hint: Text | undefined;

  constructor(text: Text, options: { hint?: Text | undefined; cause?: unknown } = {}) {
    super(text.en, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = new.target.name;
    this.text = text;
    this.hint = options.hint;
  }
}

/** A wrong option, argument or file name. */
export class UsageError extends SoatError {
  readonly code = 'usage';
  readonly exitCode = 2;
}

/** All problems of one rule file at once. */
export class RuleFileError extends SoatError {
  readonly code = 'rule-file';
  readonly exitCode = 2;
  readonly path: string;
  readonly problems: readonly Problem[];

  constructor(path: string, problems: readonly Problem[], options: { cause?: unknown } = {}) {
    const errors = problems.filter((problem) => problem.level === 'error').length;
    super({ vi: `${path}: ${errors} lỗi`, en: `${path}: ${errors} problem(s)` }, options);
    this.path = path;
    this.problems = problems;
  }
}

/** A code table, profile or other data file that is not as its format says. */
export class DataFileError extends SoatError {
  readonly code = 'data-file';
  readonly exitCode = 2;
}

/** The database cannot be reached, or the connection was lost. The text never holds credentials. */
export class ConnectionError extends SoatError {
  readonly code = 'connection';
  readonly exitCode = 3;
}

/** A statement failed, while the session lives on. */
export class QueryError extends SoatError {
  readonly code = 'query';
  readonly exitCode = 3;
  readonly reason: QueryFailure;

  constructor(reason: QueryFailure, text: Text, options: { cause?: unknown } = {}) {
    super(text, options);
    this.reason = reason;
  }
}

/** Why a statement failed. `timeout` and `cancelled` are the run's own doing. */
export type QueryFailure = 'timeout' | 'cancelled' | 'permission' | 'missing' | 'data' | 'other';

/** A result or report could not be written. */
export class OutputError extends SoatError {
  readonly code = 'output';
  readonly exitCode = 3;
}
