import type { AuditResult, FailOn, RuleOutcome, Tallies } from '../model/result.ts';
import type { Criterion, Section, Severity } from '../model/rule.ts';

const SECTIONS: readonly Section[] = ['a', 'b', 'c', 'd', 'đ', 'e'];
const CRITERIA: readonly Criterion[] = ['dung', 'du', 'sach', 'song', 'thong-nhat'];

/** Counts of rules by status, and sums of rows over row rules. What is not known (null) adds nothing. */
export function tally(outcomes: readonly RuleOutcome[]): Tallies {
  const withStatus = (status: RuleOutcome['status']) =>
    outcomes.filter((one) => one.status === status).length;
  const rows = outcomes.filter((one) => one.unit === 'row');
  const sum = (figure: 'checked' | 'violations' | 'notEvaluable') =>
    rows.reduce((total, one) => total + (one[figure] ?? 0), 0);
  return {
    rules: outcomes.length,
    pass: withStatus('pass'),
    fail: withStatus('fail'),
    error: withStatus('error'),
    notApplicable: withStatus('not-applicable'),
    checked: sum('checked'),
    violations: sum('violations'),
    notEvaluable: sum('notEvaluable'),
  };
}

/** The tallies of each section of Điều 16 khoản 2. */
export function sectionTallies(outcomes: readonly RuleOutcome[]): AuditResult['sections'] {
  const of = (section: Section) => tally(outcomes.filter((one) => one.section === section));
  return Object.fromEntries(SECTIONS.map((section) => [section, of(section)])) as AuditResult['sections'];
}

/** Conforming ÷ checked over row rules, exact: for the database, each table and each criterion that had rows checked. */
export function plainScores(profile: string, outcomes: readonly RuleOutcome[]): AuditResult['scores'] {
  const tables = [...new Set(outcomes.map((one) => one.table))];
  return {
    profile,
    database: share(outcomes) ?? null,
    tables: tables.flatMap((table) => {
      const found = share(outcomes.filter((one) => one.table === table));
      return found === undefined ? [] : [{ table, ...found }];
    }),
    criteria: CRITERIA.flatMap((criterion) => {
      const found = share(outcomes.filter((one) => one.criterion === criterion));
      return found === undefined ? [] : [{ criterion, ...found }];
    }),
  };
}

/** Failed rules by severity. */
export function failedBySeverity(outcomes: readonly RuleOutcome[]): Readonly<Record<Severity, number>> {
  const of = (severity: Severity) =>
    outcomes.filter((one) => one.status === 'fail' && one.severity === severity).length;
  return { error: of('error'), warning: of('warning'), info: of('info') };
}

/**
 * The exit code of a result (design, section 1), the highest that applies: 3 when incomplete, 2 when no rule ran, 1 when a
 * rule at or above `failOn` failed, else 0.
 */
export function exitCodeOf(
  outcomes: readonly RuleOutcome[],
  status: AuditResult['status'],
  failOn: FailOn,
): 0 | 1 | 2 | 3 {
  if (status === 'incomplete') return 3;
  if (outcomes.length === 0) return 2;
  const order: readonly FailOn[] = ['info', 'warning', 'error', 'never'];
  const isSerious = outcomes.some(
    (one) => one.status === 'fail' && order.indexOf(one.severity) >= order.indexOf(failOn),
  );
  return isSerious ? 1 : 0;
}

function share(
  outcomes: readonly RuleOutcome[],
): { readonly conforming: number; readonly checked: number } | undefined {
  const { checked, violations } = tally(outcomes);
  return checked === 0 ? undefined : { conforming: checked - violations, checked };
}
