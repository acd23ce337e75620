import { createHash } from 'node:crypto';
import type { Dictionary } from '../dictionaries/read-dictionary.ts';
import { RuleFileError } from '../errors.ts';
import { isDay } from '../exact/day.ts';
import { formats } from '../formats/index.ts';
import type { Problem } from '../model/rule.ts';
import type {
  OtherDatabase,
  PackApplication,
  Party,
  RuleFile,
  TableDeclaration,
} from '../model/rule-file.ts';
import type { RuleType } from '../rule-types/rule-type.ts';
import { applyDictionaries } from './apply-dictionaries.ts';
import { applyPacks, packsOf, strayMeanings } from './apply-packs.ts';
import { type Environment, passwordWarnings, replaceVariables } from './environment.ts';
import {
  type FileNode,
  type MapNode,
  nodeAt,
  type Path,
  placeAt,
  plainValue,
  textAt,
  textsAt,
} from './file-node.ts';
import { sortProblems } from './format-problems.ts';
import { parseYaml } from './parse-yaml.ts';
import { readCalendar } from './read-calendar.ts';
import { packNames, readPack } from './read-pack.ts';
import { readTables } from './read-tables.ts';
import { tooManyRules } from './rule-count.ts';
import { schemaProblems } from './schema-problems.ts';
import { type SchemaFault, validate } from './validate.ts';

/** Bytes of UTF-8. */
export const MAX_SIZE = 5_000_000;

/** How a rule file is read. */
export interface ParseOptions {
  /** The path as it was given, for messages. */
  readonly path: string;
  /** Where `${NAME}` under `database` takes its text from. */
  readonly environment: Environment;
  readonly ruleTypes: readonly RuleType[];
  /** Of the file's bytes, hexadecimal; of the text's UTF-8 when absent. */
  readonly sha256?: string;
  /** True when `--database` gives the URL: then the file's own is not looked at. */
  readonly databaseOverride?: boolean;
  /** Packs applied besides those that the file names. */
  readonly packs?: readonly string[];
  /** The data dictionaries that tables name, by what the file writes. */
  readonly dictionaries?: ReadonlyMap<string, Dictionary>;
}

/**
 * The rule file that a text holds. Throws `RuleFileError` with every problem of form, in the order of the file,
 * warnings among them. Nothing is looked up in a database.
 */
export function parseRuleFile(text: string, options: ParseOptions): RuleFile {
  if (Buffer.byteLength(text) > MAX_SIZE) throw new RuleFileError(options.path, [TOO_LARGE]);
  const { root: written, problems: yamlProblems } = parseYaml(text.replace(/^\uFEFF/, ''));
  if (written === undefined) throw new RuleFileError(options.path, sortProblems(yamlProblems));
  const excess = tooManyRules(written);
  if (excess !== undefined) throw new RuleFileError(options.path, sortProblems([...yamlProblems, excess]));
  const { root: own, problems: databaseProblems } = resolveDatabase(written, options);
  const { packs, problems: packProblems } = packsOf(own, options.packs ?? [], readPack, packNames);
  const { root: withPacks, applications } = applyPacks(own, packs, options.ruleTypes);
  const dictionaries = options.dictionaries ?? new Map<string, Dictionary>();
  const {
    root,
    rows,
    problems: ofDictionaries,
  } = applyDictionaries(withPacks, dictionaries, options.ruleTypes);
  const more = tooManyRules(root);
  if (more !== undefined) throw new RuleFileError(options.path, [more]);
  const faults = [...validate(root, options.ruleTypes), ...missingUrl(root, options)];
  const ofSchema = schemaProblems(root, faults, options.ruleTypes);
  const problems = [
    ...yamlProblems,
    ...databaseProblems,
    ...packProblems,
    ...ofDictionaries,
    ...strayMeanings(
      own,
      packs,
      formats.map(({ name }) => name),
    ),
    ...ofSchema.map(({ problem }) => problem),
  ];
  const broken = new Set(
    ofSchema.flatMap(({ path }) => path.map((_, last) => JSON.stringify(path.slice(0, last + 1)))),
  );
  const tables = readTables({
    root,
    ruleTypes: options.ruleTypes,
    problems,
    isBroken: (path) => broken.has(JSON.stringify(path)) || holdsRefused(nodeAt(root, path)),
  });
  const cutoff = textAt(root, ['report', 'cutoff']);
  if (cutoff !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(cutoff) && !isDay(cutoff)) {
    problems.push({ at: placeAt(root, ['report', 'cutoff']), ...NO_SUCH_DAY, level: 'error' });
  }
  const { calendar, problems: ofCalendar } = readCalendar(root);
  const sorted = sortProblems([...problems, ...ofCalendar]);
  if (sorted.some(({ level }) => level === 'error')) throw new RuleFileError(options.path, sorted);
  return makeRuleFile(root, {
    path: options.path,
    sha256: options.sha256 ?? hashOf(text),
    tables: withDictionaryRows(withPackNames(tables, applications), own, rows),
    calendar,
    warnings: sorted,
    packs: packs.map(({ id, title, sha256 }) => ({ id, title, sha256 })),
    packRules: applications,
    dictionaries: [...dictionaries.values()].map(({ path, sha256 }) => ({ path, sha256 })),
  });
}

