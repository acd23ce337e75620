import { canonicalDecimal } from '../../exact/decimal.ts';
import { WHITE_SPACE, WHITE_SPACE_CODE_POINTS } from '../../exact/white-space.ts';
import type { CatalogueColumn } from '../../model/catalogue.ts';
import type { Dialect } from '../../model/dialect.ts';
import type { ParentKey } from '../../model/expression.ts';
import type { Literal, LiteralKind } from '../../model/literal.ts';
import type { Cell } from '../../model/session.ts';
import { fitsInt64, quoteWith, valueKind } from '../value-kind.ts';
import { spellMatches } from './matches.ts';

const TYPE: Readonly<Record<LiteralKind, string>> = {
  integer: 'bigint',
  decimal: 'numeric',
  float: 'double precision',
  text: 'text',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  zoned: 'timestamptz',
  boolean: 'boolean',
};

const NAN = "'NaN'";
const WHITE_SPACE_SQL = `E'${escapeUnicode(WHITE_SPACE)}'`;
const STARTS_WHITE = `'{0,${WHITE_SPACE_CODE_POINTS.join(',')}}'::int[]`;

/** PostgreSQL 12 and later, with a UTF-8 database. */
export const postgres: Dialect = {
  name: 'postgres',
  /** A target list holds at most 1,664 entries. */
  maxSelectColumns: 400,
  /** A backend keeps 32 compiled patterns (`regexp.c`); with one more in turn, all are compiled again for every row. */
  maxPatterns: 30,
  quote: quoteWith('"'),
  placeholder: (index) => `$${index}`,
  kind: valueKind,
  value,
  wellTyped: () => undefined,
  isStoredValue: () => true,
  literal(literal, add) {
    return `${add(parameterText(literal))}::${parameterType(literal)}${collate(literal.kind)}`;
  },
  coerce(sql, from, to) {
    return from !== to && to === 'float' ? `${sql}::float8` : sql;
  },
  compare(operator, left, right, mayBeNaN) {
    const plain = `${left} ${operator === '!=' ? '<>' : operator} ${right}`;
    // NaN equals itself and is above everything here, unlike in IEEE 754 (manual, 8.1.3). Truths are compared, false before
    // true, instead of joined by AND and OR: so NULL on either side stays NULL, whatever is on the other.
    switch (operator) {
      case '=':
        return mayBeNaN.left && mayBeNaN.right ? `((${plain}) > (${left} = ${NAN}))` : `(${plain})`;
      case '!=':
        return mayBeNaN.left && mayBeNaN.right
          ? `((${left} = ${right}) <= (${left} = ${NAN}))`
          : `(${plain})`;
      case '<':
      case '<=':
        return mayBeNaN.right ? `((${plain}) > (${right} = ${NAN}))` : `(${plain})`;
      default:
        return mayBeNaN.left ? `((${plain}) > (${left} = ${NAN}))` : `(${plain})`;
    }
  },
  canBeNaN: (type) => type.kind === 'float' || type.kind === 'decimal',
  inList(sql, kind, values, add) {
    const type = values.every((value) => parameterType(value) === TYPE[kind]) ? TYPE[kind] : 'numeric';
    return `(${sql} = ANY (${add(values.map(parameterText))}::${type}[]))`;
  },
  functions: {
    length: (text) => `length(${text})`,
    bytes: (text) => `octet_length(${text})`,
    substring: (text, start, count) => `substr(${text}, ${start}::int, ${count}::int)`,
    'code-point': (text) => `ascii(${text})`,
    'is-blank': (text) =>
      `(ascii(${text}) = ANY (${STARTS_WHITE}) AND btrim(${text}, ${WHITE_SPACE_SQL}) = '')`,
    fold: (text) =>
      `(replace(replace(lower(${text} COLLATE "und-x-icu"), E'\\u03C2', E'\\u03C3'), E'i\\u0307', 'i') COLLATE "C")`,
    day: (moment) => `(${moment})::date`,
    year: (date) => `EXTRACT(YEAR FROM ${date})`,
    month: (date) => `EXTRACT(MONTH FROM ${date})`,
    'day-of-month': (date) => `EXTRACT(DAY FROM ${date})`,
    add: (a, b) => `(${a} + ${b})`,
    multiply: (a, b) => `(${a} * ${b})`,
    modulo: (a, b) => `(${a} % ${b})`,
  },
  matches: spellMatches,
  // A tenth cheaper than a CASE within the count.
  countIf: (condition) => `count(*) FILTER (WHERE ${condition})`,
  aggregate(fn, sql, column) {
    const kind = valueKind(column.type) ?? 'text';
    const spelled = {
      sum: `sum(${sql})`,
      'sum-of-squares': `sum((${sql})::numeric * (${sql})::numeric)`,
      min: `min(${sql})`,
      max: `max(${sql})`,
      'count-distinct': `count(DISTINCT ${sql})`,
      // Over many equal floats its own says a little more than 0; infinities still make NaN.
      stddev: `CASE WHEN count(${sql}) > 1 AND min(${sql}) = max(${sql}) THEN max(${sql}) - max(${sql}) ELSE stddev_samp(${sql}) END`,
    }[fn];
    const as = fn === 'min' || fn === 'max' ? kind : kind === 'float' ? 'float' : 'decimal';
    return { columns: [spelled], decode: ([cell = null]) => decode(cell, as) };
  },
  decode,
  hasExactSquares: () => true,
  sum: (sql) => `(${sql.map((part) => `${part}::numeric`).join(' + ')})`,
  hasComments: () => true,
  joinsDerivedParent: () => false,
  groupingSelect: 'SELECT',
  settings(shape) {
    switch (shape.kind) {
      case 'scan':
        return shape.parents.some(isGroupedWhenJoined)
          ? { max_parallel_workers_per_gather: '0', jit: 'off' }
          : { jit: 'off' };
      case 'group':
        // Partial groups in every worker are made, spilled and grouped again; one sorted or hashed pass does less.
        return {
          max_parallel_workers_per_gather: '0',
          jit: 'off',
          ...(shape.key.every(isSortedFast)
            ? { enable_hashagg: 'off', work_mem: '64MB' }
            : // Parts that fit into the processor's cache cost two thirds of one large table (with 4 MB, PostgreSQL's default).
              { enable_hashagg: 'on', work_mem: '4MB' }),
        };
      default:
        return { jit: 'off' };
    }
  },
};

