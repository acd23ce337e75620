import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, freshDatabase } from '../engines.ts';
import type { TestCase, TestCell, TestRow, TestRule } from './case.ts';
import { type Bench, disagreements } from './disagreement.ts';
import { CHILD, PARENT } from './pools.ts';

/** What random tables once brought to light, each as small as it can be. The reference says what must come out. */
interface Found {
  readonly name: string;
  readonly rules: readonly Omit<TestRule, 'id'>[];
  /** Cells by column; everything else is NULL. */
  readonly rows: readonly Readonly<Record<string, TestCell>>[];
  readonly declaredNotNull?: readonly string[];
}

const FOUND: readonly Found[] = [
  {
    name: 'a figure over rows that a condition never accepts is over no rows',
    rules: ['sum', 'min', 'median', 'stddev'].map((name) => ({
      ...{ rule: 'aggregate', column: 'i2', function: name, min: { number: '0' } },
      when: [{ column: 'n1', 'is-null': true }],
    })),
    rows: [
      { n1: 1n, i2: 5n },
      { n1: 2n, i2: 6n },
    ],
    declaredNotNull: ['n1'],
  },
  {
    name: 'the newest value is not of rows that a condition never accepts',
    rules: [{ rule: 'freshness', column: 'm1', within: '7d', when: [{ column: 'n1', 'is-null': true }] }],
    rows: [{ n1: 1n, m1: '2026-12-14 00:00:00' }],
    declaredNotNull: ['n1'],
  },
  {
    name: 'NaN beside NULL is neither checked nor a violation',
    rules: (['=', '!=', '<', '<=', '>', '>='] as const).flatMap((operator) => [
      { rule: 'compare', column: 'd1', operator, other: 'd2' },
      { rule: 'compare', column: 'd2', operator, other: 'd1' },
      { rule: 'compare', column: 'f1', operator, other: 'n1' },
    ]),
    rows: [
      { d1: 'NaN', d2: null, f1: Number.NaN },
      { d1: 'NaN', d2: 'NaN', f1: Number.NaN, n1: 1n },
      { d1: 'NaN', d2: '1', f1: 1, n1: 1n },
      { d1: '1', d2: '1', f1: null, n1: 1n },
    ],
  },
  {
    name: 'a quantile between an infinity or the greatest double and another value is no NaN and does not run over',
    rules: [{ number: '0.999' }, { number: '0.001' }, { number: '0.5' }].map((at) => ({
      rule: 'aggregate',
      column: 'f2',
      function: 'quantile',
      at,
      max: { number: '0' },
    })),
    rows: [{ f2: Number.MAX_VALUE }, { f2: 0 }, { f2: -1 }],
  },
  {
    name: 'a quantile below which an infinity lies is that infinity',
    rules: [
      {
        rule: 'aggregate',
        column: 'f2',
        function: 'quantile',
        at: { number: '0.999' },
        max: { number: '0' },
      },
    ],
    rows: [{ f2: Number.NEGATIVE_INFINITY }, { f2: Number.MAX_VALUE }],
  },
  {
    name: 'a text of the rule file with NUL equals nothing where no text can hold it',
    rules: [
      { rule: 'in-set', column: 't1', values: ['\0', 'a\0b', 'a'] },
      { rule: 'not-in-set', column: 't1', values: ['\0'] },
      { rule: 'not-null', column: 't2', when: [{ column: 't1', 'not-equals': 'a\0' }] },
    ],
    rows: [{ t1: 'a' }, { t1: 'a\0b' }, { t1: '' }, { t1: null }],
  },
  {
    name: 'a long list of numbers may hold one of many digits',
    rules: ['d1', 'i1'].map((column) => ({
      rule: 'not-in-set',
      column,
      values: ['123456789012345678901234', '1', ...Array.from({ length: 45 }, (_, at) => `${at + 100}`)].map(
        (number) => ({ number }),
      ),
    })),
    rows: [
      { d1: '1', i1: 1n },
      { d1: '2', i1: 2n },
    ],
  },
  {
    name: 'the hour 24 is no time of day',
    rules: [
      { rule: 'range', column: 'h1', min: '00:00:00' },
      { rule: 'range', column: 'm1', min: '2000-01-01' },
      { rule: 'reference', column: 'h1', to: { table: 'parent', column: 'h1' } },
    ],
    rows: [
      { h1: { ill: '24:00:00' }, m1: { ill: '2026-12-14 24:00:00' } },
      { h1: '23:59:59', m1: '2026-12-14 23:59:59' },
    ],
  },
  {
    name: 'a number with more digits than a double has is not its neighbour',
    rules: [
      { rule: 'in-set', column: 'd1', values: [{ number: '0.10000000000000000001' }] },
      { rule: 'range', column: 'd1', min: { number: '0.10000000000000000001' } },
      { rule: 'range', column: 'd1', max: { number: '-0.10000000000000000001' } },
      { rule: 'not-in-set', column: 'i1', values: [{ number: '-9223372036854775809' }] },
      { rule: 'range', column: 'i1', max: { number: '-9223372036854775809' } },
      { rule: 'range', column: 'i1', min: { number: '9223372036854775808' } },
    ],
    rows: [
      { d1: '0.1', i1: -9223372036854775808n },
      { d1: '0.11', i1: 9223372036854775807n },
      { d1: '-0.1' },
      { d1: '-0.11' },
    ],
  },
  {
    name: 'infinities that cancel out make a figure that lies within no bounds',
    rules: ['sum', 'avg', 'stddev', 'median'].map((name) => ({
      ...{ rule: 'aggregate', column: 'f1', function: name, min: { number: '-1e300' } },
    })),
    rows: [{ f1: Number.POSITIVE_INFINITY }, { f1: Number.NEGATIVE_INFINITY }],
  },
  {
    name: 'many equal numbers do not deviate, a single one has no deviation, and infinite ones no finite one',
    rules: [
      { rule: 'aggregate', column: 'f1', function: 'stddev', equals: { number: '0' } },
      { rule: 'aggregate', column: 'f2', function: 'stddev', equals: { number: '0' } },
      { rule: 'aggregate', column: 'f3', function: 'stddev', equals: { number: '0' } },
    ],
    rows: Array.from({ length: 100 }, (_, at) => ({
      f1: 0.1,
      f2: at < 2 ? Number.POSITIVE_INFINITY : null,
      f3: at === 0 ? 0.5 : null,
    })),
  },
  {
    name: 'bytes are not the text they spell, nor words the number 0',
    rules: ['c1', 't1', 'd1', 'd3'].map((column) => ({ rule: 'unique', column })),
    rows: [
      { c1: 'b', t1: 'b', d1: '0', d3: '0' },
      {
        c1: { ill: new Uint8Array([98]) },
        t1: { ill: new Uint8Array([98]) },
        d1: { ill: 'abc' },
        d3: { ill: 'abc' },
      },
    ],
  },
  {
    name: 'folding leaves bytes apart that are no text',
    rules: [
      { rule: 'unique', column: 't1', fold: true },
      { rule: 'unique', key: ['t1', 'c1'], fold: true },
    ],
    rows: [
      { t1: { ill: new Uint8Array([97]) }, c1: { ill: new Uint8Array([97]) } },
      { t1: { ill: new Uint8Array([98]) }, c1: { ill: new Uint8Array([97]) } },
      { t1: { ill: new Uint8Array([97]) }, c1: { ill: new Uint8Array([98]) } },
    ],
  },
  {
    name: 'a day and its midnight may bound the same range',
    rules: [
      { rule: 'range', column: 'm1', min: '2026-12-14T00:00:00', max: '2026-12-14' },
      { rule: 'range', column: 'm1', min: '2026-12-14', max: '2026-12-14 00:00:00' },
      { rule: 'range', column: 'h1', min: '09:30:00', max: '09:30' },
    ],
    rows: [
      { m1: '2026-12-14 00:00:00', h1: '09:30:00' },
      { m1: '2026-12-14 00:00:00.000001', h1: '09:30:00.5' },
    ],
  },
  {
    name: 'the length of a text is its own, whether or not case counts',
    rules: [{ rule: 'length', column: 't1', equals: { number: '2' }, fold: true }],
    rows: [{ t1: 'i\u0307' }, { t1: 'İ' }],
  },
];

describe.each(engines())('once found on random tables, on %s', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'soat-found-'));
  let bench: Bench;
  beforeAll(async () => {
    bench = { database: await freshDatabase(engine), folder };
  });
  afterAll(async () => {
    await bench.database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(FOUND)('$name', async ({ rules, rows, declaredNotNull = [] }) => {
    const one: TestCase = {
      tables: [
        { name: 'child', columns: CHILD, rows: rows.map(rowOf) },
        { name: 'parent', columns: PARENT, rows: [] },
      ],
      rules: rules.map((rule, at) => ({ id: `r${at + 1}`, ...rule })),
      cutoff: '2026-12-14',
      declaredNotNull,
      declaredUnique: [],
    };
    expect(await disagreements(one, bench, 0)).toEqual([]);
  });
});

function rowOf(cells: Readonly<Record<string, TestCell>>, index: number): TestRow {
  return CHILD.map(({ name }) => (name === 'id' ? BigInt(index + 1) : (cells[name] ?? null)));
}
