import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditOptions } from '../../src/audit.ts';
import type { AuditResult, RuleOutcome } from '../../src/model/result.ts';
import { runAudit } from '../run-audit.ts';

/** The rules of one table, as the rule file holds them. */
export type Rules = readonly Readonly<Record<string, unknown>>[];

/** A rule file; JSON is YAML, and writes every character as an escape. */
export function ruleFile(tables: Readonly<Record<string, unknown>>, database: object = {}): string {
  return JSON.stringify({ version: 1, database: { id: 'attacked', ...database }, tables });
}

/** Audits the tables by a rule file that lies in a folder of its own, and gives the result. Rejects as `audit` does. */
export async function audited(
  url: string,
  tables: Readonly<Record<string, unknown>>,
  options: Partial<AuditOptions> = {},
): Promise<AuditResult> {
  const folder = mkdtempSync(join(tmpdir(), 'soat-attack-'));
  try {
    const path = join(folder, 'soat.yaml');
    writeFileSync(path, ruleFile(tables));
    return (await runAudit(path, url, options)).result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The outcomes of the rules of one table. */
export async function outcomesOf(
  url: string,
  table: string,
  rules: Rules,
  options: Partial<AuditOptions> = {},
): Promise<readonly RuleOutcome[]> {
  return (await audited(url, { [table]: { rules } }, options)).outcomes;
}
