import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/model/result.ts';
import { renderJson } from '../../src/report/json.ts';
import { runAudit } from '../run-audit.ts';

let folder: string;
let database: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soat-distribution-'));
  database = join(folder, 'du-lieu.db');
  const connection = new Sqlite(database);
  connection.exec('CREATE TABLE nguoi (id INTEGER PRIMARY KEY, gioi TEXT, tuoi INTEGER, ten TEXT)');
  const insert = connection.prepare('INSERT INTO nguoi (gioi, tuoi, ten) VALUES (?, ?, ?)');
  for (let row = 0; row < 100; row += 1) {
    insert.run(row < 50 ? 'Nam' : row < 95 ? 'Nữ' : 'khác', row % 90, row < 5 ? 'A' : 'B');
  }
  connection.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function audit(rules: readonly string[], id = 'ho-tich'): Promise<AuditResult> {
  const path = join(folder, 'soat.yaml');
  const list = rules.map((rule) => `      - { ${rule} }\n`).join('');
  writeFileSync(
    path,
    `version: 1\ndatabase: { id: ${id} }\ntables:\n  nguoi:\n    columns: { ten: { personal: true } }\n    rules:\n${list}`,
  );
  const { result } = await runAudit(path, `sqlite:${database}`, { now: new Date('2026-12-14T03:00:00Z') });
  return result;
}

const asks = (id: string, column: string, expected: string, max = 'max: 0.1') =>
  `id: ${id}, rule: distribution, column: ${column}, test: psi, expected: ${expected}, ${max}`;

describe('a distribution that is recorded', () => {
  it('is what a later audit compares with, and that one may be compared with in its turn', async () => {
    const first = await audit([
      asks('gioi', 'gioi', '{ values: [Nam, Nữ] }'),
      asks('tuoi', 'tuoi', '{ edges: [18, 60] }'),
    ]);
    expect(first.outcomes.map(({ status, distribution }) => ({ status, distribution }))).toEqual([
      { status: 'not-applicable', distribution: { of: 'values', bounds: ['Nam', 'Nữ'], rows: [50, 45, 5] } },
      { status: 'not-applicable', distribution: { of: 'edges', bounds: ['18', '60'], rows: [28, 42, 30] } },
    ]);
    writeFileSync(join(folder, 'truoc.json'), renderJson(first));

    const connection = new Sqlite(database);
    connection.exec("UPDATE nguoi SET gioi = 'Nam' WHERE gioi = 'Nữ' AND id % 2 = 0");
    connection.close();
    const later = [
      asks('gioi', 'gioi', '{ report: truoc.json }'),
      asks('tuoi', 'tuoi', '{ report: truoc.json }', 'max: 0'),
    ];
    const second = await audit(later);
    expect(second.outcomes.map(({ status, observed }) => [status, observed])).toEqual([
      ['fail', expect.stringMatching(/^0\.2/)],
      ['pass', '0'],
    ]);
    expect(second.outcomes[0]?.distribution?.rows).toEqual([72, 23, 5]);
    expect(second.outcomes[0]?.message).toContain('farthest off: "Nam", 0.72 against 0.5');

    writeFileSync(join(folder, 'truoc.json'), renderJson(second));
    const third = await audit(later);
    expect(third.outcomes.map(({ status, observed }) => [status, observed])).toEqual([
      ['pass', '0'],
      ['pass', '0'],
    ]);
  });

  it('of personal data tells no part of few rows', async () => {
    const { outcomes } = await audit([
      asks('ten', 'ten', '{ values: [A] }'),
      asks('ten-2', 'ten', '{ values: { A: 0.5 } }'),
      asks('ten-3', 'ten', '{ values: [B, C] }'),
      asks('ten-4', 'ten', '{ values: [B, C] }', 'when: [{ column: ten, equals: B }]'),
    ]);
    expect(outcomes.map(({ distribution }) => distribution?.rows)).toEqual([
      undefined,
      undefined,
      undefined,
      [95, 0, 0],
    ]);
    expect(outcomes[0]?.message).toContain('fewer than 10 rows');
    expect(outcomes[1]?.message).not.toContain('farthest');
  });

  it('must be of the same rule and database', async () => {
    const recorded = await audit([asks('gioi', 'gioi', '{ values: [Nam, Nữ] }')]);
    writeFileSync(join(folder, 'truoc.json'), renderJson(recorded));
    const problems = async (rule: string, id?: string) => {
      const error = await audit([rule], id).catch((thrown) => thrown);
      return (error.problems ?? []).map(({ text }: { text: { en: string } }) => text.en);
    };
    expect(await problems(asks('khac', 'gioi', '{ report: truoc.json }'))).toEqual([
      'truoc.json holds no distribution of the rule "khac"',
    ]);
    expect(await problems(asks('gioi', 'gioi', '{ report: truoc.json }'), 'dat-dai')).toEqual([
      'truoc.json is a report of another database ("ho-tich")',
    ]);
    expect(await problems(asks('gioi', 'tuoi', '{ report: truoc.json }'))).toEqual([
      expect.stringContaining('tuoi'),
    ]);
    const [outcome] = recorded.outcomes;
    const odd = {
      ...outcome,
      distribution: { of: 'values', bounds: ['Nam'], rows: [1, 2, 3] },
    } as typeof outcome;
    writeFileSync(
      join(folder, 'truoc.json'),
      renderJson({ ...recorded, outcomes: odd === undefined ? [] : [odd] }),
    );
    expect(await problems(asks('gioi', 'gioi', '{ report: truoc.json }'))).toEqual([
      'truoc.json holds no distribution of the rule "gioi"',
    ]);
  });

  it('needs a report that is there', async () => {
    await expect(audit([asks('gioi', 'gioi', '{ report: khong-co.json }')])).rejects.toThrow('khong-co.json');
  });
});

it('refuses values and edges that say nothing', async () => {
  const fault = async (expected: string, column: string) => {
    const error = await audit([asks('x', column, expected)]).catch((thrown) => thrown);
    return (error.problems ?? []).map(({ text }: { text: { en: string } }) => text.en);
  };
  expect(await fault('{ values: [1, "1"] }', 'tuoi')).toEqual(['the value "1" is named twice']);
  expect(await fault('{ edges: [5, 5] }', 'tuoi')).toEqual(['the edge "5" is not above the one before']);
  expect(await fault('{ edges: [9, 10, 9.5] }', 'tuoi')).toHaveLength(1);
  expect(await fault('{ edges: [a] }', 'gioi')).toHaveLength(1);
});
