/** Facts about the server and the run that the catalogue queries depend on. */
export interface Scope {
  /** Those asked for, or those of the session's search path that may be looked into. */
  readonly schemas: readonly string[];
  /** The same with schemas that are not there or that the user may not look into. */
  readonly searched: readonly string[];
  /** `server_version_num`: 150004 is 15.4. */
  readonly versionNumber: number;
}

/** Schemas looked into, in order; parameter `$1` is their names as a text array. */
export const SCHEMAS = `
  SELECT s.name, s.place
  FROM unnest($1::text[]) WITH ORDINALITY AS s (name, place)`;

/**
 * Tables that the user may read, a table with partitions or inheriting tables as one.
 * Columns: oid, schema, name, relkind, comment, estimate (null: unknown), has inheriting tables, has foreign members.
 */
export function tablesQuery({ versionNumber }: Scope): string {
  // Before PostgreSQL 14 a table that was never analysed has 0 pages and 0 rows, since then -1 rows.
  const isUnknown =
    versionNumber >= 140_000 ? 'm.reltuples < 0' : "m.relpages = 0 AND m.reltuples = 0 AND m.relkind <> 'p'";
  return `
WITH RECURSIVE schemas AS (${SCHEMAS}),
chosen AS (
  SELECT c.oid, s.name AS schema, s.place, c.relname, c.relkind
  FROM schemas s
  JOIN pg_catalog.pg_namespace n ON n.nspname = s.name AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid
  WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND NOT c.relispartition
    AND pg_catalog.has_any_column_privilege(c.oid, 'SELECT')
),
tree (root, member) AS (
  SELECT oid, oid FROM chosen
  UNION
  SELECT t.root, i.inhrelid FROM tree t JOIN pg_catalog.pg_inherits i ON i.inhparent = t.member
),
sums AS (
  SELECT t.root,
    count(*) > 1 AS has_members,
    bool_or(m.relkind = 'f') AS has_foreign,
    CASE WHEN bool_or(m.relkind <> 'p' AND ${isUnknown}) THEN NULL
      ELSE sum(CASE WHEN m.relkind <> 'p' THEN m.reltuples::float8 ELSE 0 END) END AS estimate
  FROM tree t JOIN pg_catalog.pg_class m ON m.oid = t.member
  GROUP BY t.root
)
SELECT c.oid::text, c.schema, c.relname::text, c.relkind::text, pg_catalog.obj_description(c.oid, 'pg_class'),
  CASE WHEN c.relkind = 'v' THEN NULL ELSE sums.estimate END,
  c.relkind <> 'p' AND sums.has_members, sums.has_foreign
FROM chosen c JOIN sums ON sums.root = c.oid
ORDER BY c.place, c.relname`;
}

/** Bytes on disk with indexes and all members; it waits for locks, so it may fail where the other queries do not. `$1`: oids. */
export const SIZES_QUERY = `
WITH RECURSIVE tree (root, member) AS (
  SELECT o, o FROM unnest($1::oid[]) AS s (o)
  UNION
  SELECT t.root, i.inhrelid FROM tree t JOIN pg_catalog.pg_inherits i ON i.inhparent = t.member
)
SELECT t.root::text, sum(pg_catalog.pg_total_relation_size(t.member))::text
FROM tree t JOIN pg_catalog.pg_class m ON m.oid = t.member AND m.relkind IN ('r', 'm', 'p')
GROUP BY t.root`;

/**
 * Columns in order, domains resolved to what they are over. `$1`: oids of tables.
 * Columns: table, position, name, declared type, type name, typtype, built in, modifier, declared NOT NULL,
 * proven NOT NULL, default, comment, generated, domain, collation unless the type's own, nondeterministic.
 */
export function columnsQuery({ versionNumber }: Scope): string {
  // PostgreSQL 18 has NOT NULL constraints that were not validated, and yet sets attnotnull.
  const unvalidated =
    versionNumber >= 180_000
      ? `EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'n'
          AND k.conkey = ARRAY[a.attnum] AND NOT k.convalidated)`
      : 'false';
  return `
WITH RECURSIVE resolved (attrelid, attnum, typid, modifier, not_null) AS (
  SELECT a.attrelid, a.attnum, a.atttypid, a.atttypmod, a.attnotnull
  FROM pg_catalog.pg_attribute a
  WHERE a.attrelid = ANY($1::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT r.attrelid, r.attnum, t.typbasetype, CASE WHEN t.typtypmod >= 0 THEN t.typtypmod ELSE r.modifier END,
    r.not_null OR t.typnotnull
  FROM resolved r JOIN pg_catalog.pg_type t ON t.oid = r.typid AND t.typtype = 'd'
)
SELECT a.attrelid::text, a.attnum::text, a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod),
  t.typname::text, t.typtype::text, t.typnamespace = 'pg_catalog'::regnamespace, r.modifier::text, r.not_null,
  a.attnotnull AND NOT ${unvalidated},
  pg_catalog.pg_get_expr(d.adbin, d.adrelid), pg_catalog.col_description(a.attrelid, a.attnum),
  a.attidentity <> '' OR a.attgenerated <> '',
  CASE WHEN declared.typtype = 'd' THEN declared.typname::text END,
  CASE WHEN a.attcollation <> t.typcollation THEN l.collname::text END,
  coalesce(NOT l.collisdeterministic, false)
FROM resolved r
JOIN pg_catalog.pg_type t ON t.oid = r.typid AND t.typtype <> 'd'
JOIN pg_catalog.pg_attribute a ON a.attrelid = r.attrelid AND a.attnum = r.attnum
JOIN pg_catalog.pg_type declared ON declared.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
ORDER BY a.attrelid, a.attnum`;
}

