import { canonicalDecimal } from '../../exact/decimal.ts';
import { WHITE_SPACE, WHITE_SPACE_CODE_POINTS } from '../../exact/white-space.ts';
import type { CatalogueColumn } from '../../model/catalogue.ts';
import type { AddParameter, Dialect } from '../../model/dialect.ts';
import type { Literal, LiteralKind } from '../../model/literal.ts';
import type { Cell } from '../../model/session.ts';
import { printPattern } from '../../pattern/print.ts';
import { fitsInt64, quoteWith, valueKind } from '../value-kind.ts';

/** First bytes of white space as `ORD` reads them: the bytes of a character as one number (manual, String Functions). */
const STARTS_WHITE = WHITE_SPACE_CODE_POINTS.map((point) =>
  Number.parseInt(Buffer.from(String.fromCodePoint(point)).toString('hex'), 16),
).join(',');

/** From so many rows on a copy of a parent could outgrow the memory that the statement may take. */
const LARGE_PARENT = 1_000_000;

/** Bytes for the copies of parents: with the default of 16 MB, a parent of 300,000 texts goes to disk and costs ten times as much. */
const ROOM_FOR_PARENTS = { max_heap_table_size: '268435456', tmp_table_size: '268435456' };

/** Sorted within so many bytes and merged, groups cost the processor half of what they cost in one large buffer. */
const CACHED_SORT_BUFFER = '2097152';

/** Bytes of a key of which that buffer holds far more than the fifteen it must. */
const SHORT_KEY = 4096;

/** What MySQL and MariaDB spell differently. */
export interface MysqlDifferences {
  readonly name: string;
  /** The collation that compares code points and counts trailing spaces. */
  readonly binaryCollation: string;
  readonly matches: Dialect['matches'];
}

/** The record of a server of the MySQL family. */
export function mysqlFamily(differences: MysqlDifferences): Dialect {
  const value = valueIn(differences.binaryCollation);
  return {
    name: differences.name,
    maxSelectColumns: 400,
    maxPatterns: Number.POSITIVE_INFINITY,
    quote: quoteWith('`'),
    placeholder: () => '?',
    kind: valueKind,
    value,
    wellTyped,
    isStoredValue: () => true,
    literal: spellLiteral,
    coerce: (sql, from, to) => (from !== to && to === 'float' ? `(${sql} + 0e0)` : sql),
    compare: (operator, left, right) => `(${left} ${operator === '!=' ? '<>' : operator} ${right})`,
    canBeNaN: () => false,
    inList(sql, _kind, values, add) {
      return `(${sql} IN (${values.map((item) => spellLiteral(item, add)).join(', ')}))`;
    },
    functions: {
      length: (text) => `CHAR_LENGTH(${text})`,
      // Texts are utf8mb4 here: see `valueIn`.
      bytes: (text) => `LENGTH(${text})`,
      substring: (text, start, count) => `SUBSTRING(${text}, ${start}, ${count})`,
      'code-point': (text) => `ORD(${text})`,
      'is-blank': (text) =>
        `(${text} = '' OR (ORD(${text}) IN (${STARTS_WHITE}) AND NOT (${text} REGEXP '[^${WHITE_SPACE}]')))`,
      // A binary collation lowers letters of Unicode 3 only.
      fold: (text) =>
        `REPLACE(REPLACE((LOWER(${text} COLLATE utf8mb4_unicode_520_ci) COLLATE ${differences.binaryCollation}), 'ς', 'σ'), 'i\u0307', 'i')`,
      day: (moment) => `CAST(${moment} AS DATE)`,
      year: (date) => `YEAR(${date})`,
      month: (date) => `MONTH(${date})`,
      'day-of-month': (date) => `DAYOFMONTH(${date})`,
      add: (a, b) => `(${a} + ${b})`,
      multiply: (a, b) => `(${a} * ${b})`,
      modulo: (a, b) => `MOD(${a}, ${b})`,
    },
    matches: differences.matches,
    countIf: (condition) => `COUNT(CASE WHEN ${condition} THEN 1 END)`,
    aggregate(fn, sql, column) {
      const kind = valueKind(column.type) ?? 'text';
      const spelled = {
        sum: `SUM(${sql})`,
        'sum-of-squares': `SUM(CAST(${sql} AS DECIMAL(65, ${scaleOf(column)})) * (${sql}))`,
        min: `MIN(${sql})`,
        max: `MAX(${sql})`,
        'count-distinct': `COUNT(DISTINCT ${sql})`,
        stddev: `STDDEV_SAMP(${sql})`,
      }[fn];
      const as = fn === 'min' || fn === 'max' ? kind : kind === 'float' ? 'float' : 'decimal';
      return { columns: [spelled], decode: ([cell = null]) => decode(cell, as) };
    },
    decode,
    // A product keeps 65 digits and 30 of them after the point; a sum over 10^12 rows takes 12 more.
    hasExactSquares: (type) =>
      type.kind === 'integer' ||
      (type.kind === 'decimal' && (type.precision ?? 65) <= 26 && (type.scale ?? 30) <= 15),
    // Looked up row by row, a small parent costs five times what it costs hashed; a large one is not to be copied.
    // A decimal among the terms makes the sum one: sums of integers alone would overflow.
    sum: (sql) => `(0.0 + ${sql.join(' + ')})`,
    joinsDerivedParent: ({ columns, rowEstimate = 0 }) =>
      rowEstimate <= LARGE_PARENT || columns.some((column) => column.type.kind !== 'integer'),
    // The comment of a view is the word VIEW, and those of its columns are the tables' own.
    hasComments: ({ kind }) => kind !== 'view',
    groupingSelect: 'SELECT SQL_BIG_RESULT',
    settings(shape) {
      if (shape.kind === 'scan' && shape.parents.length > 0) return ROOM_FOR_PARENTS;
      return shape.kind === 'group' && keyBytes(shape.key) <= SHORT_KEY
        ? { sort_buffer_size: CACHED_SORT_BUFFER }
        : {};
    },
  };
}

