import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';

describe.each(engines())('a fresh database on %s', (engine) => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  afterAll(() => database.drop());

  it('runs several statements in one text and loads rows under hostile names', async () => {
    await database.execute('CREATE TABLE tren (a INTEGER); CREATE TABLE duoi (b INTEGER)');
    const quote = engine === 'mariadb' ? '`' : '"';
    await database.execute(
      `CREATE TABLE ${quote}Họ tên${quote} (${quote}select${quote} BIGINT, b VARCHAR(20))`,
    );
    await database.load(
      'Họ tên',
      ['select', 'b'],
      [
        [9007199254740993n, 'Nguyễn'],
        [null, null],
      ],
    );
    const rows = await database.query(
      `SELECT ${quote}select${quote} AS n, b FROM ${quote}Họ tên${quote} WHERE b IS NOT NULL`,
    );
    expect(rows.map((row) => [String(row.n), row.b])).toEqual([['9007199254740993', 'Nguyễn']]);
  });

  it('does not meet another one', async () => {
    const other = await freshDatabase(engine);
    await database.execute('CREATE TABLE mine (a INTEGER)');
    await expect(other.query('SELECT * FROM mine')).rejects.toThrow();
    await other.drop();
  });
});

describe.runIf(engines().includes('postgres'))('a server', () => {
  it('is ended and its folder removed when the process that started it is killed', async () => {
    const starter = spawn(process.execPath, ['--import', 'tsx', 'test/services/start.ts'], {
      env: { ...process.env, SOAT_TEST_ENGINES: 'postgres' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = await once(starter.stdout, 'data');
    const { postgres } = JSON.parse(String(line));
    const client = new pg.Client({ connectionString: postgres });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query("SELECT current_setting('data_directory') AS folder");
    expect(existsSync(rows[0].folder)).toBe(true);
    starter.kill('SIGKILL');
    await expect.poll(() => existsSync(rows[0].folder), { timeout: 60_000 }).toBe(false);
    await expect(new pg.Client({ connectionString: postgres }).connect()).rejects.toThrow();
  });
});
