import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { planAudit } from '../../src/audit.ts';
import { demoTables } from '../../src/demo/demo-data.ts';
import { writeDemo } from '../../src/demo/write-demo.ts';
import type { RuleOutcome } from '../../src/model/result.ts';
import { loadDemo } from '../demo/load.ts';
import { type EngineName, engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { FIXED, runAudit } from '../run-audit.ts';
import { heldBy, loadCase } from './load.ts';
import { randomCase } from './random-case.ts';
import { ruleFileText } from './rule-file.ts';
import { seed } from './seed.ts';
import { told } from './told.ts';

const folder = mkdtempSync(join(tmpdir(), 'soat-fusion-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The outcomes of a rule file when each rule is audited as if it stood alone. */
async function oneByOne(
  path: string,
  url: string,
  whole: readonly RuleOutcome[],
): Promise<readonly RuleOutcome[]> {
  const alone: RuleOutcome[] = [];
  for (const { id } of whole) {
    const { result } = await runAudit(path, url, { rules: [id] });
    expect(result.outcomes.map((outcome) => outcome.id)).toEqual([id]);
    alone.push(...result.outcomes);
  }
  return alone;
}

describe('rules that share their scans', () => {
  it('have the same outcomes as each alone, over the demo', async () => {
    const { rules, database } = writeDemo(join(folder, 'demo'), { scale: 0.1 });
    const { result } = await runAudit(rules, `sqlite:${database}`);
    // A process is started for each audit of SQLite, so one rule of each type must do.
    const firsts = result.outcomes.filter(
      ({ rule }, at, all) => all.findIndex((other) => other.rule === rule) === at,
    );
    expect(firsts).toHaveLength(16);
    expect(told(await oneByOne(rules, `sqlite:${database}`, firsts))).toEqual(told(firsts));
    // One scan for each table; a rule that groups, sorts or looks up distinct values needs a statement of its own.
    const tables = new Set(result.outcomes.map(({ table }) => table));
    const file = readFileSync(rules, 'utf8');
    const own = file.match(/rule: unique\n|function: median\n| on: [a-z]/g) ?? [];
    expect(own).toHaveLength(6);
    expect(result.queries).toHaveLength(tables.size + own.length);
    expect(new Set(result.queries.map(({ sql }) => sql)).size).toBe(result.queries.length);
  });

  it.each(engines())(
    `have the same outcomes as each alone, over a random table on %s (SOAT_SEED=${seed})`,
    async (engine) => {
      const database = await freshDatabase(engine);
      const [one] = fc.sample(randomCase(25), { seed, numRuns: 1 });
      if (one === undefined) throw new Error('no random case');
      await loadCase(database, one, heldBy(engine, one.tables));
      const path = join(folder, `random-${engine}.yaml`);
      writeFileSync(path, ruleFileText(one));
      const { result } = await runAudit(path, database.url);
      const alone = await oneByOne(path, database.url, result.outcomes);
      await database.drop();
      expect(told(alone)).toEqual(told(result.outcomes));
      expect(result.queries.length).toBeLessThan(result.outcomes.length);
    },
  );
});

/** Twenty rules on 500 rows: all but the last two share one scan; `ma` is made of the groups, `nam` of the middle. */
const SHARED = `
version: 1
report: { cutoff: 2026-12-14 }
database: { id: shared, url: "sqlite:nowhere" }
tables:
  con:
    rules:
      - { rule: row-count, min: 1 }
      - { rule: not-null, columns: [ma, ten, nam, ngay, me] }
      - { rule: not-blank, column: ten }
      - { rule: length, column: ten, max: 10 }
      - { rule: pattern, column: ma, pattern: '^M\\d+$' }
      - { rule: in-set, column: ten, values: [An, Bình] }
      - { rule: not-in-set, column: ten, values: [Cường] }
      - { rule: range, column: nam, min: 1900, max: 2026 }
      - { rule: range, column: ngay, max: 2026-12-14 }
      - { rule: compare, column: nam, operator: "<=", other: me }
      - { rule: expression, condition: nam > 0 }
      - { rule: format, column: ma, format: vn-phone }
      - { rule: aggregate, column: nam, function: avg, min: 0 }
      - { rule: aggregate, column: nam, function: max, max: 2026 }
      - { rule: freshness, column: ngay, within: 7d }
      - { rule: reference, column: me, to: { table: me, column: id } }
      - { rule: unique, column: ma }
      - { rule: aggregate, column: nam, function: median, min: 1900 }
`;

async function sharedTables(engine: EngineName): Promise<{ database: FreshDatabase; path: string }> {
  const database = await freshDatabase(engine);
  await database.execute('CREATE TABLE me (id INTEGER)');
  await database.execute(
    'CREATE TABLE con (ma VARCHAR(10), ten VARCHAR(20), nam INTEGER, ngay DATE, me INTEGER)',
  );
  const numbers = Array.from({ length: 500 }, (_, index) => index);
  await database.load(
    'me',
    ['id'],
    numbers.slice(0, 40).map((id) => [id]),
  );
  await database.load(
    'con',
    ['ma', 'ten', 'nam', 'ngay', 'me'],
    numbers.map((n) => [`M${n % 499}`, n % 2 === 0 ? 'An' : 'Bình', 1900 + (n % 120), '2026-12-14', n % 41]),
  );
  const path = join(folder, `shared-${engine}.yaml`);
  writeFileSync(path, SHARED);
  return { database, path };
}

describe('the number of statements', () => {
  it.each(engines())(
    'is one scan and one for each rule that groups or sorts, planned and run on %s',
    async (engine) => {
      const { database, path } = await sharedTables(engine);
      const plan = await planAudit({ ...FIXED, path, database: database.url });
      const { result } = await runAudit(path, database.url);
      await database.drop();
      expect(result.outcomes).toHaveLength(22);
      expect(plan.queries.map(({ ruleIds }) => ruleIds.length)).toEqual([22, 1, 1]);
      expect(result.queries.map(({ sql }) => sql)).toEqual(
        plan.queries.map(({ statement }) => statement.sql),
      );
      expect(result.summary).toMatchObject({ pass: 18, fail: 4, error: 0 });
    },
  );

  it.runIf(engines().includes('postgres'))('is what PostgreSQL itself counts as scans', async () => {
    const { database, path } = await sharedTables('postgres');
    const before = await scansOf(database);
    await runAudit(path, database.url, { concurrency: 2 });
    await expect
      .poll(async () => Number((await scansOf(database)).con) - Number(before.con), { timeout: 20_000 })
      .toBe(3);
    const after = await scansOf(database);
    await database.drop();
    expect(Number(after.me) - Number(before.me)).toBe(1);
  });

  it.runIf(engines().includes('mariadb'))('is what MariaDB itself counts as rows read', async () => {
    const { database, path } = await sharedTables('mariadb');
    await database.execute('FLUSH TABLE_STATISTICS');
    const { result } = await runAudit(path, database.url);
    const rows = await database.query(
      'SELECT table_name AS t, rows_read AS n FROM information_schema.table_statistics WHERE table_schema = database()',
    );
    await database.drop();
    const read = Object.fromEntries(rows.map(({ t, n }) => [t, Number(n)]));
    expect(result.queries).toHaveLength(3);
    expect(read.con).toBe(3 * 500);
    expect(read.me).toBeLessThanOrEqual(2 * 40);
  });
});

/** Sequential scans so far, by table. The server counts in those of a session when it ends, or now and then; ours are counted at once. */
async function scansOf(database: FreshDatabase): Promise<Record<string, unknown>> {
  await database.execute('SELECT pg_stat_force_next_flush()');
  const rows = await database.query('SELECT relname, seq_scan FROM pg_stat_user_tables');
  return Object.fromEntries(rows.map(({ relname, seq_scan }) => [String(relname), seq_scan]));
}

describe.runIf(engines().includes('postgres'))('the demo on PostgreSQL', () => {
  it('reads each table once for all rules that can share a scan, and tells the same of each alone', async () => {
    const database = await freshDatabase('postgres');
    await loadDemo(database, demoTables(2026, 0.1));
    const { rules } = writeDemo(join(folder, 'demo-files'), { scale: 0.1 });
    const before = await scansOf(database);
    const { result } = await runAudit(rules, database.url);
    const citizens = result.outcomes.filter(({ table }) => table === 'cong_dan');
    expect(citizens.length).toBeGreaterThan(20);
    const shared = result.queries.filter(({ ruleIds }) => ruleIds.includes('cd-dinh-danh'));
    expect(shared.map(({ ruleIds }) => ruleIds.length)).toEqual([24]);
    const ids = new Set(citizens.map(({ id }) => id));
    const own = result.queries.filter(({ ruleIds }) => ruleIds.some((id) => ids.has(id)));
    await expect
      .poll(async () => Number((await scansOf(database)).don_vi_khai_thac), { timeout: 20_000 })
      .toBeGreaterThan(0);
    const after = await scansOf(database);
    const alone = await oneByOne(rules, database.url, result.outcomes);
    await database.drop();
    expect(told(alone)).toEqual(told(result.outcomes));
    // References read their parent: two of this table's own rules, and one of each of two others.
    expect(Number(after.cong_dan) - Number(before.cong_dan)).toBe(own.length + 4);
    expect(Number(after.nhat_ky_thay_doi) - Number(before.nhat_ky_thay_doi)).toBe(1);
    expect(Number(after.ho_so) - Number(before.ho_so)).toBe(1);
  });
});
