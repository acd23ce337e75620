import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPeople, PEOPLE_RULES, readReport, ruleFile, temporaryFolder, write } from '../cli/people.ts';
import { recorder, soat } from '../cli/soat.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { loadSlow, slowRules, untilSlow } from './slow.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe.each(engines().filter((engine) => engine !== 'sqlite'))('%s', (engine) => {
  let database: FreshDatabase;
  let limited: string;
  const account = `han_che_${process.pid}`;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await loadPeople(database);
    await database.execute('CREATE TABLE kin (id INTEGER PRIMARY KEY, chu VARCHAR(10))');
    await database.execute(
      engine === 'postgres'
        ? [`CREATE ROLE ${account} LOGIN PASSWORD 'p-limited'`, `GRANT SELECT ON nguoi TO ${account}`]
        : [
            `CREATE USER ${account}@'%' IDENTIFIED BY 'p-limited'`,
            `GRANT SELECT ON \`${new URL(database.url).pathname.slice(1)}\`.nguoi TO ${account}@'%'`,
          ],
    );
    const url = new URL(database.url);
    url.username = account;
    url.password = 'p-limited';
    limited = url.href;
  });
  afterAll(async () => {
    await database.execute(
      engine === 'postgres'
        ? [`DROP OWNED BY ${account}`, `DROP ROLE ${account}`]
        : [`DROP USER ${account}@'%'`],
    );
    await database.drop();
  });

  it('a table that may not be read takes only its own rules with it', async () => {
    const out = folder.in(`denied-${engine}`);
    const tables = `${PEOPLE_RULES}  kin: { rules: [{ id: kin, rule: not-null, column: chu }, { id: kin-dong, rule: row-count, min: 0 }] }\n`;
    const path = write(folder.in('denied.yaml'), ruleFile(tables));
    const ran = await soat(['audit', path, '--out', out, '--samples', '2'], {
      environment: { DB_URL: limited },
    });
    expect(ran.code, ran.stderr).toBe(3);
    const report = readReport(out);
    expect(report.status).toBe('incomplete');
    const byId = Object.fromEntries(report.outcomes.map((one: { id: string }) => [one.id, one]));
    expect(byId.ten).toMatchObject({ status: 'fail', checked: 5, violations: 1 });
    expect(byId['co-dong']).toMatchObject({ status: 'pass' });
    for (const id of ['kin', 'kin-dong'])
      expect(byId[id]).toMatchObject({
        status: 'error',
        checked: null,
        message: expect.stringContaining('quyền'),
      });
    expect(ran.stderr).toContain('quyền');
    expect(ran.stderr).not.toContain('p-limited');
  });

  it('a parent table that may not be read takes only the reference with it', async () => {
    const out = folder.in(`parent-${engine}`);
    const tables = `
  nguoi:
    rules:
      - { id: ten, rule: not-null, column: ho_ten }
      - { id: cha, rule: reference, column: id, to: { table: kin, column: id } }
`;
    const path = write(folder.in('parent.yaml'), ruleFile(tables));
    const ran = await soat(['audit', path, '--out', out, '--format', 'json'], {
      environment: { DB_URL: limited },
    });
    expect(ran.code, ran.stderr).toBe(3);
    expect(readReport(out).outcomes).toMatchObject([
      { id: 'ten', status: 'fail', violations: 1 },
      { id: 'cha', status: 'error', checked: null, message: expect.stringContaining('quyền') },
    ]);
  });

  it('a table that is dropped in mid-run takes only its own rules with it', async () => {
    const own = await freshDatabase(engine);
    await loadSlow(own, 40);
    await own.execute('CREATE TABLE cuoi (id INTEGER PRIMARY KEY, chu VARCHAR(20))');
    await own.load('cuoi', ['id', 'chu'], [[1, 'a']]);
    const out = folder.in(`dropped-${engine}`);
    const tables = `${slowRules(engine)}  cuoi: { rules: [{ id: cuoi, rule: not-null, column: chu }] }\n`;
    const path = write(folder.in('dropped.yaml'), ruleFile(tables));
    const { io, ran } = recorder({ environment: { DB_URL: own.url } });
    const { main } = await import('../../src/cli/main.ts');
    const ending = main(['audit', path, '--out', out, '--format', 'json', '--lang', 'en'], io);
    await untilSlow(own);
    await own.execute('DROP TABLE sau');
    const { code } = ran(await ending);
    expect(code).toBe(3);
    expect(readReport(out).outcomes).toMatchObject([
      { id: 'nhanh', status: 'fail', violations: 2 },
      { id: 'cham', status: 'pass', checked: 40 },
      { id: 'sau', status: 'error', checked: null, message: expect.stringContaining('no such table') },
      { id: 'cuoi', status: 'pass', checked: 1 },
    ]);
    expect(readReport(out).status).toBe('incomplete');
    await own.drop();
  });
});
