import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSqlite } from '../../src/dialects/sqlite/driver.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { runAudit } from '../run-audit.ts';
import { outcomesOf, ruleFile, withRuleFile } from './attack.ts';
import { contents, soat } from './command-line.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soat-leak-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('credentials', () => {
  const PASSWORD = 'hunter2/ñ@:?#';
  const ENCODED = encodeURIComponent(PASSWORD);
  const isTold = (text: string) => text.includes('hunter2') || text.includes(ENCODED);

  test.each([
    ['a wrong host', `postgres://u:${ENCODED}@127.0.0.1:1/d`],
    ['a wrong host', `mariadb://u:${ENCODED}@127.0.0.1:1/d`],
    ['a host that is none', `mysql://u:${ENCODED}@256.256.256.256/d`],
    ['no host', `postgres:u:${ENCODED}@h`],
    ['no host', `mysql:/u:${ENCODED}@h/d`],
    ['a port that is none', `postgres://u:${ENCODED}@h:port/d`],
    ['a parameter that is not known', `postgres://u:${ENCODED}@127.0.0.1/d?pass=${ENCODED}`],
    ['a parameter that is not known', `mysql://u:p@127.0.0.1/d?password=${ENCODED}`],
    ['a password that is not encoded', 'postgres://u:hunter2/x@127.0.0.1/d'],
    ['a password that is not encoded', 'mysql://u:hunter2?x@127.0.0.1/d'],
    ['a broken encoding', 'postgres://u:hunter2%ZZ@127.0.0.1/d'],
    ['a password as a parameter', `postgres://127.0.0.1:1/d?user=u&password=${ENCODED}`],
    ['an engine that is not known', `oracle://u:${ENCODED}@127.0.0.1/d`],
  ])('are not told with %s: %s', async (_what, url) => {
    const path = join(folder, 'soat.yaml');
    writeFileSync(
      path,
      ruleFile({ t: { rules: [{ rule: 'row-count', min: 1 }] } }, { url: '${SECRET_URL}' }),
    );
    for (const argv of [
      ['audit', path, '--out', join(folder, 'out')],
      ['audit', path, '--dry-run', '--lang', 'en'],
      ['audit', path, '--database', url],
    ]) {
      const { code, said } = await soat(argv, { SECRET_URL: url });
      expect([2, 3]).toContain(code);
      expect(said).not.toBe('');
      expect(isTold(said), said).toBe(false);
    }
    const error: unknown = await runAudit(path, url).catch((thrown: unknown) => thrown);
    const everything = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error);
    expect(isTold(everything), everything).toBe(false);
  });

  test('do not come into the report by way of a name', async () => {
    const path = join(folder, 'soat.yaml');
    for (const database of [
      { name: '${SECRET}', url: 'sqlite:a.db' },
      { id: 'x${SECRET}', url: 'sqlite:a.db' },
      { schemas: ['${SECRET}'], url: 'sqlite:a.db' },
    ]) {
      writeFileSync(path, ruleFile({ t: { rules: [{ rule: 'row-count', min: 1 }] } }, database));
      const { code, said } = await soat(['audit', path, '--out', join(folder, 'out')], { SECRET: 'hunter2' });
      expect(code).toBe(2);
      expect(said).not.toContain('hunter2');
    }
  });
});

