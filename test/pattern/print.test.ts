import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pattern } from '../../src/model/pattern.ts';
import { matches } from '../../src/pattern/match.ts';
import { parsePattern } from '../../src/pattern/parse.ts';
import { PatternError } from '../../src/pattern/pattern-error.ts';
import { type Flavour, printPattern } from '../../src/pattern/print.ts';
import { type EngineName, engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { patternSource, subject } from './random-patterns.ts';
import { referenceMatches } from './reference-matcher.ts';

interface Pair {
  readonly pattern: Pattern;
  readonly text: string;
}

/** Each spells one test, for a pattern and a text already spelt; `flavour` is how the engine wants patterns. */
const ENGINES: Partial<
  Record<EngineName, { flavour: Flavour; test(text: string, pattern: string): string }>
> = {
  postgres: { flavour: 'postgres', test: (text, pattern) => `${text} COLLATE "C" ~ ${pattern}` },
  mariadb: {
    flavour: 'pcre',
    test: (text, pattern) => `${text} COLLATE utf8mb4_nopad_bin REGEXP ${pattern}`,
  },
};

const KNOWN: readonly (readonly [source: string, text: string, found: boolean])[] = [
  ['^a$', 'a\n', false],
  ['a$', 'a\r\n', false],
  ['^b', 'a\nb', false],
  ['^.$', '\u2028', false],
  ['^.$', '\u0085', true],
  ['^.$', '😀', true],
  ['^[😀-😂]$', '😁', true],
  ['^[^a]$', '😁', true],
  ['\\d', '٣', false],
  ['^\\w+$', 'é', false],
  ['\\s', '\u00a0', false],
  ['\\s', '\v', true],
  ['k', 'K', false],
  ['k', '\u212a', false],
  ['^a{300}$', 'a'.repeat(300), true],
  ['^a{300}$', 'a'.repeat(299), false],
  ['^a{2,600}$', 'a'.repeat(600), true],
  ['^a{2,600}$', 'a'.repeat(601), false],
  ['^a{256,}$', 'a'.repeat(255), false],
  ['^(|ab)$', '', true],
  ['^(|ab)$', 'a', false],
  ['^[\\D]$', 'é', true],
  ['^[^\\D]$', '5', true],
  ['a b#c', 'a b#c', true],
  ['^[-\\]\\\\^]+$', '-]\\^', true],
  ['x|^$', '', true],
];

function pairs(count: number, seed: number): readonly Pair[] {
  const found: Pair[] = [];
  for (const source of fc.sample(patternSource, { numRuns: count, seed })) {
    const pattern = parsed(source);
    if (pattern === undefined) continue;
    for (const text of fc.sample(subject, { numRuns: 6, seed: found.length })) found.push({ pattern, text });
  }
  return found;
}

function parsed(source: string): Pattern | undefined {
  try {
    return parsePattern(source);
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}

describe('matches', () => {
  it.each(KNOWN)('%j on %j is %s', (source, text, found) => {
    expect(matches(parsePattern(source), text)).toBe(found);
  });

  it('agrees with the reference on random patterns', () => {
    const all = pairs(1200, 1);
    expect(all.length).toBeGreaterThan(2500);
    expect(
      all.filter(({ pattern, text }) => matches(pattern, text) !== referenceMatches(pattern.root, text)),
    ).toEqual([]);
    const positive = all.filter(({ pattern, text }) => matches(pattern, text)).length;
    expect(positive / all.length).toBeGreaterThan(0.1);
  });
});

const tested = engines().filter((engine) => ENGINES[engine] !== undefined);

describe.each(tested)('printPattern on %s', (engine) => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  afterAll(() => database.drop());

  async function differing(all: readonly Pair[]): Promise<readonly string[]> {
    const { flavour, test } = ENGINES[engine]!;
    const wrong: string[] = [];
    for (let start = 0; start < all.length; start += 500) {
      const part = all.slice(start, start + 500);
      const values = part.map(({ pattern, text }) =>
        test(quote(engine, text), quote(engine, printPattern(pattern, flavour))),
      );
      const rows = await database.query(
        `SELECT ${values.map((sql, i) => `CASE WHEN ${sql} THEN 1 ELSE 0 END AS c${i}`).join(', ')}`,
      );
      const cells = Object.values(rows[0] as object);
      part.forEach(({ pattern, text }, i) => {
        const expected = referenceMatches(pattern.root, text) ? 1 : 0;
        if (Number(cells[i]) !== expected)
          wrong.push(`${JSON.stringify(pattern.source)} on ${JSON.stringify(text)}: ${cells[i]}`);
      });
    }
    return wrong;
  }

  it('means the same on the known difficult cases', async () => {
    expect(await differing(KNOWN.map(([source, text]) => ({ pattern: parsePattern(source), text })))).toEqual(
      [],
    );
  });

  it('means the same on random patterns', async () => {
    expect(await differing(pairs(1000, 7))).toEqual([]);
  });

  it('compiles the largest patterns that are let through', async () => {
    const largest = [
      '^a{1000}$',
      '^[À-ỸĐđà-ỹ ]{1,1000}@.{1,1000}$',
      '^([ab][cd]){490}$',
      '^(đ|[é-ỹ]){0,400}$',
      '^(([^đ😀\\s]{50}b{50}){5}){10}$',
      '^([ab][ĐđƠơƯưẠ-ỹ😀🜁]){280}$',
    ];
    const text = 'a'.repeat(1000);
    expect(await differing(largest.map((source) => ({ pattern: parsePattern(source), text })))).toEqual([]);
  });
});

function quote(engine: EngineName, text: string): string {
  const quoted = text.replaceAll("'", "''");
  return engine === 'mariadb' ? `_utf8mb4'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}
