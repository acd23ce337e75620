import { ConnectionError, QueryError, type SoatError } from '../errors.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Dialect } from '../model/dialect.ts';
import type { Values } from '../model/measure.ts';
import type { Sample } from '../model/result.ts';
import type { BoundRule } from '../model/rule.ts';
import type { TableDeclaration } from '../model/rule-file.ts';
import type { Cell, Session } from '../model/session.ts';
import { compileSample } from '../sql/compile.ts';
import { maskText, showsKey } from './mask.ts';

/** Code points of a value in a sample, at the most. */
const MAX_CHARACTERS = 200;

export interface SampleOptions {
  readonly session: Session;
  readonly dialect: Dialect;
  readonly signal: AbortSignal;
  readonly queryTimeoutMs: number;
  /** Rows for each rule at the most. */
  readonly limit: number;
}

/** The rows shown for one rule, or why they could not be read. */
export type DrawnSamples =
  | { readonly samples: readonly Sample[] }
  | { readonly samples: readonly []; readonly error: SoatError };

/**
 * Reads the first offending rows of a rule by their key. Keys and values of columns marked personal are masked, and so are
 * keys that may well be personal; other values are shown as they are.
 */
export async function drawSamples(
  rule: BoundRule,
  declaration: TableDeclaration,
  values: Values,
  options: SampleOptions,
): Promise<DrawnSamples> {
  const request = rule.sample?.(values);
  if (request === undefined) return { samples: [] };
  const { table } = rule;
  const keyNames = declaration.key.length > 0 ? declaration.key : primaryKey(rule);
  const find = (name: string) => table.columns.find((column) => column.name === name) ?? [];
  const key = keyNames.flatMap(find);
  const looked = rule.spec.columns.flatMap(find).filter((column) => !keyNames.includes(column.name));
  const statement = compileSample(
    request,
    table,
    [...key, ...looked],
    key.length > 0 ? key : looked,
    options.limit,
    options.dialect,
  );
  if (key.length + looked.length === 0) return { samples: [] };
  try {
    const samples: Sample[] = [];
    await options.session.run(statement, {
      signal: options.signal,
      timeoutMs: options.queryTimeoutMs,
      // As they come, so that only the short texts are kept.
      onRow: (row) =>
        samples.push({
          key: show(key, row.slice(0, key.length), (column) => showsKey(column, declaration)),
          values: show(looked, row.slice(key.length), (column) => !isPersonal(column, declaration)),
        }),
    });
    return { samples };
  } catch (error) {
    if (error instanceof QueryError || error instanceof ConnectionError) return { samples: [], error };
    throw error;
  }
}

function primaryKey(rule: BoundRule): readonly string[] {
  return rule.table.uniqueKeys.find((key) => key.primary)?.columns ?? [];
}

function isPersonal(column: CatalogueColumn, declaration: TableDeclaration): boolean {
  return declaration.columns.some((said) => said.name === column.name && said.personal);
}

function show(
  columns: readonly CatalogueColumn[],
  cells: readonly Cell[],
  isShown: (column: CatalogueColumn) => boolean,
): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    columns.map((column, index) => {
      const text = cellText(cells[index] ?? null);
      return [column.name, text === null || isShown(column) ? text : maskText(text)];
    }),
  );
}

/** Long texts and bytes are cut: a sample is to be recognised, and reports stay small. */
function cellText(cell: Cell): string | null {
  if (cell === null) return null;
  if (cell instanceof Uint8Array)
    return `0x${Buffer.from(cell.subarray(0, 32)).toString('hex')}${cell.length > 32 ? '…' : ''}`;
  const text = String(cell);
  if (text.length <= MAX_CHARACTERS) return text;
  return `${[...text.slice(0, 2 * MAX_CHARACTERS)].slice(0, MAX_CHARACTERS).join('')}…`;
}
