import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { packNames, readPack } from '../../src/rule-file/read-pack.ts';
import { ruleTypes } from '../../src/rule-types/index.ts';
import { temporaryFolder, write } from './people.ts';
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

  it.each(packNames())('lists the pack %s and explains it, in both languages', async (name) => {
    expect((await soat(['rules'])).stdout).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
    const pack = readPack(name);
    const vi = await soat(['rules', 'explain', name]);
    expect(vi).toMatchObject({ code: 0, stderr: '' });
    const en = await soat(['rules', 'explain', name, '--lang', 'en']);
    for (const rule of pack?.rules ?? []) {
      expect(vi.stdout).toContain(rule.why.vi);
      expect(en.stdout).toContain(rule.why.en);
    }
  });

  it('tells what a pack would run on the tables of a rule file, without a database and its secrets', async () => {
    const folder = temporaryFolder();
    const path = write(
      folder.in('soat.yaml'),
      `version: 1
database: { id: a, url: "\${NO_SUCH_VARIABLE}" }
tables:
  nguoi:
    columns: { sinh: { meaning: birth-date }, "x\\u001b[31m": { meaning: birth-date }, mat: { meaning: death-date } }
    rules: [{ rule: range, column: mat, min: 1900-01-01 }]
  khac: { rules: [{ rule: row-count, min: 1 }] }
`,
    );
    const { code, stdout, stderr } = await soat(['rules', 'explain', 'vn-citizen', path, '--lang', 'en']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('+ ngay-sinh-hop-ly (range): sinh\n');
    expect(stdout).toMatch(/- several columns mean birth-date \(sinh, x.*\): mat-sau-sinh\n/);
    expect(stdout).toContain('- the rule file has a rule of that type on column mat: ngay-mat-hop-ly\n');
    expect(stdout).toContain('- no column means vn-personal-id: dinh-danh, dinh-danh-khop-ngay-sinh\n');
    expect(stdout).toMatch(/khac\n +no rule of the pack applies\n/);
    expect(stdout).toContain('4 rules would run');
    expect(stdout).not.toContain('\u001b');
  });

  it('tells a name that is neither', async () => {
    const { code, stderr } = await soat(['rules', 'explain', 'vn-citizn']);
    expect(code).toBe(2);
    expect(stderr).toContain('"vn-citizen"');
  });

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
