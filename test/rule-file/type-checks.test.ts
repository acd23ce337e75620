import { expect, it } from 'vitest';
import { RuleFileError } from '../../src/errors.ts';
import { parseRuleFile } from '../../src/rule-file/parse-rule-file.ts';
import { ruleTypes } from '../../src/rule-types/index.ts';

const TEXT = `version: 1
database: { id: x, url: "sqlite:x.db" }
tables:
  t:
    rules:
      - { rule: pattern, column: a, pattern: "(?=x)" }
      - { rule: row-count, min: 1, when: [{ column: a, pattern: "a**" }] }
      - { rule: range, column: a, min: 5, max: 1 }
      - { rule: in-tuples, key: [a, b], tuples: [[x, y], [x], [x, y, z]] }
      - { rule: distinct-ratio, key: [a, b] }
      - { rule: not-pattern, column: a, pattern: "a{2" }
      - { rule: parses-as, column: a, as: date, layout: DD/MM }
      - { rule: parses-as, column: a, as: json, layout: DD/MM/YYYY }
      - { rule: parses-as, column: a, as: number, layout: "1 234" }
      - { rule: partial-date, column: a, layout: DD/MM/YYYY HH }
      - { rule: partial-date, column: a, layout: "DDxMM/YYYY" }
      - { rule: recency-share, column: a, since: 2026-02-30, min: 1 }
      - { rule: recency-share, column: a, since: 7d }
      - { rule: spike, column: a }
      - { rule: sum-equals, terms: [a, b] }
      - { rule: sum-equals, terms: [a, b], total: c, equals: 1 }
      - { rule: reference-count, column: a, from: { table: t, column: b } }
      - { rule: query, sql: SELECT 1, where: a = 1 }
      - { rule: aggregate, column: a, function: quantile, min: 1 }
      - { rule: aggregate, column: a, function: sum, at: 0.5, min: 1 }
      - { rule: aggregate, column: a, function: quantile, at: 0.1234567891, min: 1 }
      - { rule: aggregate, column: a, function: most-frequent }
      - { rule: aggregate, column: a, function: most-frequent, in: [a], min: 1 }
      - { rule: aggregate, column: a, function: sum, in: [1], ties: any, min: 1 }
      - { rule: aggregate, column: a, function: quantile, at: 0.5 }
      - { rule: vn-personal-id-matches, column: a }
      - { rule: vn-personal-id-matches, column: a, birth: b, sex: c }
      - { rule: vn-personal-id-matches, column: a, sex: c, male: [M] }
      - { rule: vn-personal-id-matches, column: a, birth: b, male: [M] }
      - { rule: rare-value, column: a }
      - { rule: rare-pattern, column: a, min: 2, min-share: 0.1 }
      - { rule: volume, column: a, per: day, since: 30d }
      - { rule: volume, column: a, per: day, since: 2026-02-30, gaps: 1 }
      - { rule: distribution, column: a, test: psi, expected: {}, max: 1 }
      - { rule: distribution, column: a, test: psi, expected: { values: [x], report: r.json }, max: 1 }
      - { rule: distribution, column: a, test: psi, expected: { values: { x: 1 } } }
      - { rule: distribution, column: a, test: chi-square, expected: { values: { x: 1 } }, max: 1, min-p: 0.1 }
      - { rule: distribution, column: a, test: psi, expected: { values: { x: 1 } }, min-p: 0.1 }
      - { rule: distribution, column: a, test: chi-square, expected: { report: r.json }, min-p: 0.1 }
      - { rule: distribution, column: a, test: ks, expected: { edges: [1], shares: [0.5, 0.5] }, min-p: 0.1 }
      - { rule: distribution, column: a, test: ks, expected: { values: { x: 1 } }, max: 1 }
      - { rule: distribution, column: a, test: psi, expected: { values: { x: 0.6, y: 0.41 } }, max: 1 }
      - { rule: distribution, column: a, test: psi, expected: { edges: [1], shares: [0.5, 0.4] }, max: 1 }
      - { rule: distribution, column: a, test: psi, expected: { edges: [1, 2], shares: [0.5, 0.5] }, max: 1 }
      - { rule: distribution, column: a, test: psi, expected: { values: { x: 1 }, shares: [0.5, 0.5] }, max: 1 }
      - { rule: distribution, column: a, test: psi, expected: { values: { x: 1 }, parameters: { sd: 1 } }, max: 1 }
      - { rule: distribution, column: a, test: ks, expected: { family: normal, parameters: { mean: 1 } }, max: 1 }
      - { rule: distribution, column: a, test: ks, expected: { family: normal }, max: 1 }
`;

it('tells what rule types themselves refuse, and patterns, together and where they stand', () => {
  let problems: readonly { at: { line: number; column: number } }[] = [];
  try {
    parseRuleFile(TEXT, { path: 'soat.yaml', environment: {}, ruleTypes });
  } catch (error) {
    if (error instanceof RuleFileError) problems = error.problems;
  }
  expect(problems.map(({ at }) => `${at.line}:${at.column}`)).toEqual([
    '6:46',
    '7:65',
    '8:48',
    '9:58',
    '9:63',
    '10:9',
    '11:50',
    '12:57',
    '13:57',
    '14:59',
    '15:50',
    '16:50',
    '17:50',
    '18:9',
    '19:9',
    '20:9',
    '21:62',
    '22:9',
    '23:46',
    '24:9',
    '25:58',
    '26:63',
    '27:9',
    '28:78',
    '29:58',
    '29:69',
    '30:9',
    '31:9',
    '32:9',
    '33:57',
    '34:68',
    '35:9',
    '36:61',
    '37:9',
    '38:53',
    '39:63',
    '40:63',
    '41:9',
    '42:9',
    '43:92',
    '44:97',
    '45:105',
    '46:48',
    '47:73',
    '48:85',
    '49:88',
    '50:91',
    '51:95',
    '52:92',
    '53:72',
  ]);
});
