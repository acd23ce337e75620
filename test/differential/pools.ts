import fc from 'fast-check';
import type { ColumnKind, TestCell, TestColumn, Written } from './case.ts';

/** The first of the random tables: a child with every type of column. `n1` and `n2` hold nothing but whole numbers. */
export const CHILD: readonly TestColumn[] = [
  { name: 'id', type: { kind: 'integer', size: 'plain' } },
  { name: 'n1', type: { kind: 'integer', size: 'plain' } },
  { name: 'n2', type: { kind: 'integer', size: 'plain' } },
  { name: 'i1', type: { kind: 'integer', size: 'big' } },
  { name: 'i2', type: { kind: 'integer', size: 'small' } },
  { name: 'd1', type: { kind: 'decimal', precision: 10, scale: 2 } },
  { name: 'd2', type: { kind: 'decimal', precision: 15, scale: 4 } },
  { name: 'd3', type: { kind: 'decimal', precision: 24, scale: 6 } },
  { name: 'f1', type: { kind: 'float', single: false } },
  { name: 'f2', type: { kind: 'float', single: false } },
  { name: 'f3', type: { kind: 'float', single: true } },
  { name: 't1', type: { kind: 'text' } },
  { name: 't2', type: { kind: 'text' } },
  { name: 'c1', type: { kind: 'text', char: 4 } },
  { name: 'k1', type: { kind: 'text' } },
  { name: 'k2', type: { kind: 'integer', size: 'plain' } },
  { name: 'day1', type: { kind: 'date' } },
  { name: 'day2', type: { kind: 'date' } },
  { name: 'm1', type: { kind: 'timestamp' } },
  { name: 'm2', type: { kind: 'timestamp' } },
  { name: 'z1', type: { kind: 'zoned' } },
  { name: 'h1', type: { kind: 'time' } },
  { name: 'h2', type: { kind: 'time' } },
  { name: 'b1', type: { kind: 'boolean' } },
  { name: 'b2', type: { kind: 'boolean' } },
];

/** The second: what the child refers to, in other types of the same families. */
export const PARENT: readonly TestColumn[] = [
  { name: 'id', type: { kind: 'integer', size: 'plain' } },
  { name: 'i1', type: { kind: 'integer', size: 'big' } },
  { name: 'd1', type: { kind: 'decimal', precision: 12, scale: 3 } },
  { name: 'd3', type: { kind: 'decimal', precision: 20, scale: 6 } },
  { name: 'f1', type: { kind: 'float', single: false } },
  { name: 't1', type: { kind: 'text' } },
  { name: 'c1', type: { kind: 'text', char: 6 } },
  { name: 'day1', type: { kind: 'date' } },
  { name: 'm1', type: { kind: 'timestamp' } },
  { name: 'h1', type: { kind: 'time' } },
  { name: 'b1', type: { kind: 'boolean' } },
];

const DECIMALS: Readonly<Record<number, readonly string[]>> = {
  2: ['0', '1', '0.1', '0.3', '-1.5', '2.55', '1.01', '99999999.99', '-99999999.99', 'NaN'],
  3: ['0', '1', '0.1', '0.3', '-1.5', '2.55', '1.010', '999999999.999', '-0.001'],
  4: ['0', '1', '0.1', '0.3', '-1.5', '0.0001', '33333.3333', '12345678901.2345', '-98765432109.8765', 'NaN'],
  6: ['0', '1', '0.1', '0.3', '-1.5', '0.000001', '12345678901234.567891', '12345678901234.567892'],
};

