import type { ExactNumber, Scalar } from '../model/literal.ts';
import type { ParameterValue } from '../model/rule.ts';
import type { JsonSchema } from './rule-type.ts';

/** A value of the rule file: text, number or boolean. */
export const LITERAL: JsonSchema = { type: ['string', 'number', 'boolean'] };
/** The name of a column. */
export const COLUMN: JsonSchema = { type: 'string', minLength: 1 };
/** A whole number that is not negative. */
export const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
/** A part of a whole, from 0 to 1. */
export const SHARE: JsonSchema = { type: 'number', minimum: 0, maximum: 1 };

/** True for a text, number, boolean or null. */
export function isScalar(value: ParameterValue | undefined): value is Scalar {
  return value !== undefined && (value === null || typeof value !== 'object' || isExactNumber(value));
}

/** True for a number of the rule file. */
export function isExactNumber(value: ParameterValue | undefined): value is ExactNumber {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    typeof (value as ExactNumber).number === 'string'
  );
}

/** A parameter that the schema says is a text. */
export function textOf(value: ParameterValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A parameter that the schema says is a list of scalars. */
export function scalarsOf(value: ParameterValue | undefined): readonly Scalar[] {
  return Array.isArray(value) ? value.filter(isScalar) : [];
}

/** A parameter that the schema says is a mapping. */
export function asRecord(value: ParameterValue | undefined): { readonly [word: string]: ParameterValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [word: string]: ParameterValue })
    : {};
}
