import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { demoTables } from '../../src/demo/demo-data.ts';
import { writeDemo } from '../../src/demo/write-demo.ts';
import type { RuleOutcome } from '../../src/model/result.ts';
import { loadableRows, loadDemo } from '../demo/load.ts';
import { type EngineName, engines, freshDatabase } from '../engines.ts';
import { runAudit } from '../run-audit.ts';
import { loadSample, type SampleName, sampleFolder } from '../samples/load-samples.ts';

/** What must be the same wherever the data lie: every number, but neither names nor what an engine happens to prove. */
function figures(outcomes: readonly RuleOutcome[]): Record<string, object> {
  return Object.fromEntries(
    outcomes.map((outcome) => {
      const { rule, unit, observed, severity, status, scope, notApplicable, checked, violations } = outcome;
      const { notEvaluable, tolerance, groups } = outcome;
      return [
        outcome.id.toLowerCase().replaceAll('_', ''),
        {
          rule,
          unit,
          observed,
          severity,
          status,
          scope,
          notApplicable,
          checked,
          violations,
          notEvaluable,
          tolerance,
          groups,
        },
      ];
    }),
  );
}

async function auditSample(name: SampleName, folder: string, engine: EngineName, rules: string) {
  const sample = await loadSample(name, folder, engine);
  const path = join(import.meta.dirname, `../samples/${name}/${rules}.yaml`);
  const { result } = await runAudit(path, sample.url, {
    environment: { CHINOOK_URL: sample.url, SAKILA_URL: sample.url },
  });
  await sample.drop();
  expect(result.status).toBe('complete');
  return result.outcomes;
}

describe('the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'soat-demo-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const tables = demoTables(2026, 0.1);
  const files = writeDemo(folder, { scale: 0.1 });
  /** Of the tables with rows that only SQLite holds, so many are missing elsewhere. */
  const missing = new Map(
    tables.map((table) => [table.name, table.rowCount - loadableRows(table, 'postgres').length]),
  );

  it.runIf(engines().length > 1)(
    'has the same violations on every engine, and the same rows but the ill-typed',
    async () => {
      const told = await Promise.all(
        engines().map(async (engine) => {
          if (engine === 'sqlite')
            return (await runAudit(files.rules, `sqlite:${files.database}`)).result.outcomes;
          const database = await freshDatabase(engine);
          await loadDemo(database, tables);
          const { result } = await runAudit(files.rules, database.url);
          await database.drop();
          return result.outcomes;
        }),
      );
      const [first = [], ...others] = told;
      expect(first.length).toBe(60);
      for (const [at, outcomes] of others.entries()) {
        for (const [index, outcome] of outcomes.entries()) {
          const here = first[index] as RuleOutcome;
          const left =
            engines()[0] === 'sqlite' && outcome.unit === 'row' ? (missing.get(outcome.table) ?? 0) : 0;
          const name = `${outcome.id} on ${engines()[at + 1]}`;
          expect([outcome.id, outcome.status, outcome.violations, outcome.groups], name).toEqual([
            here.id,
            here.status,
            here.violations,
            here.groups,
          ]);
          expect(outcome.scope, name).toBe(Number(here.scope) - left);
          if (left === 0 && outcome.id !== 'cd-so-luong')
            expect(figures([outcome]), name).toEqual(figures([here]));
        }
      }
      // Between engines that hold the same rows, every number is the same.
      const [postgres = [], mariadb = postgres] = engines()[0] === 'sqlite' ? others : told;
      expect(figures(mariadb)).toEqual(figures(postgres));
    },
  );
});

const chinook = sampleFolder('chinook');

describe.skipIf(chinook === undefined)('Chinook', () => {
  it('has every number the same on every engine', async () => {
    const told = await Promise.all(
      engines().map((engine) =>
        auditSample(
          'chinook',
          chinook as string,
          engine,
          engine === 'postgres' ? 'snake-case' : 'pascal-case',
        ),
      ),
    );
    const [first = []] = told;
    expect(first.length).toBeGreaterThan(55);
    expect(new Set(first.map(({ table }) => table)).size).toBe(10);
    for (const outcomes of told) expect(figures(outcomes)).toEqual(figures(first));
    expect(figures(first)).toMatchObject({
      'artist-rows': { observed: '275', status: 'pass' },
      'artist-with-album': { violations: 71, checked: 275 },
      'track-required.composer': { violations: 977, checked: 3503 },
      'track-price': { violations: 213 },
      'invoice-sum': { observed: '2328.6', status: 'pass' },
      'invoice-countries': { observed: '24', status: 'pass' },
      'invoice-fresh': { observed: '2025-12-22T00:00:00', status: 'fail' },
      'invoice-recent': { observed: '2025-12-22T00:00:00', status: 'pass' },
      'playlist-name': { violations: 8, groups: 4 },
      'playlist-track': { scope: 8715, violations: 0 },
      'customer-state': { notApplicable: 33, checked: 26, violations: 0 },
      'customer-no-state': { notApplicable: 55, checked: 4 },
    });
  });
});

const sakila = sampleFolder('sakila');

describe.skipIf(sakila === undefined)('Sakila', () => {
  it.each(engines())('has its known faults on %s', async (engine) => {
    const outcomes = await auditSample('sakila', sakila as string, engine, engine);
    const isMysqlCopy = engine !== 'postgres';
    expect(figures(outcomes)).toMatchObject({
      'address-second-line': { scope: 603, violations: 603 },
      'address-phone': { scope: 603, violations: isMysqlCopy ? 2 : 603 },
      'rental-open': { scope: 16044, violations: 183 },
      'rental-returned-later': { notApplicable: 183, checked: 15861, violations: 0 },
      'rental-once': { violations: 0, groups: 0 },
      'payment-rows': { observed: '16049', status: 'pass' },
      'payment-zero': { checked: 16049, violations: 24 },
      'payment-rental': { violations: isMysqlCopy ? 5 : 0 },
      'payment-customer': { notApplicable: isMysqlCopy ? 5 : 0, violations: isMysqlCopy ? 0 : 4 },
      'payment-middle': { observed: '3.99', status: 'pass' },
      'customer-active': { scope: 599, violations: 15 },
      'film-original': { violations: 1000, status: 'pass' },
      'language-short': { scope: 6, violations: 2 },
      'language-known': { violations: 0 },
    });
    // SQLite has no lists of values: there the column is of another type.
    if (engine !== 'sqlite') expect(figures(outcomes)['film-rating']).toMatchObject({ violations: 210 });
  });
});
