import type { RuleOutcome } from '../../src/model/result.ts';

/** Everything that is said of each rule, but the queries it was served by. */
export function told(outcomes: readonly RuleOutcome[]): readonly Omit<RuleOutcome, 'queryIds'>[] {
  return outcomes.map(({ queryIds: _, ...rest }) => rest);
}
