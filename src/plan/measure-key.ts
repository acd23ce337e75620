import type { Measure } from '../model/measure.ts';

const known = new WeakMap<Measure, string>();

/** One text for measures that are the same: tables and columns stand by their names. */
export function measureKey(measure: Measure): string {
  const found = known.get(measure) ?? JSON.stringify(measure, named);
  known.set(measure, found);
  return found;
}

function named(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('uniqueKeys' in value && 'name' in value)
    return 'database' in value ? [value.database, value.name] : value.name;
  if ('declaredType' in value && 'name' in value) return value.name;
  if ('start' in value && 'id' in value) return value.id;
  // A pattern is known by its source.
  if ('root' in value && 'source' in value) return value.source;
  return value;
}
