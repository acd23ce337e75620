import type { Statement } from './session.ts';

/** A statement of the plan with the rules it serves. */
export interface QueryRecord {
  /** `q1`, `q2` … in the order of the plan. */
  readonly id: string;
  /** The second database that it ran in; absent for the one that is audited. */
  readonly database?: string;
  readonly sql: string;
  readonly parameters: Statement['parameters'];
  /** Wall-clock milliseconds; null when it never ran. */
  readonly durationMs: number | null;
  readonly ruleIds: readonly string[];
  readonly error?: string;
}
