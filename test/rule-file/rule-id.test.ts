import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition, ParameterValue } from '../../src/model/rule.ts';
import { type RuleIdentity, ruleId } from '../../src/rule-file/rule-id.ts';

const plain: RuleIdentity = {
  database: 'ho-tich',
  table: 'cong_dan',
  rule: 'not-null',
  columns: ['ho_ten'],
  parameters: {},
  when: [],
  fold: false,
};

test('reads as table, rule and columns, and stays the same over years', () => {
  expect(ruleId(plain)).toBe('cong_dan.not-null.ho_ten.5cc46fd8d7');
  expect(ruleId({ ...plain, columns: [], rule: 'row-count' })).toMatch(/^cong_dan\.row-count\.[0-9a-f]{10}$/);
});

test('keeps Vietnamese names readable in plain letters', () => {
  expect(ruleId({ ...plain, table: 'Công dân', columns: ['Địa chỉ', 'đường'] })).toMatch(
    /^Cong_dan\.not-null\.Dia_chi-duong\.[0-9a-f]{10}$/,
  );
});

test('does not depend on the order of words', () => {
  const a = { to: { table: 'x', column: 'y' }, min: { number: '1' } };
  const b = { min: { number: '1' }, to: { column: 'y', table: 'x' } };
  expect(ruleId({ ...plain, parameters: a })).toBe(ruleId({ ...plain, parameters: b }));
});

test('tells apart rules that differ in anything that makes them another rule', () => {
  const condition: Condition = {
    column: 'a',
    test: { word: 'equals', value: 'x' },
    at: { line: 1, column: 1 },
  };
  const others: readonly Partial<RuleIdentity>[] = [
    {},
    { database: 'ho-tich-2' },
    { table: 'Cong_dan' },
    { rule: 'not-blank' },
    { columns: ['ho_tên'] },
    { columns: ['ho', 'ten'] },
    { columns: ['ho-ten'] },
    { parameters: { min: { number: '1' } } },
    { parameters: { min: '1' } },
    { parameters: { values: ['a', 'b'] } },
    { parameters: { values: ['b', 'a'] } },
    { parameters: { values: ['a,b'] } },
    { when: [condition] },
    { when: [{ ...condition, test: { word: 'not-equals', value: 'x' } }] },
    { where: 'a' },
    { where: '' },
    { fold: true },
  ];
  expect(new Set(others.map((other) => ruleId({ ...plain, ...other }))).size).toBe(others.length);
});

test('does not depend on where a condition stands', () => {
  const at = (line: number): Condition => ({
    column: 'a',
    test: { word: 'is-null', value: true },
    at: { line, column: 1 },
  });
  expect(ruleId({ ...plain, when: [at(1)] })).toBe(ruleId({ ...plain, when: [at(9)] }));
});

test('gives thousands of random rules thousands of ids in the permitted letters', () => {
  const name = fc.oneof(
    fc.string({ minLength: 1, maxLength: 4 }),
    fc.constantFrom('a', 'A', 'á', 'à', 'a b', 'a_b'),
  );
  const value: fc.Arbitrary<ParameterValue> = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.boolean(),
    fc.integer().map((number) => ({ number: String(number) })),
    fc.array(fc.string({ maxLength: 2 }), { maxLength: 3 }),
  );
  const identity = fc.record({
    database: fc.constantFrom('x', 'y'),
    table: name,
    rule: fc.constantFrom('not-null', 'in-set'),
    columns: fc.array(name, { maxLength: 2 }),
    parameters: fc.dictionary(fc.constantFrom('values', 'min', 'max'), value),
    when: fc.constant([]),
    where: fc.option(fc.string({ maxLength: 2 }), { nil: undefined }),
    fold: fc.boolean(),
  });
  const ids = new Map<string, string>();
  for (const sample of fc.sample(identity, 5000)) {
    const id = ruleId(sample);
    expect(id).toMatch(/^[A-Za-z0-9._-]+$/);
    const sorted = Object.fromEntries(Object.entries(sample.parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
    const same = JSON.stringify({ ...sample, parameters: sorted });
    expect(ids.get(id) ?? same).toBe(same);
    ids.set(id, same);
  }
  expect(ids.size).toBeGreaterThan(3000);
});
