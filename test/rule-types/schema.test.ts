import { describe, expect, it } from 'vitest';
import { postgres } from '../../src/dialects/postgres/dialect.ts';
import type { Values } from '../../src/model/measure.ts';
import { fuse } from '../../src/plan/fuse.ts';
import { bindText, rulesOfBang } from '../plan/bind-text.ts';
import { CATALOGUE, column, table } from '../plan/catalogue.ts';

const none = {} as Values;

describe('schema', () => {
  it('names every difference', () => {
    const { rules } = bindText(
      rulesOfBang(
        `{ rule: schema, fields: [{ name: so, type: bigint, position: 2 }, { name: VB, type: text },
           { name: tp, nullable: false }, { name: thuc }, { name: so2 }], ordered: true, column-count: { max: 3 } }`,
      ),
    );
    const judgement = rules[0]?.judge(none);
    expect(judgement?.observed).toBe('6');
    expect(judgement?.message.en).toBe(
      '6 differences: column "so" is integer, must be bigint; column "so" is number 1, must be number 2; ' +
        'column "VB" is missing; column "tp" allows NULL and must not; column "so2" is missing; ' +
        'the table has 12 columns, must be ≤ 3',
    );
    expect(judgement?.message.vi).toContain(
      'thiếu cột "VB"; cột "tp" cho phép bỏ trống (NULL), quy định thì không',
    );
  });

  it('tells fifty of many differences, and how many more there are', () => {
    const columns = Array.from({ length: 60 }, (_, index) => column(`c${index}`, { kind: 'integer' }));
    const { rules } = bindText(rulesOfBang('{ rule: schema, fields: [{ name: c0 }], exact: true }'), {
      catalogue: { tables: [table('bang', columns)] },
    });
    const message = rules[0]?.judge(none).message.en ?? '';
    expect(message).toContain('59 differences');
    expect(message).toContain('"c50" is not expected; and 9 more');
    expect(message).not.toContain('"c51"');
  });

  it('asks the database nothing', () => {
    const { rules } = bindText(rulesOfBang('{ rule: schema, fields: [{ name: so }] }'));
    const needs = rules.map((rule) => ({ id: rule.spec.id, table: rule.table, measures: rule.measures }));
    expect(fuse(needs, postgres)).toEqual([]);
    expect(rules[0]?.isProven).toBe(true);
    expect(rules[0]?.judge(none)).toMatchObject({ status: 'pass', observed: '0', proof: 'constraint' });
  });

  it('calls no rule proven that the catalogue breaks', () => {
    const { rules } = bindText(rulesOfBang('{ rule: schema, fields: [{ name: khong }] }'));
    expect(rules[0]).toMatchObject({ isProven: false });
  });

  it('takes the column of the very name before one that differs in case', () => {
    const columns = [column('A', { kind: 'integer' }), column('a', { kind: 'date' })];
    const { rules } = bindText(
      rulesOfBang('{ rule: schema, fields: [{ name: a, type: date }], fold: true }'),
      { catalogue: { ...CATALOGUE, tables: [table('bang', columns)] } },
    );
    expect(rules[0]?.judge(none).observed).toBe('0');
  });
});
