import { UsageError } from '../errors.ts';
import type { RuleFile } from '../model/rule-file.ts';
import { suggest } from './suggest.ts';

/** A part of a rule file; an empty list means all. */
export interface Selection {
  readonly tables: readonly string[];
  readonly rules: readonly string[];
}

/** The rule file with only the tables and rules asked for. Throws `UsageError` for a name that the file does not have. */
export function selectRules(file: RuleFile, selection: Selection): RuleFile {
  if (selection.tables.length === 0 && selection.rules.length === 0) return file;
  const names = file.tables.map((table) => table.name);
  const ids = file.tables.flatMap((table) => table.rules.map((rule) => rule.id));
  for (const name of selection.tables) mustKnow(name, names, '--table', file.path);
  for (const id of selection.rules) mustKnow(id, ids, '--rule', file.path);
  const tables = file.tables
    .filter((table) => selection.tables.length === 0 || selection.tables.includes(table.name))
    .map((table) => ({
      ...table,
      rules: table.rules.filter((rule) => selection.rules.length === 0 || selection.rules.includes(rule.id)),
    }))
    .filter((table) => table.rules.length > 0);
  if (tables.length === 0) {
    throw new UsageError({
      vi: '--table và --rule không để lại quy tắc nào',
      en: '--table and --rule leave no rule',
    });
  }
  return { ...file, tables };
}

function mustKnow(name: string, known: readonly string[], option: string, path: string): void {
  if (known.includes(name)) return;
  const nearest = suggest(name, known);
  throw new UsageError(
    {
      vi: `${option}: "${name}" không có trong ${path}`,
      en: `${option}: "${name}" is not in ${path}`,
    },
    nearest === undefined ? {} : { hint: { vi: `có phải "${nearest}"?`, en: `did you mean "${nearest}"?` } },
  );
}
