import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { loadSlow, running, slowRules } from '../failures/slow.ts';
import {
  allText,
  loadPeople,
  PEOPLE,
  PEOPLE_RULES,
  readReport,
  ruleFile,
  temporaryFolder,
  write,
} from './people.ts';
import { recorder, soat } from './soat.ts';

describe.each(engines())('%s', (engine) => {
  const folder = temporaryFolder();
  let database: FreshDatabase;
  let environment: Record<string, string>;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    environment = { DB_URL: database.url };
    await loadPeople(database);
    await loadSlow(database, 1000);
  });
  afterAll(async () => {
    await database.drop();
    folder.remove();
  });
  const slow = () => write(folder.in('slow.yaml'), ruleFile(slowRules(engine)));
  const outcome = (report: { outcomes: { id: string }[] }, id: string) =>
    report.outcomes.find((one) => one.id === id);

  it('ends a statement on the server after --query-timeout, and runs the rest', async () => {
    const out = folder.in('query-timeout');
    const ran = await soat(['audit', slow(), '--query-timeout', '300ms', '--out', out, '--format', 'json'], {
      environment,
    });
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('CHƯA ĐẦY ĐỦ');
    const report = readReport(out);
    expect(report.status).toBe('incomplete');
    expect(outcome(report, 'nhanh')).toMatchObject({ status: 'fail', violations: 2 });
    expect(outcome(report, 'sau')).toMatchObject({ status: 'pass', checked: 2 });
    expect(outcome(report, 'cham')).toMatchObject({ status: 'error', checked: null });
    expect((outcome(report, 'cham') as unknown as { message: string }).message).toMatch(/quá thời/);
    if (engine !== 'sqlite') expect(await running(database)).toEqual([]);
  });

  it('ends the run after --timeout with what is known by then, and says so', async () => {
    const out = folder.in('timeout');
    const ran = await soat(
      ['audit', slow(), '--timeout', '6s', '--out', out, '--format', 'json', '--lang', 'en'],
      { environment },
    );
    expect(ran.code).toBe(3);
    const report = readReport(out);
    expect(report.remarks[0]).toBe('the time for the run is over (--timeout)');
    expect(outcome(report, 'nhanh')).toMatchObject({ status: 'fail', violations: 2 });
    for (const id of ['cham', 'sau'])
      expect(outcome(report, id)).toMatchObject({
        status: 'error',
        message: 'could not be evaluated: the time for the run is over (--timeout)',
      });
    if (engine !== 'sqlite') expect(await running(database)).toEqual([]);
  });

  it('ends the run at Ctrl-C with what is known by then, and says so', async () => {
    const out = folder.in('interrupt');
    const { io, said, interrupt, ran } = recorder({ environment });
    const { main } = await import('../../src/cli/main.ts');
    const ending = main(['audit', slow(), '--out', out, '--format', 'json'], io);
    await said('câu lệnh 2/3');
    await pause(200);
    interrupt();
    const { code, stderr } = ran(await ending);
    expect(code).toBe(3);
    expect(stderr).toContain('Đang dừng; phần đã đo được vẫn được ghi.');
    const report = readReport(out);
    expect(report).toMatchObject({
      status: 'incomplete',
      remarks: expect.arrayContaining(['lần chạy bị người dùng dừng']),
    });
    expect(report.outcomes.map((one: { status: string }) => one.status)).toEqual(['fail', 'error', 'error']);
    if (engine !== 'sqlite') expect(await running(database)).toEqual([]);
  });

  it('prints neither what stands in personal columns nor the password, anywhere', async () => {
    const canary = 'CANARY7';
    const rows = PEOPLE.map(([id, , , , age]) => [
      id ?? null,
      `${canary} ${id}`,
      `${canary}-mail-${id}`,
      `${canary}${Number(id) % 2}`,
      age ?? null,
    ]);
    await database.execute('DELETE FROM nguoi');
    await database.load('nguoi', ['id', 'ho_ten', 'email', 'so', 'tuoi'], rows);
    const tables = `
  nguoi:
    key: [so, id]
    columns:
      so: { personal: true }
      ho_ten: { personal: true }
      email: { meaning: email, personal: true }
    rules:
      - { id: thu, rule: format, column: email, format: email }
      - { id: trung, rule: unique, column: so }
      - { id: dai, rule: length, column: ho_ten, max: 2 }
      - { id: lon, rule: expression, condition: "tuoi < 100", severity: info }
      - { id: sai, rule: expression, condition: "${engine === 'postgres' ? 'CAST(ho_ten AS INTEGER) > 0' : 'length(ho_ten) < 3'}" }
`;
    const path = write(folder.in('secret.yaml'), ruleFile(tables));
    const secret = engine === 'sqlite' ? undefined : new URL(database.url).password;
    for (const argv of [
      ['--samples', '5', '--lang', 'en'],
      ['--samples', '5', '--out', folder.in('secret')],
      ['--dry-run'],
    ]) {
      const ran = await soat(['audit', path, '--out', folder.in('secret'), ...argv], { environment });
      const said = `${ran.stdout}${ran.stderr}${argv[0] === '--dry-run' ? '' : allText(folder.in('secret'))}`;
      expect(said.length).toBeGreaterThan(1000);
      expect(said).not.toContain(canary);
      if (secret !== undefined) expect(said).not.toContain(secret);
    }
    expect(allText(folder.in('secret'))).toContain('C***');
  });

  it('shows the plan without reading a row', async () => {
    const path = write(folder.in('soat.yaml'), ruleFile(PEOPLE_RULES));
    const before = await rowsRead(database);
    const plan = await soat(['audit', path, '--dry-run'], { environment });
    expect(plan).toMatchObject({ code: 0, stderr: '' });
    expect(plan.stdout).toContain('nguoi');
    expect(await rowsRead(database)).toBe(before);
    await soat(['audit', path, '--out', folder.in('real'), '--format', 'json'], { environment });
    if (engine !== 'sqlite') expect(await rowsRead(database)).toBeGreaterThan(before);
  });
});

