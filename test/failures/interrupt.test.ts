import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReport, ruleFile, temporaryFolder, write } from '../cli/people.ts';
import { startSoat } from '../cli/soat.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { isAlive, readersOf } from './processes.ts';
import { loadSlow, running, slowRules, untilSlow } from './slow.ts';

describe.each(engines())('Ctrl-C of a real process on %s', (engine) => {
  const folder = temporaryFolder();
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await loadSlow(database, 1000);
  });
  afterAll(async () => {
    await database.drop();
    folder.remove();
  });

  async function midRun(out: string) {
    const rules = write(folder.in('soat.yaml'), ruleFile(slowRules(engine)));
    const started = startSoat(['audit', rules, '--out', out], { environment: { DB_URL: database.url } });
    await started.said('câu lệnh 2/3');
    if (engine === 'sqlite') await pause(200);
    else await untilSlow(database);
    const readers = readersOf(started.child.pid ?? 0);
    expect(readers.length).toBe(engine === 'sqlite' ? 1 : 0);
    return { ...started, readers };
  }

  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s writes the report with what is known and leaves nothing running',
    async (signal) => {
      const out = folder.in(signal);
      const { child, ended, readers } = await midRun(out);
      child.kill(signal);
      const ran = await ended;
      expect(ran, ran.stderr).toMatchObject({ code: 3, signal: null, stdout: '' });
      expect(ran.stderr).toContain('Đang dừng; phần đã đo được vẫn được ghi.');
      expect(ran.stderr).toContain('lần chạy bị người dùng dừng');
      expect(readdirSync(out).sort()).toEqual(['manifest.json', 'report.json', 'report.md', 'report.xlsx']);
      const report = readReport(out);
      expect(report).toMatchObject({ status: 'incomplete', summary: { fail: 1, error: 2, exitCode: 3 } });
      expect(readers.filter(isAlive)).toEqual([]);
      if (engine !== 'sqlite') expect(await running(database)).toEqual([]);
    },
  );

  it('a second time ends it at once, with nothing half written', async () => {
    const out = folder.in('twice');
    const { child, ended, said, readers } = await midRun(out);
    child.kill('SIGINT');
    await said('Đang dừng');
    child.kill('SIGINT');
    const ran = await ended;
    // The first one may have been done before the second came.
    expect([3, 130]).toContain(ran.code);
    if (ran.code === 130) expect(() => readdirSync(out)).toThrow();
    while (readers.some(isAlive)) await pause(20);
    // Nobody was left to end it on MariaDB, which would run it to its end.
    if (engine === 'mariadb')
      for (const { id } of await running(database)) await database.execute(`KILL QUERY ${id}`);
  });
});
