import type { Position, Problem } from '../model/rule.ts';
import type { PackApplication } from '../model/rule-file.ts';
import type { Text } from '../model/text.ts';
import type { RuleType } from '../rule-types/rule-type.ts';
import { hasOwnRule, withRules } from './added-rules.ts';
import { type FileNode, type MapNode, nodeAt, placeAt, textAt, textsAt } from './file-node.ts';
import { quote } from './quote.ts';
import { meaningOf, meaningsIn, type Pack, type PackRule } from './read-pack.ts';
import { ruleId } from './rule-id.ts';
import { suggest } from './suggest.ts';

/** A rule file with the rules of its packs among its own. */
export interface WithPacks {
  readonly root: FileNode;
  readonly applications: readonly PackApplication[];
}

/**
 * Adds to each table the rules of packs whose meanings its columns declare, standing where the meaning is declared. A rule
 * of one meaning is added for each column of that meaning; a rule of several when each is the meaning of exactly one column.
 * Where the file has a rule of its own of that type on that column, the pack's is left out.
 */
export function applyPacks(
  root: FileNode,
  packs: readonly Pack[],
  ruleTypes: readonly RuleType[],
): WithPacks {
  const tables = nodeAt(root, ['tables']);
  if (root.kind !== 'map' || tables?.kind !== 'map' || packs.length === 0) return { root, applications: [] };
  const database = textAt(root, ['database', 'id']) ?? '';
  const applications: PackApplication[] = [];
  const entries = new Map(tables.entries);
  for (const [name, entry] of tables.entries) {
    const table = entry.value;
    if (table.kind !== 'map') continue;
    const added: FileNode[] = [];
    for (const pack of packs) {
      for (const rule of pack.rules) {
        for (const { columns: meant, reason } of applyRule(rule, table, ruleTypes)) {
          const about = {
            pack: pack.id,
            rule: rule.name,
            type: textAt(rule.rule, ['rule']) ?? '',
            why: rule.why,
            table: name,
          };
          if (meant === undefined) {
            applications.push({ ...about, ...(reason && { reason }) });
            continue;
          }
          const columns = Object.values(meant);
          const id = ruleId({
            database,
            table: name,
            rule: `${pack.id}.${rule.name}`,
            columns,
            parameters: {},
            when: [],
            fold: false,
          });
          applications.push({ ...about, id, columns });
          added.push(placed(rule.rule, meant, id, placeOf(table, columns[0] ?? '')));
        }
      }
    }
    if (added.length > 0) entries.set(name, { ...entry, value: withRules(table, added) });
  }
  const expanded = new Map(root.entries).set('tables', {
    keyAt: root.entries.get('tables')?.keyAt ?? tables.at,
    value: { ...tables, entries },
  });
  return { root: { ...root, entries: expanded }, applications };
}

/** The packs that the file names, and `more` that it does not; a name that there is not is a problem at its place. */
export function packsOf(
  root: FileNode,
  more: readonly string[],
  read: (name: string) => Pack | undefined,
  names: () => readonly string[],
): { readonly packs: readonly Pack[]; readonly problems: readonly Problem[] } {
  const packs: Pack[] = [];
  const problems: Problem[] = [];
  for (const [index, name] of textsAt(root, ['packs']).entries()) {
    const pack = packs.find(({ id }) => id === name) ?? read(name);
    if (pack === undefined) problems.push(unknownPack(name, placeAt(root, ['packs', index]), names()));
    else if (!packs.includes(pack)) packs.push(pack);
  }
  for (const name of more) {
    const pack = packs.some(({ id }) => id === name) ? undefined : read(name);
    if (pack !== undefined) packs.push(pack);
  }
  return { packs, problems };
}

/** A meaning that no pack in use asks for is most likely misspelt. */
export function strayMeanings(
  root: FileNode,
  packs: readonly Pack[],
  others: readonly string[],
): readonly Problem[] {
  if (packs.length === 0) return [];
  const known = [...packs.flatMap(({ meanings }) => Object.keys(meanings)), ...others];
  const tables = nodeAt(root, ['tables']);
  if (tables?.kind !== 'map') return [];
  return [...tables.entries.values()].flatMap(({ value: table }) =>
    columnsOf(table).flatMap(({ name, meaning }): readonly Problem[] => {
      const meant = known.includes(meaning) ? undefined : suggest(meaning, known);
      return meant === undefined
        ? []
        : [
            {
              at: placeOf(table, name),
              text: {
                vi: `không gói quy tắc nào dùng ý nghĩa ${quote(meaning)}`,
                en: `no rule pack in use knows the meaning ${quote(meaning)}`,
              },
              hint: { vi: `có phải là "${meant}"?`, en: `did you mean "${meant}"?` },
              level: 'warning',
            },
          ];
    }),
  );
}

