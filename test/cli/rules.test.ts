import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { ruleTypes } from '../../src/rule-types/index.ts';
import { soat } from './soat.ts';

describe('soat rules', () => {
  it('lists every rule type on standard output, with or without the word list', async () => {
    const ran = await soat(['rules']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    for (const { type } of ruleTypes) expect(ran.stdout).toMatch(new RegExp(`^ {2}${type} +\\S`, 'm'));
    for (const { title } of ruleTypes) expect(ran.stdout).toContain(title.vi);
    expect((await soat(['rules', 'list'])).stdout).toBe(ran.stdout);
    const english = await soat(['rules', '--lang', 'en']);
    for (const { title } of ruleTypes) expect(english.stdout).toContain(title.en);
  });

  it.each(ruleTypes.map(({ type }) => type))(
    'explains %s with its words and an example, in both languages',
    async (type) => {
      const vi = await soat(['rules', 'explain', type]);
      expect(vi).toMatchObject({ code: 0, stderr: '' });
      expect(vi.stdout).toContain(`- rule: ${type}`);
      expect(vi.stdout).toContain('Ví dụ:');
      const found = ruleTypes.find((each) => each.type === type);
      for (const word of Object.keys(found?.parameters ?? {})) expect(vi.stdout).toContain(word);
      const en = await soat(['rules', 'explain', type, '--lang', 'en']);
      expect(en.stdout).toContain('Example:');
      expect(en.stdout).toContain(found?.summary.en);
    },
  );

  it('prints a JSON Schema that editors can use', async () => {
    const { code, stdout } = await soat(['rules', 'schema']);
    expect(code).toBe(0);
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(stdout));
    const file = {
      version: 1,
      database: { id: 'a', url: 'sqlite:a.db' },
      tables: { t: { rules: [{ rule: 'not-null', column: 'a' }] } },
    };
    expect(validate(file)).toBe(true);
    expect(validate({ ...file, tabels: {} })).toBe(false);
  });

  it('says nothing else with --quiet', async () => {
    expect((await soat(['rules', '--quiet'])).stdout).toBe((await soat(['rules'])).stdout);
  });
});
