import { expect, it } from 'vitest';
import type { ColumnType } from '../../src/model/catalogue.ts';
import { isOfNamedType } from '../../src/rule-types/declared-type.ts';
import { column } from '../plan/catalogue.ts';

const other: ColumnType = { kind: 'other', comparable: false };
const is = (declared: string, wanted: string, type: ColumnType = other) =>
  isOfNamedType(column('c', type, declared), wanted);

it('takes the word of a family for every type of it', () => {
  expect(is('varchar(5)', 'text', { kind: 'text', padded: false })).toBe(true);
  expect(is('char(5)', 'text', { kind: 'text', padded: true })).toBe(true);
  for (const kind of ['integer', 'decimal', 'float'] as const)
    expect(is(kind, 'number', { kind })).toBe(true);
  expect(is('bigint', 'integer', { kind: 'integer' })).toBe(true);
  expect(is('bigint', 'decimal', { kind: 'integer' })).toBe(false);
  expect(is('date', 'timestamp', { kind: 'date' })).toBe(false);
  expect(is('timestamptz', 'timestamp', { kind: 'timestamp', zoned: true })).toBe(true);
});

// Synonyms: PostgreSQL manual, chapter 8, table 8.1; MariaDB manual, "Data Type Synonyms".
it.each([
  ['character varying(12)', 'varchar(12)'],
  ['character varying(12)', 'VARCHAR ( 12 )'],
  ['character(3)', 'char(3)'],
  ['numeric(9,2)', 'decimal( 9 , 2 )'],
  ['bigint', 'int8'],
  ['smallint', 'int2'],
  ['double precision', 'float8'],
  ['double precision', 'double'],
  ['timestamp(3) with time zone', 'TIMESTAMP(3)  WITH TIME ZONE'],
  ['timestamp with time zone', 'timestamptz'],
  ['timestamp(3) with time zone', 'timestamptz(3)'],
  ['timestamp(3) without time zone', 'timestamp(3)'],
  ['int(11)', 'int'],
  ['bigint(20) unsigned', 'bigint unsigned'],
  ['tinyint(4)', 'tinyint'],
  ['text[]', 'TEXT[]'],
  ["enum('a','b')", "enum('a', 'b')"],
  ['constructor', 'constructor'],
])('takes %s for %s', (declared, wanted) => {
  expect(is(declared, wanted)).toBe(true);
});

it.each([
  ['character varying(12)', 'varchar(13)'],
  ['character varying(12)', 'varchar'],
  ['character varying(12)', 'char(12)'],
  ['numeric(9,2)', 'numeric(9)'],
  ['bigint', 'int4'],
  ['bigint(20) unsigned', 'bigint'],
  ['tinyint(1)', 'tinyint'],
  ['timestamp(3) with time zone', 'timestamp(3)'],
  ['timestamp with time zone', 'timestamp without time zone'],
  ['text[]', 'varchar[]'],
  ['', 'varchar'],
])('does not take %s for %s', (declared, wanted) => {
  expect(is(declared, wanted)).toBe(false);
});
