import type { OpenDatabase } from '../dialects/index.ts';
import type { SoatError } from '../errors.ts';
import type { Executed } from '../execute/execute-plan.ts';
import { failedOutcome, judgeRule } from '../judge/outcome.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { AuditResult, FailOn, RuleOutcome, Sample } from '../model/result.ts';
import type { RuleFile } from '../model/rule-file.ts';
import type { Language, Text } from '../model/text.ts';
import type { Bound } from '../plan/bind.ts';
import type { RuleType, RunFacts } from '../rule-types/rule-type.ts';
import { VERSION } from '../version.ts';
import { takeInventory } from './inventory.ts';
import { missingFacts } from './missing-facts.ts';
import { runRemarks } from './remarks.ts';
import { exitCodeOf, failedBySeverity, plainScores, sectionTallies, tally } from './tallies.ts';

/** What a result is made from. */
export interface Evidence {
  readonly file: RuleFile;
  readonly run: RunFacts;
  readonly open: OpenDatabase;
  readonly catalogue: Catalogue;
  readonly bound: Bound;
  readonly executed: Executed;
  /** The rows shown, by rule id. */
  readonly samples: ReadonlyMap<string, { readonly samples: readonly Sample[]; readonly error?: SoatError }>;
  readonly ruleTypes: readonly RuleType[];
  readonly finishedAt: Date;
  readonly options: {
    readonly now: Date;
    readonly language: Language;
    readonly failOn: FailOn;
    readonly tables: readonly string[];
    readonly rules: readonly string[];
  };
}

/** Judges every rule and puts the result together (design, section 5). */
export function assess(evidence: Evidence): AuditResult {
  const { file, run, open, bound, executed, options } = evidence;
  const outcomes = inFileOrder(file, judgeAll(evidence));
  const isComplete = outcomes.every((outcome) => outcome.status !== 'error');
  const status = isComplete ? 'complete' : 'incomplete';
  const totals = tally(outcomes);
  return {
    formatVersion: 1,
    tool: { name: 'soat', version: VERSION },
    language: options.language,
    status,
    remarks: runRemarks(evidence, outcomes).map((remark: Text) => remark[options.language]),
    report: {
      year: file.report.year ?? Number(run.cutoff.slice(0, 4)),
      cutoff: run.cutoff,
      legal: file.report.legal,
      scoring: file.report.scoring,
      owner: file.report.owner,
      recipient: file.report.recipient,
      missing: missingFacts(file),
    },
    database: {
      id: file.database.id,
      name: file.database.name ?? file.database.id,
      engine: open.database.engine,
      version: open.database.version,
      snapshot: open.database.snapshot,
    },
    startedAt: options.now.toISOString(),
    finishedAt: evidence.finishedAt.toISOString(),
    failOn: options.failOn,
    selection:
      options.tables.length + options.rules.length === 0
        ? null
        : { tables: options.tables, rules: options.rules },
    inventory: takeInventory(evidence.catalogue, bound.tables, executed.values),
    outcomes,
    sections: sectionTallies(outcomes),
    scores: plainScores(file.report.scoring, outcomes),
    proposals: [],
    queries: executed.queries,
    summary: {
      ...totals,
      failed: failedBySeverity(outcomes),
      ownerSql: outcomes.filter((outcome) => outcome.ownerSql).length,
      exitCode: exitCodeOf(outcomes, status, options.failOn),
    },
  };
}

function judgeAll(evidence: Evidence): readonly RuleOutcome[] {
  const { bound, executed, options, samples } = evidence;
  const types = new Map(evidence.ruleTypes.map((type) => [type.type, type]));
  const queryIds = queriesByRule(executed);
  const contextOf = (rule: string, id: string) => ({
    language: options.language,
    queryIds: queryIds.get(id) ?? [],
    title: types.get(rule)?.title ?? { vi: rule, en: rule },
    unit: types.get(rule)?.unit ?? ('row' as const),
  });
  return [
    ...bound.rules.map((rule) => {
      const { id } = rule.spec;
      const outcome = judgeRule(rule, executed.values, executed.failures.get(id), contextOf(rule.spec.rule, id));
      return { ...outcome, samples: samples.get(id)?.samples ?? [] };
    }),
    ...bound.unreadable.map(({ spec }) =>
      failedOutcome(
        spec,
        {
          vi: `không có quyền đọc bảng ${spec.table}`,
          en: `no permission to read table ${spec.table}`,
        },
        contextOf(spec.rule, spec.id),
      ),
    ),
  ];
}

function queriesByRule(executed: Executed): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const query of executed.queries) {
    for (const id of query.ruleIds) {
      const own = found.get(id);
      if (own === undefined) found.set(id, [query.id]);
      else own.push(query.id);
    }
  }
  return found;
}

function inFileOrder(file: RuleFile, outcomes: readonly RuleOutcome[]): readonly RuleOutcome[] {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  return file.tables.flatMap((table) => table.rules.flatMap((rule) => byId.get(rule.id) ?? []));
}
