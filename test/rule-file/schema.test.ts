import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parseRuleFile } from '../../src/rule-file/parse-rule-file.ts';
import { ruleFileSchema, ruleFileSchemaText } from '../../src/rule-file/schema.ts';
import { ruleTypes } from '../../src/rule-types/index.ts';
import { standIns, withRules } from './stand-ins.ts';

const RULE = { version: 1, database: { id: 'x', url: 'a' } };

function accepts(rule: unknown): boolean {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
  return ajv.validate(ruleFileSchema(standIns) as object, { ...RULE, tables: { t: { rules: [rule] } } });
}

test.each([
  [{ rule: 'not-null', column: 'a' }, true],
  [{ rule: 'not-null', columns: ['a'], tolerance: '0.1%', criterion: 'đủ' }, true],
  [{ rule: 'row-count', min: 1 }, true],
  [{ rule: 'row-count', min: 1, tolerance: 0 }, false],
  [{ rule: 'not-null', column: 'a', tolerance: '101%' }, false],
  [{ rule: 'not-null', column: 'a', min: 1 }, false],
  [{ rule: 'not-null' }, false],
  [{ rule: 'other', column: 'a' }, false],
  [{ column: 'a' }, false],
])('tells an editor whether the rule %j is sound', (rule, sound) => {
  expect(accepts(rule)).toBe(sound);
});

test('is a file of JSON with a title in Vietnamese for every word', () => {
  const schema = JSON.parse(ruleFileSchemaText(standIns));
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(schema.$id).toBe('urn:soat:rule-file:1');
  expect(schema.$defs['rule-not-null'].properties.tolerance.title).toBe('Dung sai');
  const words = [
    schema.properties,
    schema.properties.database.properties,
    schema.properties.report.properties,
  ];
  for (const [word, { title }] of words.flatMap((properties) =>
    Object.entries<{ title?: string }>(properties),
  )) {
    expect(title, word).toBeTruthy();
  }
});

test.each(ruleTypes.map((ruleType) => [ruleType.type, ruleType] as const))(
  'accepts the example of the rule type %s',
  (type, ruleType) => {
    const file = parseRuleFile(withRules(ruleType.example), { path: 'x', environment: {}, ruleTypes });
    expect(file.tables[0]?.rules[0]?.rule).toBe(type);
  },
);
