import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type AuditOptions, audit, planAudit } from '../audit.ts';
import { QueryError } from '../errors.ts';
import type { AuditResult } from '../model/result.ts';
import type { RuleFile } from '../model/rule-file.ts';
import { assertWritable } from '../report/package.ts';
import { visibleText } from '../report/visible-text.ts';
import type { AuditFlags } from './audit-flags.ts';
import type { SpeakingContext } from './context.ts';
import { chooseFormats, emitPackage, packageFiles, tellPackage } from './emit-package.ts';
import { problemText } from './explain-error.ts';
import { planText } from './plan-text.ts';
import { showProgress } from './progress.ts';
import { summarize } from './summary.ts';

/** Runs `soat audit` and gives its exit code. The result decides the code; a report that cannot be written throws. */
export async function runAudit(path: string, flags: AuditFlags, context: SpeakingContext): Promise<number> {
  const formats = chooseFormats(flags.format);
  const signing = await readKey(flags.signKey);
  const directoryOf = (file: RuleFile, year: number) =>
    flags.out ?? join('reports', `${file.database.id}-${year}`);
  const options: AuditOptions = {
    ...auditOptions(path, flags, context),
    onRead: async (file, { year }) => {
      warn(file, flags, context);
      if (flags.dryRun !== true)
        await assertWritable(directoryOf(file, year), packageFiles(formats, signing));
    },
  };
  return interruptible(context, async (signal) => {
    if (flags.dryRun === true) {
      context.io.stdout(planText(await planAudit({ ...options, signal }), context.language));
      return 0;
    }
    const progress = showProgress(context, flags.quiet === true);
    const run = await audit({ ...options, signal, onProgress: progress.show }).finally(progress.end);
    // Before the files, so that a disk that is full takes only them.
    tellResult(run.result, flags, context);
    const directory = directoryOf(run.file, run.result.report.year);
    const written = await emitPackage(run, { directory, formats, language: context.language, ...signing });
    tellPackage(directory, written, { ...context, isQuiet: flags.quiet === true });
    return written.failed.length === 0 ? run.result.summary.exitCode : 3;
  });
}

/** Ctrl-C ends the run with what is known by then; while files are written it waits for them. */
async function interruptible<T>(
  { io, say }: SpeakingContext,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const interrupt = new AbortController();
  const stop = io.onInterrupt(() => {
    io.stderr(
      say({
        vi: '\nĐang dừng; phần đã đo được vẫn được ghi. Nhấn Ctrl-C lần nữa để thoát ngay.\n',
        en: '\nEnding; what was measured is kept. Press Ctrl-C again to leave at once.\n',
      }),
    );
    interrupt.abort(
      new QueryError('cancelled', {
        vi: 'lần chạy bị người dùng dừng',
        en: 'the run was ended by the user',
      }),
    );
  });
  try {
    return await work(interrupt.signal);
  } finally {
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
  const { readSigningKey, signManifest } = await import('../report/signature.ts');
  const signKey = await readSigningKey(path);
  signManifest('', signKey);
  return { signKey };
}

function warn(file: RuleFile, flags: AuditFlags, { io, language }: SpeakingContext): void {
  if (file.warnings.length === 0 || flags.quiet === true) return;
  io.stderr(problemText(file.path, file.warnings, language));
}

/** The summary; when quiet, only why a result is incomplete. */
function tellResult(result: AuditResult, flags: AuditFlags, { io, language, say }: SpeakingContext): void {
  const { columns: width, hasColour: colour } = io.terminal;
  if (flags.quiet !== true) {
    io.stderr(summarize(result, { language, width, colour }));
  } else if (result.status === 'incomplete') {
    const [why = ''] = result.remarks;
    io.stderr(
      `soat: ${say({ vi: 'kết quả chưa đầy đủ', en: 'the result is incomplete' })}: ${visibleText(why)}\n`,
    );
  }
}
