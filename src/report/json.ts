import type { AuditResult } from '../model/result.ts';

/**
 * The names of an object in the order they are written; `null` ends at a scalar, `'as-given'` is a map whose order carries
 * meaning (the columns of a key). The type demands every name of the model, so that none is forgotten here.
 */
type Order<T> = T extends string | number | bigint | boolean | null
  ? null
  : T extends readonly (infer Item)[]
    ? Order<Item>
    : string extends keyof T
      ? 'as-given'
      : { readonly [Name in keyof Required<T>]: Order<NonNullable<T[Name]>> };

type AnyOrder = null | 'as-given' | { readonly [name: string]: AnyOrder };

const TALLIES = {
  rules: null,
  pass: null,
  fail: null,
  error: null,
  notApplicable: null,
  checked: null,
  violations: null,
  notEvaluable: null,
} as const;

const SNAPSHOT = { isolation: null, at: null, id: null, tables: { table: null, version: null } } as const;

const PARTY = { name: null, code: null, contact: 'as-given' } as const;

const ORDER: Order<AuditResult> = {
  formatVersion: null,
  tool: { name: null, version: null },
  language: null,
  status: null,
  remarks: null,
  report: {
    year: null,
    cutoff: null,
    legal: null,
    scoring: null,
    owner: PARTY,
    recipient: PARTY,
    missing: null,
  },
  database: {
    id: null,
    name: null,
    engine: null,
    version: null,
    snapshot: SNAPSHOT,
    others: { id: null, name: null, engine: null, version: null, snapshot: SNAPSHOT },
  },
  startedAt: null,
  finishedAt: null,
  failOn: null,
  selection: { tables: null, rules: null },
  summary: {
    ...TALLIES,
    failed: { error: null, warning: null, info: null },
    ownerSql: null,
    exitCode: null,
  },
  sections: { a: TALLIES, b: TALLIES, c: TALLIES, d: TALLIES, đ: TALLIES, e: TALLIES },
  scores: {
    profile: null,
    database: { conforming: null, checked: null },
    tables: { table: null, conforming: null, checked: null },
    criteria: { criterion: null, conforming: null, checked: null },
  },
  outcomes: {
    id: null,
    rule: null,
    title: null,
    unit: null,
    observed: null,
    distribution: { of: null, bounds: null, rows: null },
    table: null,
    columns: null,
    section: null,
    criterion: null,
    dimension: null,
    severity: null,
    status: null,
    scope: null,
    notApplicable: null,
    checked: null,
    violations: null,
    notEvaluable: null,
    tolerance: null,
    groups: null,
    proof: null,
    samples: { key: 'as-given', values: 'as-given' },
    queryIds: null,
    message: null,
    ownerSql: null,
  },
  proposals: { ruleId: null, text: null },
  inventory: {
    tables: {
      name: null,
      title: null,
      kind: null,
      comment: null,
      declared: null,
      rows: null,
      rowEstimate: null,
      bytes: null,
      lastUpdated: null,
      sharing: null,
      key: null,
      columns: {
        name: null,
        title: null,
        position: null,
        type: null,
        kind: null,
        nullable: null,
        default: null,
        comment: null,
        meaning: null,
        personal: null,
        sharing: null,
        nulls: null,
        illTyped: null,
      },
    },
  },
  queries: {
    id: null,
    database: null,
    sql: null,
    parameters: null,
    durationMs: null,
    ruleIds: null,
    error: null,
  },
};

/**
 * `report.json`: the result in one fixed order of names, indented by two spaces, with a newline at its end. The same result
 * gives the same bytes however it was put together. A bigint beyond the exact range of doubles is written as a string.
 */
export function renderJson(result: AuditResult): string {
  return `${JSON.stringify(inOrder(result, ORDER), writeBigint, 2)}\n`;
}

function inOrder(value: unknown, order: AnyOrder): unknown {
  if (Array.isArray(value)) return value.map((item) => inOrder(item, order));
  if (value === null || typeof value !== 'object' || order === null || order === 'as-given') return value;
  const given = value as Readonly<Record<string, unknown>>;
  const known = Object.keys(order);
  const others = Object.keys(given)
    .filter((name) => !Object.hasOwn(order, name))
    .sort();
  return Object.fromEntries(
    [...known, ...others]
      .filter((name) => given[name] !== undefined)
      .map((name) => [name, inOrder(given[name], order[name] ?? null)]),
  );
}

function writeBigint(_name: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  const isExact = value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
  return isExact ? Number(value) : value.toString();
}