/**
 * Indexes with their columns as a JSON list. `$1`: oids of tables.
 * Columns: table, name, columns, unique, primary, a key over whole columns and all rows that the server upholds.
 */
export const INDEXES_QUERY = `
SELECT i.indrelid::text, c.relname::text,
  (SELECT json_agg(coalesce(a.attname::text, pg_catalog.pg_get_indexdef(i.indexrelid, k.place::int, true)) ORDER BY k.place)
    FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum <> 0
    WHERE k.place <= i.indnkeyatts)::text,
  i.indisunique, i.indisprimary,
  i.indisunique AND NOT i.indisexclusion AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
WHERE i.indrelid = ANY($1::oid[])
ORDER BY i.indrelid, i.indisprimary DESC, c.relname`;

/**
 * Foreign keys and checks. `$1`: oids of tables.
 * Columns: table, name, contype, columns (JSON), parent schema, parent name, parent columns (JSON), proven, SQL of a check.
 * A foreign key proves that there are no orphans when it is validated, none of its triggers is switched off, the table
 * is not filled by logical replication (which does not fire them), and its equality is that of code points.
 */
export function constraintsQuery({ versionNumber }: Scope): string {
  const period = versionNumber >= 180_000 ? 'k.conperiod' : 'false';
  const base = (column: string) =>
    `(SELECT CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END FROM pg_catalog.pg_type t WHERE t.oid = ${column}.atttypid)`;
  const plain = (column: string) =>
    `NOT EXISTS (SELECT FROM pg_catalog.pg_collation l WHERE l.oid = ${column}.attcollation AND NOT l.collisdeterministic)`;
  const names = (table: string, keys: string) => `
  (SELECT json_agg(a.attname::text ORDER BY u.place)
    FROM unnest(${keys}) WITH ORDINALITY AS u (attnum, place)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = ${table} AND a.attnum = u.attnum)::text`;
  return `
SELECT k.conrelid::text, k.conname::text, k.contype::text, ${names('k.conrelid', 'k.conkey')},
  pn.nspname::text, p.relname::text, ${names('k.confrelid', 'k.confkey')},
  k.contype = 'f' AND k.convalidated
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgenabled = 'D')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_subscription_rel r WHERE r.srrelid IN (k.conrelid, k.confrelid))
    AND NOT EXISTS (
      SELECT FROM unnest(k.conkey, k.confkey, k.conpfeqop) AS u (child, parent, operator)
      JOIN pg_catalog.pg_attribute ca ON ca.attrelid = k.conrelid AND ca.attnum = u.child
      JOIN pg_catalog.pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = u.parent
      JOIN pg_catalog.pg_operator o ON o.oid = u.operator
      WHERE NOT (o.oprnamespace = 'pg_catalog'::regnamespace AND ${plain('ca')} AND ${plain('pa')} AND (
        ${base('ca')} = ${base('pa')}
        OR ${base('ca')} IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
          AND ${base('pa')} IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
        OR ${base('ca')} IN ('text'::regtype, 'varchar'::regtype) AND ${base('pa')} IN ('text'::regtype, 'varchar'::regtype)))),
  CASE WHEN k.contype = 'c' THEN pg_catalog.pg_get_expr(k.conbin, k.conrelid) END
FROM pg_catalog.pg_constraint k
LEFT JOIN pg_catalog.pg_class p ON p.oid = k.confrelid
LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
WHERE k.conrelid = ANY($1::oid[]) AND k.contype IN ('f', 'c') AND NOT ${period}
ORDER BY k.conrelid, k.conname`;
}

/** True when a table of that name exists. `$1`: the schemas searched, `$2`: schema or null, `$3`: name. */
export const EXISTS_QUERY = `
SELECT EXISTS (
  SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relname = $3::text AND c.relkind IN ('r', 'v', 'm', 'p', 'f') AND NOT c.relispartition
    AND CASE WHEN $2::text IS NOT NULL THEN n.nspname = $2::text ELSE n.nspname = ANY($1::text[]) END)`;
