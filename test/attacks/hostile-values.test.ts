import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AuditOptions, planAudit } from '../../src/audit.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { FIXED } from '../run-audit.ts';
import { audited, outcomesOf, type Rules, withRuleFile } from './attack.ts';

/** Texts that would end a string, a name, a comment or a parameter wherever they were put into SQL as they stand. */
const HOSTILE = [
  "'",
  "''",
  "'; DROP TABLE t; --",
  "\\'; DROP TABLE t; --",
  '"',
  '`',
  '"; DROP TABLE t; --',
  '`; DROP TABLE t; --',
  '\\',
  '\\\\',
  '$1',
  '$$',
  '?',
  ':a',
  '@a',
  '%s',
  '${PATH}',
  '--',
  '/*',
  '*/',
  '/*!50000 x */',
  '#',
  ';',
  '\n',
  '\r\n-- ',
  '\u0001',
  '\u001b[31m',
  '\u202e',
  '\u00a0',
  '\ufeff',
  "E'\\''",
  "_utf8'x'",
  '{}',
  '{"a"}',
  'NULL',
  '[1]',
  '\u{1f4a3}',
];

describe.each(engines())('hostile texts on %s', (engine) => {
  let db: FreshDatabase;
  const mark = engine === 'mariadb' ? '`' : '"';
  const quoted = (name: string) => mark + name.replaceAll(mark, mark + mark) + mark;

  beforeAll(async () => {
    db = await freshDatabase(engine);
    await db.execute(
      `CREATE TABLE t (id INTEGER PRIMARY KEY, a ${engine === 'mariadb' ? 'VARCHAR(200) COLLATE utf8mb4_general_ci' : 'TEXT'})`,
    );
    await db.load(
      't',
      ['id', 'a'],
      HOSTILE.map((text, index) => [index, text]),
    );
  });
  afterAll(() => db.drop());

  test('as values stand for themselves', async () => {
    const rules: Rules = [
      { id: 'all', rule: 'in-set', column: 'a', values: HOSTILE },
      ...HOSTILE.map((text, index) => ({ id: `in ${index}`, rule: 'in-set', column: 'a', values: [text] })),
      ...HOSTILE.map((text, index) => ({
        id: `when ${index}`,
        rule: 'not-null',
        column: 'a',
        when: [{ column: 'a', equals: text }],
      })),
    ];
    const outcomes = await outcomesOf(db.url, 't', rules);
    const one = HOSTILE.length - 1;
    expect(
      outcomes.map(({ id, status, violations, checked }) => `${id}: ${status} ${violations}/${checked}`),
    ).toEqual([
      `all: pass 0/${HOSTILE.length}`,
      ...HOSTILE.map((_, index) => `in ${index}: fail ${one}/${HOSTILE.length}`),
      ...HOSTILE.map((_, index) => `when ${index}: pass 0/1`),
    ]);
  });

  test('as values make the same statement as harmless ones', async () => {
    const statementsFor = async (text: string) => {
      const rules = [
        { id: 'a', rule: 'in-set', column: 'a', values: [text] },
        { id: 'b', rule: 'not-null', column: 'a', when: [{ column: 'a', 'not-equals': text }] },
      ];
      const options: Omit<AuditOptions, 'path'> = { ...FIXED, database: db.url };
      const plan = await withRuleFile({ t: { rules } }, (path) => planAudit({ ...options, path }));
      return plan.queries.map((query) => query.statement.sql);
    };
    const harmless = await statementsFor('x');
    for (const text of ["'; DROP TABLE t; --", '\\', '?', '$1', '\u0001']) {
      expect(await statementsFor(text)).toEqual(harmless);
    }
  });

  test('as names of tables, columns and rules change nothing but names', async () => {
    // MariaDB ends names with no space and takes none beyond the basic plane; an empty name is none anywhere.
    const names = HOSTILE.filter((name) => !/[\s\u00a0\ufeff]$|[\u{10000}-\u{10ffff}]/u.test(name));
    const tables: Record<string, unknown> = {};
    for (const [index, name] of names.entries()) {
      const table = `t${index} ${name}`;
      await db.execute(
        `CREATE TABLE ${quoted(table)} (id INTEGER PRIMARY KEY, ${quoted(name)} ${engine === 'mariadb' ? 'VARCHAR(9)' : 'TEXT'})`,
      );
      await db.load(
        table,
        ['id', name],
        [
          [1, 'x'],
          [2, null],
          [3, 'x'],
        ],
      );
      // Hidden characters are refused in ids, which people type.
      const id = /[\p{C}\s]/u.test(name) ? `rule ${index}` : name;
      tables[table] = {
        rules: [
          { id, rule: 'not-null', column: name },
          { id: `${id} 2`, rule: 'unique', column: name },
          { id: `${id} 3`, rule: 'reference', column: name, to: { table, column: name } },
          { id: `${id} 4`, rule: 'aggregate', column: name, function: 'count-distinct', equals: 1 },
        ],
      };
    }
    const { outcomes } = await audited(db.url, tables, { samples: 2 });
    for (const [index, name] of names.entries()) {
      const own = outcomes.filter(({ table }) => table === `t${index} ${name}`);
      expect([name, ...own.map(({ status, violations }) => `${status} ${violations}`)]).toEqual([
        name,
        'fail 1',
        'fail 2',
        'pass 0',
        'pass 0',
      ]);
      expect(own[1]?.samples.map((sample) => sample.values?.[name])).toEqual(['x', 'x']);
    }
  });

  test('named like members of every object are plain names', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'length', 'name'];
    await db.execute(
      `CREATE TABLE ${quoted('__proto__')} (${names.map((name) => `${quoted(name)} INTEGER`).join(', ')})`,
    );
    await db.load('__proto__', names, [names.map(() => null)]);
    const outcomes = await outcomesOf(
      db.url,
      '__proto__',
      names.map((name) => ({ id: name, rule: 'not-null', column: name })),
      { samples: 1 },
    );
    expect(outcomes.map(({ id, status, violations }) => `${id} ${status} ${violations}`)).toEqual(
      names.map((name) => `${name} fail 1`),
    );
  });

  test('with a NUL are no value that the table could hold, and no end of the statement', async () => {
    const outcomes = await outcomesOf(db.url, 't', [
      { id: 'in', rule: 'in-set', column: 'a', values: ["x\u0000' OR 1=1", '\u0000'] },
      { id: 'other', rule: 'not-null', column: 'a' },
    ]);
    expect(outcomes[1]?.status).toBe('pass');
    // PostgreSQL has no such text, and says so; elsewhere it equals nothing that is there.
    expect(['error null', `fail ${HOSTILE.length}`]).toContain(
      `${outcomes[0]?.status} ${outcomes[0]?.violations}`,
    );
  });

  test('the table is still there', async () => {
    expect((await db.query('SELECT COUNT(*) AS n FROM t')).map((row) => Number(row.n))).toEqual([
      HOSTILE.length,
    ]);
  });
});
