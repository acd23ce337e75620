import type { Statement } from '../../model/session.ts';
import { statementError } from './errors.ts';

/**
 * Throws a `QueryError` unless the text begins a SELECT or a WITH. That it is one statement, and one that only reads, is
 * for SQLite itself to say when it is prepared; this keeps out PRAGMA, EXPLAIN, ATTACH and VACUUM INTO, some of which it takes for reading.
 */
export function assertSelect({ sql }: Statement): void {
  const start = sql.replace(/^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?(?:\*\/|$))+/, '');
  if (!/^(?:select|with)\b/i.test(start)) throw statementError({ code: 'ERROR', about: 'not-read-only' });
}
