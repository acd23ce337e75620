import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planAudit } from '../../src/audit.ts';
import { type EngineName, engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { FIXED } from '../run-audit.ts';
import { audited, withRuleFile } from './attack.ts';
import { listenIn } from './wire.ts';

/** Rules of every type, with the owner's SQL, hostile values and everything that fails half-way. */
const TABLES = {
  child: {
    key: ['id'],
    rules: [
      { rule: 'row-count', min: 1 },
      { rule: 'not-null', columns: ['a', 'd', 'n'] },
      { rule: 'not-blank', column: 'a' },
      { rule: 'unique', column: 'a' },
      { rule: 'unique', key: ['a', 'n'] },
      { rule: 'in-set', column: 'a', values: ["'; DROP TABLE child; --", "\\'; DELETE FROM child; --", '`'] },
      { rule: 'not-in-set', column: 'a', values: ['x'], fold: true, where: "a <> 'y''; DROP TABLE child'" },
      { rule: 'range', column: 'n', min: 5 },
      { rule: 'length', column: 'a', max: 0 },
      { rule: 'pattern', column: 'a', pattern: '^(z+)+$' },
      { rule: 'format', column: 'a', format: 'vn-personal-id' },
      { rule: 'compare', column: 'n', operator: '<', other: 'id' },
      { rule: 'expression', condition: "n % 2 = 0 AND upper(a) LIKE '%X%'" },
      { rule: 'expression', condition: 'power(n, 100000) > 0 AND nope = 1' },
      { rule: 'reference', column: 'parent', to: { table: 'parent', column: 'id' } },
      { rule: 'aggregate', column: 'n', function: 'sum', min: 1_000 },
      { rule: 'aggregate', column: 'n', function: 'median', min: 1_000 },
      { rule: 'aggregate', column: 'a', function: 'count-distinct', min: 1_000 },
      { rule: 'aggregate', column: 'n', function: 'stddev', min: 1_000 },
      { rule: 'freshness', column: 'd', within: '1d' },
      { rule: 'code', column: 'a', codes: 'vn-admin-unit', level: 1, on: 'd' },
    ],
  },
  parent: { rules: [{ rule: 'unique', column: 'id' }] },
  failing: { rules: [{ rule: 'not-null', column: 'a' }] },
};

describe.each(engines())('an audit of %s by an account that may do everything', (engine) => {
  let db: FreshDatabase;
  beforeAll(async () => {
    db = await freshDatabase(engine);
    const text = engine === 'mariadb' ? 'VARCHAR(50)' : 'TEXT';
    await db.execute([
      'CREATE TABLE parent (id INTEGER PRIMARY KEY)',
      `CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER, a ${text}, n INTEGER, d DATE)`,
      'INSERT INTO parent VALUES (1), (2)',
      "INSERT INTO child VALUES (1, 1, 'x', 1, '2020-01-01'), (2, 9, 'x', 2, NULL), (3, 2, NULL, NULL, '2026-01-01')",
      ...FAILING[engine],
    ]);
  });
  afterAll(() => db.drop());

  test('leaves every byte of the data as it was', async () => {
    const before = await fingerprint(db);
    const result = await audited(db.url, TABLES, { samples: 10, concurrency: 4, queryTimeoutMs: 2_000 });
    expect(new Set(result.outcomes.map(({ status }) => status))).toEqual(new Set(['pass', 'fail', 'error']));
    expect(await fingerprint(db)).toBe(before);
  });

  test('changes settings only as the dialect says, whatever the rule file holds', async () => {
    const plan = await withRuleFile(TABLES, (path) => planAudit({ ...FIXED, database: db.url, path }));
    const settings = new Set(plan.queries.flatMap(({ statement }) => Object.keys(statement.settings ?? {})));
    // Of memory and of plans; none of transactions, roles or rights.
    const harmless =
      /^(?:jit|work_mem|hash_mem_multiplier|sort_buffer_size|tmp_table_size|max_heap_table_size|max_parallel_workers_per_gather|enable_\w+)$/;
    expect([...settings].filter((name) => !harmless.test(name))).toEqual([]);
    for (const { statement } of plan.queries) {
      expect(statement.sql).toMatch(/^SELECT /);
      expect(statement.sql).not.toMatch(/DROP TABLE child; --|DELETE FROM/);
    }
  });
});

/** A view that cannot be read to its end. */
const FAILING: Readonly<Record<EngineName, readonly string[]>> = {
  sqlite: ['CREATE VIEW failing AS SELECT abs(-9223372036854775807 - id) AS a FROM parent'],
  postgres: ['CREATE VIEW failing AS SELECT 1 / (id - id) AS a FROM parent'],
  mariadb: ['CREATE VIEW failing AS SELECT exp(id * 1000) AS a FROM parent'],
};

/** All that is stored, as one hash. */
async function fingerprint(db: FreshDatabase): Promise<string> {
  const hash = createHash('sha256');
  if (db.engine === 'sqlite') {
    const file = db.url.slice('sqlite:'.length);
    return hash
      .update(readFileSync(file))
      .update(readdirSync(dirname(file)).join())
      .digest('hex');
  }
  const queries =
    db.engine === 'postgres'
      ? [
          'SELECT ctid::text, xmin::text, xmax::text, * FROM child ORDER BY id',
          'SELECT ctid::text, xmin::text, xmax::text, * FROM parent ORDER BY id',
          "SELECT oid, relname, relnatts FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY oid",
          'SELECT count(*) FROM pg_proc',
          'SELECT rolname, rolconfig FROM pg_roles ORDER BY rolname',
          'SELECT setdatabase, setconfig FROM pg_db_role_setting ORDER BY setdatabase',
          'SELECT oid FROM pg_largeobject_metadata',
        ]
      : [
          'CHECKSUM TABLE child, parent EXTENDED',
          'SELECT * FROM child ORDER BY id',
          'SELECT TABLE_NAME, UPDATE_TIME, CREATE_TIME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1',
          'SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()',
          "SELECT VARIABLE_NAME, VARIABLE_VALUE FROM information_schema.GLOBAL_VARIABLES WHERE VARIABLE_NAME NOT REGEXP 'GTID|TIMESTAMP' ORDER BY 1",
        ];
  for (const sql of queries) hash.update(JSON.stringify(await db.query(sql)));
  return hash.digest('hex');
}

/** Statements that read, or that govern nothing but the session. */
const READS = [
  /^\s*(?:SELECT|WITH)\b(?![\s\S]*\b(?:INTO|FOR UPDATE|FOR SHARE)\b)/i,
  /^SET LOCAL \w/i,
  /^SET search_path = ''$/,
  /^SET client_connection_check_interval = /,
  /^SET client_encoding|^SET TRANSACTION SNAPSHOT /,
  /^BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY$/,
  /^(?:SAVEPOINT|ROLLBACK TO SAVEPOINT) soat$/,
  /^ROLLBACK$/,
];

test.runIf(engines().includes('postgres'))('PostgreSQL hears nothing but questions', async () => {
  const db = await freshDatabase('postgres');
  const wire = await listenIn(db.url);
  try {
    await db.execute([
      'CREATE TABLE parent (id INTEGER PRIMARY KEY)',
      'CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER, a TEXT, n INTEGER, d DATE)',
      "INSERT INTO child VALUES (1, 1, 'x', 1, '2020-01-01'), (2, 9, 'x', 2, NULL)",
      ...FAILING.postgres,
    ]);
    await audited(wire.url, TABLES, { samples: 10, concurrency: 3, queryTimeoutMs: 2_000 });
    expect(wire.statements.length).toBeGreaterThan(40);
    expect(wire.statements.filter((sql) => !READS.some((read) => read.test(sql)))).toEqual([]);
    // Before anything of the owner's is looked into, the owner's schemas are out of the way.
    const hidden = wire.statements.indexOf("SET search_path = ''");
    expect(wire.statements.slice(0, hidden).filter((sql) => !sql.includes('pg_catalog.'))).toEqual([]);
    const settings = wire.statements.filter((sql) => /set_config/.test(sql));
    expect(settings.every((sql) => !/read_only', *'off|session_authorization|role/.test(sql))).toBe(true);
  } finally {
    await wire.close();
    await db.drop();
  }
});

test.runIf(engines().includes('mariadb'))('MariaDB hears nothing but questions', async () => {
  const db = await freshDatabase('mariadb');
  const name = new URL(db.url).pathname.slice(1);
  try {
    await db.execute([
      'CREATE TABLE parent (id INTEGER PRIMARY KEY)',
      'CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER, a VARCHAR(50), n INTEGER, d DATE)',
      "INSERT INTO child VALUES (1, 1, 'x', 1, '2020-01-01'), (2, 9, 'x', 2, NULL)",
      ...FAILING.mariadb,
      `CREATE USER '${name}'@'%' IDENTIFIED BY 'p'`,
      `GRANT ALL ON *.* TO '${name}'@'%'`,
      "SET GLOBAL log_output = 'TABLE'",
      'SET GLOBAL general_log = ON',
    ]);
    const url = new URL(db.url);
    url.username = name;
    url.password = 'p';
    await audited(url.href, TABLES, { samples: 10, queryTimeoutMs: 2_000 });
    const log = await db.query(
      `SELECT command_type AS kind, CONVERT(argument USING utf8mb4) AS text FROM mysql.general_log WHERE user_host LIKE '${name}%' AND command_type IN ('Query', 'Prepare', 'Execute')`,
    );
    const heard = log.map(({ text }) => String(text));
    expect(heard.length).toBeGreaterThan(20);
    const reads =
      /^(?:(?:SELECT|\(SELECT|WITH|SHOW)\b(?!.*\b(?:INTO|FOR UPDATE|FOR SHARE|LOCK IN)\b)|SET SESSION |SET NAMES |DO 0$|KILL QUERY \d+$|START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY$)/is;
    expect(heard.filter((sql) => !reads.test(sql))).toEqual([]);
    expect(heard).toContain('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
  } finally {
    await db.execute([
      'SET GLOBAL general_log = OFF',
      "SET GLOBAL log_output = 'FILE'",
      `DROP USER IF EXISTS '${name}'@'%'`,
    ]);
    await db.drop();
  }
});
