import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const PAIRS = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));

/** The values of one column of a shipped table that are not empty; no quoted field of these tables stands before the column. */
function column(table: string, name: string, on = '2026-11-23'): readonly string[] {
  const text = readFileSync(new URL(`../../rules/codes/${table}.csv`, import.meta.url), 'utf8');
  const [head = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/"[^"]*"/g, 'quoted').split(','));
  const at = (row: readonly string[], title: string) => row[head.indexOf(title)]!;
  return rows
    .filter((row) => at(row, 'valid_from') <= on && (at(row, 'valid_to') || '9999') >= on)
    .map((row) => at(row, name))
    .filter((code) => code !== '');
}

describe('formats of international codes', () => {
  it.each([
    ['iso-country', 'iso-country', 'alpha2', PAIRS],
    ['iso-currency', 'iso-currency', 'code', PAIRS.flatMap((pair) => LETTERS.map((c) => pair + c))],
    ['iso-language', 'iso-language', 'iso639_1', PAIRS.map((pair) => pair.toLowerCase())],
  ] as const)('%s accepts exactly the codes in force of table %s', (name, table, title, all) => {
    const codes = [...column(table, title)].sort();
    expect(codes.length).toBeGreaterThan(150);
    expect(all.filter((code) => decide(name, code)).sort()).toEqual(codes);
  });
});
