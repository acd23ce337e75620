import { assess } from './assess/assess.ts';
import { inventoryMeasures } from './assess/inventory.ts';
import { engineOf, engines, type OpenDatabase } from './dialects/index.ts';
import { RuleFileError, SoatError, UsageError } from './errors.ts';
import { dayAt } from './exact/day.ts';
import { drawSamples } from './execute/draw-samples.ts';
import { compileQuery, type Executed, executePlan, type Progress } from './execute/execute-plan.ts';
import { endOf, endsAfter } from './execute/time-limit.ts';
import type { AuditResult, FailOn } from './model/result.ts';
import type { RuleFile } from './model/rule-file.ts';
import type { Statement } from './model/session.ts';
import type { Language, Text } from './model/text.ts';
import { type Bound, bindRuleFile, missingTables } from './plan/bind.ts';
import { splitName } from './plan/find-table.ts';
import { fuse, type Need, type PlannedQuery } from './plan/fuse.ts';
import { loadReferences, type References } from './references.ts';
import { databaseUrl } from './rule-file/database-url.ts';
import { readRuleFile } from './rule-file/read-rule-file.ts';
import { selectRules } from './rule-file/select-rules.ts';
import { ruleTypes } from './rule-types/index.ts';
import type { RunFacts } from './rule-types/rule-type.ts';

/** What an audit is asked. Nothing is read from the process or its clock. */
export interface AuditOptions {
  /** The rule file, as the user gave it. */
  readonly path: string;
  /** Instead of the file's `database.url`. */
  readonly database?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  /** Milliseconds on a clock that only goes forward. */
  readonly clock: () => number;
  readonly language: Language;
  readonly failOn: FailOn;
  /** A part of the file; empty means all. */
  readonly tables: readonly string[];
  readonly rules: readonly string[];
  /** Offending rows shown for each rule; 0 reads none. */
  readonly samples: number;
  readonly allowsOwnerSql: boolean;
  readonly queryTimeoutMs: number;
  readonly timeoutMs?: number;
  readonly concurrency: number;
  /** Ends the run cleanly with what is known by then. */
  readonly signal?: AbortSignal;
  /** Called when the rule file is sound and before the database is opened; what it throws ends the run. */
  readonly onRead?: (
    file: RuleFile,
    report: { readonly year: number; readonly cutoff: string },
  ) => void | Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
}

/** The result, and what it was made from. */
export interface AuditRun {
  readonly result: AuditResult;
  readonly file: RuleFile;
  readonly references: References;
}

/** A plan that was not run: every statement with the rules it serves. */
export interface AuditPlan {
  readonly file: RuleFile;
  readonly engine: { readonly name: string; readonly version: string };
  readonly proven: readonly string[];
  readonly queries: readonly {
    readonly id: string;
    readonly table: string;
    readonly statement: Statement;
    readonly ruleIds: readonly string[];
  }[];
}

/** Everything up to the first statement that reads the owner's rows. */
interface Prepared {
  readonly file: RuleFile;
  readonly references: References;
  readonly run: RunFacts;
  readonly open: OpenDatabase;
  readonly bound: Bound;
  readonly plan: readonly PlannedQuery[];
  readonly catalogue: Awaited<ReturnType<OpenDatabase['database']['catalogue']>>;
}

/**
 * Audits a database by a rule file: text → specs → plan → queries → values → outcomes → result.
 * Throws `RuleFileError` or `UsageError` when nothing was checked, and `ConnectionError` when the database cannot be opened;
 * what goes wrong later is told in the result, whose status is then `incomplete`.
 */
export async function audit(options: AuditOptions): Promise<AuditRun> {
  const started = options.clock();
  return withDatabase(options, async (prepared, signal) => {
    const executed = await execute(prepared, options, signal);
    const samples = await sample(prepared, executed, options, signal);
    const finishedAt = new Date(options.now.getTime() + options.clock() - started);
    const result = assess({
      ...prepared,
      ...executed,
      samples,
      ...prepared.run,
      ...legalNote(prepared),
      database: prepared.open.database,
      ruleTypes: new Map(ruleTypes.map((type) => [type.type, type])),
      startedAt: options.now,
      finishedAt,
      language: options.language,
      failOn: options.failOn,
      selection: { tables: options.tables, rules: options.rules },
    });
    return { result, file: prepared.file, references: prepared.references };
  });
}

/** A report whose day lies outside its legal profile says so. */
function legalNote({ references: { legal }, run }: Prepared): { readonly legalNote?: Text } {
  const isInForce =
    legal.validFrom <= run.cutoff && (legal.validTo === undefined || run.cutoff <= legal.validTo);
  return isInForce ? {} : { legalNote: legal.note };
}

/** The plan of an audit. Of the database only its catalogue is asked. */
export async function planAudit(options: AuditOptions): Promise<AuditPlan> {
  return withDatabase(options, async ({ file, open, bound, plan }) => ({
    file,
    engine: { name: open.database.engine, version: open.database.version },
    proven: bound.rules.filter((rule) => rule.isProven).map((rule) => rule.spec.id),
    queries: plan.map((query, index) => ({
      id: `q${index + 1}`,
      table: query.table.name.name,
      statement: compileQuery(query, open.dialect).statement,
      ruleIds: query.needs.flatMap((need) => need.id ?? []),
    })),
  }));
}

