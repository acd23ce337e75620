import type { SoatError } from '../errors.ts';
import type { Catalogue, CatalogueTable } from '../model/catalogue.ts';
import type { BoundRule, Problem, RuleSpec } from '../model/rule.ts';
import type { RuleFile, TableDeclaration } from '../model/rule-file.ts';
import type { Text } from '../model/text.ts';
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
  readonly why: Text;
}

/** A table that a rule names, and the second database that it is of. */
interface NamedTable {
  readonly database?: string;
  readonly name: string;
}

export interface Bound {
  readonly tables: readonly BoundTable[];
  readonly rules: readonly BoundRule[];
  readonly unreadable: readonly UnreadableRule[];
  /** All problems of binding at once; when there are any, nothing is run. */
  readonly problems: readonly Problem[];
}

/** What cannot be read, and why: tables by `tableKey`, second databases by their name. */
export interface Unreadable {
  readonly tables: ReadonlySet<string>;
  readonly databases: ReadonlyMap<string, SoatError>;
}

/** Looks up every name and type of a rule file. */
export function bindRuleFile(
  file: RuleFile,
  ruleTypes: readonly RuleType[],
  context: BindContext,
  denied: Unreadable,
): Bound {
  const problems: Problem[] = [];
  const tables: BoundTable[] = [];
  const rules: BoundRule[] = [];
  const unreadable: UnreadableRule[] = [];
  const types = new Map(ruleTypes.map((type) => [type.type, type]));
  for (const declaration of file.tables) {
    const table = findTable(context.catalogue, declaration.name);
    if (table === undefined) {
      if (denied.tables.has(tableKey(declaration))) {
        const why = mayNotRead(declaration.name);
        unreadable.push(...declaration.rules.map((spec) => ({ spec, why })));
      } else {
        const [text, , hint] = unknownTable(context.catalogue, declaration.name, []);
        problems.push({ at: declaration.at, text, level: 'error', ...(hint === undefined ? {} : { hint }) });
      }
      continue;
    }
    tables.push({ declaration, table });
    problems.push(...checkDeclaration(declaration, table));
    for (const spec of declaration.rules) {
      const why = whyUnreadable(spec, denied);
      if (why !== undefined) {
        unreadable.push({ spec, why });
        continue;
      }
      const found: Problem[] = [];
      const bound = types.get(spec.rule)?.bind(spec, makeBinder(spec, table, context, found));
      const [fault] = found;
      if (bound !== undefined && fault === undefined) rules.push(bound);
      // What a dictionary asks of a column that is not there, or is of another type, is a finding and not a fault of the file.
      else if (spec.dictionary !== undefined && fault !== undefined)
        unreadable.push({ spec, why: ofDictionary(spec.dictionary, fault.text) });
      else problems.push(...found);
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

/** The tables of a database that the rule file names and its catalogue does not list; `database` is none for the audited one. */
export function missingTables(file: RuleFile, catalogue: Catalogue, database?: string): readonly string[] {
  const named = file.tables.flatMap(({ name, rules }): readonly NamedTable[] => [
    { name },
    ...rules.flatMap(otherTables),
  ]);
  const names = named.filter((table) => table.database === database).map(({ name }) => name);
  return [...new Set(names)].filter((name) => findTable(catalogue, name) === undefined);
}

/** One text for a table that a rule names. */
export function tableKey({ database, name }: NamedTable): string {
  return JSON.stringify([database ?? null, name]);
}

function whyUnreadable(spec: RuleSpec, denied: Unreadable): Text | undefined {
  const { database } = asRecord(spec.parameters.to);
  const closed = denied.databases.get(textOf(database) ?? '');
  if (closed !== undefined) {
    const { vi, en } = closed.text;
    return { vi: `CSDL đối chiếu ${database}: ${vi}`, en: `other database ${database}: ${en}` };
  }
  const hidden = otherTables(spec).find((table) => denied.tables.has(tableKey(table)));
  return hidden && mayNotRead(hidden.name);
}

function ofDictionary(row: string, { vi, en }: Text): Text {
  return { vi: `từ điển ${row}: ${vi}`, en: `dictionary ${row}: ${en}` };
}

function mayNotRead(table: string): Text {
  return { vi: `không có quyền đọc bảng ${table}`, en: `no permission to read table ${table}` };
}

/** The tables that a rule looks at besides its own: the `table` of `to` or `from`, and those its query names in braces. */
function otherTables({ parameters: { to, from, sql } }: RuleSpec): readonly NamedTable[] {
  const named = [to, from].flatMap((word): readonly NamedTable[] => {
    const { table, database } = asRecord(word);
    const name = textOf(table);
    return name === undefined ? [] : [{ name, ...(typeof database === 'string' && { database }) }];
  });
  const asked = splitQuery(textOf(sql) ?? '').flatMap((part) =>
    typeof part === 'string' ? [] : { name: part.table },
  );
  return [...named, ...asked];
}

function checkDeclaration(declaration: TableDeclaration, table: CatalogueTable): readonly Problem[] {
  const names = new Set(table.columns.map((column) => column.name));
  const used = [
    ...declaration.columns
      .filter(({ isOfDictionary }) => isOfDictionary !== true)
      .map((column) => ({ name: column.name, at: column.at })),
    ...declaration.key.map((name, index) => ({ name, at: declaration.place('key', index) })),
  ];
  return used
    .filter(({ name }) => !names.has(name))
    .map(({ name, at }) => {
      const [text, , hint] = unknownColumn(table, name, []);
      return { at, text, level: 'error', ...(hint === undefined ? {} : { hint }) };
    });
}
