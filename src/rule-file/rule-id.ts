import { createHash } from 'node:crypto';
import type { Condition, ParameterValue } from '../model/rule.ts';

/** 40 bits: among 10,000 rules that read alike, two meet by chance once in 20,000 files, and then the file is refused. */
const HASH_LENGTH = 10;
const MAX_PART_LENGTH = 40;

/** What makes a rule the same rule from year to year. Severity, tolerance, titles and places in the report do not. */
export interface RuleIdentity {
  readonly database: string;
  readonly table: string;
  readonly rule: string;
  readonly columns: readonly string[];
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly when: readonly Condition[];
  /** The conditions of `then`. */
  readonly required?: readonly Condition[];
  readonly where?: string | undefined;
  readonly fold: boolean;
}

/**
 * The id of a rule that was given none: table, rule type and columns to read, then a hash of the exact identity, such as
 * `cong_dan.not-null.ho_ten.3f9a12c07b`. The order of words in the file does not matter; every character of a value does.
 */
export function ruleId(identity: RuleIdentity): string {
  const { database, table, rule, columns, parameters, when, required = [], where, fold } = identity;
  const exact = canonicalJson({
    database,
    table,
    rule,
    columns,
    parameters,
    when: when.map(written),
    // Ids made before there was a `then` stay as they are.
    ...(required.length > 0 && { required: required.map(written) }),
    where: where ?? null,
    fold,
  });
  const hash = createHash('sha256').update(exact).digest('hex').slice(0, HASH_LENGTH);
  const readable = [table, rule, columns.join('-')].map(slug).filter((part) => part !== '');
  return [...readable, hash].join('.');
}

function written({ column, test }: Condition) {
  return { column, ...test };
}

/** JSON with the words of every mapping in code-unit order. Numbers are canonical text already. */
function canonicalJson(value: ParameterValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const words = value as Readonly<Record<string, ParameterValue>>;
  const pairs = Object.keys(words)
    .sort()
    .map((word) => `${JSON.stringify(word)}:${canonicalJson(words[word] as ParameterValue)}`);
  return `{${pairs.join(',')}}`;
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9_.-]+/g, '_')
    .slice(0, MAX_PART_LENGTH);
}