function resolveDatabase(
  root: FileNode,
  { environment, databaseOverride = false }: ParseOptions,
): { readonly root: FileNode; readonly problems: readonly Problem[] } {
  const database = root.kind === 'map' ? root.entries.get('database') : undefined;
  if (root.kind !== 'map' || database?.value.kind !== 'map') return { root, problems: [] };
  const entries = new Map(database.value.entries);
  if (databaseOverride) entries.delete('url');
  const replaced = replaceVariables({ ...database.value, entries }, environment);
  const resolved: MapNode = {
    ...root,
    entries: new Map(root.entries).set('database', { ...database, value: replaced.node }),
  };
  return { root: resolved, problems: [...passwordWarnings(database.value), ...replaced.problems] };
}

function missingUrl(root: FileNode, { databaseOverride = false }: ParseOptions): readonly SchemaFault[] {
  const database = nodeAt(root, ['database']);
  if (databaseOverride || database?.kind !== 'map' || database.entries.has('url')) return [];
  const params = { missingProperty: 'url' };
  return [{ path: ['database'], keyword: 'required', params, parentSchema: {}, value: undefined }];
}

function holdsRefused(node: FileNode | undefined): boolean {
  if (node?.kind === 'list') return node.items.some(holdsRefused);
  if (node?.kind === 'map') return [...node.entries.values()].some(({ value }) => holdsRefused(value));
  return node?.kind === 'refused';
}

function withPackNames(
  tables: readonly TableDeclaration[],
  applications: readonly PackApplication[],
): readonly TableDeclaration[] {
  const packs = new Map(applications.map(({ id, pack }) => [id, pack]));
  return tables.map((table) => ({
    ...table,
    rules: table.rules.map((spec) => {
      const pack = packs.get(spec.id);
      return pack === undefined ? spec : { ...spec, pack };
    }),
  }));
}

/** Rules that a dictionary made say so, and columns that only it declares. */
function withDictionaryRows(
  tables: readonly TableDeclaration[],
  own: FileNode,
  rows: ReadonlyMap<string, string>,
): readonly TableDeclaration[] {
  if (rows.size === 0) return tables;
  return tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) =>
      nodeAt(own, ['tables', table.name, 'columns', column.name]) === undefined
        ? { ...column, isOfDictionary: true }
        : column,
    ),
    rules: table.rules.map((spec) => {
      const dictionary = rows.get(spec.id);
      return dictionary === undefined ? spec : { ...spec, dictionary };
    }),
  }));
}

function makeRuleFile(
  root: FileNode,
  read: Pick<
    RuleFile,
    'path' | 'sha256' | 'calendar' | 'tables' | 'warnings' | 'packs' | 'packRules' | 'dictionaries'
  >,
): RuleFile {
  const year = nodeAt(root, ['report', 'year']);
  const cutoff = textAt(root, ['report', 'cutoff']);
  const name = textAt(root, ['database', 'name']);
  const url = textAt(root, ['database', 'url']);
  return {
    ...read,
    report: {
      ...(year && { year: Number((plainValue(year) as { readonly number: string }).number) }),
      ...(cutoff !== undefined && { cutoff }),
      legal: textAt(root, ['report', 'legal']) ?? 'nd47-2020',
      scoring: textAt(root, ['report', 'scoring']) ?? 'dieu16',
      owner: partyAt(root, ['report', 'owner']),
      recipient: partyAt(root, ['report', 'recipient']),
    },
    database: {
      id: textAt(root, ['database', 'id']) as string,
      ...(name !== undefined && { name }),
      ...(url !== undefined && { url }),
      schemas: textsAt(root, ['database', 'schemas']),
      others: othersOf(root),
    },
    place: (...below) => placeAt(root, below),
  };
}

function othersOf(root: FileNode): readonly OtherDatabase[] {
  const others = nodeAt(root, ['database', 'others']);
  if (others?.kind !== 'map') return [];
  return [...others.entries].map(([id, { value }]) => {
    const name = textAt(value, ['name']);
    return {
      id,
      ...(name !== undefined && { name }),
      url: textAt(value, ['url']) as string,
      schemas: textsAt(value, ['schemas']),
    };
  });
}

function partyAt(root: FileNode, path: Path): Party {
  const name = textAt(root, [...path, 'name']);
  const code = textAt(root, [...path, 'code']);
  const contact = nodeAt(root, [...path, 'contact']);
  return {
    ...(name !== undefined && { name }),
    ...(code !== undefined && { code }),
    ...(contact && { contact: { ...(plainValue(contact) as Readonly<Record<string, string>>) } }),
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The fault of a file beyond `MAX_SIZE`. */
export const TOO_LARGE: Problem = {
  at: { line: 1, column: 1 },
  text: { vi: 'tệp lớn hơn 5 MB', en: 'the file is larger than 5 MB' },
  hint: {
    vi: 'tệp quy tắc không chứa dữ liệu; đưa danh sách giá trị dài vào bảng mã',
    en: 'a rule file holds no data; put long lists of values into a code table',
  },
  level: 'error',
};

const NO_SUCH_DAY = {
  text: { vi: '"cutoff" không phải một ngày có thật', en: '"cutoff" is no day of the calendar' },
  hint: { vi: 'viết năm-tháng-ngày: 2026-12-14', en: 'write year-month-day: 2026-12-14' },
};
