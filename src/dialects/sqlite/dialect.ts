import { canonicalDecimal } from '../../exact/decimal.ts';
import { WHITE_SPACE_CODE_POINTS } from '../../exact/white-space.ts';
import type { CatalogueColumn, ColumnType } from '../../model/catalogue.ts';
import type { AggregateSpelling, Dialect } from '../../model/dialect.ts';
import type { Literal, LiteralKind } from '../../model/literal.ts';
import type { AggregateFunction } from '../../model/measure.ts';
import type { Cell, Parameter } from '../../model/session.ts';
import { fitsInt64, quoteWith, valueKind } from '../value-kind.ts';
import { spellMatches } from './matches.ts';
import { canonicalStored, isOfDeclaredType } from './stored-value.ts';

/** Above so many values a list goes as one JSON parameter, which SQLite makes an index of. */
const LONG_LIST = 40;

const STARTS_WHITE = WHITE_SPACE_CODE_POINTS.join(', ');
const WHITE_SPACE_SQL = `char(${STARTS_WHITE})`;

/** SQLite 3.35 and later, with the `soat_…` functions of `functions.ts`. */
export const sqlite: Dialect = {
  name: 'sqlite',
  /** SQLITE_MAX_COLUMN is 2,000; a sum takes two. */
  maxSelectColumns: 400,
  maxPatterns: Number.POSITIVE_INFINITY,
  quote: quoteWith('"'),
  placeholder: () => '?',
  kind,
  value: canonicalStored,
  wellTyped: isOfDeclaredType,
  isStoredValue: (column) =>
    !['date', 'time', 'timestamp', 'decimal'].includes(column.type.kind) &&
    !(column.type.kind === 'text' && column.type.padded),
  literal: (literal, add) => add(parameter(literal)),
  coerce(sql, from, to) {
    if (from === to) return sql;
    if (to === 'float') return `CAST(${sql} AS REAL)`;
    if (from === 'date') return `(${sql} || ' 00:00:00')`;
    return sql;
  },
  compare: (operator, left, right) => `(${left} ${operator === '!=' ? '<>' : operator} ${right})`,
  canBeNaN: () => false,
  inList(sql, _kind, values, add) {
    if (values.length <= LONG_LIST)
      return `(${sql} IN (${values.map((item) => add(parameter(item))).join(', ')}))`;
    const list = `[${values.map(jsonValue).join(',')}]`;
    return `(${sql} IN (SELECT value FROM json_each(${add(list)})))`;
  },
  functions: {
    // length() stops at a NUL character (manual, Core Functions).
    length: (text) =>
      `(CASE WHEN instr(${text}, char(0)) = 0 THEN length(${text}) ELSE soat_length(${text}) END)`,
    // A cast to BLOB gives the bytes of the database's own encoding, which may be UTF-16.
    bytes: (text) => `soat_bytes(${text})`,
    substring: (text, start, count) => `substr(${text}, ${start}, ${count})`,
    'code-point': (text) => `unicode(${text})`,
    'is-blank': (text) =>
      `(${text} = '' OR (unicode(${text}) IN (${STARTS_WHITE}) AND trim(${text}, ${WHITE_SPACE_SQL}) = ''))`,
    fold: (text) => `soat_fold(${text})`,
    day: (moment) => `substr(${moment}, 1, 10)`,
    year: (date) => `CAST(substr(${date}, 1, 4) AS INTEGER)`,
    month: (date) => `CAST(substr(${date}, 6, 2) AS INTEGER)`,
    'day-of-month': (date) => `CAST(substr(${date}, 9, 2) AS INTEGER)`,
    add: (a, b) => `(${a} + ${b})`,
    multiply: (a, b) => `(${a} * ${b})`,
    modulo: (a, b) => `(${a} % ${b})`,
  },
  countIf: (condition) => `COUNT(*) FILTER (WHERE ${condition})`,
  matches: spellMatches,
  aggregate,
  decode,
  hasExactSquares: () => true,
  hasComments: () => false,
  joinsDerivedParent: () => false,
  groupingSelect: 'SELECT',
  settings: () => ({}),
};

/** Decimals of up to 15 digits are told apart by doubles; longer ones are floats here (design, section 6). */
function kind(type: ColumnType): LiteralKind | undefined {
  if (type.kind === 'decimal')
    return type.precision !== undefined && type.precision <= 15 ? 'decimal' : 'float';
  return valueKind(type);
}

function parameter(literal: Literal): Parameter {
  switch (literal.kind) {
    case 'integer':
      if (fitsInt64(literal.text)) return BigInt(literal.text);
      // The double nearest to -2^63 - 1 would be -2^63, which a column may hold.
      return literal.text.startsWith('-') ? -Infinity : Infinity;
    case 'decimal':
    case 'float':
      return Number(literal.text);
    case 'boolean':
      return literal.text === 'true' ? 1n : 0n;
    default:
      return literal.text;
  }
}

function jsonValue(literal: Literal): string {
  const value = parameter(literal);
  // The point or exponent keeps it a double: SQLite reads other numbers as integers.
  if (typeof value === 'number') return /^-?\d+$/.test(String(value)) ? `${value}.0` : String(value);
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

function aggregate(fn: AggregateFunction, sql: string, column: CatalogueColumn): AggregateSpelling {
  const as = kind(column.type) ?? 'text';
  const scale = as === 'decimal' && column.type.kind === 'decimal' ? (column.type.scale ?? 0) : 0;
  const whole = as === 'decimal' ? `CAST(ROUND((${sql}) * 1e${scale}) AS INTEGER)` : `(${sql})`;
  switch (fn) {
    case 'sum':
      // SQLite has no NaN and says NULL where infinities cancel out; with values there is a sum.
      if (as === 'float')
        return {
          columns: [`SUM(${sql})`, `COUNT(${sql})`],
          decode: ([cell = null, count = null]) =>
            cell === null && String(count) !== '0' ? 'NaN' : decode(cell, 'float'),
        };
      // SUM of integers overflows at 64 bits: the halves do not, below 2^31 rows.
      return {
        columns: [`SUM(${whole} >> 32)`, `SUM(${whole} & 4294967295)`],
        decode: ([high = null, low = null]) =>
          high === null || low === null
            ? null
            : shift(BigInt(String(high)) * 4294967296n + BigInt(String(low)), scale),
      };
    case 'sum-of-squares':
      return {
        columns: [`soat_sum_of_squares(${whole})`],
        decode: ([cell = null]) => (cell === null ? null : shift(BigInt(String(cell)), 2 * scale)),
      };
    case 'stddev':
      return {
        columns: [`soat_stddev(${sql})`],
        decode: ([cell = null]) => (cell === 'NaN' ? cell : decode(cell, 'float')),
      };
    case 'count-distinct':
      return { columns: [`COUNT(DISTINCT ${sql})`], decode: ([cell = null]) => decode(cell, 'integer') };
    default:
      return { columns: [`${fn.toUpperCase()}(${sql})`], decode: ([cell = null]) => decode(cell, as) };
  }
}

/** `whole × 10^-scale`. */
function shift(whole: bigint, scale: number): string {
  return canonicalDecimal(`${whole}e-${scale}`);
}

function decode(cell: Cell, as: LiteralKind): string | null {
  if (cell === null) return null;
  switch (as) {
    case 'integer':
    case 'decimal':
    case 'float':
      return typeof cell === 'number' && !Number.isFinite(cell)
        ? String(cell)
        : canonicalDecimal(String(cell));
    case 'boolean':
      return String(cell) === '1' ? 'true' : String(cell) === '0' ? 'false' : String(cell);
    default:
      return String(cell);
  }
}