/** A large parent whose keys may repeat: made distinct by every worker and then again, it costs more than the scan saves. */
function isGroupedWhenJoined({ unique, rowEstimate = 0 }: ParentKey): boolean {
  return !unique && rowEstimate > 100_000;
}

/** Values that the processor compares at once, sorted in half the time that hashing them takes. */
function isSortedFast({ type }: CatalogueColumn): boolean {
  return type.kind === 'integer' || type.kind === 'date' || type.kind === 'timestamp';
}

function value(column: CatalogueColumn, reference: string): string {
  switch (column.type.kind) {
    case 'text':
      return column.type.padded || column.native.castToText === true
        ? `(${reference}::text COLLATE "C")`
        : `(${reference} COLLATE "C")`;
    case 'float':
      return column.declaredType === 'real' ? `${reference}::float8` : reference;
    default:
      return reference;
  }
}

function collate(kind: LiteralKind): string {
  return kind === 'text' ? ' COLLATE "C"' : '';
}

/** No text here holds NUL (manual, 8.3), and none is sent: noncharacters stand in for it, which equal nothing either. */
function parameterText(literal: Literal): string {
  // A number beyond all doubles is refused as one (manual, 8.1.3); infinity stands in for it.
  if (literal.kind === 'float' && !Number.isFinite(Number(literal.text))) return String(Number(literal.text));
  return literal.text.replaceAll('\0', '\uffff\ufffe');
}

function parameterType(literal: Literal): string {
  return literal.kind === 'integer' && !fitsInt64(literal.text) ? 'numeric' : TYPE[literal.kind];
}

function decode(cell: Cell, kind: LiteralKind): string | null {
  if (cell === null) return null;
  const text = String(cell);
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'float':
      return /^(NaN|-?Infinity)$/.test(text) ? text : canonicalDecimal(text);
    case 'zoned':
      return text.replace(/[+-]\d\d(:\d\d)*$/, '');
    default:
      return text;
  }
}

function escapeUnicode(text: string): string {
  return [...text].map((char) => `\\u${char.codePointAt(0)?.toString(16).padStart(4, '0')}`).join('');
}
