import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { writeDemo } from '../../src/demo/write-demo.ts';
import { OutputError, UsageError } from '../../src/errors.ts';

const root = mkdtempSync(join(tmpdir(), 'soat-write-demo-'));
afterAll(() => rmSync(root, { recursive: true }));

/** The schema and every row of every table, in the order of rowid or key. */
function contentDigest(path: string): string {
  const database = new Database(path, { readonly: true });
  const hash = createHash('sha256');
  const tables = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name, sql } of tables) {
    hash.update(sql);
    for (const row of database.prepare(`SELECT * FROM ${name}`).raw().iterate())
      hash.update(JSON.stringify(row));
  }
  database.close();
  return hash.digest('hex');
}

describe('writeDemo', () => {
  it('writes the same content twice, below 40 megabytes', () => {
    const first = writeDemo(join(root, 'first'));
    const second = writeDemo(join(root, 'second'));
    expect(contentDigest(second.database)).toBe(contentDigest(first.database));
    expect(readFileSync(second.planted, 'utf8')).toBe(readFileSync(first.planted, 'utf8'));
    expect(statSync(first.database).size).toBeLessThan(40_000_000);
  });

  it('puts the rule file beside the database that its URL names', () => {
    const files = writeDemo(join(root, 'deep', 'down'), { scale: 0.1 });
    expect(readFileSync(files.rules, 'utf8')).toBe(readFileSync('rules/demo/soat.yaml', 'utf8'));
    expect(files.rules).toBe(join(root, 'deep', 'down', 'soat.yaml'));
    const [, name] = /^ {2}url: sqlite:(\S+)$/m.exec(readFileSync(files.rules, 'utf8'))!;
    expect(files.database).toBe(join(root, 'deep', 'down', name!));
  });

  it('declares types, keys and references, and enforces no reference', () => {
    const files = writeDemo(join(root, 'declared'), { scale: 0.1 });
    const database = new Database(files.database, { readonly: true });
    const types = database.prepare("SELECT name, type, pk FROM pragma_table_info('doanh_nghiep')").all();
    expect(types).toContainEqual({ name: 'id', type: 'INTEGER', pk: 1 });
    expect(types).toContainEqual({ name: 'von_dieu_le', type: 'DECIMAL(15,0)', pk: 0 });
    expect(types).toContainEqual({ name: 'ngay_dang_ky', type: 'DATE', pk: 0 });
    const orphans = database.pragma('foreign_key_check(cong_dan)');
    expect(orphans).toHaveLength(5);
    database.close();
  });

  it('replaces an earlier demo', () => {
    const directory = join(root, 'again');
    const earlier = contentDigest(writeDemo(directory, { scale: 0.1, seed: 1 }).database);
    const later = contentDigest(writeDemo(directory, { scale: 0.1, seed: 2 }).database);
    expect(later).not.toBe(earlier);
  });

  it('leaves a rule file alone that is not a demo’s', () => {
    const directory = mkdtempSync(join(root, 'foreign-'));
    writeFileSync(join(directory, 'soat.yaml'), 'version: 1\n');
    expect(() => writeDemo(directory, { scale: 0.1 })).toThrow(UsageError);
    expect(readFileSync(join(directory, 'soat.yaml'), 'utf8')).toBe('version: 1\n');
    expect(existsSync(join(directory, 'du-lieu.sqlite'))).toBe(false);
  });

  it('says when the directory cannot be made', () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    expect(() => writeDemo(join(file, 'below'), { scale: 0.1 })).toThrow(OutputError);
  });
});
