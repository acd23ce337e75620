import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMysql } from '../../src/dialects/mysql/driver.ts';
import { ConnectionError, QueryError, UsageError } from '../../src/errors.ts';
import type { Database, Session } from '../../src/model/session.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';

const OPTIONS = { schemas: [], concurrency: 4, utcOffset: '+07:00' };
// Some 10^14 pairs: it never ends by itself.
const ENDLESS =
  'SELECT COUNT(*) FROM seq_1_to_10000000 a JOIN seq_1_to_10000000 b ON a.seq % 7 <> b.seq % 11 + 100';

describe.skipIf(!engines().includes('mariadb'))('a MariaDB session in trouble', () => {
  let fixture: FreshDatabase;
  let database: Database;
  let session: Session;

  beforeAll(async () => {
    fixture = await freshDatabase('mariadb');
    await fixture.execute('CREATE TABLE t (i INT) ENGINE = InnoDB; INSERT INTO t VALUES (1), (2)');
  });
  afterAll(() => fixture.drop());
  beforeEach(async () => {
    database = await openMysql(fixture.url, OPTIONS);
    session = database.sessions[0]!;
  });
  afterEach(() => database.close());

  const one = async (sql: string) => (await session.run({ sql, parameters: [] }))[0]?.[0];

  async function running(text: string): Promise<readonly Record<string, unknown>[]> {
    return fixture.query(
      `SELECT ID id FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() AND INFO LIKE '%${text}%'`,
    );
  }

  it('has one session, whatever was wished for, and names its snapshot', () => {
    expect(database.sessions).toHaveLength(1);
    expect(database.engine).toBe('mariadb');
    expect(database.version).toMatch(/^1\d\.\d+\.\d+-MariaDB/);
    expect(database.snapshot.isolation).toContain('REPEATABLE READ, READ ONLY');
    expect(Math.abs(Date.parse(database.snapshot.at) - Date.now())).toBeLessThan(600_000);
    expect(database.snapshot.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });

  it('sees one state while others commit', async () => {
    await fixture.execute('INSERT INTO t VALUES (3)');
    expect(await one('SELECT COUNT(*) FROM t')).toBe('2');
    await expect(one('SELECT no_such FROM t')).rejects.toMatchObject({ reason: 'missing' });
    expect(await one('SELECT COUNT(*) FROM t')).toBe('2');
    await fixture.execute('DELETE FROM t WHERE i = 3');
  });

  it.each([
    ['missing', 'SELECT * FROM khong_co'],
    ['missing', 'SELECT khong_co FROM t'],
    ['data', 'SELECT 9223372036854775807 + i FROM t'],
    ['other', 'SELECT FROM WHERE'],
  ])('says %s of %s and lives on', async (reason, sql) => {
    await expect(one(sql)).rejects.toMatchObject({ reason });
    expect(await one('SELECT COUNT(*) FROM t')).toBe('2');
  });

  it('ends a statement on the server when its time is up', async () => {
    await expect(session.run({ sql: ENDLESS, parameters: [] }, { timeoutMs: 200 })).rejects.toMatchObject({
      reason: 'timeout',
    });
    expect(await running('seq_1_to_10000000')).toEqual([]);
    expect(await one('SELECT COUNT(*) FROM t')).toBe('2');
  });

  it('ends a statement on the server when the signal fires', async () => {
    const controller = new AbortController();
    const run = session.run({ sql: ENDLESS, parameters: [] }, { signal: controller.signal });
    const outcome = expect(run).rejects.toMatchObject({ reason: 'cancelled' });
    while ((await running('seq_1_to_10000000')).length === 0);
    controller.abort();
    await outcome;
    expect(await running('seq_1_to_10000000')).toEqual([]);
    expect(await one('SELECT COUNT(*) FROM t')).toBe('2');
  });

  it('stops a stream of rows when the signal fires, and when onRow throws', async () => {
    const sql = 'SELECT seq FROM seq_1_to_100000000';
    const controller = new AbortController();
    let count = 0;
    const onRow = () => {
      if (++count === 1000) controller.abort();
    };
    const run = session.run({ sql, parameters: [] }, { signal: controller.signal, onRow });
    await expect(run).rejects.toMatchObject({ reason: 'cancelled' });
    const failure = new Error('the tally is full');
    const throwing = () => {
      throw failure;
    };
    await expect(session.run({ sql, parameters: [] }, { onRow: throwing })).rejects.toBe(failure);
    expect(await one('SELECT COUNT(*) FROM t')).toBe('2');
  });

  it('does not begin when the signal has fired already', async () => {
    const run = session.run({ sql: ENDLESS, parameters: [] }, { signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ reason: 'cancelled' });
    const opening = openMysql(fixture.url, { ...OPTIONS, signal: AbortSignal.abort() });
    await expect(opening).rejects.toMatchObject({ reason: 'cancelled' });
  });

  it('runs statements asked at once one after the other', async () => {
    const run = (sql: string, settings = {}) => session.run({ sql, parameters: [], settings });
    const sql =
      "SELECT VARIABLE_VALUE FROM information_schema.SESSION_VARIABLES WHERE VARIABLE_NAME = 'JOIN_CACHE_LEVEL'";
    const [a, b, c] = await Promise.all([run(sql, { join_cache_level: '8' }), run(sql), run('SELECT 1')]);
    expect([a, b === a, c]).toEqual([[['8']], false, [['1']]]);
  });

  it('says that the connection is lost when the server drops it, now and later', async () => {
    const run = session.run({ sql: ENDLESS, parameters: [] });
    const outcome = expect(run).rejects.toBeInstanceOf(ConnectionError);
    let processes = await running('seq_1_to_10000000');
    while (processes.length === 0) processes = await running('seq_1_to_10000000');
    await fixture.execute(`KILL CONNECTION ${processes[0]?.id}`);
    await outcome;
    await expect(one('SELECT 1')).rejects.toBeInstanceOf(ConnectionError);
  });

  it('says so when it is dropped while idle', async () => {
    const [process] = await session.run({ sql: 'SELECT CONNECTION_ID()', parameters: [] });
    await fixture.execute(`KILL CONNECTION ${process?.[0]}`);
    await expect(one('SELECT 1')).rejects.toBeInstanceOf(ConnectionError);
  });

  it('leaves no connection and no prepared statement behind', async () => {
    for (let index = 0; index < 50; index++) await one(`SELECT ${index} FROM t`);
    await expect(one('SELECT no_such FROM t')).rejects.toBeInstanceOf(QueryError);
    const id = await one('SELECT CONNECTION_ID()');
    // Of its own statements: those of all sessions are counted together elsewhere.
    const counted = async (name: string) =>
      Number(
        await one(
          `SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'COM_STMT_${name}'`,
        ),
      );
    const [prepared, closed] = [await counted('PREPARE'), await counted('CLOSE')];
    expect(prepared).toBeGreaterThan(50);
    // The one that failed was counted as it was tried, and there was nothing to close.
    expect(closed).toBe(prepared - 1);
    await database.close();
    const left = () => fixture.query(`SELECT ID FROM information_schema.PROCESSLIST WHERE ID = ${id}`);
    // The server needs a moment to see that its client has left.
    await expect.poll(left).toEqual([]);
  });

  const failing = (url: string) =>
    openMysql(url, OPTIONS).then(
      () => expect.unreachable(),
      (error) => error,
    );

  it('tells a wrong password, a missing database and a closed port, without the credentials', async () => {
    const url = new URL(fixture.url);
    url.password = 'Bi-mat-123';
    const wrong = await failing(url.href);
    expect(wrong).toBeInstanceOf(ConnectionError);
    expect(wrong.text.en).toContain('password is wrong');
    const missing = await failing(fixture.url.replace(/\/[^/]*$/, '/khong_co'));
    expect(missing.text.en).toContain('no database of this name');
    const closed = await failing('mysql://ten:Bi-mat-123@127.0.0.1:1/x');
    expect(closed.text.en).toContain('refused');
    for (const error of [wrong, missing, closed]) {
      expect(JSON.stringify([error.text, error.message, String(error.stack), error.cause])).not.toMatch(
        /Bi-mat|soat:/,
      );
    }
  });

  it('refuses a malformed URL and unknown parameters without repeating them', async () => {
    for (const url of [
      'mysql://u:Bi-mat@[x',
      'mysql://u:Bi-mat@h/%zz',
      'mysql://u:Bi-mat@h/x?multipleStatements=true',
    ]) {
      const error = await failing(url);
      expect(error).toBeInstanceOf(UsageError);
      expect(JSON.stringify([error.text, error.stack, error.cause])).not.toContain('Bi-mat');
    }
    expect(await failing(fixture.url.replace(/\/[^/]*$/, '/'))).toBeInstanceOf(ConnectionError);
  });
});
