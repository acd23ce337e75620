import type { Text } from '../model/text.ts';
import { suggest } from '../rule-file/suggest.ts';

/** A hint with the nearest of the names, or none. */
export function closest(word: string, names: readonly string[]): [] | [Text] {
  const found = suggest(word, names);
  return found === undefined ? [] : [{ vi: `có phải "${found}"?`, en: `did you mean "${found}"?` }];
}
