import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, freshDatabase } from '../engines.ts';
import type { TestCase } from './case.ts';
import { type Bench, type Disagreement, disagreements, minimised, SAMPLES } from './disagreement.ts';
import { randomCase } from './random-case.ts';
import { seed } from './seed.ts';

/** `SOAT_RUNS` makes it longer. */
const runs = Number(process.env.SOAT_RUNS ?? 40);
const RULES_AT_ONCE = 30;

describe('random rules on random tables', () => {
  const folder = mkdtempSync(join(tmpdir(), 'soat-differential-'));
  let benches: readonly Bench[] = [];
  beforeAll(async () => {
    benches = await Promise.all(
      engines().map(async (engine) => ({ database: await freshDatabase(engine), folder })),
    );
  });
  afterAll(async () => {
    await Promise.all(benches.map(({ database }) => database.drop()));
    rmSync(folder, { recursive: true, force: true });
  });

  it(`have the outcomes of the reference on every engine (SOAT_SEED=${seed})`, async () => {
    process.stderr.write(`random tables: SOAT_SEED=${seed} SOAT_RUNS=${runs}\n`);
    let judged = 0;
    const told: string[] = [];
    const cases = fc.sample(randomCase(RULES_AT_ONCE), { seed, numRuns: runs });
    for (const [index, one] of cases.entries()) {
      // Samples cost a statement for each failed rule.
      const samples = index % 4 === 0 ? SAMPLES : 0;
      const found = await Promise.all(benches.map((bench) => disagreements(one, bench, samples)));
      judged += one.rules.length * benches.length;
      told.push(...(await explain(one, found, benches, samples)));
      if (told.length >= 5) break;
    }
    expect(told.join('\n\n'), `SOAT_SEED=${seed}`).toBe('');
    expect(judged).toBeGreaterThan(runs * 10 * benches.length);
  }, 600_000);
});

/** The first disagreement on each engine, made small enough to read. */
async function explain(
  one: TestCase,
  found: readonly (readonly Disagreement[])[],
  benches: readonly Bench[],
  samples: number,
): Promise<readonly string[]> {
  const texts = found.map(async ([first, ...more], at) => {
    const bench = benches[at];
    if (first === undefined || bench === undefined) return [];
    const text = await minimised(one, first, bench, samples);
    return [more.length === 0 ? text : `${text}\n(and ${more.length} more in this run)`];
  });
  return (await Promise.all(texts)).flat();
}
