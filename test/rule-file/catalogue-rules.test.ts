import { expect, it } from 'vitest';
import { RuleFileError } from '../../src/errors.ts';
import { formatProblems } from '../../src/rule-file/format-problems.ts';
import { parseRuleFile } from '../../src/rule-file/parse-rule-file.ts';
import { ruleTypes } from '../../src/rule-types/index.ts';
import { rulesOfBang } from '../plan/bind-text.ts';

function problemsOf(...rules: readonly string[]): readonly string[] {
  try {
    parseRuleFile(rulesOfBang(...rules), { path: 'soat.yaml', environment: {}, ruleTypes });
    return [];
  } catch (error) {
    if (!(error instanceof RuleFileError)) throw error;
    return formatProblems('soat.yaml', error.problems, 'en')
      .split('\n')
      .filter((line) => !line.startsWith('  hint:'));
  }
}

it('refuses what a rule on the structure of a table cannot mean', () => {
  expect(
    problemsOf(
      '{ rule: schema, severity: info }',
      '{ rule: schema, exact: true, ordered: true, column-count: { min: 1 } }',
      '{ rule: schema, column-count: { min: 3, max: 2 } }',
      '{ rule: schema, fields: [{ name: a }, { name: b }], exact: true, column-count: { max: 1 } }',
      '{ rule: schema, fields: [{ name: a, position: 1 }, { name: a, position: 1 }] }',
      '{ rule: schema, fields: [{ name: a }, { name: A }], fold: true }',
      '{ rule: schema, fields: [{ name: a }], when: [{ column: a, equals: 1 }], where: "a > 1" }',
    ),
  ).toEqual([
    'soat.yaml:5:5 rule "schema" needs "fields" or "column-count"',
    'soat.yaml:6:28 "exact" needs "fields"',
    'soat.yaml:6:43 "ordered" needs "fields"',
    'soat.yaml:7:50 the lower bound "min" is above the upper bound "max"',
    'soat.yaml:8:91 "fields" has 2 columns, more than "max"',
    'soat.yaml:9:64 column "a" is stated twice',
    'soat.yaml:9:77 two columns are number 1',
    'soat.yaml:10:51 column "A" is stated twice',
    'soat.yaml:11:50 "when" does not fit rule schema, which looks at the table\'s definition and not at rows',
    'soat.yaml:11:85 "where" does not fit rule schema, which looks at the table\'s definition and not at rows',
  ]);
});

it('lets columns differ in case alone unless names are folded', () => {
  expect(problemsOf('{ rule: schema, fields: [{ name: a }, { name: A }] }')).toEqual([]);
});

it('refuses unknown words and empty names', () => {
  expect(
    problemsOf(
      '{ rule: schema, fields: [{ name: a, typ: text }] }',
      '{ rule: schema, fields: [{ type: text }] }',
      '{ rule: schema, fields: [] }',
      '{ rule: schema, fields: [{ name: a, position: 0 }] }',
      '{ rule: schema, column-count: {} }',
      '{ rule: schema, column-count: { equals: 3 } }',
    ).map((line) => line.split(' ')[0]),
  ).toEqual([
    'soat.yaml:5:41',
    'soat.yaml:6:30',
    'soat.yaml:7:29',
    'soat.yaml:8:51',
    'soat.yaml:9:35',
    'soat.yaml:10:37',
  ]);
});

it('refuses the words that choose rows in any rule on the catalogue', () => {
  expect(problemsOf('{ rule: documented, when: [{ column: a, equals: 1 }] }')).toEqual([
    'soat.yaml:5:31 "when" does not fit rule documented, which looks at the table\'s definition and not at rows',
  ]);
});
