import type { CatalogueColumn, ColumnType } from '../model/catalogue.ts';

/** The families that a rule file may name instead of an engine's type; `number` is any of three. */
const FAMILIES: Readonly<Record<string, readonly ColumnType['kind'][]>> = {
  text: ['text'],
  integer: ['integer'],
  decimal: ['decimal'],
  float: ['float'],
  number: ['integer', 'decimal', 'float'],
  date: ['date'],
  time: ['time'],
  timestamp: ['timestamp'],
  boolean: ['boolean'],
};

/** The names of types that SQL and its engines hold for one; the right one stands for all. */
const SYNONYMS: Readonly<Record<string, string>> = {
  'character varying': 'varchar',
  'char varying': 'varchar',
  character: 'char',
  bpchar: 'char',
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  dec: 'decimal',
  numeric: 'decimal',
  bool: 'boolean',
  float4: 'real',
  float8: 'double',
  'double precision': 'double',
  timetz: 'time with time zone',
  timestamptz: 'timestamp with time zone',
  'time without time zone': 'time',
  'timestamp without time zone': 'timestamp',
};

/** True when a column is of the type that a rule file names: a family by its word, or the engine's own type as it is declared. */
export function isOfNamedType({ type, declaredType }: CatalogueColumn, wanted: string): boolean {
  const word = wanted.toLowerCase();
  return Object.hasOwn(FAMILIES, word)
    ? FAMILIES[word]?.includes(type.kind) === true
    : spelled(declaredType) === spelled(wanted);
}

/** One spelling for one declared type: lower case, single spaces, synonyms and MariaDB's widths of integers put aside. */
function spelled(declared: string): string {
  const words = declared
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ ?([(),]) ?/g, '$1')
    .trim();
  // `timestamp(3)with time zone`, `varchar(12)`: the name may go on behind its parameters.
  const [, head = words, parameters = '', tail = ''] = /^([^(]*)(\([^)]*\))?(.*)$/.exec(words) ?? [];
  const name = (tail === '' || !/^(with|without) /.test(tail) ? head : `${head} ${tail}`).trim();
  const rest = name === head.trim() ? tail.trim() : '';
  const same = Object.hasOwn(SYNONYMS, name) ? SYNONYMS[name] : name;
  // A width says nothing of an integer but that tinyint(1) is how MySQL writes BOOLEAN.
  const isWidth =
    /^(tinyint|smallint|mediumint|integer|bigint)$/.test(same ?? '') &&
    !(same === 'tinyint' && parameters === '(1)');
  return `${same}${isWidth ? '' : parameters}${rest === '' ? '' : ` ${rest}`}`;
}
