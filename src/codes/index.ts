import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readDataFile, shippedFolder, shownPath } from '../data-files/shipped.ts';
import { DataFileError } from '../errors.ts';
import { checkEntries } from './check-entries.ts';
import { type CodeIndex, type CodeTableFacts, parseCodeIndex } from './code-index.ts';
import { codeTable, type LoadedCodeTable } from './code-table.ts';
import { parseEntries } from './parse-entries.ts';

const SHIPPED = shippedFolder('codes');

/** The names of all code tables, in the order of `index.yaml`. Throws `DataFileError` when that file is broken. */
export function codeTableNames(directory: string = SHIPPED): readonly string[] {
  return codeIndex(directory).tables.map((table) => table.name);
}

/** Everything `index.yaml` says, tables and maps. Throws `DataFileError` when that file is broken. */
export function codeIndex(directory: string = SHIPPED): CodeIndex {
  const path = join(directory, 'index.yaml');
  const text = readDataFile(path).toString('utf8');
  if (text !== lastIndex?.text || path !== lastIndex.path) {
    lastIndex = { path, text, index: parseCodeIndex(shownPath(path), text) };
  }
  return lastIndex.index;
}

/** Checking the index takes longer than reading a table; every table asks for it. */
let lastIndex: { readonly path: string; readonly text: string; readonly index: CodeIndex } | undefined;

/** Reads one code table and checks all of it. Throws `DataFileError`, with `path:line`, when it is unknown or broken. */
export async function loadCodeTable(name: string, directory: string = SHIPPED): Promise<LoadedCodeTable> {
  const facts = factsOf(name, directory);
  const path = join(directory, `${name}.csv`);
  const bytes = readDataFile(path);
  const entries = parseEntries(
    shownPath(path),
    bytes.toString('utf8'),
    Object.keys(facts.levels).map(Number),
  );
  checkEntries(shownPath(path), entries);
  return codeTable(facts, createHash('sha256').update(bytes).digest('hex'), entries);
}

function factsOf(name: string, directory: string): CodeTableFacts {
  const { tables } = codeIndex(directory);
  const facts = tables.find((table) => table.name === name);
  if (facts !== undefined) return facts;
  const names = tables.map((table) => table.name).join(', ');
  throw new DataFileError({
    vi: `không có bảng mã "${name}"; có: ${names}`,
    en: `no code table "${name}"; there is: ${names}`,
  });
}

export type { LoadedCodeTable } from './code-table.ts';
