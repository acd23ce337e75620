import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { type AuditOptions, type AuditRun, audit, planAudit } from '../audit.ts';
import { QueryError } from '../errors.ts';
import { formatProblems } from '../rule-file/format-problems.ts';
import type { AuditFlags } from './commands/audit.ts';
import { chooseFormats, emitPackage } from './emit-package.ts';
import { planText } from './plan-text.ts';
import type { SpeakingContext } from './program.ts';
import { showProgress } from './progress.ts';
import { summarize } from './summary.ts';

/** Runs `soat audit` and gives its exit code. The result decides the code; a report that cannot be written throws. */
export async function runAudit(path: string, flags: AuditFlags, context: SpeakingContext): Promise<number> {
  const { io, language } = context;
  const formats = chooseFormats(flags.format);
  const signing = await readKey(flags.signKey);
  const options = auditOptions(path, flags, context);
  if (flags.dryRun === true) {
    const plan = await planAudit(options);
    warn(plan.file, context);
    io.stdout(planText(plan, language));
    return 0;
  }
  const run = await interruptible(options, flags, context);
  warn(run.file, context);
  const directory = flags.out ?? join('reports', `${run.file.database.id}-${run.result.report.year}`);
  const written = await emitPackage(run, { directory, formats, language, ...signing });
  if (flags.quiet !== true) {
    const { columns: width, hasColour: colour } = io.terminal;
    io.stderr(summarize(run.result, { language, width, colour }));
    io.stderr(`\n${context.say({ vi: 'Gói báo cáo', en: 'Package' })}: ${directory}/ (${written.join(', ')})\n`);
  }
  return run.result.summary.exitCode;
}

/** Ctrl-C ends the run with what is known by then. */
async function interruptible(options: AuditOptions, flags: AuditFlags, context: SpeakingContext): Promise<AuditRun> {
  const interrupt = new AbortController();
  const { io } = context;
  const stop = io.onInterrupt(() => {
    interrupt.abort(
      new QueryError('cancelled', {
        vi: 'lần chạy bị người dùng dừng',
        en: 'the run was ended by the user',
      }),
    );
    io.stderr(
      context.say({
        vi: '\nĐang dừng; phần đã đo được vẫn được ghi. Nhấn Ctrl-C lần nữa để thoát ngay.\n',
        en: '\nEnding; what was measured is kept. Press Ctrl-C again to leave at once.\n',
      }),
    );
  });
  const progress = showProgress(context, flags.quiet === true);
  try {
    return await audit({ ...options, signal: interrupt.signal, onProgress: progress.show });
  } finally {
    progress.end();
    stop();
  }
}

function auditOptions(path: string, flags: AuditFlags, { io, language }: SpeakingContext): AuditOptions {
  return {
    path,
    ...(flags.database === undefined ? {} : { database: flags.database }),
    environment: io.environment,
    now: io.now(),
    clock: () => performance.now(),
    language,
    failOn: flags.failOn,
    tables: flags.table ?? [],
    rules: flags.rule ?? [],
    samples: flags.samples,
    allowsOwnerSql: flags.rawSql,
    queryTimeoutMs: flags.queryTimeout,
    ...(flags.timeout === undefined ? {} : { timeoutMs: flags.timeout }),
    concurrency: flags.concurrency,
  };
}

/** A key that cannot be used is told before the run, not after it. */
async function readKey(path: string | undefined): Promise<{ readonly signKey?: string }> {
  if (path === undefined) return {};
  const { readSigningKey } = await import('../report/signature.ts');
  return { signKey: await readSigningKey(path) };
}

function warn(file: AuditRun['file'], { io, language }: SpeakingContext): void {
  if (file.warnings.length > 0) io.stderr(`${formatProblems(file.path, file.warnings, language)}\n`);
}
