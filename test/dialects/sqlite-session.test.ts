import { execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/dialects/sqlite/driver.ts';
import { openSession } from '../../src/dialects/sqlite/session.ts';
import { ConnectionError } from '../../src/errors.ts';
import type { Database } from '../../src/model/session.ts';
import { engines } from '../engines.ts';

const OPTIONS = { schemas: [], concurrency: 4, utcOffset: '+07:00' };
const ENDLESS = 'WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s) SELECT COUNT(*) FROM s';
const ENDLESS_ROWS = 'WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s) SELECT i FROM s';

describe.skipIf(!engines().includes('sqlite'))('an SQLite file', () => {
  let folder: string;
  let path: string;
  let writer: SqliteDatabase.Database;
  let opened: Database[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'soat-sqlite-'));
    path = join(folder, 'a.db');
    opened = [];
    writer = new SqliteDatabase(path);
    writer.pragma('busy_timeout = 0');
    writer.exec('CREATE TABLE t (i INTEGER); INSERT INTO t VALUES (1), (2)');
  });
  afterEach(async () => {
    for (const database of opened) await database.close();
    writer.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(file = path): Promise<Database> {
    const database = await openSqlite(`sqlite:${file}`, OPTIONS);
    opened.push(database);
    return database;
  }

  const count = async (database: Database) =>
    (await database.sessions[0]?.run({ sql: 'SELECT COUNT(*) FROM t', parameters: [] }))?.[0]?.[0];

  function isAlive(pid: number): boolean {
    try {
      process.kill(pid, 0);
      // A process that has ended but was not yet waited for still has its number.
      return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    } catch {
      return false;
    }
  }

  it('names its snapshot and has one session', async () => {
    const database = await open();
    expect(database.engine).toBe('sqlite');
    expect(database.version).toMatch(/^3\.\d+\.\d+$/);
    expect(database.snapshot).toMatchObject({
      isolation: 'READ TRANSACTION, READ ONLY (journal_mode = DELETE)',
      id: 'change-counter:2',
    });
    expect(database.sessions).toHaveLength(1);
  });

  it('shows one state while a WAL writer commits', async () => {
    writer.pragma('journal_mode = WAL');
    writer.exec('INSERT INTO t VALUES (3)');
    const database = await open();
    expect(database.snapshot.isolation).toContain('journal_mode = WAL');
    expect(database.snapshot).not.toHaveProperty('id');
    writer.exec('INSERT INTO t VALUES (4)');
    expect(await count(database)).toBe(3n);
  });

  it('keeps a writer with a rollback journal from committing in between', async () => {
    const database = await open();
    expect(() => writer.exec('INSERT INTO t VALUES (3)')).toThrow(/locked/);
    expect(await count(database)).toBe(2n);
  });

  it('ends the process when time is up, and reads the same state on', async () => {
    const session = await openSession(path, '+07:00');
    const pid = session.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    await expect(session.run({ sql: ENDLESS, parameters: [] }, { timeoutMs: 50 })).rejects.toMatchObject({
      reason: 'timeout',
    });
    expect(isAlive(pid)).toBe(false);
    expect(await session.run({ sql: 'SELECT COUNT(*) FROM t', parameters: [] })).toEqual([[2n]]);
    expect(session.pid).not.toBe(pid);
    await session.close();
  });

  it('ends the process when the signal fires, also in a stream, and when onRow throws', async () => {
    const session = await openSession(path, '+07:00');
    const controller = new AbortController();
    const pid = session.pid ?? 0;
    const run = session.run({ sql: ENDLESS, parameters: [] }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(run).rejects.toMatchObject({ reason: 'cancelled' });
    expect(isAlive(pid)).toBe(false);
    const second = new AbortController();
    let rows = 0;
    const onRow = () => {
      if (++rows === 5000) second.abort();
    };
    const stream = session.run({ sql: ENDLESS_ROWS, parameters: [] }, { signal: second.signal, onRow });
    await expect(stream).rejects.toMatchObject({ reason: 'cancelled' });
    const failure = new Error('the tally is full');
    const throwing = () => {
      throw failure;
    };
    await expect(session.run({ sql: ENDLESS_ROWS, parameters: [] }, { onRow: throwing })).rejects.toBe(
      failure,
    );
    expect(await session.run({ sql: 'SELECT COUNT(*) FROM t', parameters: [] })).toEqual([[2n]]);
    await session.close();
  });

  it.each(['rollback journal', 'WAL'])(
    'says that the snapshot is gone when the file changed after a stop (%s)',
    async (mode) => {
      if (mode === 'WAL') {
        writer.pragma('journal_mode = WAL');
        writer.exec('INSERT INTO t VALUES (3)');
      }
      const database = await open();
      const run = database.sessions[0]?.run({ sql: ENDLESS, parameters: [] }, { timeoutMs: 50 });
      await expect(run).rejects.toMatchObject({ reason: 'timeout' });
      writer.exec('UPDATE t SET i = i + 1');
      await expect(count(database)).rejects.toBeInstanceOf(ConnectionError);
      await expect(count(database)).rejects.toThrow(/changed/);
    },
  );

  it('goes on when the process died by itself', async () => {
    const session = await openSession(path, '+07:00');
    const run = session.run({ sql: ENDLESS, parameters: [] });
    setTimeout(() => process.kill(session.pid ?? 0, 'SIGKILL'), 50);
    await expect(run).rejects.toMatchObject({ reason: 'other' });
    expect(await session.run({ sql: 'SELECT COUNT(*) FROM t', parameters: [] })).toEqual([[2n]]);
    await session.close();
  });

  it('leaves no process behind, not even when this one is killed in the midst of a query', async () => {
    const driver = new URL('../../src/dialects/sqlite/session.ts', import.meta.url).href;
    const script = `import { openSession } from ${JSON.stringify(driver)};
      const session = await openSession(${JSON.stringify(path)}, '+07:00');
      session.run({ sql: ${JSON.stringify(ENDLESS)}, parameters: [] });
      console.log(session.pid);`;
    const file = join(folder, 'parent.mts');
    writeFileSync(file, script);
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const parent = spawn(process.execPath, ['--import', 'tsx', file], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (data) => resolve(Number(data))),
    );
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
  });

  it('has no process left after close', async () => {
    const session = await openSession(path, '+07:00');
    const pid = session.pid ?? 0;
    await session.close();
    expect(isAlive(pid)).toBe(false);
    await expect(session.run({ sql: 'SELECT 1', parameters: [] })).rejects.toBeInstanceOf(ConnectionError);
  });

  it('does not begin when the signal has fired already', async () => {
    const opening = openSqlite(`sqlite:${path}`, { ...OPTIONS, signal: AbortSignal.abort() });
    await expect(opening).rejects.toMatchObject({ reason: 'cancelled' });
  });

  it.each([
    ['missing', 'there is no such file', () => {}],
    ['directory', 'a directory', (file: string) => mkdirSync(file)],
    ['fifo', 'not a regular file', (file: string) => execFileSync('mkfifo', [file])],
    ['garbage', 'not an SQLite database', (file: string) => writeFileSync(file, Buffer.alloc(8192, 7))],
    ['text', 'not an SQLite database', (file: string) => writeFileSync(file, 'ho_ten;ngay_sinh\n')],
    ['padded ', 'white space', (file: string) => copyFileSync(path, file)],
    [
      'truncated',
      'truncated or damaged',
      (file: string) => {
        writer.exec('CREATE TABLE b AS SELECT zeroblob(100000)');
        copyFileSync(path, file);
        truncateSync(file, statSync(file).size - 8192);
      },
    ],
  ])('tells why it cannot open: %s', async (name, why, make) => {
    const file = join(folder, name);
    make(file);
    const error = await open(file).then(
      () => expect.unreachable(),
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.text.en).toContain(why);
    expect(error.text.en).toContain(name);
  });

  it('tells that another program is writing', async () => {
    writer.exec('BEGIN EXCLUSIVE; INSERT INTO t VALUES (3)');
    await expect(open()).rejects.toThrow(/another program is writing/);
    writer.exec('ROLLBACK');
  });

  it.each(['tên có dấu.db', 'a?b#c%41.db', "a'b;c.db", 'file:a.db'])('opens %s', async (name) => {
    const file = join(folder, name);
    copyFileSync(path, file);
    expect(await count(await open(file))).toBe(2n);
  });

  it('makes an error of a damaged page in the midst of a scan, and lives on', async () => {
    writer.exec('CREATE TABLE b (v BLOB)');
    writer.exec(
      'WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 2000) INSERT INTO b SELECT randomblob(500) FROM s',
    );
    const page = 4096 * Math.floor(statSync(path).size / 4096 / 2);
    writeSync(openSync(path, 'r+'), Buffer.alloc(4096, 0xff), 0, 4096, page);
    const database = await open();
    const scan = database.sessions[0]?.run({ sql: 'SELECT SUM(length(v)), MAX(v) FROM b', parameters: [] });
    await expect(scan).rejects.toMatchObject({ reason: 'data' });
    expect(await count(database)).toBe(2n);
  });
});
