import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleOutcome } from '../../src/model/result.ts';
import { refuseOwnerSql } from '../../src/sql/owner-sql.ts';
import { type EngineName, engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { runAudit } from '../run-audit.ts';

const ALL: readonly EngineName[] = ['sqlite', 'postgres', 'mariadb'];

/** Conditions that hold on the one row of the table below, in words of every engine. */
const HONEST: readonly string[] = [
  'so_con IS NOT NULL AND (so_con > 1 OR so_con < 0)',
  'ho.so_con IN (1, 2, 3) AND ho.so_con NOT IN (4)',
  'ho.so_con IS NOT NULL AND NOT (ho.so_con = 5)',
  'so_con BETWEEN 1 AND 3 AND so_con * 2 - 1 >= -3 / 1',
  "ma = 'it''s' AND ma <> '' AND ma <> ''''",
  "ma <> '; DROP TABLE ho; --' AND ma <> '/* ' AND ma <> ' */'",
  "ma <> 'now is the hour' AND ma <> 'user' AND ma <> 'select'",
  "ma <> '\"' AND ma <> '`' AND ma <> '[' AND ma <> '$$' AND ma <> '?' AND ma <> '$1' AND ma <> ':p'",
  "ma <> '\\' AND ma <> 'a\\'' OR 1 = 0 OR ''b'",
  "ma <> 'Đặng Thị Bưởi \u{1F600} \u00a0'",
  'CASE WHEN so_con > 1 THEN length(ma) = 4 ELSE coalesce(so_con, 0) = 0 END',
  'CASE so_con WHEN 2 THEN 1 ELSE 0 END = 1',
  "upper(substr(ma, 1, 2)) = 'IT' AND replace(ma, '''', '') = 'its'",
  'abs(so_con - 4) = 2 AND round(1.5e0) >= 1',
  'CAST(so_con AS decimal(10, 2)) = 2.00 AND nullif(so_con, 3) = 2',
  "ngay > '2026-01-01' AND ngay <= '2026-12-31'",
  'bộ_phận = 7 AND (((bộ_phận)) > 1e0)',
  '\tso_con\n=\r\n2',
];

const HONEST_ON: Readonly<Record<EngineName, readonly string[]>> = {
  sqlite: [
    '"so_con" = 2 AND `so_con` = 2 AND ho."so_con" = 2',
    "strftime('%Y', ngay) = '2026' AND date(ngay) = ngay AND julianday(ngay) > 0",
    "ma GLOB 'it*' AND typeof(so_con) = 'integer' AND so_con & 2 = 2 AND so_con | 1 = 3",
    "ma || '!' = 'it''s!' AND instr(ma, 't') = 2 AND iif(so_con > 1, 1, 0) = 1",
  ],
  postgres: [
    '"so_con" = 2 AND ho."so_con" = 2 AND "ho".so_con = 2',
    "extract(year from ngay) = 2026 AND date_trunc('month', ngay) = date '2026-12-01'",
    "position('t' in ma) = 2 AND ma ~ '^it' AND ma !~ 'x' AND ma ILIKE 'IT%' AND ma || '!' = 'it''s!'",
    "age(ngay, date '2025-12-14') = interval '1 year' AND so_con::numeric(4, 1) = 2 AND so_con IS DISTINCT FROM 3",
    "ma SIMILAR TO 'it%' AND so_con = any ('{1,2}') AND split_part(ma, '''', 1) = 'it'",
    "ngay + interval '1 day' > ngay AND make_date(2026, 12, 14) = ngay AND ma COLLATE \"C\" < 'z'",
  ],
  mariadb: [
    '`so_con` = 2 AND ho.`so_con` = 2 AND `ho`.so_con = 2',
    "year(ngay) = 2026 AND datediff(ngay, '2026-12-13') = 1 AND ngay + INTERVAL 1 DAY > ngay",
    "position('t' in ma) = 2 AND ma REGEXP '^it' AND so_con <=> 2 AND so_con DIV 2 = 1 AND so_con MOD 2 = 0",
    "date_format(ngay, '%Y-%m') = '2026-12' AND timestampdiff(DAY, '2026-12-13', ngay) = 1 AND concat(ma, '!') = 'it''s!'",
    "CAST(ma AS CHAR(9)) = ma AND BINARY ma = 'it''s' AND find_in_set('b', 'a,b') = 2",
  ],
};

describe.each(engines())("the owner's SQL on %s", (engine) => {
  const conditions = [...HONEST, ...HONEST_ON[engine]];
  let database: FreshDatabase;
  let outcomes: ReadonlyMap<string, RuleOutcome>;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    const name = engine === 'mariadb' ? '`bộ_phận`' : '"bộ_phận"';
    await database.execute(`CREATE TABLE ho (so_con INTEGER, ma VARCHAR(20), ngay DATE, ${name} INTEGER)`);
    await database.load('ho', ['so_con', 'ma', 'ngay', 'bộ_phận'], [[2, "it's", '2026-12-14', 7]]);
    outcomes = await auditConditions(database.url, conditions);
  });
  afterAll(() => database.drop());

  it.each(conditions.map((sql, index) => [sql, `c${index}`]))('admits and evaluates %s', (sql, id) => {
    expect(refuseOwnerSql(sql, engine)).toBeUndefined();
    const outcome = outcomes.get(id);
    expect(outcome?.status, outcome?.message).toBe('pass');
    expect(outcome?.checked).toBe(1);
  });
});

