import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditRun, audit } from '../../src/audit.ts';
import { writeDemo } from '../../src/demo/write-demo.ts';

interface Planted {
  readonly ruleId: string;
  readonly violations: number;
  readonly groups?: number;
  readonly notEvaluable?: number;
  readonly rows: readonly unknown[];
}

describe('the demo against the errors planted in it', () => {
  let directory: string;
  let planted: readonly Planted[];
  let run: AuditRun;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'soat-demo-'));
    const files = writeDemo(directory);
    planted = JSON.parse(readFileSync(files.planted, 'utf8')).planted;
    run = await audit({
      path: files.rules,
      environment: {},
      now: new Date('2026-12-20T02:00:00Z'),
      clock: () => performance.now(),
      language: 'vi',
      failOn: 'error',
      tables: [],
      rules: [],
      samples: 1000,
      allowsOwnerSql: true,
      queryTimeoutMs: 120_000,
      concurrency: 1,
    });
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('reports every planted error and nothing else', () => {
    const found = run.result.outcomes.map(({ id, violations, groups, notEvaluable }) => ({
      id,
      violations,
      notEvaluable,
      ...(groups === null ? {} : { groups }),
    }));
    const expected = planted.map(({ ruleId, violations, groups, notEvaluable = 0 }) => ({
      id: ruleId,
      violations,
      notEvaluable,
      ...(groups === undefined ? {} : { groups }),
    }));
    expect(found).toEqual(expected);
  });

  it('plants errors for most kinds of rules, and leaves most rules sound', () => {
    const failed = run.result.outcomes.filter((outcome) => outcome.status === 'fail');
    expect(failed.length).toBeGreaterThanOrEqual(15);
    expect(failed.length).toBeLessThan(run.result.outcomes.length / 2);
    expect(new Set(run.result.outcomes.map((outcome) => outcome.rule)).size).toBe(16);
  });

  it('shows as samples exactly the planted rows', () => {
    const rowRules = run.result.outcomes.filter((one) => one.unit === 'row' && one.samples.length > 0);
    for (const outcome of rowRules) {
      const keys = outcome.samples.map((sample) => Object.values(sample.key).join('|')).sort();
      if (keys.some((key) => key.includes('***'))) continue;
      const rows = planted.find((one) => one.ruleId === outcome.id)?.rows ?? [];
      expect({ id: outcome.id, keys }).toEqual({ id: outcome.id, keys: rows.map(keyText).sort() });
    }
    expect(rowRules.length).toBeGreaterThan(15);
  });

  it('adds up in every outcome, and ends as a run with failures does', () => {
    for (const { scope, notApplicable, checked, notEvaluable, violations } of run.result.outcomes) {
      expect(scope).toBe((notApplicable ?? 0) + (checked ?? 0) + (notEvaluable ?? 0));
      expect(violations).toBeLessThanOrEqual(checked ?? 0);
    }
    expect(run.result).toMatchObject({ status: 'complete', summary: { exitCode: 1 } });
  });
});

function keyText(row: unknown): string {
  return Array.isArray(row) ? row.join('|') : String(row);
}