describe.runIf(engines().includes('postgres'))('--concurrency', () => {
  it('gives the same counts with three connections as with one', async () => {
    const folder = temporaryFolder();
    const database = await freshDatabase('postgres');
    try {
      let tables = '';
      for (let number = 1; number <= 6; number += 1) {
        await database.execute(
          `CREATE TABLE t${number} AS SELECT n AS id, CASE WHEN n % ${number + 2} = 0 THEN NULL ELSE 'x' || n % 50 END AS chu FROM generate_series(1, 5000) AS n`,
        );
        tables += `\n  t${number}: { rules: [{ rule: not-null, column: chu }, { rule: unique, column: chu }] }`;
      }
      const path = write(folder.in('soat.yaml'), ruleFile(`${tables}\n`));
      const reports = [];
      for (const connections of ['1', '3']) {
        const out = folder.in(connections);
        const environment = { DB_URL: database.url };
        const ran = await soat(
          ['audit', path, '--out', out, '--format', 'json', '--concurrency', connections],
          { environment },
        );
        expect(ran.code).toBe(1);
        reports.push(readReport(out));
      }
      expect(reports[1].outcomes).toEqual(reports[0].outcomes);
      expect(reports[0].outcomes[0]).toMatchObject({ checked: 5000, violations: 1666 });
      expect(reports[1].queries.length).toBe(reports[0].queries.length);
    } finally {
      await database.drop();
      folder.remove();
    }
  });
});

/** Rows of `nguoi` that the server has handed out so far; SQLite keeps no such count. */
async function rowsRead(database: FreshDatabase): Promise<number> {
  if (database.engine === 'sqlite') return 0;
  if (database.engine === 'postgres') {
    // Sessions hand in their figures when they end, at the latest; this one now.
    const others =
      "SELECT 1 FROM pg_stat_activity WHERE application_name = 'soat' AND datname = current_database()";
    while ((await database.query(others)).length > 0) await pause(20);
    await database.query('SELECT pg_stat_force_next_flush()');
  }
  const [row] = await database.query(
    database.engine === 'postgres'
      ? "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) AS n FROM pg_stat_user_tables WHERE relname = 'nguoi'"
      : "SELECT ROWS_READ AS n FROM information_schema.table_statistics WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'nguoi'",
  );
  return Number(row?.n ?? 0);
}
