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
    const rows = await options.session.run(statement, {
      signal: options.signal,
      timeoutMs: options.queryTimeoutMs,
    });
    return {
      samples: rows.map((row) => ({
        key: show(key, row.slice(0, key.length), (column) => showsKey(column, declaration)),
        values: show(looked, row.slice(key.length), (column) => !isPersonal(column, declaration)),
      })),
    };
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

function cellText(cell: Cell): string | null {
  if (cell === null) return null;
  return cell instanceof Uint8Array ? `0x${Buffer.from(cell).toString('hex').slice(0, 64)}` : String(cell);
}
