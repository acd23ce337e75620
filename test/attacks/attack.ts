import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditOptions } from '../../src/audit.ts';
import type { AuditResult, RuleOutcome } from '../../src/model/result.ts';
import { runAudit } from '../run-audit.ts';

/** The rules of one table, as the rule file holds them. */
export type Rules = readonly Readonly<Record<string, unknown>>[];

/** A rule file; JSON is YAML, and everything that is not ASCII is written as an escape. */
export function ruleFile(tables: Readonly<Record<string, unknown>>, database: object = {}): string {
  const text = JSON.stringify({ version: 1, database: { id: 'attacked', ...database }, tables });
  return text.replace(/[^ -~]/g, (unit) => `\\u${(unit.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

/** Hands over the path of a rule file that lies in a folder of its own, and removes it afterwards. */
export async function withRuleFile<T>(
  tables: Readonly<Record<string, unknown>>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'soat-attack-'));
  try {
    const path = join(folder, 'soat.yaml');
    writeFileSync(path, ruleFile(tables));
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Audits the tables and gives the result. Rejects as `audit` does. */
export function audited(
  url: string,
  tables: Readonly<Record<string, unknown>>,
  options: Partial<AuditOptions> = {},
): Promise<AuditResult> {
  return withRuleFile(tables, async (path) => (await runAudit(path, url, options)).result);
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
