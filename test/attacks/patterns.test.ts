import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { outcomesOf } from './attack.ts';

/** Patterns over which a matcher that goes back tries twice as often for every further character. */
const EXPLOSIVE = ['^(a+)+$', '^(a|aa)+$', '^((a|b|ab)+)+c$', '^(.*a){20}$', '(a+)+b'];

describe.each(engines())('explosive patterns on %s', (engine) => {
  let db: FreshDatabase;
  beforeAll(async () => {
    db = await freshDatabase(engine);
    const text = engine === 'mariadb' ? 'LONGTEXT' : 'TEXT';
    await db.execute(`CREATE TABLE t (id INTEGER PRIMARY KEY, a ${text})`);
    await db.execute(`CREATE TABLE long_text (id INTEGER PRIMARY KEY, a ${text})`);
    await db.load(
      't',
      ['id', 'a'],
      [
        [1, `${'a'.repeat(2_000)}!`],
        [2, 'aaa'],
        [3, `${'ab'.repeat(1_000)}!`],
      ],
    );
    await db.load('long_text', ['id', 'a'], [[1, 'ab'.repeat(2_000_000)]]);
  });
  afterAll(() => db.drop());

  /** What an unhurried reader finds: how many of the three rows the pattern is not found in. */
  const TRUTH: Readonly<Record<string, number>> = {
    '^(a+)+$': 2,
    '^(a|aa)+$': 2,
    '^((a|b|ab)+)+c$': 3,
    '^(.*a){20}$': 3,
    '(a+)+b': 2,
  };

  test.each(EXPLOSIVE)('%s is stopped or counted rightly', async (pattern) => {
    const [outcome, other] = await outcomesOf(
      db.url,
      't',
      [
        { rule: 'pattern', column: 'a', pattern },
        { rule: 'not-null', column: 'a' },
      ],
      { queryTimeoutMs: 700 },
    );
    if (outcome?.status === 'error') expect(outcome.violations).toBeNull();
    else expect([pattern, outcome?.violations, outcome?.checked]).toEqual([pattern, TRUTH[pattern], 3]);
    // The rule beside it does not pay for it.
    expect([other?.status, other?.violations]).toEqual(['pass', 0]);
  });

  test('a text of four million characters is no reason for a wrong count', async () => {
    const outcomes = await outcomesOf(
      db.url,
      'long_text',
      [
        { rule: 'pattern', column: 'a', pattern: '^(ab)*$' },
        { rule: 'pattern', column: 'a', pattern: '^(a|b)*$' },
        { rule: 'pattern', column: 'a', pattern: '(a|b)*c' },
        { rule: 'pattern', column: 'a', pattern: '^[ab]{1,1000}$' },
      ],
      { queryTimeoutMs: 5_000 },
    );
    const right = [0, 0, 1, 1];
    outcomes.forEach((outcome, index) => {
      if (outcome.status === 'error') expect(outcome.violations).toBeNull();
      else expect([outcome.id, outcome.violations]).toEqual([outcome.id, right[index]]);
    });
  });

  test('a repetition of what may be empty is refused', async () => {
    await expect(
      outcomesOf(db.url, 't', [{ rule: 'pattern', column: 'a', pattern: '^(a*)*$' }]),
    ).rejects.toThrow(/problem/);
  });
});
