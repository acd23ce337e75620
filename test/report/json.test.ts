import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/report/json.ts';
import { EXAMPLE } from './example-result.ts';
import { HOSTILE } from './hostile-result.ts';

/** The same value with the names of every object the other way round, but those of keys and contacts. */
function shuffled(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item));
  if (value === null || typeof value !== 'object' || ['key', 'values', 'contact'].includes(name))
    return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([each, inner]) => [each, shuffled(inner, each)]),
  );
}

describe('report.json', () => {
  it('has one order of names however the result was put together', () => {
    expect(renderJson(shuffled(EXAMPLE) as typeof EXAMPLE)).toBe(renderJson(EXAMPLE));
    expect(Object.keys(JSON.parse(renderJson(EXAMPLE)))[0]).toBe('formatVersion');
  });

  it('is indented by two spaces and ends in one newline', () => {
    const text = renderJson(EXAMPLE);
    expect(text.startsWith('{\n  "formatVersion": 1,\n  "tool": {\n    "name": "soat"')).toBe(true);
    expect(text.endsWith('\n}\n')).toBe(true);
  });

  it('loses nothing', () => {
    const queries = EXAMPLE.queries.map((query) => ({
      ...query,
      parameters: query.parameters.map((each) => (typeof each === 'bigint' ? each.toString() : each)),
    }));
    expect(JSON.parse(renderJson(EXAMPLE))).toEqual({ ...EXAMPLE, queries });
  });

  it('keeps the columns of a key in their order', () => {
    expect(renderJson(EXAMPLE)).toMatch(/"key": \{\s+"ma_tinh": "04",\s+"ma_giao_dich": null\s+\}/);
  });

  it('writes a bigint as a number while doubles hold it, else as its digits', () => {
    const [query] = EXAMPLE.queries;
    const parameters = [5n, 2n ** 53n - 1n, 2n ** 53n, -(2n ** 63n)];
    const text = renderJson({ ...EXAMPLE, queries: [{ ...query!, parameters }] });
    expect(JSON.parse(text).queries[0].parameters).toEqual([
      5,
      9_007_199_254_740_991,
      '9007199254740992',
      '-9223372036854775808',
    ]);
  });

  it('keeps hostile texts as they are, in well-formed UTF-8', () => {
    const bytes = new TextEncoder().encode(renderJson(HOSTILE));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    expect(JSON.parse(text).outcomes[0].title).toBe(HOSTILE.outcomes[0]?.title);
    expect(JSON.parse(text).remarks).toEqual(HOSTILE.remarks);
  });
});
