import type { FailOn } from '../model/result.ts';

/** The options of `soat audit`, as commander hands them over. */
export interface AuditFlags {
  readonly database?: string;
  readonly out?: string;
  readonly format?: readonly string[];
  readonly failOn: FailOn;
  readonly table?: readonly string[];
  readonly rule?: readonly string[];
  readonly samples: number;
  readonly rawSql: boolean;
  readonly queryTimeout: number;
  readonly timeout?: number;
  readonly concurrency: number;
  readonly dryRun?: boolean;
  readonly signKey?: string;
  readonly quiet?: boolean;
}
