import { RuleFileError } from '../../src/errors.ts';
import type { Problem, RuleSpec } from '../../src/model/rule.ts';
import type { RuleFile } from '../../src/model/rule-file.ts';
import type { Language } from '../../src/model/text.ts';
import { formatProblems } from '../../src/rule-file/format-problems.ts';
import { type ParseOptions, parseRuleFile } from '../../src/rule-file/parse-rule-file.ts';
import type { JsonSchema, RuleType } from '../../src/rule-types/rule-type.ts';

const LITERAL: JsonSchema = { type: ['string', 'number', 'boolean'] };
const NAME: JsonSchema = { type: 'string', minLength: 1 };

/** Rule types as data, enough to meet every form that a real one has. */
export const standIns: readonly RuleType[] = [
  standIn('not-null', { subject: ['column'], section: 'c', criterion: 'du' }),
  standIn('unique', { subject: ['column', 'key'] }),
  standIn('in-set', {
    subject: ['column'],
    parameters: { values: { type: 'array', items: LITERAL, minItems: 1 } },
    required: ['values'],
  }),
  standIn('range', {
    subject: ['column'],
    parameters: { min: LITERAL, max: LITERAL },
    check: (spec) => (hasBound(spec) ? [] : [noBound(spec)]),
  }),
  standIn('pattern', { subject: ['column'], parameters: { pattern: NAME }, required: ['pattern'] }),
  standIn('row-count', {
    unit: 'table',
    parameters: { min: { type: 'integer', minimum: 0 }, max: { type: 'integer', minimum: 0 } },
  }),
  standIn('reference', {
    subject: ['column', 'key'],
    parameters: {
      to: {
        type: 'object',
        required: ['table'],
        properties: { table: NAME, column: NAME, key: { type: 'array', items: NAME, minItems: 1 } },
        oneOf: [{ required: ['column'] }, { required: ['key'] }],
        additionalProperties: false,
      },
    },
    required: ['to'],
  }),
  standIn('distribution', {
    subject: ['column'],
    parameters: {
      expected: {
        oneOf: [
          {
            type: 'object',
            required: ['values'],
            properties: { values: { type: 'object', additionalProperties: { type: 'number' } } },
            additionalProperties: false,
          },
          {
            type: 'object',
            required: ['family'],
            properties: { family: { enum: ['normal', 'uniform'] } },
            additionalProperties: false,
          },
        ],
      },
      test: { enum: ['chi-square', 'ks'] },
    },
    required: ['expected'],
  }),
];

/** A whole rule file around the rules of the table `people`; the first rule stands on line 7. */
export function withRules(...rules: readonly string[]): string {
  return `${HEAD}${rules.map((rule) => `      - ${rule.replace(/\n/g, '\n        ')}\n`).join('')}`;
}

const HEAD = `version: 1
database: { id: ho-tich, url: "sqlite:a.db" }
tables:
  people:
    title: Người dân
    rules:
`;

/** Parses with the stand-ins. */
export function parse(text: string, options: Partial<ParseOptions> = {}): RuleFile {
  return parseRuleFile(text, { path: 'soat.yaml', environment: {}, ruleTypes: standIns, ...options });
}

/** What a person reads of a faulty file, line by line. Throws when the file is sound. */
export function complaints(
  text: string,
  { language = 'vi', ...options }: Partial<ParseOptions> & { readonly language?: Language } = {},
): readonly string[] {
  const problems = problemsOf(text, options);
  return formatProblems('soat.yaml', problems, language).split('\n');
}

/** The problems of a faulty file. Throws when the file is sound. */
export function problemsOf(text: string, options: Partial<ParseOptions> = {}): readonly Problem[] {
  try {
    parse(text, options);
  } catch (error) {
    if (error instanceof RuleFileError) return error.problems;
    throw error;
  }
  throw new Error('the rule file was accepted');
}

/** The specs of the rules of `people`. */
export function specsOf(...rules: readonly string[]): readonly RuleSpec[] {
  return parse(withRules(...rules)).tables[0]?.rules ?? [];
}

function standIn(type: string, given: Partial<RuleType>): RuleType {
  const text = { vi: type, en: type };
  return {
    type,
    title: text,
    summary: text,
    nulls: text,
    example: `rule: ${type}`,
    section: 'c',
    criterion: 'dung',
    dimension: 'accuracy',
    unit: 'row',
    subject: [],
    parameters: {},
    required: [],
    bind: () => undefined,
    ...given,
  };
}

function hasBound({ parameters }: RuleSpec): boolean {
  return parameters.min !== undefined || parameters.max !== undefined;
}

function noBound(spec: RuleSpec): Problem {
  return { at: spec.place('max'), text: { vi: 'chưa có giới hạn', en: 'no bound' }, level: 'error' };
}
