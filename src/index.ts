/** What the package `soat` gives to other programs: the functions behind the command line, with their types. */
import type { RuleFile } from './model/rule-file.ts';
import { type ParseOptions, parseRuleFile as parseWith } from './rule-file/parse-rule-file.ts';
import { readRuleFile as readWith } from './rule-file/read-rule-file.ts';
import { ruleFileSchema as schemaOf } from './rule-file/schema.ts';
import { ruleTypes } from './rule-types/index.ts';
import type { JsonSchema } from './rule-types/rule-type.ts';

/** How a rule file is read: its path for messages, the environment for `${NAME}`, whether the URL comes from elsewhere. */
export type RuleFileOptions = Omit<ParseOptions, 'ruleTypes'>;

/** The rule file that a text holds. Throws `RuleFileError` with every problem of form; no database is asked. */
export function parseRuleFile(text: string, options: RuleFileOptions): RuleFile {
  return parseWith(text, { ...options, ruleTypes });
}

/** Reads and parses a rule file. Throws `UsageError` when it cannot be read, and `RuleFileError` as `parseRuleFile` does. */
export async function readRuleFile(
  path: string,
  options: Omit<RuleFileOptions, 'path' | 'sha256'>,
): Promise<RuleFile> {
  return readWith(path, { ...options, ruleTypes });
}

/** The JSON Schema (2020-12) of rule files, for editors. */
export function ruleFileSchema(): JsonSchema {
  return schemaOf(ruleTypes);
}

/**
 * What `soat audit` asks when no option is given; a caller adds `path`, `environment`, `now` and `clock`:
 * `audit({ ...AUDIT_DEFAULTS, path: 'soat.yaml', environment: process.env, now: new Date(), clock: () => performance.now() })`.
 */
export const AUDIT_DEFAULTS = {
  language: 'vi',
  failOn: 'error',
  tables: [],
  rules: [],
  samples: 0,
  allowsOwnerSql: true,
  queryTimeoutMs: 300_000,
  concurrency: 1,
} as const;

export { type AuditOptions, type AuditPlan, type AuditRun, audit, planAudit } from './audit.ts';
export {
  ConnectionError,
  DataFileError,
  OutputError,
  QueryError,
  type QueryFailure,
  RuleFileError,
  SoatError,
  UsageError,
} from './errors.ts';
export type { Progress } from './execute/execute-plan.ts';
export type { QueryRecord } from './model/query.ts';
export type {
  AuditResult,
  FailOn,
  InventoryColumn,
  InventoryTable,
  OutcomeStatus,
  RuleOutcome,
  Sample,
  Tallies,
} from './model/result.ts';
export type { Criterion, Dimension, Problem, RuleSpec, Section, Severity } from './model/rule.ts';
export type {
  ColumnDeclaration,
  Party,
  RuleFile,
  SharingClass,
  TableDeclaration,
} from './model/rule-file.ts';
export type { Snapshot } from './model/session.ts';
export type { Language, Text } from './model/text.ts';
export type { ReferenceFile, References } from './references.ts';
export { formats, type ReportFormat } from './report/index.ts';
export {
  buildManifest,
  compareWithManifest,
  MANIFEST_FILE,
  type Manifest,
  type ManifestDifference,
  type ManifestInput,
  SIGNATURE_FILE,
} from './report/manifest.ts';
export { type PackageFile, type WrittenPackage, writePackage } from './report/package.ts';
export { readSigningKey, signManifest, verifySignature } from './report/signature.ts';
export { readResult } from './review/read-result.ts';
export type { JsonSchema } from './rule-types/rule-type.ts';
export { VERSION } from './version.ts';