async function withDatabase<T>(
  options: AuditOptions,
  use: (prepared: Prepared, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const whole = await readRuleFile(options.path, {
    environment: options.environment,
    ruleTypes,
    databaseOverride: options.database !== undefined,
  });
  const file = selectRules(whole, options);
  const references = await loadReferences(file);
  const { utcOffset } = references.legal;
  const run: RunFacts = { cutoff: file.report.cutoff ?? dayAt(options.now, utcOffset), utcOffset };
  const url = databaseUrl(file, options.database);
  await options.onRead?.(file, {
    year: file.report.year ?? Number(run.cutoff.slice(0, 4)),
    cutoff: run.cutoff,
  });
  const limit = endsAfter(options.timeoutMs, options.signal);
  try {
    const open = await openDatabase(url, file, { ...options, utcOffset, signal: limit.signal });
    try {
      return await use(await bind({ file, references, run, open }, options), limit.signal);
    } finally {
      await open.database.close();
    }
  } catch (error) {
    // A run that is ended while it connects says so, and not that connecting failed.
    throw limit.signal.aborted && error instanceof SoatError && error.exitCode === 3
      ? endOf(limit.signal)
      : error;
  } finally {
    limit.clear();
  }
}

async function openDatabase(
  url: string,
  file: RuleFile,
  options: {
    readonly concurrency: number;
    readonly utcOffset: string;
    readonly signal: AbortSignal;
    readonly queryTimeoutMs: number;
  },
): Promise<OpenDatabase> {
  const engine = engineOf(url);
  if (engine === undefined) {
    const known = engines.flatMap((one) => one.schemes).join(' ');
    throw new UsageError(
      { vi: 'không hiểu địa chỉ CSDL', en: 'the database URL is not understood' },
      { hint: { vi: `địa chỉ bắt đầu bằng một trong: ${known}`, en: `a URL begins with one of: ${known}` } },
    );
  }
  return engine.open(url, {
    schemas: file.database.schemas,
    concurrency: options.concurrency,
    utcOffset: options.utcOffset,
    signal: options.signal,
    timeoutMs: options.queryTimeoutMs,
  });
}

async function bind(
  prepared: Pick<Prepared, 'file' | 'references' | 'run' | 'open'>,
  options: AuditOptions,
): Promise<Prepared> {
  const { file, references, run, open } = prepared;
  const { database, dialect } = open;
  const catalogue = await database.catalogue();
  const denied = new Set<string>();
  for (const name of missingTables(file, { catalogue })) {
    if ((await database.whyMissing(splitName(name))) === 'denied') denied.add(name);
  }
  const { codeTables, codeTableNames } = references;
  const { allowsOwnerSql } = options;
  const context = { catalogue, dialect, run, codeTables, codeTableNames, allowsOwnerSql };
  const bound = bindRuleFile(file, ruleTypes, context, denied);
  if (bound.problems.length > 0) throw new RuleFileError(file.path, bound.problems);
  return { ...prepared, catalogue, bound, plan: fuse(needsOf(bound, open), dialect) };
}

/** Rules first, so that the inventory finds most of what it asks already there. */
function needsOf(bound: Bound, { dialect }: OpenDatabase): readonly Need[] {
  return [
    ...bound.rules.map((rule) => ({ id: rule.spec.id, table: rule.table, measures: rule.measures })),
    ...bound.tables.map(({ table }) => ({
      table,
      measures: inventoryMeasures(
        table,
        bound.rules,
        (column) => dialect.wellTyped(column, '') !== undefined,
      ),
    })),
  ];
}

function execute(prepared: Prepared, options: AuditOptions, signal: AbortSignal): Promise<Executed> {
  const { open, plan } = prepared;
  return executePlan(plan, {
    sessions: open.database.sessions,
    dialect: open.dialect,
    signal,
    queryTimeoutMs: options.queryTimeoutMs,
    clock: options.clock,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
}

/** Reads the samples of rules that failed; nothing is read unless samples are asked for. */
async function sample(
  { bound, open }: Prepared,
  executed: Executed,
  options: AuditOptions,
  signal: AbortSignal,
) {
  const [session] = open.database.sessions;
  const drawn = new Map<string, Awaited<ReturnType<typeof drawSamples>>>();
  if (options.samples === 0 || session === undefined) return drawn;
  for (const rule of bound.rules) {
    const declaration = bound.tables.find(({ table }) => table === rule.table)?.declaration;
    if (executed.failures.has(rule.spec.id) || declaration === undefined) continue;
    const { violations } = rule.judge(executed.values);
    if (rule.unit !== 'row' || violations === null || violations === 0) continue;
    if (signal.aborted) {
      drawn.set(rule.spec.id, { samples: [], error: endOf(signal) });
      continue;
    }
    const { dialect } = open;
    const { queryTimeoutMs, samples: limit } = options;
    drawn.set(
      rule.spec.id,
      await drawSamples(rule, declaration, executed.values, {
        session,
        dialect,
        signal,
        queryTimeoutMs,
        limit,
      }),
    );
  }
  return drawn;
}
