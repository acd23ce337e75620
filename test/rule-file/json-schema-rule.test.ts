import { expect, it } from 'vitest';
import { RuleFileError } from '../../src/errors.ts';
import { formatProblems } from '../../src/rule-file/format-problems.ts';
import { parseRuleFile } from '../../src/rule-file/parse-rule-file.ts';
import { ruleTypes } from '../../src/rule-types/index.ts';
import { problemsOf } from '../plan/bind-text.ts';

const TEXT = `version: 1
database: { id: x, url: "sqlite:x.db" }
tables:
  bang:
    rules:
      - rule: json-schema
        column: vb
        schema:
          type: object
          properties:
            ten: { type: txt }
            ma:
              pattern: "(?=a)"
          items:
            - type: string
          $ref: other.json
      - { rule: json-schema, column: vb, schema: [1] }
      - { rule: json-schema, column: vb, schema: {} }
      - { rule: json-schema, column: vb }
`;

it('tells what is wrong with a JSON schema where it stands in the rule file', () => {
  let told = '';
  try {
    parseRuleFile(TEXT, { path: 'soat.yaml', environment: {}, ruleTypes });
  } catch (error) {
    if (!(error instanceof RuleFileError)) throw error;
    told = formatProblems('soat.yaml', error.problems, 'en');
  }
  expect(told.split('\n').filter((line) => !line.startsWith('  hint'))).toEqual([
    'soat.yaml:11:26 "type" must be one or several of: null, boolean, string, number, integer, array, object',
    'soat.yaml:13:24 look-around is not supported (character 1)',
    'soat.yaml:15:13 a schema must be pairs of "word: value", true or false',
    'soat.yaml:16:17 "$ref" leads to no schema',
    'soat.yaml:17:50 "schema" must be pairs of "word: value"',
    'soat.yaml:18:50 "schema" must not be empty',
    'soat.yaml:19:9 "schema" is missing in rule json-schema',
  ]);
});

it('is for texts', () => {
  const text = `version: 1
database: { id: x, url: "sqlite:x.db" }
tables: { bang: { rules: [{ rule: json-schema, columns: [vb, so, ngay], schema: { type: object } }] } }`;
  expect(problemsOf(text).map((line) => line.split(';')[0])).toEqual([
    'soat.yaml:3:62 rule "json-schema" is not for column "so" (integer)',
    'soat.yaml:3:66 rule "json-schema" is not for column "ngay" (date)',
  ]);
});