/** What none of the engines may be handed. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'nothing at all': ['', ' ', '\n\t'],
  'more than one condition': ['a, b', 'a = 1, b = 2', '(a), (b)', 'a)(b', ')(', '(a', 'a)'],
  'a table after IN': [
    'a IN ho',
    'a NOT IN ho',
    'a in "ho"',
    'a IN main.ho',
    'a IN\nho',
    'length(a in ho) = 1',
  ],
  'a sequence': [
    'NEXT VALUE FOR s > 0',
    'next\nvalue for s = 1',
    'previous value for s = 1',
    'nextval(s) = 1',
  ],
  'the clock behind a literal': [
    "ngay < 'now'",
    "ngay < ' NOW '",
    "date('now') > ngay",
    "'today'::date > ngay",
    "date 'tomorrow' > ngay",
    "CAST('yesterday' AS date) > ngay",
    "timestamp 'today allballs' > ngay",
    "ngay < 'now()'",
    "datetime(ngay, 'localtime') > ngay",
  ],
  'the clock behind a call without a moment': [
    'date() > ngay',
    'datetime ( ) > ngay',
    'julianday() > 0',
    "strftime('%Y') > '2000'",
    "strftime(('%Y')) > '2000'",
    'age(ngay) > ngay',
    'age((ngay)) > ngay',
    'year(date()) > 2000',
  ],
  'calls hidden in names and quotes': [
    '"pg_sleep"(1) IS NULL',
    '`sleep`(1) = 0',
    "'abs'(1) = 'abs' (1) OR pg_sleep(1) IS NULL",
    'pg_catalog.pg_sleep(1) IS NULL',
    'pg_catalog\n.\npg_sleep\n(1) IS NULL',
    'ho.abs(1) = 1',
    'abs.abs(1) = 1',
    'a IS NULL AND public.f (1) = 1',
    'coalesce(pg_sleep(1), 1) = 1',
    'NOT(NOT(sleep(1)))',
    'case when sleep(1) then 1 end',
    'a = (((sleep(1))))',
  ],
  'comments at every turn': ['a--b', 'a - --b', 'a/**/', 'a*/*b*/', 'a -- b\n', '--', '/*', "a = '' -- '"],
  'quotes that do not end, or run together': [
    "'",
    "''''' = a",
    "'a''",
    "a = 'b''",
    '"',
    '""""" = 1',
    'a = \'b\'"c"',
    "'a'b",
    '1a',
    '1e5x',
    '0b1',
    '1_000',
  ],
  'signs outside quotes': [
    'a # b',
    'a @ b',
    'a ; b',
    'a : b',
    'a ? b',
    'a \\ b',
    'a $ b',
    'a[1]',
    'a{b}',
    'a\0b',
    'a \u2212 b',
    'a ＝ b',
    '‘a’ = b',
  ],
};

describe.each(ALL)("the owner's SQL is refused on %s", (engine) => {
  it.each(Object.entries(REFUSED))('with %s', (_what, texts) => {
    expect(texts.filter((sql) => refuseOwnerSql(sql, engine) === undefined)).toEqual([]);
  });

  it('when the quotes are those of another engine', () => {
    const texts = {
      sqlite: [],
      postgres: ['`a` = 1', 'a = 1 ` -- ` \n', '`pg_sleep(1)`'],
      mariadb: ['"a" = 1', '"a" OR sleep(1) OR "b"'],
    };
    expect(texts[engine].filter((sql) => refuseOwnerSql(sql, engine) === undefined)).toEqual([]);
  });
});

it('refuses who is logged in on PostgreSQL, and admits a column of that name elsewhere', () => {
  expect(refuseOwnerSql('user = a', 'postgres')).toBeDefined();
  expect(refuseOwnerSql('user = a', 'sqlite')).toBeUndefined();
});

it('says what is refused, without the text around it', () => {
  const refused = refuseOwnerSql("mat_khau = 'bí mật' AND pg_sleep(1) IS NULL", 'postgres');
  expect(refused?.en).toContain('pg_sleep');
  expect(refused?.vi).toContain('pg_sleep');
  expect(JSON.stringify(refused)).not.toContain('bí mật');
});

async function auditConditions(
  url: string,
  conditions: readonly string[],
): Promise<ReadonlyMap<string, RuleOutcome>> {
  const folder = mkdtempSync(join(tmpdir(), 'soat-owner-sql-'));
  const path = join(folder, 'soat.yaml');
  const rules = conditions.map((condition, index) => ({ id: `c${index}`, rule: 'expression', condition }));
  // JSON is YAML.
  writeFileSync(
    path,
    JSON.stringify({ version: 1, database: { id: 'owner-sql' }, tables: { ho: { rules } } }),
  );
  try {
    const { result } = await runAudit(path, url);
    return new Map(result.outcomes.map((outcome) => [outcome.id, outcome]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
