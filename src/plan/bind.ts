import type { Catalogue, CatalogueTable } from '../model/catalogue.ts';
import type { BoundRule, Problem, RuleSpec } from '../model/rule.ts';
import type { RuleFile, TableDeclaration } from '../model/rule-file.ts';
import type { RuleType } from '../rule-types/rule-type.ts';
import { asRecord, textOf } from '../rule-types/words.ts';
import { splitQuery } from '../sql/owner-sql.ts';
import { type BindContext, makeBinder, unknownColumn, unknownTable } from './binder.ts';
import { findTable } from './find-table.ts';

/** A table of the rule file with what the catalogue knows of it. */
export interface BoundTable {
  readonly declaration: TableDeclaration;
  readonly table: CatalogueTable;
}

/** A rule that looks at a table which may not be read: it ends in an error, not in a problem of the rule file. */
export interface UnreadableRule {
  readonly spec: RuleSpec;
  /** The table that may not be read, as the rule file names it. */
  readonly table: string;
}

export interface Bound {
  readonly tables: readonly BoundTable[];
  readonly rules: readonly BoundRule[];
  readonly unreadable: readonly UnreadableRule[];
  /** All problems of binding at once; when there are any, nothing is run. */
  readonly problems: readonly Problem[];
}

/** Looks up every name and type of a rule file. `denied` are tables that are there but may not be read. */
export function bindRuleFile(
  file: RuleFile,
  ruleTypes: readonly RuleType[],
  context: BindContext,
  denied: ReadonlySet<string>,
): Bound {
  const problems: Problem[] = [];
  const tables: BoundTable[] = [];
  const rules: BoundRule[] = [];
  const unreadable: UnreadableRule[] = [];
  const types = new Map(ruleTypes.map((type) => [type.type, type]));
  for (const declaration of file.tables) {
    const table = findTable(context.catalogue, declaration.name);
    if (table === undefined) {
      if (denied.has(declaration.name)) {
        unreadable.push(...declaration.rules.map((spec) => ({ spec, table: declaration.name })));
      } else {
        const [text, , hint] = unknownTable(context.catalogue, declaration.name, []);
        problems.push({ at: declaration.at, text, level: 'error', ...(hint === undefined ? {} : { hint }) });
      }
      continue;
    }
    tables.push({ declaration, table });
    problems.push(...checkDeclaration(declaration, table));
    for (const spec of declaration.rules) {
      const hidden = otherTables(spec).find((name) => denied.has(name));
      if (hidden !== undefined) {
        unreadable.push({ spec, table: hidden });
        continue;
      }
      const found = problems.length;
      const bound = types.get(spec.rule)?.bind(spec, makeBinder(spec, table, context, problems));
      if (bound !== undefined && problems.length === found) rules.push(bound);
    }
  }
  if (problems.length > 0) problems.push(...emptySchemas(file, context.catalogue));
  return { tables, rules, unreadable, problems };
}

/** Schemas in which nothing was found: misspelt ones are why tables are not there. */
function emptySchemas(file: RuleFile, { tables }: Catalogue): readonly Problem[] {
  const known = new Set(tables.map(({ name }) => name.schema));
  // An engine without schemas.
  if (tables.length > 0 && known.has(undefined)) return [];
  return file.database.schemas.flatMap((schema, index): readonly Problem[] =>
    known.has(schema)
      ? []
      : [
          {
            at: file.place('database', 'schemas', index),
            text: {
              vi: `không có lược đồ "${schema}", hoặc không có bảng nào trong đó đọc được`,
              en: `there is no schema "${schema}", or no table in it that may be read`,
            },
            level: 'error',
          },
        ],
  );
}

/** The tables that the rule file names and the catalogue does not list. */
export function missingTables(file: RuleFile, context: Pick<BindContext, 'catalogue'>): readonly string[] {
  const names = file.tables.flatMap(({ name, rules }) => [name, ...rules.flatMap(otherTables)]);
  return [...new Set(names)].filter((name) => findTable(context.catalogue, name) === undefined);
}

/** The tables that a rule looks at besides its own: the `table` of `to` or `from`, and those its query names in braces. */
function otherTables({ parameters: { to, from, sql } }: RuleSpec): readonly string[] {
  const named = [to, from].flatMap((word) => textOf(asRecord(word).table) ?? []);
  const asked = splitQuery(textOf(sql) ?? '').flatMap((part) => (typeof part === 'string' ? [] : part.table));
  return [...named, ...asked];
}

function checkDeclaration(declaration: TableDeclaration, table: CatalogueTable): readonly Problem[] {
  const names = new Set(table.columns.map((column) => column.name));
  const used = [
    ...declaration.columns.map((column) => ({ name: column.name, at: column.at })),
    ...declaration.key.map((name, index) => ({ name, at: declaration.place('key', index) })),
  ];
  return used
    .filter(({ name }) => !names.has(name))
    .map(({ name, at }) => {
      const [text, , hint] = unknownColumn(table, name, []);
      return { at, text, level: 'error', ...(hint === undefined ? {} : { hint }) };
    });
}