describe.each(engines())('values of rows on %s', (engine) => {
  const SECRET = 'Nguyễn Văn Bí Mật';
  let db: FreshDatabase;
  beforeAll(async () => {
    db = await freshDatabase(engine);
    const text = engine === 'mariadb' ? 'VARCHAR(100)' : 'TEXT';
    await db.execute(
      `CREATE TABLE people (id INTEGER PRIMARY KEY, name ${text}, number ${text}, word ${text}, born DATE, salary DECIMAL(10, 2), seen TIMESTAMP NULL, code ${text})`,
    );
    await db.load(
      'people',
      ['id', 'name', 'number', 'word', 'born', 'salary', 'seen', 'code'],
      [
        [1, SECRET, '001099012345', 'bimatxyz', '1955-05-15', '7654321.12', '2026-11-11 11:11:11', 'XX'],
        [2, SECRET, '001099012345', 'bimatxyz', '1966-06-16', '7654321.12', '2026-10-10 10:10:10', 'YY'],
      ],
    );
  });
  afterAll(() => db.drop());

  const isTold = (text: string) =>
    /Nguyễn|Bí Mật|bimatxyz|001099012345|19[56]\d-\d\d-\d\d|7654321|11:11:11/.test(text);

  test('are not in the message of a statement that fails over them', async () => {
    const conditions: Partial<Record<string, readonly string[]>> = {
      postgres: [
        'CAST(name AS integer) > 0',
        'name::date > born',
        'name::numeric = 1',
        'word::regclass IS NULL',
        'word::regtype IS NULL',
        'word::regrole IS NULL',
        'word::regproc IS NULL',
        'word::regnamespace IS NULL',
        'name::json IS NULL',
        'name::xml IS NULL',
        'name::inet IS NULL',
        'name::uuid IS NULL',
        "name ~ '(' || name",
        "extract('day' from born) = 0 AND date_trunc(name, seen) IS NULL",
        "to_number(name, '9') = 1",
        'name COLLATE "nope" = name',
        'repeat IS NULL',
        'power(salary, 100000) > 0',
      ],
      mariadb: [
        'CAST(name AS SIGNED) > 0',
        'CAST(name AS DATE) > born',
        "json_extract(name, '$') IS NULL",
        "json_extract('{}', name) IS NULL",
        "name REGEXP concat('(', name)",
        'exp(salary) > 0',
        "str_to_date(name, '%Y') IS NULL",
        'name = nope',
      ],
      sqlite: [
        "json_extract(name, '$') IS NULL",
        "json_extract('{}', name) IS NULL",
        'name = nope',
        "name LIKE 'x' ESCAPE name",
        'abs(-9223372036854775807 - id) > 0',
        'date(name) > born',
      ],
    };
    for (const condition of conditions[engine] ?? []) {
      const outcomes = await outcomesOf(db.url, 'people', [{ rule: 'expression', condition }]).catch(
        (error: unknown) => error,
      );
      const told = inspect(outcomes, { depth: 20, showHidden: true });
      expect(isTold(told), `${condition}: ${told}`).toBe(false);
    }
  });

  test('of personal columns are in no file, message or figure, with samples or without', async () => {
    const personal = { personal: true };
    const tables = {
      people: {
        columns: {
          name: personal,
          number: personal,
          word: personal,
          born: personal,
          salary: personal,
          seen: personal,
          code: {},
        },
        key: ['number'],
        rules: [
          ...['name', 'number', 'word', 'code'].flatMap((column) => [
            { rule: 'unique', column },
            { rule: 'in-set', column, values: ['A'] },
            { rule: 'pattern', column, pattern: '^A' },
            { rule: 'length', column, max: 1 },
          ]),
          { rule: 'unique', key: ['name', 'born'] },
          { rule: 'range', column: 'born', min: '2000-01-01' },
          ...['min', 'max', 'sum', 'avg', 'median'].map((name) => ({
            rule: 'aggregate',
            column: 'salary',
            function: name,
            max: 5,
          })),
          { rule: 'aggregate', column: 'born', function: 'min', min: '2000-01-01' },
          { rule: 'aggregate', column: 'seen', function: 'max', max: '2000-01-01' },
          {
            rule: 'aggregate',
            column: 'salary',
            function: 'sum',
            max: 5,
            when: [{ column: 'id', equals: 1 }],
          },
          { rule: 'freshness', column: 'seen', within: '1d' },
          { rule: 'freshness', column: 'born', within: '1d' },
          { rule: 'expression', condition: 'id > 5' },
          { rule: 'reference', column: 'name', to: { table: 'people', column: 'code' } },
          { rule: 'compare', column: 'name', operator: '=', other: 'code' },
        ],
      },
    };
    const out = join(folder, 'out');
    const said = await withRuleFile(tables, async (path) => {
      const found: string[] = [];
      for (const samples of ['0', '1000']) {
        const run = await soat(['audit', path, '--database', db.url, '--out', out, '--samples', samples]);
        expect(run.code).toBe(1);
        found.push(run.said, (await soat(['audit', path, '--database', db.url, '--dry-run'])).said);
      }
      return found.join('\n');
    });
    const password = /:\/\/[^:]*:([^@]*)@/.exec(db.url)?.[1] ?? '\0';
    for (const [name, text] of [['said', said], ...contents(out)] as const) {
      expect(text.length).toBeGreaterThan(100);
      expect(
        isTold(text),
        `${name} tells a value: ${/.{60}(?:Nguyễn|Bí Mật|bimatxyz|001099012345|19[56]\d-\d\d-\d\d|7654321|11:11:11).{20}/su.exec(text)?.[0]}`,
      ).toBe(false);
      expect(text.includes(password), name).toBe(false);
    }
    expect(contents(out).get('report.json')).toContain('"observed": "***"');
    // Counts stay: they are no values.
    const report = JSON.parse(contents(out).get('report.json') ?? '') as {
      outcomes: { rule: string; status: string; observed: string | null }[];
    };
    const figures = report.outcomes.filter(({ rule }) => rule === 'aggregate' || rule === 'freshness');
    expect(figures.map(({ status, observed }) => `${status} ${observed}`)).toEqual(
      figures.map(() => 'fail ***'),
    );
  });

  test('of other columns are shown only with samples', async () => {
    const rules = [{ rule: 'in-set', column: 'code', values: ['A'] }];
    const [without] = await outcomesOf(db.url, 'people', rules);
    expect(without?.samples).toEqual([]);
    const [shown] = await outcomesOf(db.url, 'people', rules, { samples: 1 });
    expect(shown?.samples).toEqual([{ key: { id: '1' }, values: { code: 'XX' } }]);
  });
});

