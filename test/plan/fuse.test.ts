import { describe, expect, it } from 'vitest';
import { sqlite } from '../../src/dialects/sqlite/dialect.ts';
import type { BoundRule } from '../../src/model/rule.ts';
import { fuse, type Need } from '../../src/plan/fuse.ts';
import { measureKey } from '../../src/plan/measure-key.ts';
import { bindText, rulesOfBang } from './bind-text.ts';

function needsOf(rules: readonly BoundRule[]): readonly Need[] {
  return rules.map((rule) => ({ id: rule.spec.id, table: rule.table, measures: rule.measures }));
}

function planOf(...rules: readonly string[]) {
  const { rules: bound } = bindText(rulesOfBang(...rules));
  expect(bound).toHaveLength(rules.length);
  return fuse(needsOf(bound), sqlite);
}

describe('the plan of a table', () => {
  it('is one scan for all rules that look at rows', () => {
    const plan = planOf(
      '{ rule: row-count, min: 1 }',
      '{ rule: not-null, column: vb }',
      '{ rule: not-blank, column: vb }',
      '{ rule: range, column: so, min: 0 }',
      '{ rule: pattern, column: vb, pattern: x }',
      '{ rule: compare, column: so, operator: "<", other: tp }',
      '{ rule: expression, condition: "so > 1" }',
      '{ rule: reference, column: so, to: { table: khac, column: so } }',
      '{ rule: aggregate, column: so, function: sum, min: 0 }',
      '{ rule: aggregate, column: tp, function: avg, min: 0 }',
      '{ rule: freshness, column: ngay, within: 7d }',
    );
    expect(plan.map((query) => query.kind)).toEqual(['scan']);
    expect(plan[0]?.needs).toHaveLength(11);
  });

  it('gives a statement of its own to what groups, sorts or streams', () => {
    const plan = planOf(
      '{ rule: unique, column: vb }',
      '{ rule: unique, key: [so, vb] }',
      '{ rule: aggregate, column: so, function: median, min: 0 }',
      '{ rule: aggregate, column: so, function: count-distinct, min: 0 }',
    );
    expect(plan.map((query) => query.kind)).toEqual(['scan', 'alone', 'alone', 'alone', 'alone']);
    expect(plan.every((query) => query.kind === 'scan' || query.measures.length === 1)).toBe(true);
  });

  it('reads what several rules need once', () => {
    const plan = planOf(
      '{ id: a, rule: unique, column: vb }',
      '{ id: b, rule: unique, column: vb, severity: info }',
      '{ id: c, rule: range, column: so, min: 0 }',
      '{ id: d, rule: range, column: so, min: 0, tolerance: 5 }',
    );
    expect(plan).toHaveLength(2);
    expect(plan[1]?.needs.map((need) => need.id)).toEqual(['a', 'b']);
    const keys = plan[0]?.measures.map(measureKey) ?? [];
    expect(new Set(keys).size).toBe(keys.length);
    // All rows; values of vb; of so, and of those the integers; the violations of the range.
    expect(keys).toHaveLength(5);
  });

  it('keeps apart what only looks alike', () => {
    const rules = [
      '{ rule: range, column: so, min: 0 }',
      '{ rule: range, column: so, exclusive-min: 0 }',
      '{ rule: range, column: tp, min: 0 }',
      '{ rule: in-set, column: vb, values: ["a,b"] }',
      '{ rule: in-set, column: vb, values: ["a", "b"] }',
      '{ rule: in-set, column: vb, values: ["a", "b"], fold: true }',
      '{ rule: pattern, column: vb, pattern: a }',
      '{ rule: pattern, column: vb, pattern: b }',
      '{ rule: reference, column: so, to: { table: khac, column: so } }',
      '{ rule: reference, column: so, to: { table: khac, column: tp } }',
      '{ rule: reference, column: so, to: { table: bang, column: so } }',
      '{ rule: expression, condition: "so > 1" }',
      '{ rule: expression, condition: "so > 2" }',
    ];
    const { rules: bound } = bindText(rulesOfBang(...rules));
    const last = bound
      .map((rule) => rule.measures.at(-1))
      .flatMap((measure) => (measure ? [measureKey(measure)] : []));
    expect(new Set(last).size).toBe(rules.length);
  });

  it('counts the rows of another table in the scan of that table', () => {
    const [bang, khac] = planOf(
      '{ rule: row-count-match, to: { table: khac } }',
      '{ rule: row-count, min: 1 }',
    );
    expect([bang?.table.name.name, bang?.measures.length, bang?.needs.length]).toEqual(['bang', 1, 2]);
    expect([khac?.table.name.name, khac?.measures.length, khac?.needs.length]).toEqual(['khac', 1, 1]);
  });

  it('starts another scan where an engine takes no more columns or a join too many', () => {
    const many = Array.from({ length: 10 }, (_, index) => `{ rule: range, column: so, min: ${index} }`);
    const narrow = { ...sqlite, maxSelectColumns: 8 };
    const plan = fuse(needsOf(bindText(rulesOfBang(...many)).rules), narrow);
    expect(plan.length).toBeGreaterThan(1);
    expect(plan.every((query) => query.measures.length <= 8)).toBe(true);
    expect(plan.flatMap((query) => query.needs)).toHaveLength(10);

    const columns = ['so', 'tp', 'thuc', 'vb', 'co_dinh', 'ngay', 'gio', 'luc', 'mui'];
    const joins = planOf(
      ...columns.map((name) => `{ rule: reference, column: ${name}, to: { table: khac, column: ${name} } }`),
    );
    expect(joins.map((query) => query.needs.length)).toEqual([6, 3]);
  });

  it('starts another scan where an engine would make its patterns anew for every row', () => {
    const rules = Array.from({ length: 7 }, (_, index) => [
      `{ rule: pattern, column: vb, pattern: "x${index}" }`,
      `{ rule: pattern, column: vb, pattern: "x${index}", when: [{ column: vb, pattern: "x0" }] }`,
      `{ rule: range, column: so, min: ${index} }`,
    ]).flat();
    const plan = fuse(needsOf(bindText(rulesOfBang(...rules)).rules), { ...sqlite, maxPatterns: 5 });
    // x0 to x4 with all that holds no pattern; the rest, with x0 again.
    expect(plan.map((query) => query.needs.length)).toEqual([2 * 5 + 7, 2 * 2]);
  });

  it('counts NULL as rows less values, which other rules ask anyway', () => {
    const { rules } = bindText(rulesOfBang('{ rule: not-null, column: so }'));
    const [rule] = rules;
    const plan = fuse(needsOf(rules), sqlite);
    expect(rule?.measures.length).toBeGreaterThan(0);
    // A count of NULL is one of rows less one of values.
    expect(plan[0]?.measures.map((measure) => measure.kind)).toEqual(['count', 'count']);
  });
});
