import { describe, expect, test } from 'vitest';
import { refuseOwnerSql, splitQuery } from '../../src/sql/owner-sql.ts';

const ENGINES = ['sqlite', 'postgres', 'mysql', 'mariadb'];

/** Texts of a `where` or `condition` that no engine is handed. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'a second statement': ['a = 1; DROP TABLE t', 'a = 1;', ') ; DELETE FROM t; --', '1 = 1) OR (1 = 1'],
  'another query': [
    'a IN (SELECT 1)',
    'a = (TABLE t)',
    'EXISTS (SELECT 1)',
    'a = 1 UNION ALL b',
    'a IN (VALUES (1))',
    '(WITH x AS (b) c)',
    "a INTO OUTFILE '/tmp/x'",
  ],
  comments: ['a = 1 -- b', 'a = 1 /* b */', 'a = 1 /*!50000 OR 1 */', 'a /*M! x */', 'a = 1 # b'],
  'strings that engines read differently': [
    "E'\\'' = a",
    "a = e'\\' OR 1=1 --'",
    "U&'\\0027' = a",
    "a = u&'x' uescape '!'",
    "N'x' = a",
    "_utf8'x' = a",
    "_utf8mb4\\'x' = a",
    "x'41' = a",
    "b'1' = a",
    '$$x$$ = a',
    '$q$x$q$ = a',
    "a = 'x\\",
    "a = 'x",
    "a = 'x'y'",
    "a = 'x''",
    "a = 'a\0b'",
    'a = "x',
    'a = `x',
  ],
  'signs with a meaning of their own': [
    '[a] = 1',
    'a = ?',
    'a = $1',
    'a = :name',
    'a = @x',
    'a = @@version',
    'a := 1',
    'a = 0x41',
    'a = {1}',
    'a = b\\c',
    'a = \0',
    'a#>b',
  ],
  'white space that engines read as letters': [
    'x\u00a0lower(a)',
    'a\u2028= 1',
    '\ufeffa = 1',
    'a\u3000= 1',
    'a\v= 1',
    'a\u0085= 1',
  ],
  'functions with effects': [
    'pg_sleep(10) IS NULL',
    "pg_read_file('/etc/passwd') = a",
    "lo_export(1, '/tmp/x') = 1",
    "lo_import('/etc/passwd') = 1",
    "dblink('host=evil', 'SELECT 1') = a",
    "nextval('s') = 1",
    "setval('s', 1) = 1",
    "set_config('transaction_read_only', 'off', false) = a",
    'pg_advisory_lock(1) IS NULL',
    'pg_terminate_backend(1)',
    "query_to_xml('DELETE FROM t', true, true, '') IS NULL",
    "database_to_xml(true, true, '') IS NULL",
    "LOAD_FILE('/etc/passwd') = a",
    'SLEEP(10) = 0',
    'BENCHMARK(1000000000, MD5(1)) = 0',
    "GET_LOCK('x', 10) = 1",
    "sys_eval('id') = a",
    "load_extension('x')",
    "readfile('/etc/passwd') = a",
    "writefile('/tmp/x', a) = 1",
    'randomblob(1000000000) = a',
    'zeroblob(1000000000) = a',
    "printf('%.*c', 1000000000, 'x') = a",
    "format('%s', a) = a",
    'repeat(a, 1000000000) = a',
    'random() > 0',
    'now() > a',
    'version() = a',
    "soat_matches(a, '(a+)+$')",
    'generate_series(1, 1000000000) = a',
  ],
  'functions by a quoted or qualified name': [
    '"lower"(a) = b',
    '`trim`(a) = b',
    'public.lower(a) = b',
    'pg_catalog . pg_sleep(1) IS NULL',
    'public."lower" (a) = b',
    'a OPERATOR(public.=) b',
    'wee\u212aday(a) = 1',
    'lower\u0301(a) = b',
  ],
  'types of the owner': [
    'a::public.evil = b',
    'CAST(a AS public.evil) = b',
    'CAST(a AS "public"."evil") = b',
    "public.evil 'x' = a",
    'a :: public . evil = b',
  ],
  'questions about the server': [
    'current_user = a',
    'session_user = a',
    'a < current_timestamp',
    'a = current_schema',
  ],
};

describe.each(ENGINES)('the owner’s SQL on %s', (engine) => {
  test.each(Object.entries(REFUSED))('is refused with %s', (_what, texts) => {
    expect(texts.filter((sql) => refuseOwnerSql(sql, engine) === undefined)).toEqual([]);
  });

  test.each([
    "t.a LIKE 'x%' AND t.b IN ('y', 'z') AND NOT (c IS NULL)",
    'a BETWEEN -1 AND 1e5 OR coalesce(b, 0) % 2 = 1',
    "CASE WHEN a = 'it''s' THEN b > 0 ELSE length(c) < 5 END",
    'CAST(a AS date) > b AND CAST(c AS decimal(10, 2)) = 0 AND upper(substr(d, 1, 2)) = d',
    'a - -1 = b AND (a * b) <> c',
  ])('is admitted when it is %s', (sql) => {
    expect(refuseOwnerSql(sql, engine)).toBeUndefined();
  });
});

