import { assess } from './assess/assess.ts';
import { inventoryMeasures } from './assess/inventory.ts';
import { RuleFileError, SoatError } from './errors.ts';
import { dayAt } from './exact/day.ts';
import { drawSamples } from './execute/draw-samples.ts';
import { compileQuery, type Executed, executePlan, type Progress } from './execute/execute-plan.ts';
import { endOf, endsAfter } from './execute/time-limit.ts';
import type { AuditResult, FailOn } from './model/result.ts';
import type { RuleFile } from './model/rule-file.ts';
import type { Statement } from './model/session.ts';
import type { Language, Text } from './model/text.ts';
import { type Databases, type Opened, withDatabases } from './open-databases.ts';
import { type Bound, bindRuleFile } from './plan/bind.ts';
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
    /** The second database that is asked. */
    readonly database?: string;
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
  readonly databases: Databases;
  readonly bound: Bound;
  /** What is asked of each database, second ones first: what they hold is known when the audited one is asked. */
  readonly plans: readonly { readonly of: Opened; readonly plan: readonly PlannedQuery[] }[];
}

/**
 * Audits a database by a rule file: text → specs → plan → queries → values → outcomes → result.
 * Throws `RuleFileError` or `UsageError` when nothing was checked, and `ConnectionError` when the database cannot be opened;
 * what goes wrong later is told in the result, whose status is then `incomplete`.
 */
export async function audit(options: AuditOptions): Promise<AuditRun> {
  const started = options.clock();
  return prepare(options, async (prepared, signal) => {
    const executed = await execute(prepared, options, signal);
    const samples = await sample(prepared, executed, options, signal);
    const finishedAt = new Date(options.now.getTime() + options.clock() - started);
    const { main, others } = prepared.databases;
    const result = assess({
      ...prepared,
      ...executed,
      samples,
      ...prepared.run,
      ...legalNote(prepared),
      database: main.database,
      catalogue: main.catalogue,
      others: others.map(({ id = '', name = id, database }) => ({ id, name, database })),
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
  return prepare(options, async ({ file, databases, bound, plans }) => ({
    file,
    engine: { name: databases.main.database.engine, version: databases.main.database.version },
    proven: bound.rules.filter((rule) => rule.isProven).map((rule) => rule.spec.id),
    queries: plans
      .flatMap(({ of, plan }) => plan.map((query) => ({ of, query })))
      .map(({ of, query }, index) => ({
        id: `q${index + 1}`,
        ...(of.id === undefined ? {} : { database: of.id }),
        table: query.table.name.name,
        statement: compileQuery(query, of.dialect).statement,
        ruleIds: query.needs.flatMap((need) => need.id ?? []),
      })),
  }));
}

async function prepare<T>(
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
  const run: RunFacts = {
    cutoff: file.report.cutoff ?? dayAt(options.now, utcOffset),
    utcOffset,
    earlier: { database: file.database.id, reports: references.earlier },
    ...(references.workingDays && { workingDays: references.workingDays }),
  };
  // A URL that is missing or not understood is told before anything is written.
  databaseUrl(file, options.database);
  await options.onRead?.(file, {
    year: file.report.year ?? Number(run.cutoff.slice(0, 4)),
    cutoff: run.cutoff,
  });
  const limit = endsAfter(options.timeoutMs, options.signal);
  try {
    const { database, concurrency, queryTimeoutMs: timeoutMs } = options;
    return await withDatabases(
      file,
      { database, concurrency, utcOffset, signal: limit.signal, timeoutMs },
      (databases) => use(bind({ file, references, run, databases }, options), limit.signal),
    );
  } catch (error) {
    // A run that is ended while it connects says so, and not that connecting failed.
    throw limit.signal.aborted && error instanceof SoatError && error.exitCode === 3
      ? endOf(limit.signal)
      : error;
  } finally {
    limit.clear();
  }
}

function bind(
  prepared: Pick<Prepared, 'file' | 'references' | 'run' | 'databases'>,
  options: AuditOptions,
): Prepared {
  const { file, references, run, databases } = prepared;
  const { main, others, closed, denied } = databases;
  const { codeTables, codeTableNames } = references;
  const bound = bindRuleFile(
    file,
    ruleTypes,
    {
      ...main,
      others: new Map(others.map((other) => [other.id ?? '', other])),
      run,
      codeTables,
      codeTableNames,
      allowsOwnerSql: options.allowsOwnerSql,
    },
    { tables: denied, databases: closed },
  );
  if (bound.problems.length > 0) throw new RuleFileError(file.path, bound.problems);
  const needs = needsOf(bound, main);
  const plans = [...others, main].map((of) => ({ of, plan: fuse(needsIn(of.id, needs), of.dialect) }));
  return { ...prepared, bound, plans };
}

/** Rules first, so that the inventory finds most of what it asks already there. */
function needsOf(bound: Bound, { dialect }: Opened): readonly Need[] {
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

/** The part of the needs that one database answers. */
function needsIn(database: string | undefined, needs: readonly Need[]): readonly Need[] {
  return needs.flatMap((need) => {
    const measures = need.measures.filter(({ table }) => table.database === database);
    return measures.length === 0 ? [] : { ...need, measures };
  });
}

async function execute(
  { databases, plans }: Prepared,
  options: AuditOptions,
  signal: AbortSignal,
): Promise<Executed> {
  const { clock, queryTimeoutMs, onProgress } = options;
  const total = plans.reduce((sum, { plan }) => sum + plan.length, 0);
  let done: Executed | undefined;
  for (const { of, plan } of plans) {
    const before = done?.queries.length ?? 0;
    done = await executePlan(plan, {
      ...(done && { before: done }),
      sessions: of.database.sessions,
      dialect: of.dialect,
      signal,
      queryTimeoutMs,
      clock,
      ...(onProgress && {
        onProgress: ({ begun, table, ...progress }) =>
          onProgress({ begun: before + begun, table, total: Math.max(total, before + progress.total) }),
      }),
    });
  }
  if (done === undefined) throw new Error(`no plan for ${databases.main.database.engine}`);
  return done;
}

/** Reads the samples of rules that failed; nothing is read unless samples are asked for. */
async function sample(
  { bound, databases: { main } }: Prepared,
  executed: Executed,
  options: AuditOptions,
  signal: AbortSignal,
) {
  const [session] = main.database.sessions;
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
    const { dialect } = main;
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
