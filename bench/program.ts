import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figures } from './by-hand/figures.ts';
import { cpuSecondsOfEndedChildren, peakBytes, treeOf } from './cpu.ts';

/** One run of the program, as another process sees it. */
export interface ProgramRun {
  /** User and system, its own child processes included. */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** Memory resident at the most, of the program and of each of its child processes, in bytes. */
  readonly peakBytes: readonly number[];
}

/** What an audit said. */
export interface AuditRun extends ProgramRun {
  readonly figures: Figures;
  readonly queries: readonly { readonly sql: string; readonly parameters: readonly unknown[] }[];
}

/** A rule file on disk for one database, and how the compiled program is run on it. */
export interface Auditor {
  audit(): Promise<AuditRun>;
  /** Everything but the rows: the program starts, reads the rule file and the catalogue, and plans. */
  plan(): Promise<ProgramRun>;
  dispose(): void;
}

const WATCH_EVERY_MS = 15;

/** Writes the rule file for the database; `script` is the program's entry, `bin/soat.js`. */
export function auditorFor(script: string, rules: string, url: string): Auditor {
  const folder = mkdtempSync(join(tmpdir(), 'soat-bench-'));
  const ruleFile = join(folder, 'rules.yaml');
  const out = join(folder, 'package');
  writeFileSync(ruleFile, rules);
  const environment = { ...process.env, SOAT_BENCH_URL: url };
  return {
    async audit() {
      const run = await runProgram(
        [script, 'audit', ruleFile, '--out', out, '--lang', 'en', '--quiet', '--fail-on', 'never'],
        environment,
      );
      const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
      return { ...run, figures: figuresOf(report.outcomes), queries: report.queries };
    },
    plan: () => runProgram([script, 'audit', ruleFile, '--dry-run', '--quiet'], environment),
    dispose: () => rmSync(folder, { recursive: true }),
  };
}

/** Runs `node` with these arguments to its end. Throws when it fails. */
export async function runProgram(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<ProgramRun> {
  const cpuBefore = cpuSecondsOfEndedChildren();
  const started = performance.now();
  const child = spawn(process.execPath, words, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const peaks = new Map<number, number>();
  const watch = setInterval(() => {
    for (const pid of treeOf(child.pid ?? 0)) peaks.set(pid, Math.max(peaks.get(pid) ?? 0, peakBytes(pid)));
  }, WATCH_EVERY_MS);
  const [code] = await once(child, 'exit');
  clearInterval(watch);
  if (code !== 0) throw new Error(`node ${words.join(' ')} ended with ${code}`);
  return {
    cpuSeconds: cpuSecondsOfEndedChildren() - cpuBefore,
    wallSeconds: (performance.now() - started) / 1000,
    peakBytes: [...peaks.values()],
  };
}

interface Outcome {
  readonly id: string;
  readonly rule: string;
  readonly unit: 'row' | 'table';
  readonly observed: string | null;
  readonly checked: number | null;
  readonly violations: number | null;
  readonly notEvaluable: number | null;
  readonly message: string;
}

function figuresOf(outcomes: readonly Outcome[]): Figures {
  return Object.fromEntries(outcomes.map((outcome) => [outcome.id, figureOf(outcome)]));
}

function figureOf({ rule, unit, observed, checked, violations, notEvaluable, message }: Outcome): string {
  if (unit === 'row') return `${checked}/${violations}/${notEvaluable}`;
  if (rule !== 'freshness') return String(observed);
  const later = /([\d,]+) values after the cut-off day/.exec(message)?.[1] ?? '0';
  return `${observed}, ${later.replaceAll(',', '')} later`;
}
