import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RuleOutcome } from '../../src/model/result.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { outcomesOf, type Rules } from './attack.ts';

/** What whoever may create objects in the audited database plants there; the auditor is a superuser. */
describe.runIf(engines().includes('postgres'))('functions and operators planted in PostgreSQL', () => {
  let db: FreshDatabase;

  beforeAll(async () => {
    db = await freshDatabase('postgres');
    await db.execute(`
      CREATE TABLE t (id int PRIMARY KEY, a varchar(50), b int, c numeric, d timestamp, e date);
      INSERT INTO t VALUES (1, 'x', 1, 1, '2026-01-01', '2026-01-01'), (2, NULL, 2, 2, '2026-01-01', '2026-01-01');
      CREATE FUNCTION spring() RETURNS void LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_advisory_lock(4711); RAISE EXCEPTION 'sprung'; END $$;
      CREATE FUNCTION eq(varchar, text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN PERFORM public.spring(); RETURN true; END';
      CREATE FUNCTION lie_int(bigint, int) RETURNS bigint LANGUAGE sql AS 'SELECT 0::bigint';
      CREATE FUNCTION lie_text(bigint, varchar) RETURNS bigint LANGUAGE sql AS 'SELECT 7::bigint';
      CREATE FUNCTION lie_numeric(numeric, int) RETURNS numeric LANGUAGE sql AS 'SELECT 1000000::numeric';
      CREATE OPERATOR = (LEFTARG = varchar, RIGHTARG = text, FUNCTION = eq);
      CREATE OPERATOR <> (LEFTARG = varchar, RIGHTARG = text, FUNCTION = eq);
      CREATE OPERATOR ~ (LEFTARG = varchar, RIGHTARG = text, FUNCTION = eq);
      CREATE AGGREGATE count(int) (SFUNC = lie_int, STYPE = bigint, INITCOND = '0');
      CREATE AGGREGATE count(varchar) (SFUNC = lie_text, STYPE = bigint, INITCOND = '0');
      CREATE AGGREGATE sum(int) (SFUNC = lie_numeric, STYPE = numeric, INITCOND = '0');
      CREATE FUNCTION lower(varchar) RETURNS text LANGUAGE plpgsql AS 'BEGIN PERFORM public.spring(); RETURN 1; END';
      CREATE FUNCTION length(varchar) RETURNS int LANGUAGE plpgsql AS 'BEGIN PERFORM public.spring(); RETURN 1; END';
      CREATE FUNCTION elt(varchar) RETURNS int LANGUAGE plpgsql AS 'BEGIN PERFORM public.spring(); RETURN 1; END';
      CREATE FUNCTION age(varchar) RETURNS int LANGUAGE plpgsql AS 'BEGIN PERFORM public.spring(); RETURN 1; END';
      CREATE FUNCTION tricked(t) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN PERFORM public.spring(); RETURN true; END';
      CREATE FUNCTION checked(text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN PERFORM public.spring(); RETURN true; END';
      CREATE DOMAIN dom AS text CHECK (checked(VALUE));
      CREATE DOMAIN numeric AS text CHECK (checked(VALUE));
      CREATE FUNCTION pg_export_snapshot(VARIADIC text[]) RETURNS text LANGUAGE plpgsql AS 'BEGIN PERFORM public.spring(); RETURN 1; END';
      CREATE FUNCTION current_setting(varchar) RETURNS text LANGUAGE plpgsql AS 'BEGIN PERFORM public.spring(); RETURN 1; END';
      CREATE FUNCTION pg_cancel_backend(text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN PERFORM public.spring(); RETURN 1; END'`);
  });
  afterAll(() => db.drop());

  const RULES: Rules = [
    { rule: 'row-count', equals: 2 },
    { rule: 'not-null', column: 'a' },
    { rule: 'in-set', column: 'a', values: ['y'] },
    { rule: 'not-in-set', column: 'a', values: ['x'], fold: true },
    { rule: 'pattern', column: 'a', pattern: '^y' },
    { rule: 'length', column: 'a', max: 0 },
    { rule: 'unique', column: 'a' },
    { rule: 'range', column: 'b', max: 1 },
    { rule: 'aggregate', column: 'b', function: 'sum', equals: 3 },
    { rule: 'expression', condition: "lower(a) = 'y' AND length(a) = 9" },
  ];

  test.each([
    ['as the session finds them', ''],
    ['with their schema before the server’s own', '?options=-c%20search_path%3Dpublic%2Cpg_catalog'],
  ])('are never taken for the server’s own, %s', async (_how, options) => {
    const outcomes = await outcomesOf(db.url + options, 't', RULES, { concurrency: 2 });
    expect(outcomes.map(({ rule, status, violations }) => `${rule} ${status} ${violations}`)).toEqual([
      'row-count pass 0',
      'not-null fail 1',
      'in-set fail 1',
      'not-in-set fail 1',
      'pattern fail 1',
      'length fail 1',
      'unique pass 0',
      'range fail 1',
      'aggregate pass 0',
      'expression fail 1',
    ]);
  });

  test.each(['elt(a) = 1', 't.tricked', 'CAST(a AS dom) = a', 'a::dom = a', "dom 'x' = a"])(
    'are not reached by the owner’s SQL %s',
    async (condition) => {
      const [outcome] = await outcomesOf(db.url, 't', [{ rule: 'expression', condition }]);
      expect(outcome?.status).toBe('error');
      expect(outcome?.message).toMatch(/PostgreSQL 42(883|703|704)/);
    },
  );

  test('leave nothing behind', async () => {
    expect(await db.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'")).toEqual([]);
  });
});

describe.runIf(engines().includes('mariadb'))('functions planted in MariaDB', () => {
  let db: FreshDatabase;
  beforeAll(async () => {
    db = await freshDatabase('mariadb');
    await db.execute([
      'CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(50))',
      "INSERT INTO t VALUES (1, 'x'), (2, 'y')",
      'CREATE TABLE hits (n INT) ENGINE = MyISAM',
      ...['trim', 'substr', 'count', 'lower', 'initcap'].map(
        (name) =>
          `CREATE FUNCTION \`${name}\`(a TEXT) RETURNS TEXT BEGIN SET GLOBAL long_query_time = 77; INSERT INTO hits VALUES (1); RETURN 'sprung'; END`,
      ),
    ]);
  });
  afterAll(() => db.drop());

  test.each([
    ["trim (a) = 'x'", 'fail'],
    ["lower (a) = 'x'", 'fail'],
    ["substr (a, 1, 1) = 'x'", 'fail'],
  ])('are never taken for the server’s own in %s', async (condition, status) => {
    const [outcome] = await outcomesOf(db.url, 't', [{ rule: 'expression', condition }]);
    expect(`${outcome?.status} ${outcome?.violations} ${outcome?.checked}`).toBe(`${status} 1 2`);
  });

  test('leave nothing behind', async () => {
    expect(await db.query('SELECT COUNT(*) AS n FROM hits')).toEqual([{ n: '0' }]);
    expect(await db.query('SELECT @@GLOBAL.long_query_time AS n')).not.toEqual([{ n: 77 }]);
  });
});

/** Reading a view runs what its owner wrote into it; what that may do, the read-only transaction and the account limit. */
const WRITING_VIEWS: Partial<Record<string, readonly string[]>> = {
  postgres: [
    'CREATE TABLE hits (n int)',
    'CREATE SEQUENCE s',
    "CREATE FUNCTION write(x int) RETURNS int LANGUAGE plpgsql AS 'BEGIN INSERT INTO public.hits VALUES (1); RETURN x; END'",
    'CREATE FUNCTION unlock(x int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN SET TRANSACTION READ WRITE; INSERT INTO public.hits VALUES (1); RETURN x; END $$',
    "CREATE FUNCTION unlock2(x int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM set_config('transaction_read_only', 'off', false); INSERT INTO public.hits VALUES (1); RETURN x; END $$",
    "CREATE FUNCTION done(x int) RETURNS int LANGUAGE plpgsql AS 'BEGIN COMMIT; RETURN x; END'",
    'CREATE VIEW v1 AS SELECT write(1) AS a',
    'CREATE VIEW v2 AS SELECT unlock(1) AS a',
    'CREATE VIEW v3 AS SELECT unlock2(1) AS a',
    "CREATE VIEW v4 AS SELECT nextval('s')::int AS a",
    'CREATE VIEW v5 AS SELECT done(1) AS a',
    'CREATE VIEW harmless AS SELECT lo_create(4711)::int AS a',
    "CREATE VIEW v7 AS SELECT length(query_to_xml('INSERT INTO public.hits VALUES (1)', true, true, '')::text) AS a",
    'CREATE VIEW v8 AS SELECT 1 / 0 AS a',
    'CREATE VIEW v9 AS SELECT length(pg_sleep(60)::text) AS a',
  ],
  mariadb: [
    'CREATE TABLE hits (n INT)',
    'CREATE TABLE loose (n INT) ENGINE = MyISAM',
    'CREATE SEQUENCE s',
    'CREATE FUNCTION write_(x INT) RETURNS INT BEGIN INSERT INTO hits VALUES (1); RETURN x; END',
    'CREATE FUNCTION loosely(x INT) RETURNS INT BEGIN INSERT INTO loose VALUES (1); RETURN x; END',
    'CREATE FUNCTION unlock_(x INT) RETURNS INT BEGIN SET SESSION TRANSACTION READ WRITE; INSERT INTO hits VALUES (1); RETURN x; END',
    'CREATE SQL SECURITY DEFINER VIEW v1 AS SELECT write_(1) AS a',
    'CREATE SQL SECURITY DEFINER VIEW v2 AS SELECT loosely(1) AS a',
    'CREATE SQL SECURITY INVOKER VIEW v3 AS SELECT unlock_(1) AS a',
    'CREATE VIEW v4 AS SELECT NEXTVAL(s) AS a',
    'CREATE VIEW v8 AS SELECT SLEEP(60) AS a',
  ],
  sqlite: [
    'CREATE TABLE hits (n INT)',
    "CREATE VIEW v1 AS SELECT load_extension('/tmp/evil.so') AS a",
    "CREATE VIEW v2 AS SELECT writefile('/tmp/soat-attack-written', 'x') AS a",
    'CREATE VIEW v3 AS SELECT 1 AS a FROM pragma_user_version(5)',
    'CREATE VIEW v4 AS SELECT a FROM pragma_query_only(0), (SELECT 1 AS a)',
    "CREATE VIEW v5 AS SELECT soat_matches('x', '(') AS a",
    "CREATE VIEW v6 AS SELECT fts3_tokenizer('simple', x'00') AS a",
    "CREATE VIEW v7 AS SELECT edit('x') AS a",
    'CREATE VIEW v8 AS WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n AS a FROM r',
    'CREATE TRIGGER g INSTEAD OF INSERT ON v1 BEGIN INSERT INTO hits VALUES (1); END',
  ],
};

describe.each(engines())('views of %s that would do more than read', (engine) => {
  let db: FreshDatabase;
  const statements = WRITING_VIEWS[engine] ?? [];
  const views = statements.flatMap((sql) => / VIEW (v\d)/.exec(sql)?.[1] ?? []);

  beforeAll(async () => {
    db = await freshDatabase(engine);
    for (const sql of statements) await db.execute(sql);
  });
  afterAll(() => db.drop());

  test.each(views)('end in an error and leave no trace: %s', async (view) => {
    let outcome: RuleOutcome | undefined;
    try {
      [outcome] = await outcomesOf(db.url, view, [{ rule: 'not-null', column: 'a' }], {
        queryTimeoutMs: 1_500,
      });
    } catch (error) {
      // Some servers do not even describe such a view: then its column is not known.
      expect((error as Error).name).toBe('RuleFileError');
      return;
    }
    expect(outcome?.status).toBe('error');
    expect(outcome?.violations).toBeNull();
  });

  test.runIf(engine === 'postgres')('are rolled back where the server lets them write', async () => {
    // Before version 16 a read-only transaction may make large objects.
    await outcomesOf(db.url, 'harmless', [{ rule: 'not-null', column: 'a' }]);
  });

  test('leave the database as it was', async () => {
    expect((await db.query('SELECT COUNT(*) AS n FROM hits')).map((row) => Number(row.n))).toEqual([0]);
    if (engine === 'mariadb') {
      expect(await db.query('SELECT COUNT(*) AS n FROM loose')).toEqual([{ n: '0' }]);
      expect(await db.query('SELECT next_not_cached_value AS n FROM s')).toEqual([{ n: '1' }]);
    }
    if (engine === 'postgres') {
      expect(await db.query('SELECT is_called FROM s')).toEqual([{ is_called: false }]);
      expect(await db.query('SELECT 1 FROM pg_largeobject_metadata')).toEqual([]);
    }
  });
});
