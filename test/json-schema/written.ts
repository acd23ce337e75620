import type { ParameterValue } from '../../src/model/rule.ts';

/** A JavaScript value as a rule file hands it over: mappings without prototype, numbers exact. */
export function written(value: unknown): ParameterValue {
  if (typeof value === 'number') return { number: String(value) };
  if (value === null || typeof value !== 'object') return value as ParameterValue;
  if (Array.isArray(value)) return value.map(written);
  const mapping: Record<string, ParameterValue> = Object.create(null);
  for (const [name, member] of Object.entries(value)) mapping[name] = written(member);
  return mapping;
}
