import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../engines.ts';
import { audited, outcomesOf } from './attack.ts';

let db: FreshDatabase;
let folder: string;
const file = () => db.url.slice('sqlite:'.length);
const RULES = [
  { rule: 'not-null', column: 'a' },
  { rule: 'length', column: 'a', max: 10 },
];

beforeEach(async () => {
  db = await freshDatabase('sqlite');
  folder = mkdtempSync(join(tmpdir(), 'soat-files-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await db.drop();
});

describe('a URL that leads to something else than a database', () => {
  beforeEach(() => {
    execFileSync('mkfifo', [join(folder, 'fifo')]);
    symlinkSync(join(folder, 'a'), join(folder, 'a'));
    symlinkSync(folder, join(folder, 'b'));
  });

  test.each([
    ['a folder', () => folder],
    ['a device without end', () => '/dev/zero'],
    ['a FIFO', () => join(folder, 'fifo')],
    ['a link to itself', () => join(folder, 'a')],
    ['a link to a folder', () => join(folder, 'b')],
    ['a text file', () => '/etc/passwd'],
    ['memory', () => ':memory:'],
    ['nothing', () => ''],
    ['a file to be made', () => `${join(folder, 'new.db')}?mode=rwc`],
    ['a URI', () => `file:${join(folder, 'new.db')}?mode=rwc&cache=shared`],
    ['a name with NUL', () => `${join(folder, 'new.db')}\u0000`],
    ['another machine', () => '//evil.example/share/x.db'],
    ['another machine on Windows', () => '\\\\evil.example\\share\\x.db'],
  ])('is refused: %s', async (_what, path) => {
    const failure: unknown = await outcomesOf(`sqlite:${path()}`, 't', RULES).catch(
      (error: unknown) => error,
    );
    expect((failure as Error).name).toMatch(/^(Connection|Usage)Error$/);
    expect(readdirSync(folder).filter((name) => name.startsWith('new.db'))).toEqual([]);
  });

  test.each([
    'file:///etc/passwd',
    'http://127.0.0.1/',
    'data:text/plain,x',
    '\\\\evil\\share',
    'constructor',
    '__proto__:x',
  ])('is refused: %s', async (url) => {
    await expect(outcomesOf(url, 't', RULES)).rejects.toMatchObject({ name: 'UsageError' });
  });
});

describe('a damaged file', () => {
  const TEXT = 'x'.repeat(50_000);

  test.each([
    ['a page count beyond the file', (bytes: Buffer) => bytes.writeUInt32BE(0xffff_fff0, 28)],
    ['a page size of nonsense', (bytes: Buffer) => bytes.writeUInt16BE(3, 16)],
    ['a freelist that leads nowhere', (bytes: Buffer) => bytes.writeUInt32BE(0xffff_fff0, 32)],
    ['a schema that is no SQL', (bytes: Buffer) => bytes.write('XREATE', bytes.indexOf('CREATE TABLE t'))],
    ['noise behind the schema', (bytes: Buffer) => randomBytes(bytes.length - 4096).copy(bytes, 4096)],
    ['noise in the schema', (bytes: Buffer) => randomBytes(3_000).copy(bytes, 100)],
    ['a wrong text encoding', (bytes: Buffer) => bytes.writeUInt32BE(77, 56)],
  ])('gives an error or the right count, never a wrong one: %s', async (_what, damage) => {
    await db.execute(['CREATE TABLE t (a TEXT)', `INSERT INTO t VALUES ('${TEXT}'), (NULL), ('y')`]);
    const bytes = readFileSync(file());
    damage(bytes);
    writeFileSync(file(), bytes);
    const found = await outcomesOf(db.url, 't', RULES, { queryTimeoutMs: 5_000 }).catch(
      (error: Error) => error.name,
    );
    if (typeof found === 'string') {
      expect(found).toMatch(/^(Connection|Query|RuleFile)Error$/);
      return;
    }
    for (const outcome of found) {
      if (outcome.status !== 'error') expect([outcome.violations, outcome.scope]).toEqual([1, 3]);
    }
  });

  test('a cut-off file is told apart from a whole one', async () => {
    await db.execute(['CREATE TABLE t (a TEXT)', `INSERT INTO t VALUES ('${TEXT}')`]);
    writeFileSync(file(), readFileSync(file()).subarray(0, 9_000));
    const found = await outcomesOf(db.url, 't', RULES).catch((error: Error) => error.name);
    expect(typeof found === 'string' ? found : found.map(({ status }) => status)).toEqual('ConnectionError');
  });

  test('a foreign log beside the file is not taken for its own', async () => {
    await db.execute(['CREATE TABLE t (a TEXT)', "INSERT INTO t VALUES ('x'), (NULL)"]);
    writeFileSync(`${file()}-wal`, randomBytes(100_000));
    writeFileSync(`${file()}-journal`, randomBytes(100_000));
    const before = readFileSync(file());
    const found = await outcomesOf(db.url, 't', RULES).catch((error: Error) => error.name);
    if (typeof found === 'string') expect(found).toBe('ConnectionError');
    else expect(found.map(({ violations }) => violations)).toEqual([1, 0]);
    expect(readFileSync(file()).equals(before)).toBe(true);
  });
});

describe('a schema made to harm', () => {
  test('views nested so that describing them takes for ever end with the time limit', async () => {
    const nested = Array.from(
      { length: 40 },
      (_, index) => `CREATE VIEW v${index + 1} AS SELECT x.a FROM v${index} x JOIN v${index} y`,
    );
    await db.execute(['CREATE TABLE t (a TEXT)', 'CREATE VIEW v0 AS SELECT a FROM t', ...nested]);
    await expect(outcomesOf(db.url, 't', RULES, { queryTimeoutMs: 1_000 })).rejects.toMatchObject({
      reason: 'timeout',
    });
  });

  test('SQL of the owner in triggers, views, defaults and generated columns runs nothing', async () => {
    const target = join(folder, 'written');
    await db.execute([
      'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT DEFAULT (hex(randomblob(9))), g TEXT AS (upper(a)))',
      "INSERT INTO t (id, a) VALUES (1, 'x'), (2, NULL)",
      'CREATE TRIGGER w AFTER INSERT ON t BEGIN DELETE FROM t; END',
      `CREATE VIEW loads AS SELECT load_extension('${target}') AS a`,
      `CREATE VIEW writes AS SELECT writefile('${target}', 'x') AS a`,
      "CREATE VIEW pragmas AS SELECT journal_mode AS a FROM pragma_journal_mode('delete')",
      'CREATE VIEW gone AS SELECT a FROM t2',
      'CREATE VIEW circle AS SELECT 1 AS a',
      'CREATE VIRTUAL TABLE f USING fts5(a)',
      "INSERT INTO f VALUES ('x')",
      'CREATE VIRTUAL TABLE r USING rtree(id, x0, x1)',
    ]);
    const before = readFileSync(file());
    const outcomes = await outcomesOf(db.url, 't', [...RULES, { rule: 'not-null', column: 'g' }]);
    expect(outcomes.map(({ status, violations }) => `${status} ${violations}`)).toEqual([
      'fail 1',
      'pass 0',
      'fail 1',
    ]);
    for (const view of ['loads', 'writes', 'pragmas', 'gone']) {
      const found = await outcomesOf(db.url, view, RULES.slice(0, 1)).catch((error: Error) => error.name);
      expect(typeof found === 'string' ? found : found[0]?.status).toMatch(/^(error|RuleFileError)$/);
    }
    expect((await outcomesOf(db.url, 'f', RULES.slice(0, 1)))[0]?.status).toBe('pass');
    expect(readFileSync(file()).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a schema edited by hand gives no right to run anything', async () => {
    const editor = new SqliteDatabase(file());
    editor.unsafeMode();
    editor.exec('CREATE TABLE t (a TEXT); CREATE TABLE s (a TEXT)');
    editor.pragma('writable_schema = ON');
    const edit = editor.prepare("UPDATE sqlite_schema SET sql = ? WHERE name = 's'");
    edit.run("CREATE TABLE s (a TEXT); ATTACH '/tmp/soat-attack.db' AS x; CREATE TABLE x.y (a)");
    editor.close();
    const found = await outcomesOf(db.url, 't', RULES).catch((error: Error) => error.name);
    expect(typeof found === 'string' ? found : found[0]?.status).toMatch(
      /^(ConnectionError|QueryError|not-applicable)$/,
    );
    expect(readdirSync(tmpdir())).not.toContain('soat-attack.db');
  });

  test('thousands of tables and a name of a megabyte are read', async () => {
    const tables = Array.from({ length: 3_000 }, (_, index) => `CREATE TABLE t${index} (a TEXT)`);
    await db.execute(`BEGIN; ${tables.join(';')}; CREATE TABLE long ("${'x'.repeat(900_000)}" TEXT); COMMIT`);
    const { inventory, outcomes } = await audited(db.url, { t1: { rules: RULES } });
    expect(inventory.tables).toHaveLength(3_001);
    expect(outcomes.map(({ status }) => status)).toEqual(['not-applicable', 'not-applicable']);
  });

  test('a cell of a billion bytes is an error of its rule', async () => {
    await db.execute([
      'CREATE VIEW t AS SELECT CAST(zeroblob(1000000001) AS TEXT) AS a',
      'CREATE TABLE u (a TEXT)',
      "INSERT INTO u VALUES ('aaaaaaaaaa')",
    ]);
    const bomb = `length(${'replace('.repeat(9)}a${", 'a', 'aaaaaaaaaa')".repeat(9)}) > 0`;
    const [view] = await outcomesOf(db.url, 't', RULES.slice(1));
    const [bombed, other] = await outcomesOf(db.url, 'u', [
      { rule: 'expression', condition: bomb },
      ...RULES,
    ]);
    expect([view?.status, bombed?.status, other?.status]).toEqual(['error', 'error', 'pass']);
  });
});

test('a database in a folder that may not be written to stays as it was', async () => {
  await db.execute(['CREATE TABLE t (a TEXT)', "INSERT INTO t VALUES ('x')"]);
  mkdirSync(join(folder, 'closed'));
  const copy = join(folder, 'closed', 'a.db');
  writeFileSync(copy, readFileSync(file()), { mode: 0o400 });
  await outcomesOf(`sqlite:${copy}`, 't', RULES);
  expect(readdirSync(join(folder, 'closed'))).toEqual(['a.db']);
  expect(readFileSync(copy).equals(readFileSync(file()))).toBe(true);
});
