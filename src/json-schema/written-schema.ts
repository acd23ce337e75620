import type { ExactNumber } from '../model/literal.ts';
import type { ParameterValue } from '../model/rule.ts';
import type { Json } from './json.ts';

/** A value of the rule file as the JSON that it stands for. Mappings have no prototype there, exact numbers have one. */
export function jsonOf(value: ParameterValue): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(jsonOf);
  return isMapping(value)
    ? new Map(Object.entries(value).map(([name, member]) => [name, jsonOf(member)]))
    : (value as ExactNumber);
}

function isMapping(value: object): value is Readonly<Record<string, ParameterValue>> {
  return Object.getPrototypeOf(value) === null;
}