test('the package is readable by its owner alone, and no temporary file stays', async () => {
  const db = await freshDatabase('sqlite');
  try {
    await db.execute('CREATE TABLE t (a TEXT)');
    const out = join(folder, 'a', 'b');
    const path = join(folder, 'soat.yaml');
    writeFileSync(path, ruleFile({ t: { rules: [{ rule: 'row-count', max: 1 }] } }));
    expect((await soat(['audit', path, '--database', db.url, '--out', out])).code).toBe(0);
    expect((statSync(out).mode & 0o777).toString(8)).toBe('700');
    for (const name of readdirSync(out)) {
      expect(`${name} ${(statSync(join(out, name)).mode & 0o777).toString(8)}`).toBe(`${name} 600`);
      expect(name).toMatch(/^(report\.|manifest\.json$)/);
    }
  } finally {
    await db.drop();
  }
});

test.runIf(process.platform === 'linux')('the process that reads SQLite is given no secrets', async () => {
  const db = await freshDatabase('sqlite');
  process.env.SOAT_ATTACK_SECRET = 'hunter2';
  try {
    const database = await openSqlite(db.url, { schemas: [], concurrency: 1, utcOffset: '+07:00' });
    const session = database.sessions[0] as unknown as { pid: number };
    expect(readFileSync(`/proc/${session.pid}/environ`, 'utf8')).not.toContain('hunter2');
    expect(readFileSync(`/proc/${session.pid}/cmdline`, 'utf8')).not.toContain(
      db.url.slice('sqlite:'.length),
    );
    await database.close();
  } finally {
    delete process.env.SOAT_ATTACK_SECRET;
    await db.drop();
  }
});
