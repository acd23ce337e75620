import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { DataFileError } from '../errors.ts';
import type { Text } from '../model/text.ts';

/**
 * Reads a YAML file of `rules/` and holds it against its JSON Schema (2020-12), so that the value has the shape `T` the schema says.
 * Throws `DataFileError` with `path:line` at the first fault: syntax, a word given twice, an alias, an unknown or missing word, a wrong value.
 */
export function readYaml<T>(path: string, text: string, schema: object): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) {
    const [reason] = fault.message.split('\n');
    throw dataFileError(path, lines.linePos(fault.pos[0]).line, {
      vi: `không đọc được YAML: ${reason}`,
      en: `cannot read the YAML: ${reason}`,
    });
  }
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  // The schema is our own, and checking it takes far longer than reading the file.
  const options = { strict: true, allErrors: true, validateSchema: false, code: { optimize: false } };
  const validate = new Ajv2020(options).compile<T>(schema);
  if (validate(value)) return value;
  // A misspelt word is also a missing one; the misspelling is what helps.
  const errors = validate.errors!;
  const error = errors.find(({ keyword }) => keyword === 'additionalProperties') ?? errors[0]!;
  throw dataFileError(path, lines.linePos(offsetOf(document, error)).line, sentence(error));
}

/** A fault of a data file at a line (from 1), both shown before the sentence: `rules/codes/x.csv:3 …`. */
export function dataFileError(
  path: string,
  line: number,
  text: Text,
  options: { cause?: unknown } = {},
): DataFileError {
  return new DataFileError({ vi: `${path}:${line} ${text.vi}`, en: `${path}:${line} ${text.en}` }, options);
}

function sentence(error: ErrorObject): Text {
  const word = error.instancePath.slice(1) || '.';
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownWord(error.params.additionalProperty);
    case 'required':
      return {
        vi: `thiếu từ "${error.params.missingProperty}"`,
        en: `missing word "${error.params.missingProperty}"`,
      };
    default:
      return { vi: `"${word}" sai: ${error.message}`, en: `"${word}" is wrong: it ${error.message}` };
  }
}

function unknownWord(word: string): Text {
  return { vi: `không có từ "${word}" ở đây`, en: `unknown word "${word}"` };
}

/** Where the faulty value begins, or what holds it when it has no place of its own. */
function offsetOf(document: Document.Parsed, error: ErrorObject): number {
  const path = error.instancePath.split('/').slice(1);
  if (error.keyword === 'additionalProperties') path.push(error.params.additionalProperty);
  for (; path.length > 0; path.pop()) {
    const node = document.getIn(path.map(step), true);
    const range = (node as { range?: readonly number[] } | undefined)?.range;
    if (range !== undefined) return range[0]!;
  }
  return 0;
}

function step(token: string): string | number {
  const word = token.replaceAll('~1', '/').replaceAll('~0', '~');
  return /^\d+$/.test(word) ? Number(word) : word;
}