/** MySQL 8.0.17 and later. */
export const mysql: Dialect = mysqlFamily({
  name: 'mysql',
  binaryCollation: 'utf8mb4_0900_bin',
  matches: (text, pattern, add) => `REGEXP_LIKE(${text}, ${add(printPattern(pattern, 'icu'))}, 'c')`,
});

function valueIn(collation: string): Dialect['value'] {
  return (column, reference) => {
    if (column.type.kind === 'float')
      return column.declaredType.startsWith('float') ? `(${reference} + 0e0)` : reference;
    if (column.type.kind !== 'text') return reference;
    if (column.native.collation === collation && !/^(enum|set)/i.test(column.declaredType)) return reference;
    const isUtf8 = column.native.characterSet === 'utf8mb4' && !/^(enum|set)/i.test(column.declaredType);
    return `(${isUtf8 ? reference : `CONVERT(${reference} USING utf8mb4)`} COLLATE ${collation})`;
  };
}

/**
 * Zero dates (`0000-00-00`, `2026-00-00`) and what ALLOW_INVALID_DATES lets in (`2026-02-30`) are no days, and a `tinyint(1)`
 * may hold more than true and false.
 */
function wellTyped(column: CatalogueColumn, reference: string): string | undefined {
  switch (column.type.kind) {
    case 'date':
    case 'timestamp':
      return (
        `(MONTH(${reference}) > 0 AND DAYOFMONTH(${reference}) > 0 ` +
        `AND DAYOFMONTH(${reference}) <= DAYOFMONTH(LAST_DAY(${reference})))`
      );
    case 'boolean':
      return `(${reference} IN (0, 1))`;
    default:
      return undefined;
  }
}

/**
 * Whole numbers, days and moments stand in the statement themselves: a CAST of a parameter is made again for every row, which
 * costs five times the comparison.
 */
function spellLiteral(literal: Literal, add: AddParameter): string {
  switch (literal.kind) {
    case 'integer':
      return fitsInt64(literal.text) ? checked(literal.text) : `CAST(${add(literal.text)} AS DECIMAL(65, 0))`;
    case 'decimal':
      return `CAST(${add(literal.text)} AS DECIMAL(65, ${Math.min(30, literal.text.split('.')[1]?.length ?? 0)}))`;
    case 'float':
      return `CAST(${add(doubleText(literal.text))} AS DOUBLE)`;
    case 'text':
      return add(literal.text);
    case 'date':
      return `DATE'${checked(literal.text)}'`;
    case 'time':
      return `TIME'${checked(literal.text)}'`;
    case 'timestamp':
    case 'zoned':
      return `TIMESTAMP'${checked(literal.text)}'`;
    case 'boolean':
      return literal.text === 'true' ? '1' : '0';
  }
}

/** Canonical numbers and moments hold nothing that could end a literal; whatever else comes is a bug. */
function checked(text: string): string {
  if (!/^[-\d:. ]+$/.test(text)) throw new Error('a literal that is neither a number nor a moment');
  return text;
}

/** There is no infinity here: a number beyond all doubles becomes the last of them. */
function doubleText(number: string): string {
  const value = Number(number);
  return String(Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value)));
}

/** Bytes of a sorted key at the most, by the declared lengths of its columns. */
function keyBytes(key: readonly CatalogueColumn[]): number {
  const bytes = key.map(({ type, declaredType }) => {
    if (type.kind !== 'text' && type.kind !== 'other') return 64;
    const characters = /^(?:var)?(?:char|binary)\((\d+)\)/i.exec(declaredType)?.[1];
    return characters === undefined ? Number.POSITIVE_INFINITY : 4 * Number(characters);
  });
  return bytes.reduce((sum, one) => sum + one, 0);
}

function scaleOf(column: CatalogueColumn): number {
  return column.type.kind === 'decimal' ? (column.type.scale ?? 0) : 0;
}

function decode(cell: Cell, kind: LiteralKind): string | null {
  if (cell === null) return null;
  const text = String(cell);
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'float':
      return canonicalDecimal(text);
    case 'boolean':
      return text === '1' ? 'true' : text === '0' ? 'false' : text;
    case 'time':
    case 'timestamp':
    case 'zoned':
      return text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
    default:
      return text;
  }
}
