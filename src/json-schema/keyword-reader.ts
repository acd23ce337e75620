import type { Text } from '../model/text.ts';
import { linearMatch } from '../pattern/linear-match.ts';
import { parsePattern } from '../pattern/parse.ts';
import { patternFault } from '../pattern/pattern-fault.ts';
import { isArray, isNumber, isObject, type Json, type JsonArray, type JsonObject } from './json.ts';
import type { Check, SchemaNode, SchemaPath } from './schema-node.ts';

/** What a word of a schema is read with. */
export interface KeywordReader {
  readonly word: string;
  readonly value: Json;
  /** The words beside it. */
  readonly siblings: JsonObject;
  report(text: Text, below?: SchemaPath, hint?: Text): void;
  /** A schema for parts of the value. */
  below(schema: Json, path: SchemaPath): SchemaNode;
  /** A schema for the value itself. */
  here(schema: Json, path: SchemaPath): SchemaNode;
  /** The schema of a word beside this one, for the value itself. */
  hereBeside(word: string): SchemaNode | undefined;
}

/** The checks that a word makes; none after a fault. */
export type Keyword = (reader: KeywordReader) => readonly Check[];

/** A check of strings: other values keep it. */
export function ofStrings(check: (value: string) => boolean): Check {
  return (value) => typeof value !== 'string' || check(value);
}

/** A check of numbers. */
export function ofNumbers(check: (value: string) => boolean): Check {
  return (value) => !isNumber(value) || check(value.number);
}

/** A check of arrays. */
export function ofArrays(check: (value: JsonArray, ask: Parameters<Check>[1]) => boolean): Check {
  return (value, ask) => !isArray(value) || check(value, ask);
}

/** A check of objects. */
export function ofObjects(check: (value: JsonObject, ask: Parameters<Check>[1]) => boolean): Check {
  return (value, ask) => !isObject(value) || check(value, ask);
}

/** A count, or undefined when the value is none. */
export function wholeOf(value: Json | undefined): number | undefined {
  if (value === undefined || !isNumber(value)) return undefined;
  const { number } = value as { readonly number: string };
  return /^[0-9]{1,15}$/.test(number) ? Number(number) : undefined;
}

/** What a number makes; anything else is a fault. */
export function numberIn(
  reader: KeywordReader,
  isFit: (number: string) => boolean,
  use: (number: string) => readonly Check[],
): readonly Check[] {
  const { value } = reader;
  const number = isNumber(value) ? value.number : undefined;
  if (number !== undefined && isFit(number)) return use(number);
  return wrong(
    reader,
    number === undefined ? { vi: 'số', en: 'a number' } : { vi: 'số lớn hơn 0', en: 'more than 0' },
  );
}

/** What a list makes that is not empty. */
export function listIn(reader: KeywordReader, use: (list: JsonArray) => readonly Check[]): readonly Check[] {
  const { value } = reader;
  if (isArray(value) && value.length > 0) return use(value);
  return wrong(reader, { vi: 'danh sách không rỗng', en: 'a list that is not empty' });
}

/** What pairs make. */
export function mapIn(reader: KeywordReader, use: (map: JsonObject) => readonly Check[]): readonly Check[] {
  const { value } = reader;
  return isObject(value)
    ? use(value)
    : wrong(reader, { vi: 'các cặp "tên: giá trị"', en: 'pairs of "name: value"' });
}

/** What a list of names makes. */
export function namesIn(
  reader: KeywordReader,
  value: Json,
  below: SchemaPath,
  use: (names: readonly string[]) => readonly Check[],
): readonly Check[] {
  if (isArray(value) && value.every((name) => typeof name === 'string'))
    return use(value as readonly string[]);
  return wrong(reader, { vi: 'danh sách tên', en: 'a list of names' }, below);
}

/** What a pattern of the portable subset makes, found in linear time. */
export function patternIn(
  reader: KeywordReader,
  source: Json,
  below: SchemaPath,
  use: (isFound: (text: string) => boolean) => readonly Check[],
): readonly Check[] {
  if (typeof source !== 'string') return wrong(reader, { vi: 'một mẫu', en: 'a pattern' }, below);
  const fault = patternFault(source);
  if (fault === undefined) return use(linearMatch(parsePattern(source)));
  reader.report(fault, below);
  return [];
}

/** Reports that the value is not what the word takes, and makes no check. */
export function wrong({ word, report }: KeywordReader, must: Text, below: SchemaPath = []): readonly Check[] {
  report({ vi: `"${word}" phải là ${must.vi}`, en: `"${word}" must be ${must.en}` }, below);
  return [];
}