/** The columns of a rule by their meaning, or why it does not apply. */
interface Applied {
  readonly columns?: Readonly<Record<string, string>>;
  readonly reason?: Text;
}

function applyRule({ rule }: PackRule, table: MapNode, ruleTypes: readonly RuleType[]): readonly Applied[] {
  const meanings = meaningsIn(rule);
  const columns = columnsOf(table);
  const named = meanings.map((meaning) => ({
    meaning,
    names: columns.filter((column) => column.meaning === meaning).map(({ name }) => name),
  }));
  const missing = named.find(({ names }) => names.length === 0);
  if (missing !== undefined) return [{ reason: noColumn(missing.meaning) }];
  const [only, ...more] = named;
  if (only === undefined) return [];
  const several = more.length === 0 ? undefined : named.find(({ names }) => names.length > 1);
  if (several !== undefined) return [{ reason: severalColumns(several.meaning, several.names) }];
  return only.names.map((name): Applied => {
    const found = Object.fromEntries(named.map(({ meaning, names }) => [meaning, names[0] ?? '']));
    found[only.meaning] = name;
    return hasOwnRule(table, rule, name, ruleTypes) ? { reason: ownRule(name) } : { columns: found };
  });
}

function columnsOf(table: FileNode): readonly { readonly name: string; readonly meaning: string }[] {
  const columns = nodeAt(table, ['columns']);
  if (columns?.kind !== 'map') return [];
  return [...columns.entries].flatMap(([name, { value }]) => {
    const meaning = textAt(value, ['meaning']);
    return meaning === undefined ? [] : { name, meaning };
  });
}

function placeOf(table: FileNode, column: string): Position {
  return placeAt(table, ['columns', column, 'meaning']);
}

/** The rule with the names of columns for their meanings, every part of it standing at one place. */
function placed(rule: MapNode, columns: Readonly<Record<string, string>>, id: string, at: Position): MapNode {
  const put = (node: FileNode): FileNode => {
    if (node.kind === 'map')
      return {
        ...node,
        at,
        entries: new Map(
          [...node.entries].map(([word, { value }]) => [word, { keyAt: at, value: put(value) }]),
        ),
      };
    if (node.kind === 'list') return { ...node, at, items: node.items.map(put) };
    if (node.kind === 'refused') return { ...node, at };
    const meaning = meaningOf(node.value);
    return { ...node, at, value: meaning === undefined ? node.value : (columns[meaning] ?? node.value) };
  };
  const whole = put(rule) as MapNode;
  const given = { keyAt: at, value: { kind: 'scalar', at, value: id } as const };
  return { ...whole, entries: new Map([['id', given], ...whole.entries]) };
}

function unknownPack(name: string, at: Position, names: readonly string[]): Problem {
  const meant = suggest(name, names);
  return {
    at,
    text: {
      vi: `không có gói quy tắc ${quote(name)}; có: ${names.join(', ')}`,
      en: `unknown rule pack ${quote(name)}; there is: ${names.join(', ')}`,
    },
    ...(meant !== undefined && {
      hint: { vi: `có phải là "${meant}"?`, en: `did you mean "${meant}"?` },
    }),
    level: 'error',
  };
}

function noColumn(meaning: string): Text {
  return { vi: `không cột nào có ý nghĩa ${meaning}`, en: `no column means ${meaning}` };
}

function severalColumns(meaning: string, names: readonly string[]): Text {
  return {
    vi: `nhiều cột cùng ý nghĩa ${meaning} (${names.join(', ')})`,
    en: `several columns mean ${meaning} (${names.join(', ')})`,
  };
}

function ownRule(column: string): Text {
  return {
    vi: `tệp quy tắc đã có quy tắc cùng loại cho cột ${column}`,
    en: `the rule file has a rule of that type on column ${column}`,
  };
}
