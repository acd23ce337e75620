import type { QueryError } from '../../errors.ts';
import type { Link } from './connection.ts';
import { queryError } from './errors.ts';

// Warnings that only speak of how the statement is written: deprecated syntax, character set names.
const HARMLESS_WARNINGS = new Set([1287, 1681, 3719, 3720, 3778, 4166]);
// A note too when an integer was turned into its complement ("Cast to signed converted positive out-of-range …").
const HARMFUL_NOTES = new Set([1105]);

/**
 * What the warnings of the last statement mean: an error when one says that some value was cut, replaced or given up
 * (a regular expression past PCRE's limit is simply false for the server), undefined when all are harmless.
 */
export async function doubtOf(link: Link, count: number): Promise<QueryError | undefined> {
  if (count === 0) return undefined;
  const { rows } = await link.tell('SHOW WARNINGS');
  for (const [level, number] of rows) {
    const errno = Number(number);
    const isHarmless = level === 'Note' ? !HARMFUL_NOTES.has(errno) : HARMLESS_WARNINGS.has(errno);
    if (!isHarmless) return queryError('data', errno);
  }
  // The server keeps max_error_count of them: behind so many harmless ones another may hide.
  return rows.length < count ? queryError('data') : undefined;
}
