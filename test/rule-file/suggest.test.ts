import { expect, test } from 'vitest';
import { suggest } from '../../src/rule-file/suggest.ts';

test.each([
  ['emial', ['name', 'email'], 'email'],
  ['not_null', ['not-blank', 'not-null'], 'not-null'],
  ['Ho_Ten', ['ho_ten'], 'ho_ten'],
  ['họ_tên', ['ngay_sinh', 'ho_ten'], 'ho_ten'],
  ['duong', ['đường'], 'đường'],
  ['tolerence', ['title', 'tolerance'], 'tolerance'],
  ['A', ['a'], 'a'],
])('finds what %s was meant to be', (word, candidates, meant) => {
  expect(suggest(word, candidates)).toBe(meant);
});

test.each([
  ['a', ['b']],
  ['id', ['it', 'ab']],
  ['email', ['phone', 'name']],
  ['email', []],
  ['email', ['email']],
])('stays silent for %s among %j', (word, candidates) => {
  expect(suggest(word, candidates)).toBeUndefined();
});

test('takes the nearest, and the earlier of two equally near', () => {
  expect(suggest('colum', ['columns', 'column'])).toBe('column');
  expect(suggest('rang', ['range', 'rank'])).toBe('range');
});

test('does not compare words of any length', () => {
  expect(suggest('a'.repeat(1_000_000), ['a'.repeat(999_999)])).toBeUndefined();
});
