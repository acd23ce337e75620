import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { audited, outcomesOf, withRuleFile } from './attack.ts';
import { contents, soat } from './command-line.ts';

/** Names and comments that want to be obeyed by whatever shows them. */
const HOSTILE = [
  '\u001b[2J\u001b[31mred\u0007',
  '\u001b]0;title\u0007',
  '\u202egnp.exe',
  'line\nbreak\rback',
  '\u2028| a | b |',
  '=1+cmd|calc!A0',
  '=HYPERLINK("http://evil","x")',
  '@SUM(1)',
  '+1',
  '-1',
  '\t=1',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '![x](http://evil/track.png)',
  '`code` **bold** | cell |',
  '# heading',
  '</t></si><f>1+1</f>',
  ']]>&lt;&#x3c;',
  '\u200b\u2066hidden\ufeff.',
  '{{7*7}}${7*7}',
];
/** What must not reach a terminal or a reader's eye: controls but line ends and tabs, directions, what cannot be seen. */
const OBEYED = /(?![\n\t])[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/u;

describe.each(engines())('hostile names and comments on %s', (engine) => {
  let db: FreshDatabase;
  let out: string;
  const mark = engine === 'mariadb' ? '`' : '"';
  const quoted = (name: string) => mark + name.replaceAll(mark, mark + mark) + mark;
  const text = (value: string) =>
    `'${value.replaceAll('\\', engine === 'mariadb' ? '\\\\' : '\\').replaceAll("'", "''")}'`;

  beforeAll(async () => {
    db = await freshDatabase(engine);
    out = mkdtempSync(join(tmpdir(), 'soat-schema-'));
    for (const [index, name] of HOSTILE.entries()) {
      const table = quoted(`${name} ${index}`);
      const comment = engine === 'mariadb' ? ` COMMENT ${text(name)}` : '';
      const type = engine === 'mariadb' ? 'VARCHAR(300)' : 'TEXT';
      await db.execute(
        `CREATE TABLE ${table} (id INTEGER PRIMARY KEY, ${quoted(`${name}.`)} ${type} DEFAULT ${text(name)}${comment})${comment}`,
      );
      if (engine === 'postgres') {
        await db.execute([
          `COMMENT ON TABLE ${table} IS ${text(name)}`,
          `COMMENT ON COLUMN ${table}.${quoted(`${name}.`)} IS ${text(name)}`,
        ]);
      }
      await db.load(`${name} ${index}`, ['id', `${name}.`], [[1, name]]);
    }
  });
  afterAll(async () => {
    rmSync(out, { recursive: true, force: true });
    await db.drop();
  });

  test('reach no reader as anything but text', async () => {
    const tables = Object.fromEntries(
      HOSTILE.map((name, index) => [
        `${name} ${index}`,
        {
          title: name.replace(/[\p{C}\u2028]/gu, '?'),
          rules: [
            { rule: 'in-set', column: `${name}.`, values: ['x'] },
            { rule: 'length', column: `${name}.`, max: 1, title: name.replace(/[\p{C}\u2028]/gu, '?') },
          ],
        },
      ]),
    );
    const { code, said } = await withRuleFile(tables, (path) =>
      soat(['audit', path, '--database', db.url, '--out', out, '--samples', '3']),
    );
    expect([code, said.slice(0, code === 1 ? 0 : 2_000)]).toEqual([1, '']);
    expect(said).not.toMatch(OBEYED);
    const files = contents(out);
    const markdown = files.get('report.md') ?? '';
    expect(markdown).toContain('gnp.exe');
    expect(markdown).not.toMatch(OBEYED);
    // Outside of code, where Markdown obeys nothing.
    const prose = markdown
      .replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
      .replace(/(?<!\\)(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, '');
    expect(prose).not.toMatch(/(?<!\\)<(?:script|img)/);
    expect(prose).not.toMatch(/(?<!\\)\](?:\\)?\(javascript|!\[x\]\(/);
    expect(prose).not.toMatch(/^# heading/m);
    const workbook = files.get('report.xlsx') ?? '';
    expect(workbook).toContain('gnp.exe');
    expect(workbook).not.toMatch(/<f[ >]|<hyperlink/);
    expect(workbook.replace(/_x[0-9A-F]{4}_/g, '')).not.toMatch(
      /(?![\r\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u,
    );
    // Programs are given the names as they are.
    const report = JSON.parse(files.get('report.json') ?? '') as {
      outcomes: { table: string; columns: string[] }[];
    };
    expect(new Set(report.outcomes.flatMap(({ columns }) => columns))).toEqual(
      new Set(HOSTILE.map((name) => `${name}.`)),
    );
  });

  test('reach no terminal from a plan or from the problems of a rule file', async () => {
    const [name = ''] = HOSTILE;
    for (const column of [`${name}.`, '\u202e\u001b[31mno such column']) {
      const rules = [{ rule: 'in-set', column, values: ['\u001b[2J\u202e'] }];
      const { said } = await withRuleFile({ [`${name} 0`]: { rules } }, (path) =>
        soat(['audit', path, '--database', db.url, '--dry-run']),
      );
      expect(said).not.toBe('');
      expect(said).not.toMatch(OBEYED);
    }
  });
});

describe.each(engines())('tables of %s named as soat names its own', (engine) => {
  let db: FreshDatabase;
  beforeAll(async () => {
    db = await freshDatabase(engine);
    for (const name of ['soat_r1', 'soat_p', 'soat_g']) {
      await db.execute(`CREATE TABLE ${name} (soat_k1 INTEGER, n INTEGER)`);
      await db.load(
        name,
        ['soat_k1', 'n'],
        [
          [1, 1],
          [1, 2],
          [2, 7],
        ],
      );
    }
  });
  afterAll(() => db.drop());

  test.each(['soat_r1', 'soat_p', 'soat_g'])('%s is counted like any other', async (table) => {
    const rules = [
      { rule: 'reference', column: 'n', to: { table: 'soat_r1', column: 'soat_k1' } },
      { rule: 'reference', column: 'soat_k1', to: { table: 'soat_p', column: 'n' } },
      { rule: 'unique', column: 'soat_k1' },
      { rule: 'aggregate', column: 'n', function: 'median', equals: 2 },
      { rule: 'expression', condition: 'n < 7' },
    ];
    const outcomes = await outcomesOf(db.url, table, rules, { samples: 1 });
    expect(outcomes.map(({ status, violations }) => [status, violations])).toEqual([
      ['fail', 1],
      ['pass', 0],
      ['fail', 2],
      ['pass', 0],
      ['fail', 1],
    ]);
  });
});

describe.runIf(engines().includes('postgres'))('odd tables of PostgreSQL', () => {
  let db: FreshDatabase;
  beforeAll(async () => {
    db = await freshDatabase('postgres');
    await db.execute(`
      CREATE TABLE none ();
      INSERT INTO none DEFAULT VALUES;
      CREATE VIEW broken AS SELECT 1 / 0 AS a, 2 AS b;
      CREATE TABLE wide (${Array.from({ length: 1600 }, (_, index) => `c${index} boolean`).join(', ')});
      INSERT INTO wide DEFAULT VALUES;
      CREATE TABLE "${'x'.repeat(63)}" ("${'đ'.repeat(31)}" text, "${'y'.repeat(63)}" text);
      CREATE TYPE mood AS ENUM ('glad', 'it''s');
      CREATE TYPE pair AS (a int, b text);
      CREATE DOMAIN small AS int CHECK (VALUE < 10);
      CREATE TABLE exotic (id int, a int[], b jsonb, c json, d xml, e point, f int4range, g tsvector, h bit(3), i bit varying,
        j inet, k cidr, l macaddr, m uuid, n bytea, o money, p interval, q timetz, r oid, s mood, t pair, u small, v "char",
        w name, x pg_lsn, y txid_snapshot, z regclass, aa numeric, ab float4, ac char(3), ad numeric(5, -2), ae text[][],
        af int4multirange, ag mood[], ah jsonpath, ai box, aj small[], ak pair[], al float8, am timestamptz, an time,
        ao int GENERATED ALWAYS AS (id / NULLIF(id, 0)) STORED);
      INSERT INTO exotic (id, a, b, d, m, s, u, aa, al, am) VALUES
        (1, '{1}', '{}', '<a/>', gen_random_uuid(), 'glad', 1, 'NaN', 'Infinity', 'infinity');
      INSERT INTO exotic (id) VALUES (2);
      UPDATE pg_class SET reltuples = 'Infinity', relpages = 2147483647 WHERE relname = 'none';
      UPDATE pg_class SET reltuples = 3e38 WHERE relname = 'wide'`);
  });
  afterAll(() => db.drop());

  test('a table without columns has rows', async () => {
    const [outcome] = await outcomesOf(db.url, 'none', [{ rule: 'row-count', equals: 1 }], { samples: 5 });
    expect(outcome?.status).toBe('pass');
  });

  test('a view that fails takes only its own rules with it', async () => {
    const { outcomes } = await audited(db.url, {
      broken: { rules: [{ rule: 'range', column: 'a', min: 0 }] },
      none: { rules: [{ rule: 'row-count', equals: 1 }] },
    });
    expect(outcomes.map(({ status }) => status)).toEqual(['error', 'pass']);
  });

  test('1,600 columns are looked at in a few statements', async () => {
    const columns = Array.from({ length: 1600 }, (_, index) => `c${index}`);
    const { outcomes, queries } = await audited(db.url, { wide: { rules: [{ rule: 'not-null', columns }] } });
    expect(outcomes.filter(({ status, violations }) => status === 'fail' && violations === 1)).toHaveLength(
      1600,
    );
    expect(queries.length).toBeLessThan(10);
  });

  test('names as long as names can be are told apart', async () => {
    const outcomes = await outcomesOf(db.url, 'x'.repeat(63), [
      { rule: 'not-null', columns: ['đ'.repeat(31), 'y'.repeat(63)] },
    ]);
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(2);
  });

  test('every type can be counted, and what cannot be compared is said', async () => {
    const types = (
      await audited(db.url, { none: { rules: [{ rule: 'row-count', min: 0 }] } })
    ).inventory.tables.find(({ name }) => name === 'exotic');
    const columns = types?.columns.map(({ name }) => name) ?? [];
    expect(columns).toHaveLength(42);
    const outcomes = await outcomesOf(db.url, 'exotic', [{ rule: 'not-null', columns }], { samples: 2 });
    expect(outcomes.filter(({ status }) => status === 'error')).toEqual([]);
    for (const column of columns) {
      // Either it is refused when it is bound, or it gives a result; nothing fails half-way.
      const found = await outcomesOf(db.url, 'exotic', [{ rule: 'unique', column }], { samples: 2 }).catch(
        (error: Error) => error.name,
      );
      if (typeof found !== 'string')
        // Both rows of `ao` hold 1.
        expect([column, found[0]?.status]).toEqual([
          column,
          column === 'ao' ? 'fail' : expect.stringMatching(/pass|not-applicable/),
        ]);
      else expect(found).toBe('RuleFileError');
    }
  });

  test('statistics that lie are not passed on', async () => {
    const { inventory } = await audited(db.url, { none: { rules: [{ rule: 'row-count', min: 0 }] } });
    const estimates = inventory.tables.map(({ rowEstimate }) => rowEstimate);
    expect(estimates.filter((estimate) => estimate !== null && !Number.isSafeInteger(estimate))).toEqual([]);
  });
});
