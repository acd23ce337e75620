import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { AuditResult, RuleOutcome } from '../../src/model/result.ts';
import { renderJson } from '../../src/report/json.ts';
import { EXAMPLE, PLAIN } from './example-result.ts';
import { HOSTILE } from './hostile-result.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../rules/schemas/report.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
}).compile(schema);

const accepts = (result: unknown) => validate(JSON.parse(renderJson(result as AuditResult)));
const withOutcome = (changes: Partial<Record<keyof RuleOutcome, unknown>>) => ({
  ...EXAMPLE,
  outcomes: [{ ...PLAIN, ...changes }],
});
const NO_COUNTS = { scope: null, notApplicable: null, checked: null, violations: null, notEvaluable: null };

describe('the schema of report.json', () => {
  it('accepts results', () => {
    expect(accepts(EXAMPLE), JSON.stringify(validate.errors)).toBe(true);
    expect(accepts(HOSTILE), JSON.stringify(validate.errors)).toBe(true);
    expect(accepts({ ...EXAMPLE, selection: { tables: ['a'], rules: [] } })).toBe(true);
    expect(accepts({ ...EXAMPLE, scores: { ...EXAMPLE.scores, database: null } })).toBe(true);
  });

  it('is closed: an unknown word is refused everywhere', () => {
    const words = (
      value: unknown,
      path: readonly (string | number)[] = [],
    ): (readonly (string | number)[])[] => {
      if (value === null || typeof value !== 'object') return [];
      const inner = Object.entries(value).flatMap(([name, each]) =>
        words(each, [...path, Array.isArray(value) ? Number(name) : name]),
      );
      const isMap = ['key', 'values', 'contact'].includes(String(path.at(-1)));
      return Array.isArray(value) || (isMap && !Array.isArray(value)) ? inner : [path, ...inner];
    };
    const places = words(JSON.parse(renderJson(EXAMPLE)));
    expect(places.length).toBeGreaterThan(40);
    for (const path of places) {
      const result = JSON.parse(renderJson(EXAMPLE));
      path.reduce((value, step) => value[step], result).surprise = 1;
      expect(validate(result), path.join('.')).toBe(false);
    }
  });

  it('demands every word the model demands', () => {
    const whole = JSON.parse(renderJson(EXAMPLE));
    for (const name of Object.keys(whole)) {
      const { [name]: _left, ...rest } = whole;
      expect(validate(rest), name).toBe(false);
    }
    for (const name of Object.keys(PLAIN)) {
      const { [name as keyof RuleOutcome]: _left, ...rest } = PLAIN;
      expect(accepts({ ...EXAMPLE, outcomes: [rest] }), name).toBe(false);
    }
  });

  it.each([
    ['a status that is none', withOutcome({ status: 'ok' })],
    ['a section that is none', withOutcome({ section: 'f' })],
    ['a fraction as a count', withOutcome({ checked: 1.5 })],
    ['a negative count', withOutcome({ violations: -1 })],
    ['unknown counts of a pass', withOutcome(NO_COUNTS)],
    ['unknown counts of what does not apply', withOutcome({ ...NO_COUNTS, status: 'not-applicable' })],
    ['a pass over nothing', withOutcome({ scope: 5, notApplicable: 5, checked: 0 })],
    ['a fail without violations', withOutcome({ status: 'fail', violations: 0 })],
    ['violations among no rows checked', withOutcome({ status: 'error', checked: 0, violations: 1 })],
    ['rows checked outside an empty scope', withOutcome({ scope: 0 })],
    [
      'a rule on the table with more than one',
      withOutcome({ unit: 'table', scope: 1, checked: 1, violations: 2 }),
    ],
    ['samples without violations', withOutcome({ samples: [{ key: { id: '1' } }] })],
    [
      'a number as a sampled key',
      withOutcome({ status: 'fail', violations: 1, samples: [{ key: { id: 1 } }] }),
    ],
    ['a tolerance below zero', withOutcome({ tolerance: '-1' })],
    ['an incomplete result that does not say why', { ...EXAMPLE, remarks: [] }],
    ['an exit code that is none', { ...EXAMPLE, summary: { ...EXAMPLE.summary, exitCode: 4 } }],
    ['a moment without a zone', { ...EXAMPLE, finishedAt: '2026-12-14T16:35:07' }],
  ])('refuses %s', (_what, result) => {
    expect(accepts(result)).toBe(false);
  });

  it('lets an error have null for what it does not know', () => {
    expect(accepts(withOutcome({ ...NO_COUNTS, status: 'error' }))).toBe(true);
  });
});
