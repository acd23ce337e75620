import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPeople, PEOPLE_RULES, readReport, ruleFile, temporaryFolder, write } from '../cli/people.ts';
import { recorder, soat, startSoat } from '../cli/soat.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { freePort } from '../services/server.ts';
import { readersOf } from './processes.ts';
import { loadSlow, slowRules, untilSlow } from './slow.ts';

const folder = temporaryFolder();
const rules = write(folder.in('soat.yaml'), ruleFile(PEOPLE_RULES));
afterAll(() => folder.remove());

/** Ends with 3 and the reason, writes nothing and tells no secret. */
async function cannotConnect(url: string, ...secrets: readonly string[]) {
  const out = folder.in('never');
  const ran = await soat(['audit', rules, '--out', out], { environment: { DB_URL: url } });
  expect(ran, ran.stderr).toMatchObject({ code: 3, stdout: '' });
  expect(existsSync(out)).toBe(false);
  for (const secret of secrets) expect(ran.stderr).not.toContain(secret);
  return ran.stderr;
}

describe('a database that cannot be opened', () => {
  it.each(['postgres', 'mysql', 'mariadb'])(
    '%s: a refused connection is named with host and port',
    async (scheme) => {
      const port = await freePort();
      const text = await cannotConnect(
        `${scheme}://ai-do:S3CRET@127.0.0.1:${port}/ho_tich`,
        'S3CRET',
        'ai-do',
      );
      expect(text).toContain(`127.0.0.1:${port}`);
      expect(text).toContain('ECONNREFUSED');
    },
  );

  it.each(['postgres', 'mysql'])('%s: a server that hangs up is named', async (scheme) => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    expect(await cannotConnect(`${scheme}://ai-do:S3CRET@127.0.0.1:${port}/ho_tich`, 'S3CRET')).toContain(
      `127.0.0.1:${port}`,
    );
    server.close();
  });

  it('sqlite: a file that is not there, or is none', async () => {
    expect(await cannotConnect('sqlite:/nowhere/x.db')).toContain('không có tệp này');
    expect(await cannotConnect(`sqlite:${rules}`)).toContain('không phải CSDL SQLite');
  });

  it('a URL whose password cannot be told from its host is refused without a part of it', async () => {
    for (const url of [
      'postgres://u:SE/CR@127.0.0.1/x',
      'mysql://u:SE?CR@127.0.0.1/x',
      'postgres://u:12#CR@127.0.0.1/x',
      'mariadb://u:SE@CR/ET@127.0.0.1/x',
    ]) {
      for (const lang of ['vi', 'en']) {
        const ran = await soat(['audit', rules, '--lang', lang], { environment: { DB_URL: url } });
        expect(ran).toMatchObject({ code: 2, stdout: '' });
        expect(ran.stderr).toMatch(/%40/);
        expect(ran.stderr).not.toMatch(/SE|CR|12#|127/);
      }
    }
  });

  it('a URL of no known engine is refused without the URL', async () => {
    const ran = await soat(['audit', rules], { environment: { DB_URL: 'oracle://u:S3CRET@h/x' } });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('sqlite: postgres:');
    expect(ran.stderr).not.toMatch(/S3CRET|oracle/);
  });
});

describe.each(engines().filter((engine) => engine !== 'sqlite'))('%s', (engine) => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await loadPeople(database);
    await loadSlow(database, 1000);
  });
  afterAll(() => database.drop());

  it('says that the password is wrong, and not what it is', async () => {
    const url = new URL(database.url);
    const right = url.password;
    url.password = 'WR0NG';
    expect(await cannotConnect(url.href, 'WR0NG', right)).toMatch(/mật khẩu/);
  });

  it('says that there is no such database', async () => {
    const url = new URL(database.url);
    url.pathname = '/khong_co';
    expect(await cannotConnect(url.href, url.password)).toMatch(/không có cơ sở dữ liệu/);
  });

  it('keeps what was measured when the server ends the connection in mid-run', async () => {
    const out = folder.in(`lost-${engine}`);
    const path = write(folder.in('slow.yaml'), ruleFile(slowRules(engine)));
    const { io, ran } = recorder({ environment: { DB_URL: database.url } });
    const { main } = await import('../../src/cli/main.ts');
    const ending = main(['audit', path, '--out', out, '--samples', '3', '--format', 'json,md'], io);
    const id = await untilSlow(database);
    if (engine === 'postgres') await database.query(`SELECT pg_terminate_backend(${id})`);
    else await database.execute(`KILL CONNECTION ${id}`);
    const { code, stderr } = ran(await ending);
    expect(code).toBe(3);
    expectKept(out, /mất kết nối|bị ngắt/);
    expect(stderr).toContain('mã thoát 3');
    expect(stderr).not.toContain(new URL(database.url).password);
  });
});

describe.runIf(engines().includes('sqlite'))('sqlite: when the process that reads the file is killed', () => {
  async function killed(name: string, slowRows: number, then: (database: FreshDatabase) => Promise<void>) {
    const database = await freshDatabase('sqlite');
    await loadSlow(database, slowRows);
    const out = folder.in(name);
    const path = write(folder.in(`${name}.yaml`), ruleFile(slowRules('sqlite')));
    const { child, said, ended } = startSoat(['audit', path, '--out', out, '--format', 'json'], {
      environment: { DB_URL: database.url },
    });
    await said('câu lệnh 2/3');
    const [reader = 0] = readersOf(child.pid ?? 0);
    expect(reader).toBeGreaterThan(1);
    process.kill(reader, 'SIGKILL');
    await then(database);
    const ran = await ended;
    await database.drop();
    return { ...ran, out };
  }

  it('another one takes its place, and the counts are whole', async () => {
    const { code, out } = await killed('recovered', 100, async () => undefined);
    expect(code).toBe(1);
    expect(readReport(out)).toMatchObject({ status: 'complete', summary: { fail: 1, pass: 2, error: 0 } });
    expect(readReport(out).outcomes[1]).toMatchObject({ id: 'cham', checked: 100 });
    expect(
      readReport(out).queries.filter((query: { error?: string }) => query.error !== undefined),
    ).toHaveLength(1);
  });

  it('and the file has changed meanwhile, what was measured is kept and the rest is an error', async () => {
    // The reader held a lock, so that nobody could write before it was gone.
    const { code, out } = await killed('changed', 1000, (database) => database.execute('DELETE FROM sau'));
    expect(code).toBe(3);
    expectKept(out, /đã thay đổi/);
  });
});

/** The first rule was measured, the second cut off, the third never run: never an empty pass. */
function expectKept(out: string, reason: RegExp): void {
  expect(readdirSync(out).filter((name) => name.includes('tmp'))).toEqual([]);
  const report = readReport(out);
  expect(report.status).toBe('incomplete');
  expect(report.summary).toMatchObject({ fail: 1, error: 2, pass: 0, exitCode: 3 });
  expect(report.remarks[0]).toMatch(reason);
  expect(report.outcomes).toMatchObject([
    { id: 'nhanh', status: 'fail', violations: 2 },
    { id: 'cham', status: 'error', checked: null, violations: null, message: expect.stringMatching(reason) },
    { id: 'sau', status: 'error', checked: null, violations: null, message: expect.stringMatching(reason) },
  ]);
}
