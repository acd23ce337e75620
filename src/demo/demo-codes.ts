// INTERIM until src/codes is there.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { CodeTable } from '../rule-types/rule-type.ts';

function load(...files: string[]): CodeTable & { nameOf(code: string): string } {
  const rows = files.flatMap(
    (file) =>
      parse(readFileSync(`/work/shared/codes/${file}`), { columns: true }) as Record<string, string>[],
  );
  const by = new Map<string, Record<string, string>[]>();
  for (const row of rows) by.set(row.code!, [...(by.get(row.code!) ?? []), row]);
  const has = (code: string, day: string, level?: number): boolean =>
    (by.get(code) ?? []).some(
      (r) =>
        (!level || Number(r.level) === level) &&
        (!r.valid_from || r.valid_from <= day) &&
        (!r.valid_to || r.valid_to >= day),
    );
  return {
    name: '',
    title: { vi: '', en: '' },
    trust: 'authoritative',
    levels: [],
    has,
    codesOn: (day, level) => new Set([...by.keys()].filter((c) => has(c, day, level))),
    nameOf: (code) => by.get(code)!.find((r) => r.valid_from! >= '2025-07-01')!.name!,
  };
}
export function loadDemoCodes() {
  const units = load('admin_units_pre2025.csv', 'admin_units_history_2008_2025.csv', 'admin_units_2025.csv');
  return { units, trades: load('vsic_2018.csv', 'vsic_2025.csv'), nameOf: units.nameOf };
}

const T: Record<string, string[]> = {
  'vn-admin-unit': ['admin_units_pre2025.csv', 'admin_units_history_2008_2025.csv', 'admin_units_2025.csv'],
  'vn-industry': ['vsic_2018.csv', 'vsic_2025.csv'],
  'vn-ethnic-group': ['ethnic_groups.csv'],
};
const cache = new Map<string, CodeTable>();
export function demoCodeTable(name: string): CodeTable {
  if (!cache.has(name)) cache.set(name, load(...T[name]!));
  return cache.get(name)!;
}