/** Texts of a `query` that no engine is handed. */
const REFUSED_QUERIES: Readonly<Record<string, readonly string[]>> = {
  'no query at the beginning': [
    'a = 1',
    '',
    ' ',
    'selection',
    '(SELECT 1)',
    'TABLE t',
    'VALUES (1)',
    '\u00a0SELECT 1',
  ],
  'a second statement': [
    'SELECT 1; DELETE FROM t',
    'SELECT 1;',
    'SELECT 1) AS q; --',
    'SELECT 1) x, (SELECT 2',
  ],
  'a change': [
    'WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x',
    'WITH x AS (INSERT INTO t VALUES (1)) SELECT 1',
    "SELECT a INTO OUTFILE '/tmp/x' FROM t",
    "SELECT a INTO DUMPFILE '/tmp/x' FROM t",
    'SELECT a INTO b FROM t',
    'SELECT a FROM t PROCEDURE ANALYSE()',
  ],
  'a lock': [
    'SELECT a FROM t FOR UPDATE',
    'SELECT a FROM t FOR NO KEY UPDATE',
    'SELECT a FROM t FOR SHARE',
    'SELECT a FROM t for\tshare',
    'SELECT a FROM t FOR KEY SHARE',
    'SELECT a FROM t LOCK IN SHARE MODE',
  ],
  'functions that are not pure': [
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT * FROM pg_ls_dir('/')",
    "SELECT load_file('/etc/passwd')",
    'SELECT sleep(10)',
    "SELECT * FROM dblink('host=evil', 'SELECT 1')",
    'SELECT * FROM generate_series(1, 1000000000)',
    "SELECT * FROM pragma_table_info('t')",
    "SELECT readfile('/etc/passwd')",
    'SELECT lateral(1)',
    'SELECT public.count(a) FROM t',
    'SELECT "count"(a) FROM t',
    'SELECT a FROM t TABLESAMPLE SYSTEM (10)',
    'SELECT a FROM t TABLESAMPLE public.mine (10)',
    'SELECT now()',
    'SELECT current_user',
    'SELECT random() FROM t',
  ],
  comments: ['SELECT 1 -- x', 'SELECT 1 /* x */', 'SELECT /*!50000 sleep(1) */ 1', 'SELECT 1 # x'],
  'braces that hold no name': [
    'SELECT * FROM {}',
    'SELECT * FROM {a',
    'SELECT * FROM {a{b}}',
    'SELECT * FROM a}',
  ],
};

describe.each(ENGINES)('the owner’s query on %s', (engine) => {
  test.each(Object.entries(REFUSED_QUERIES))('is refused with %s', (_what, texts) => {
    expect(texts.filter((sql) => refuseOwnerSql(sql, engine, 'query') === undefined)).toEqual([]);
  });

  test.each([
    'SELECT id FROM {t} WHERE a > 1',
    "with c as (select a, count(*) as n from {t} group by a having count(*) > 1) select * from c where a <> 'x'",
    'SELECT a FROM {t} UNION ALL SELECT b FROM {u} EXCEPT SELECT (c) FROM {v}',
    'SELECT id FROM {t} x WHERE NOT EXISTS (SELECT 1 FROM {u} y WHERE y.id = x.id)',
    'SELECT SUM(a) OVER (PARTITION BY b ORDER BY c) FROM {t}',
    "SELECT id FROM {bảng 'lạ'} WHERE a = '{t}'",
  ])('is admitted when it is %s', (sql) => {
    expect(refuseOwnerSql(sql, engine, 'query')).toBeUndefined();
  });

  test('is no condition', () => {
    expect(refuseOwnerSql('a IN (SELECT b FROM {t})', engine)).toBeDefined();
    expect(refuseOwnerSql('a = {t}', engine)).toBeDefined();
  });
});

test('a query names its tables in braces, but not within quotes', () => {
  expect(splitQuery('SELECT \'{a}\', "{b}", `{c}` FROM {d e} x, {f}')).toEqual([
    'SELECT \'{a}\', "{b}", `{c}` FROM ',
    { table: 'd e' },
    ' x, ',
    { table: 'f' },
    '',
  ]);
});

test.each(['mysql', 'mariadb'])(
  'calls nothing that %s has not built in, where a stored function may have the name',
  (engine) => {
    const calls = [
      'initcap(a)',
      'regexp_like(a, b)',
      'age(a)',
      'to_char(a, b)',
      'glob(a)',
      'end(a)',
      'text(a)',
      'similar (a)',
    ];
    expect(calls.filter((sql) => refuseOwnerSql(sql, engine) === undefined)).toEqual([]);
  },
);

test('looks at very long texts without giving up', () => {
  expect(refuseOwnerSql(`a = '${"''".repeat(1_000_000)}'`, 'sqlite')).toBeUndefined();
  expect(refuseOwnerSql(`${'('.repeat(100_000)}a`, 'sqlite')).toBeDefined();
  expect(refuseOwnerSql(`a = ${"'' ".repeat(100_000)}'`, 'sqlite')).toBeDefined();
});
