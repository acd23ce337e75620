import type { AuditResult, RuleOutcome } from '../model/result.ts';
import type { Severity } from '../model/rule.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The outcomes that failed, the gravest severity first, then the most violations; equals keep the order of the result. */
export function findingsOf(result: AuditResult): readonly RuleOutcome[] {
  return result.outcomes
    .filter((outcome) => outcome.status === 'fail')
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || (b.violations ?? 0) - (a.violations ?? 0));
}