/** Multiples of an eighth: their sums are exact whatever the order. */
const EIGHTHS = [
  0,
  1,
  0.5,
  -1.5,
  2.125,
  1024,
  -65536.875,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
const DOUBLES = [
  0,
  1,
  -0,
  0.1,
  0.3,
  0.30000000000000004,
  1e300,
  -1e300,
  2.2250738585072014e-308,
  9007199254740992,
  1.7976931348623157e308,
  123456789.12345679,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
const SINGLES = [0, 1, 0.5, 0.1, -1.5, 16777216, 3.4028234663852886e38];

const INTEGERS = {
  small: [0n, 1n, 2n, 9n, -1n, 32767n, -32768n],
  plain: [0n, 1n, 2n, 3n, 5n, 9n, -1n, 2147483647n, -2147483648n],
  big: [
    0n,
    1n,
    2n,
    9n,
    -1n,
    9007199254740992n,
    9007199254740993n,
    9223372036854775807n,
    -9223372036854775808n,
  ],
};

/** Pairs that some collation takes for one, spaces of all kinds, and signs that something may take for its own. */
export const TEXTS = [
  'a',
  'A',
  'b',
  '',
  ' ',
  'a ',
  ' a',
  'a  ',
  'à',
  'a\u0300',
  'À',
  'ế',
  'Ế',
  'ê\u0301',
  'đ',
  'Đ',
  'ß',
  'ss',
  'ẞ',
  'ı',
  'i',
  'I',
  'İ',
  'i\u0307',
  'σ',
  'ς',
  'Σ',
  'ſ',
  's',
  'K',
  'k',
  'ǅ',
  'ǆ',
  'Æ',
  'æ',
  'Ω',
  'ω',
  '\u2126',
  '\t',
  '\n',
  'a\n',
  '\u00a0',
  '\u0085',
  '\u2003',
  '\u2028',
  '\u3000',
  '\u200b',
  '\ufeff',
  '\u180e',
  '😀',
  '😁',
  '\uffff',
  '\u{1f600}\u{1f601}',
  "'",
  '"',
  '\\',
  '\\\\',
  '%',
  '_',
  'a%',
  '\\d',
  '$1',
  '?',
  ':a',
  '--',
  '/*',
  'null',
  'NULL',
  'true',
  '0',
  '00',
  '1',
  '01',
  '1.0',
  '1e0',
  ' 1',
  'a\0b',
  '\0',
  'Nguyễn Văn A',
  'NGUYỄN VĂN A',
  'Nguyễn Văn A'.normalize('NFD'),
];
const CHARS = [
  'a',
  'A',
  'b',
  '',
  ' ',
  'a ',
  ' a',
  'à',
  'đ',
  'Đ',
  '😀',
  'abcd',
  'ABCD',
  'a\t',
  '\u3000',
  'a\u00a0',
  '%',
  '\\',
  "'",
  '01',
  '1',
];
const CODES = [
  '01',
  '1',
  '001',
  '02',
  '55',
  '56',
  'A',
  'a',
  'a ',
  '011',
  '0111',
  '00001',
  '00004',
  '99',
  '',
  '2026-02-28',
  '2026-02-29',
  '2024-02-29',
  '0000-01-01',
  '001099012345',
  '00109901234٣',
  '0010990123456',
  '2',
];
const CODE_NUMBERS = [0n, 1n, 2n, 4n, 11n, 55n, 56n, 111n, -1n, 9999n];

const DAYS = [
  '2026-12-14',
  '2026-12-13',
  '2026-12-15',
  '2026-12-07',
  '2025-06-30',
  '2025-07-01',
  '2024-02-29',
  '2000-01-01',
  '1900-02-28',
  '1000-01-01',
  '9999-12-31',
];
const MOMENTS = [
  '2026-12-14 00:00:00',
  '2026-12-14 23:59:59.999999',
  '2026-12-15 00:00:00',
  '2026-12-13 12:00:00',
  '2026-12-07 00:00:00',
  '2026-12-07 00:00:00.000001',
  '2026-12-07 12:00:00.5',
  '2025-06-30 23:59:59.9',
  '2025-07-01 00:00:00',
  '2024-02-29 10:30:00',
  '1000-01-01 00:00:00',
  '9999-12-31 23:59:59.999999',
];
/** Within the years that MariaDB's TIMESTAMP holds. */
const ZONED = MOMENTS.filter((moment) => moment >= '2000' && moment < '2030');
const TIMES = [
  '00:00:00',
  '00:00:00.000001',
  '09:30:00',
  '09:30:00.5',
  '12:00:00',
  '23:59:59',
  '23:59:59.999999',
];

/** Values that are not of the type; SQLite alone holds most of them, MariaDB the zero dates and more truths than two. */
const ILL: Readonly<Record<ColumnKind['kind'], readonly (string | number | bigint | Uint8Array)[]>> = {
  integer: [1.5, 'abc', new Uint8Array([1]), ''],
  decimal: ['abc', '', new Uint8Array([1])],
  float: ['abc', '', new Uint8Array([1])],
  text: [new Uint8Array([97]), new Uint8Array([98])],
  date: ['0000-00-00', '2026-02-30', 20261231n, '2026-12-14 00:00:00', '', '14/12/2026', '2026-1-2', 1.5],
  time: ['24:00:00', '9:30:00', '', '12:60:00', 5n, '12:00:00Z'],
  timestamp: [
    '0000-00-00 00:00:00',
    '2026-02-30 00:00:00',
    '2026-12-14 24:00:00',
    '',
    '2026-12-14T10:00:00Z',
    20261231n,
    'now',
    '2026-12-14 10:00:00.',
  ],
  zoned: [
    '0000-00-00 00:00:00',
    '2026-12-14 10:00:00',
    '',
    'now',
    5n,
    '2026-02-30 00:00:00+07:00',
    '2026-12-14 25:00:00Z',
  ],
  boolean: [2n, 'yes', '', new Uint8Array([1])],
};

const ALPHABET = ['a', 'A', 'à', '\u0300', ' ', '\u00a0', '😀', '\n', "'", '\\', '%', '0', 'Đ', 'đ'];

/** Values of the type that are neither NULL nor ill-typed. `name` chooses among the pools of one type. */
function values(column: TestColumn): fc.Arbitrary<TestCell> {
  const { type, name } = column;
  switch (type.kind) {
    case 'integer':
      return fc.constantFrom(...(name === 'k2' ? CODE_NUMBERS : INTEGERS[type.size]));
    case 'decimal':
      return fc.constantFrom(...(DECIMALS[type.scale] ?? []));
    case 'float':
      return fc.constantFrom(...(type.single ? SINGLES : name === 'f1' ? EIGHTHS : DOUBLES));
    case 'text': {
      const pool = name === 'k1' ? CODES : type.char === undefined ? TEXTS : CHARS;
      const random = fc
        .array(fc.constantFrom(...ALPHABET), { maxLength: type.char ?? 6 })
        .map((signs) => signs.join(''));
      // Few at a time, so that equal values meet.
      return fc.oneof({ arbitrary: fc.constantFrom(...pool), weight: 6 }, { arbitrary: random, weight: 1 });
    }
    case 'date':
      return fc.constantFrom(...DAYS);
    case 'time':
      return fc.constantFrom(...TIMES);
    case 'timestamp':
      return fc.constantFrom(...MOMENTS);
    case 'zoned':
      return fc.constantFrom(...ZONED);
    case 'boolean':
      return fc.boolean();
  }
}

/** Cells of a column, out of few values so that duplicates, matches and boundaries happen. */
export function cells(column: TestColumn, options: { readonly isClean: boolean }): fc.Arbitrary<TestCell> {
  const isClean = options.isClean || column.name === 'n1' || column.name === 'n2';
  return fc.oneof(
    { arbitrary: fc.constant(null), weight: 2 },
    { arbitrary: values(column), weight: 12 },
    ...(isClean
      ? []
      : [{ arbitrary: fc.constantFrom(...ILL[column.type.kind]).map((ill) => ({ ill })), weight: 1 }]),
  );
}

/** A value as an owner may write it beside a column: sometimes one that the column cannot hold. */
export function written(column: TestColumn): fc.Arbitrary<Written> {
  const { type } = column;
  const pool = values(column);
  switch (type.kind) {
    case 'integer': {
      const number = fc.oneof(
        { arbitrary: pool.map(String), weight: 8 },
        {
          arbitrary: fc.constantFrom(
            '9223372036854775808',
            '-9223372036854775809',
            '100000000000000000000',
            '1.0',
            '-0',
          ),
          weight: 1,
        },
      );
      return fc.oneof(
        { arbitrary: number.map((text): Written => ({ number: text })), weight: 4 },
        { arbitrary: number.map((text): Written => text), weight: 1 },
      );
    }
    case 'decimal': {
      const beyond = [
        '0.005',
        '0.10000000000000000001',
        '0.3000000000000000001',
        '1e3',
        '123456789012345678901234.5',
      ];
      return fc
        .oneof(
          { arbitrary: pool.filter((cell) => cell !== 'NaN').map(String), weight: 6 },
          { arbitrary: fc.constantFrom(...beyond), weight: 1 },
        )
        .map((number) => ({ number }));
    }
    case 'float':
      return pool
        .filter((cell) => Number.isFinite(cell))
        .map((cell) => ({ number: Object.is(cell, -0) ? '-0' : String(cell) }));
    case 'text':
      return pool.map(String);
    case 'timestamp':
    case 'zoned':
      return fc
        .tuple(
          fc.oneof({ arbitrary: pool, weight: 4 }, { arbitrary: fc.constantFrom(...DAYS), weight: 1 }),
          fc.boolean(),
        )
        .map(([cell, hasT]) => (hasT ? String(cell).replace(' ', 'T') : String(cell)));
    case 'boolean':
      return fc.boolean();
    default:
      return pool.map(String);
  }
}
