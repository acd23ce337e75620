import type { Dictionary, DictionaryField } from '../dictionaries/read-dictionary.ts';
import { formatNamed } from '../formats/index.ts';
import type { ExactNumber } from '../model/literal.ts';
import type { ParameterValue, Position, Problem } from '../model/rule.ts';
import type { RuleType } from '../rule-types/rule-type.ts';
import { isExactNumber } from '../rule-types/words.ts';
import { hasOwnRule, withRules } from './added-rules.ts';
import { type FileNode, type MapNode, nodeAt, placeAt, textAt } from './file-node.ts';
import { ruleId } from './rule-id.ts';

/** A rule file with the rules of its data dictionaries among its own. */
export interface WithDictionaries {
  readonly root: FileNode;
  /** The row of the dictionary by the id of the rule that it made, `tu-dien.csv:5`. */
  readonly rows: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * Adds to each table with a word `dictionary` the rules that the dictionary's rows make; where the table has a rule of its own of
 * that type on that column, the row's is left out. A dictionary with a column for tables gives a table its own rows only.
 */
export function applyDictionaries(
  root: FileNode,
  dictionaries: ReadonlyMap<string, Dictionary>,
  ruleTypes: readonly RuleType[],
): WithDictionaries {
  const tables = nodeAt(root, ['tables']);
  const rows = new Map<string, string>();
  const problems: Problem[] = [];
  if (root.kind !== 'map' || tables?.kind !== 'map') return { root, rows, problems };
  const database = textAt(root, ['database', 'id']) ?? '';
  const entries = new Map(tables.entries);
  for (const [name, entry] of tables.entries) {
    const table = entry.value;
    const dictionary = dictionaries.get(textAt(table, ['dictionary']) ?? '');
    if (table.kind !== 'map' || dictionary === undefined) continue;
    const at = placeAt(root, ['tables', name, 'dictionary']);
    const fields = fieldsOf(dictionary, name);
    problems.push(...problemsOf(dictionary, fields, name, at));
    const added: FileNode[] = [];
    for (const { field, rule } of rulesOf(fields)) {
      const node = nodeOf(rule, at);
      const column = field?.name ?? '';
      if (field !== undefined && hasOwnRule(table, node, column, ruleTypes)) continue;
      const type = String(rule.rule);
      const columns = field === undefined ? [] : [column];
      const parameters = {};
      const id = ruleId({
        database,
        table: name,
        rule: `dictionary.${type}`,
        columns,
        parameters,
        when: [],
        fold: false,
      });
      rows.set(id, field === undefined ? dictionary.path : `${dictionary.path}:${field.row}`);
      added.push(nodeOf({ id, ...rule }, at));
    }
    const marked = withPersonal(table, fields, at);
    entries.set(name, { ...entry, value: withRules(marked, added) });
  }
  const expanded = new Map(root.entries).set('tables', {
    keyAt: root.entries.get('tables')?.keyAt ?? tables.at,
    value: { ...tables, entries },
  });
  return { root: { ...root, entries: expanded }, rows, problems };
}

/** Rows of other tables fall away; a table may be named with its schema or without. */
function fieldsOf({ fields }: Dictionary, table: string): readonly DictionaryField[] {
  const bare = table.slice(table.lastIndexOf('.') + 1);
  return fields.filter((field) => field.table === undefined || field.table === table || field.table === bare);
}

function problemsOf(
  { path, ignored }: Dictionary,
  fields: readonly DictionaryField[],
  table: string,
  at: Position,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (fields.length === 0) {
    const text = {
      vi: `từ điển ${path} không có dòng nào của bảng "${table}"`,
      en: `the dictionary ${path} has no row of the table "${table}"`,
    };
    problems.push({ at, text, level: 'error' });
  }
  const names = fields.map(({ name }) => name);
  const twice = fields.find(({ name }, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    const text = {
      vi: `${path}:${twice.row} cột "${twice.name}" được nêu hai lần`,
      en: `${path}:${twice.row} the column "${twice.name}" is named twice`,
    };
    problems.push({ at, text, level: 'error' });
  }
  if (ignored.length > 0) {
    const text = {
      vi: `từ điển ${path}: không dùng đến các cột ${ignored.join(', ')}`,
      en: `the dictionary ${path}: columns not used: ${ignored.join(', ')}`,
    };
    problems.push({ at, text, level: 'warning' });
  }
  return problems;
}

type Plain = string | number | boolean | ExactNumber | readonly Plain[] | { readonly [word: string]: Plain };

interface Made {
  /** None: of the whole table. */
  readonly field?: DictionaryField;
  readonly rule: Readonly<Record<string, Plain>>;
}

function rulesOf(fields: readonly DictionaryField[]): readonly Made[] {
  if (fields.length === 0) return [];
  const shape = fields.map(({ name, type }) => ({ name, ...(type !== undefined && { type }) }));
  return [{ rule: { rule: 'schema', fields: shape } }, ...fields.flatMap(rulesOfField)];
}

function rulesOfField(field: DictionaryField): readonly Made[] {
  const { name, type, length, codes, format, pattern, values, min, max } = field;
  const rules: Readonly<Record<string, Plain>>[] = [];
  const isText = type === undefined || type === 'text';
  if (field.isMandatory) rules.push({ rule: type === 'text' ? 'not-blank' : 'not-null' });
  if (field.isUnique) rules.push({ rule: 'unique' });
  if (length !== undefined && isText) rules.push({ rule: 'length', ...length });
  if (codes !== undefined) rules.push({ rule: 'code', codes });
  if (format !== undefined) rules.push(formatRule(format));
  if (pattern !== undefined) rules.push({ rule: 'pattern', pattern });
  if (values !== undefined)
    rules.push({ rule: 'in-set', values: values.map((value) => literalOf(value, type)) });
  if (min !== undefined || max !== undefined) {
    rules.push({
      rule: 'range',
      ...(min !== undefined && { min: literalOf(min, type) }),
      ...(max !== undefined && { max: literalOf(max, type) }),
    });
  }
  return rules.map((rule) => ({ field, rule: { ...rule, column: name } }));
}

/** A layout such as `DD/MM/YYYY` is one of days; everything else names a format. */
function formatRule(format: string): Readonly<Record<string, Plain>> {
  if (formatNamed(format) === undefined && /^[YMDHms./: T-]+$/.test(format) && /YYYY/.test(format)) {
    const as = /HH/.test(format) ? 'timestamp' : 'date';
    return { rule: 'parses-as', as, layout: format };
  }
  return { rule: 'format', format };
}

const NUMBER_TYPES = ['integer', 'decimal', 'number'];

/** A cell as a value of the column's type. */
function literalOf(text: string, type: string | undefined): Plain {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  const isNumber = type !== undefined && NUMBER_TYPES.includes(type) && /^-?[0-9]+(\.[0-9]+)?$/.test(text);
  return isNumber ? { number: text } : text;
}

function nodeOf(value: Plain, at: Position): FileNode {
  if (Array.isArray(value)) return { kind: 'list', at, items: value.map((item) => nodeOf(item, at)) };
  if (isExactNumber(value as ParameterValue)) return { kind: 'scalar', at, value: value as ExactNumber };
  if (typeof value === 'number') return { kind: 'scalar', at, value: { number: String(value) } };
  if (typeof value !== 'object') return { kind: 'scalar', at, value };
  const entries = Object.entries(value as { readonly [word: string]: Plain });
  return {
    kind: 'map',
    at,
    entries: new Map(entries.map(([word, item]) => [word, { keyAt: at, value: nodeOf(item, at) }])),
  };
}

/** What the dictionary calls personal is masked, unless the file says of that column what it is. */
function withPersonal(table: MapNode, fields: readonly DictionaryField[], at: Position): MapNode {
  const personal = fields.filter(({ isPersonal }) => isPersonal);
  const declared = table.entries.get('columns');
  if (personal.length === 0 || (declared !== undefined && declared.value.kind !== 'map')) return table;
  const entries = new Map(declared?.value.kind === 'map' ? declared.value.entries : []);
  for (const { name } of personal) {
    const own = entries.get(name);
    if (own === undefined) entries.set(name, { keyAt: at, value: nodeOf({ personal: true }, at) });
    else if (own.value.kind === 'map' && !own.value.entries.has('personal')) {
      const added = new Map(own.value.entries).set('personal', { keyAt: at, value: nodeOf(true, at) });
      entries.set(name, { ...own, value: { ...own.value, entries: added } });
    }
  }
  const columns = { keyAt: declared?.keyAt ?? at, value: { kind: 'map', at, entries } as const };
  return { ...table, entries: new Map(table.entries).set('columns', columns) };
}
