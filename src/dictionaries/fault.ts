import { UsageError } from '../errors.ts';
import type { Text } from '../model/text.ts';

/** A fault of a data dictionary, at a row of it where one is to blame. */
export function dictionaryFault(
  path: string,
  row: number | undefined,
  text: Text,
  options: { readonly cause?: unknown; readonly hint?: Text } = {},
): UsageError {
  const place = row === undefined ? path : `${path}:${row}`;
  return new UsageError({ vi: `${place} ${text.vi}`, en: `${place} ${text.en}` }, options);
}
