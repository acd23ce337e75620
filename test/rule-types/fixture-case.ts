import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import type { EngineName } from '../engines.ts';

/** What must come out of one rule. */
export interface Expected {
  readonly status: 'pass' | 'fail' | 'error' | 'not-applicable';
  readonly scope: number;
  readonly notApplicable: number;
  readonly checked: number;
  readonly violations: number;
  readonly notEvaluable: number;
  readonly groups: number | null;
  readonly observed: string | null;
  readonly proof: 'scan' | 'constraint';
}

export interface FixtureColumn {
  readonly name: string;
  /** A type of `fixtures/README.md`, or one in the engine's own words behind `=`. */
  readonly type: string;
  readonly constraint?: 'key' | 'required';
}

/** A cell as the CSV holds it: null, text with its escapes read, or bytes. */
export type FixtureCell = string | Uint8Array | null;

/** A row and the rules that its columns `_expect`, `_na` and `_ne` name. */
export interface FixtureRow {
  readonly cells: readonly FixtureCell[];
  readonly named: Readonly<Record<'_expect' | '_na' | '_ne', readonly string[] | undefined>>;
}

export interface FixtureTable {
  readonly name: string;
  /** False for tables beside the first of the rule file. */
  readonly isFirst: boolean;
  readonly columns: readonly FixtureColumn[];
  readonly rows: readonly FixtureRow[];
}

/** One folder of `fixtures/rule-types` or `fixtures/packs`. */
export interface FixtureCase {
  /** `range/dates`. */
  readonly name: string;
  readonly rulesPath: string;
  readonly engines: readonly EngineName[] | undefined;
  readonly because: string | undefined;
  /** Statements that set the loading connection up. */
  readonly before: readonly string[];
  /** Statements for each engine when the tables are loaded. */
  readonly after: Readonly<Partial<Record<EngineName, readonly string[]>>>;
  readonly tables: readonly FixtureTable[];
  readonly expected: Readonly<Record<string, Expected>>;
}

interface CaseFacts {
  readonly engines?: readonly EngineName[];
  readonly because?: string;
  readonly tables?: Readonly<Record<string, string>>;
  readonly before?: readonly string[];
  readonly after?: FixtureCase['after'];
}

const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** Every case of rule types or of packs, in the order of their names. */
export function readCases(of: 'rule-types' | 'packs'): readonly FixtureCase[] {
  const root = join(FIXTURES, of);
  return readdirSync(root)
    .sort()
    .flatMap((type) =>
      readdirSync(join(root, type))
        .sort()
        .map((name) => readCase(root, type, name)),
    );
}

function readCase(root: string, type: string, name: string): FixtureCase {
  const folder = join(root, type, name);
  const rulesPath = join(folder, 'rules.yaml');
  const factsPath = join(folder, 'case.yaml');
  const facts: CaseFacts = existsSync(factsPath) ? parseYaml(readFileSync(factsPath, 'utf8')) : {};
  const rules: { readonly tables: Readonly<Record<string, unknown>> } = parseYaml(
    readFileSync(rulesPath, 'utf8'),
  );
  const [first = ''] = Object.keys(rules.tables);
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  return {
    name: `${type}/${name}`,
    rulesPath,
    engines: facts.engines,
    because: facts.because,
    before: facts.before ?? [],
    after: facts.after ?? {},
    tables: files.map((file) => {
      const isFirst = file === 'data.csv';
      const own = isFirst ? first : (facts.tables?.[file] ?? file.slice(0, -'.csv'.length));
      return { name: own, isFirst, ...readTable(readFileSync(join(folder, file), 'utf8')) };
    }),
    expected: JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')),
  };
}

function readTable(csv: string): Pick<FixtureTable, 'columns' | 'rows'> {
  const [header = [], ...rows] = csv.trimEnd().split('\n').map(readLine);
  const names = header.map((cell) => cell ?? '');
  const isMark = (index: number) => names[index]?.startsWith('_') === true;
  const marks = (row: readonly (string | null)[], mark: string) => {
    const at = names.indexOf(mark);
    return at < 0 ? undefined : (row[at] ?? '').split(' ').filter((id) => id !== '');
  };
  return {
    columns: names.filter((_, index) => !isMark(index)).map(readColumn),
    rows: rows.map((row, index) => {
      if (row.length !== names.length)
        throw new Error(`row ${index + 1} has ${row.length} cells: ${csv.slice(0, 200)}`);
      return {
        cells: row.filter((_, index) => !isMark(index)).map(readCell),
        named: { _expect: marks(row, '_expect'), _na: marks(row, '_na'), _ne: marks(row, '_ne') },
      };
    }),
  };
}

/** A line of CSV (RFC 4180 without line ends inside cells); an empty cell is null only when it is not quoted. */
function readLine(line: string): readonly (string | null)[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
    quoted === undefined ? (plain === '' ? null : plain) : quoted.replaceAll('""', '"'),
  );
}

function readColumn(header: string): FixtureColumn {
  const text = readEscapes(header);
  const colon = text.lastIndexOf(':');
  const [, type = '', constraint] = /^(.*?)(?: (key|required))?$/.exec(text.slice(colon + 1)) ?? [];
  if (colon < 1 || type === '') throw new Error(`no column: ${header}`);
  return {
    name: text.slice(0, colon),
    type,
    ...(constraint === 'key' || constraint === 'required' ? { constraint } : {}),
  };
}

function readCell(cell: string | null): FixtureCell {
  if (cell === null) return null;
  const bytes = /^\\x\{([0-9A-F]*)\}$/.exec(cell);
  return bytes === null ? readEscapes(cell) : Buffer.from(bytes[1] ?? '', 'hex');
}

const CHARACTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };

function readEscapes(text: string): string {
  return text.replace(
    /\\(?:u\{([0-9A-Fa-f]+)\}|(.?))/gs,
    (whole, point: string | undefined, letter: string) => {
      if (point !== undefined) return String.fromCodePoint(Number.parseInt(point, 16));
      const found = CHARACTERS[letter];
      if (found === undefined) throw new Error(`unknown escape ${whole}`);
      return found;
    },
  );
}
