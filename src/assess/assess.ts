import { momentAt } from '../exact/day.ts';
import { failedOutcome, judgeRule } from '../judge/outcome.ts';
import type { QueryRecord } from '../model/query.ts';
import type { AuditResult, RuleOutcome } from '../model/result.ts';
import type { RuleFile } from '../model/rule-file.ts';
import { VERSION } from '../version.ts';
import type { Evidence } from './evidence.ts';
import { takeInventory } from './inventory.ts';
import { missingFacts } from './missing-facts.ts';
import { runRemarks } from './remarks.ts';
import { exitCodeOf, failedBySeverity, plainScores, sectionTallies, tally } from './tallies.ts';

/** Judges every rule and puts the result together (design, section 5). */
export function assess(evidence: Evidence): AuditResult {
  const { file, cutoff, utcOffset, database, language, selection } = evidence;
  const outcomes = inFileOrder(file, judgeAll(evidence));
  const isComplete = evidence.ended === undefined && outcomes.every((outcome) => outcome.status !== 'error');
  const status = isComplete ? 'complete' : 'incomplete';
  const totals = tally(outcomes);
  return {
    formatVersion: 1,
    tool: { name: 'soat', version: VERSION },
    language,
    status,
    remarks: runRemarks(evidence, outcomes).map((remark) => remark[language]),
    report: {
      year: file.report.year ?? Number(cutoff.slice(0, 4)),
      cutoff,
      legal: file.report.legal,
      scoring: file.report.scoring,
      owner: file.report.owner,
      recipient: file.report.recipient,
      missing: missingFacts(file),
    },
    database: {
      id: file.database.id,
      name: file.database.name ?? file.database.id,
      ...stateOf(database, utcOffset),
      ...(evidence.others.length > 0 && {
        others: evidence.others.map(({ id, name, database: other }) => ({
          id,
          name,
          ...stateOf(other, utcOffset),
        })),
      }),
    },
    startedAt: momentAt(evidence.startedAt, utcOffset),
    finishedAt: momentAt(evidence.finishedAt, utcOffset),
    failOn: evidence.failOn,
    selection: selection.tables.length + selection.rules.length === 0 ? null : selection,
    inventory: takeInventory(evidence.catalogue, evidence.bound.tables, evidence.values),
    outcomes,
    sections: sectionTallies(outcomes),
    scores: plainScores(file.report.scoring, outcomes),
    proposals: [],
    queries: evidence.queries,
    summary: {
      ...totals,
      failed: failedBySeverity(outcomes),
      ownerSql: outcomes.filter((outcome) => outcome.ownerSql).length,
      exitCode: exitCodeOf(outcomes, status, evidence.failOn),
    },
  };
}

function stateOf({ engine, version, snapshot }: Evidence['database'], utcOffset: string) {
  return { engine, version, snapshot: { ...snapshot, at: inZone(snapshot.at, utcOffset) } };
}

/** A moment in UTC as one in the run's zone; others stand as the engine says them. */
function inZone(moment: string, utcOffset: string): string {
  return moment.endsWith('Z') ? momentAt(new Date(moment), utcOffset) : moment;
}

function judgeAll(evidence: Evidence): readonly RuleOutcome[] {
  const { bound, values, failures, samples, ruleTypes: types, language } = evidence;
  const queryIds = queriesByRule(evidence.queries);
  const contextOf = (rule: string, id: string) => ({
    language,
    queryIds: queryIds.get(id) ?? [],
    title: types.get(rule)?.title ?? { vi: rule, en: rule },
    titleWord: types.get(rule)?.titleWord,
    unit: types.get(rule)?.unit ?? ('row' as const),
  });
  return [
    ...bound.rules.map((rule) => {
      const { id } = rule.spec;
      const outcome = judgeRule(rule, values, failures.get(id), contextOf(rule.spec.rule, id));
      return { ...outcome, samples: samples.get(id)?.samples ?? [] };
    }),
    ...bound.unreadable.map(({ spec, why }) => failedOutcome(spec, why, contextOf(spec.rule, spec.id))),
  ];
}

function queriesByRule(queries: readonly QueryRecord[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const query of queries) {
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
