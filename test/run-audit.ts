import { type AuditOptions, type AuditRun, audit } from '../src/audit.ts';

/** Audits a database by a rule file with everything else fixed: the clock stands still at a day before the cut-off. */
export function runAudit(
  path: string,
  database: string,
  options: Partial<AuditOptions> = {},
): Promise<AuditRun> {
  return audit({ ...FIXED, path, database, ...options });
}

/** Options of an audit that do not depend on where or when it is run. */
export const FIXED: Omit<AuditOptions, 'path'> = {
  environment: {},
  now: new Date('2026-12-14T03:00:00Z'),
  clock: () => 0,
  language: 'en',
  failOn: 'error',
  tables: [],
  rules: [],
  samples: 0,
  allowsOwnerSql: true,
  queryTimeoutMs: 60_000,
  concurrency: 1,
};
