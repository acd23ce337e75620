import type { ExactNumber } from '../model/literal.ts';

/** A JSON value: numbers exact, objects as maps, so that any name is an ordinary one. */
export type Json = null | boolean | string | ExactNumber | JsonArray | JsonObject;
export type JsonArray = readonly Json[];
export type JsonObject = ReadonlyMap<string, Json>;

/** The words of JSON Schema for kinds of values; a whole number is a `number` here. */
export type JsonKind = 'null' | 'boolean' | 'string' | 'number' | 'array' | 'object';

export function kindOf(value: Json): JsonKind {
  if (value === null) return 'null';
  if (typeof value === 'boolean' || typeof value === 'string') return typeof value as 'boolean' | 'string';
  if (isArray(value)) return 'array';
  return isObject(value) ? 'object' : 'number';
}

export function isArray(value: Json): value is JsonArray {
  return Array.isArray(value);
}

export function isObject(value: Json): value is JsonObject {
  return value instanceof Map;
}

export function isNumber(value: Json): value is ExactNumber {
  return kindOf(value) === 'number';
}

/** One text for equal values: numbers by value, names in order. */
export function canonicalText(value: Json): string {
  if (isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (isObject(value)) {
    const pairs = [...value.keys()]
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonicalText(value.get(name) as Json)}`);
    return `{${pairs.join(',')}}`;
  }
  return isNumber(value) ? value.number : JSON.stringify(value);
}
