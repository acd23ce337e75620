import type { Problem, RuleSpec } from '../model/rule.ts';
import type { JsonSchema } from './rule-type.ts';
import { isExactNumber } from './words.ts';

/** Below which number or share of rows a value, or the shape of a value, is rare. */
export interface Rareness {
  readonly word: 'min' | 'min-share';
  /** A decimal. */
  readonly least: string;
}

const PARAMETERS: Readonly<Record<string, JsonSchema>> = {
  min: { type: 'integer', minimum: 1 },
  'min-share': { type: 'number', exclusiveMinimum: 0, maximum: 1 },
};

/** The words of rules on rareness. */
export const rareness = {
  parameters: PARAMETERS,
  required: [],
  /** Exactly one of the two words. */
  check(spec: RuleSpec): readonly Problem[] {
    const given = Object.keys(PARAMETERS).filter((word) => spec.parameters[word] !== undefined);
    if (given.length === 1) return [];
    return [
      {
        at: spec.place(...given.slice(1)),
        text: {
          vi: `quy tắc "${spec.rule}" cần đúng một trong hai từ "min", "min-share"`,
          en: `rule "${spec.rule}" needs exactly one of "min" and "min-share"`,
        },
        level: 'error',
      },
    ];
  },
  of({ parameters }: RuleSpec): Rareness {
    const word = parameters.min === undefined ? 'min-share' : 'min';
    const value = parameters[word];
    return { word, least: isExactNumber(value) ? value.number : '0' };
  },
} as const;
