import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../engines.ts';
import { loadPeople, PEOPLE_RULES, ruleFile, temporaryFolder, write } from './people.ts';
import { soat } from './soat.ts';

const folder = temporaryFolder();
const audited = folder.in('audited');
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase('sqlite');
  await loadPeople(database);
  const rules = write(folder.in('soat.yaml'), ruleFile(PEOPLE_RULES));
  await soat(['audit', rules, '--out', audited, '--samples', '3'], { environment: { DB_URL: database.url } });
});
afterAll(async () => {
  await database.drop();
  folder.remove();
});

const saved = () => JSON.parse(readFileSync(`${audited}/report.json`, 'utf8'));
const report = (...argv: readonly string[]) => soat(['report', `${audited}/report.json`, ...argv]);

describe('soat report', () => {
  it('gives the same bytes as the audit, in every form', async () => {
    for (const [form, file] of [
      ['json', 'report.json'],
      ['md', 'report.md'],
      ['xlsx', 'report.xlsx'],
    ] as const) {
      const ran = await report('--format', form, '--out', '-');
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      expect(ran.bytes.equals(readFileSync(`${audited}/${file}`)), form).toBe(true);
    }
  });

  it('writes Markdown to standard output unless told otherwise', async () => {
    expect((await report()).stdout).toBe(readFileSync(`${audited}/report.md`, 'utf8'));
    expect((await report('--lang', 'en')).stdout).toMatch(/^# \w+/);
    expect((await report('--lang', 'en')).stdout).not.toBe((await report()).stdout);
  });

  it('writes several forms into a folder, and says so unless quiet', async () => {
    const out = folder.in('again');
    const ran = await report('--format', 'xlsx,md', '--out', out);
    expect(ran).toMatchObject({ code: 0, stdout: '', stderr: `Đã ghi: ${out}/ (report.md, report.xlsx)\n` });
    expect(readdirSync(out).sort()).toEqual(['report.md', 'report.xlsx']);
    expect(await report('--out', out, '--quiet')).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('warns when the folder holds a manifest that does not cover what was written', async () => {
    const out = folder.in('with-manifest');
    await report('--out', out);
    writeFileSync(`${out}/manifest.json`, '{}');
    const ran = await report('--out', out, '--lang', 'en');
    expect(ran.stderr).toContain(`warning: ${out}/manifest.json was made before and does not cover`);
    expect(ran.code).toBe(0);
  });

  it('refuses several forms, and bytes on a terminal, on standard output', async () => {
    expect(await report('--format', 'md,xlsx')).toMatchObject({ code: 2, stdout: '' });
    const terminal = await soat(['report', `${audited}/report.json`, '--format', 'xlsx'], {
      isOutputTerminal: true,
    });
    expect(terminal).toMatchObject({ code: 2, stdout: '' });
    expect(terminal.stderr).toContain('không hiện ra màn hình được');
    expect((await soat(['report', `${audited}/report.json`], { isOutputTerminal: true })).code).toBe(0);
  });

  it('ends with 3 when the folder cannot be written', async () => {
    const ran = await report('--out', `${audited}/report.md`);
    expect(ran).toMatchObject({ code: 3, stdout: '' });
    expect(ran.stderr).toContain('đã có tệp trùng tên');
  });
});

describe('a file that is no result', () => {
  const refused = async (path: string) => {
    const [vi, en] = [await soat(['report', path]), await soat(['report', path, '--lang', 'en'])];
    expect(vi, vi.stderr).toMatchObject({ code: 2, stdout: '' });
    expect(en).toMatchObject({ code: 2, stdout: '' });
    expect(vi.stderr).toMatch(/^soat: /);
    expect(vi.stderr.length).toBeLessThan(600);
    return { vi: vi.stderr, en: en.stderr };
  };
  const refusedJson = (value: unknown) => refused(write(folder.in('hostile.json'), JSON.stringify(value)));

  it('is refused with the reason: none, a folder, a pipe, no JSON, no text', async () => {
    expect((await refused(folder.in('none.json'))).vi).toContain('không có tệp');
    expect((await refused(folder.path)).vi).toContain('đó là một thư mục');
    execFileSync('mkfifo', [folder.in('pipe')]);
    expect((await refused(folder.in('pipe'))).vi).toContain('không phải là tệp thường');
    expect((await refused('/dev/zero')).en).toContain('not a regular file');
    expect((await refused(write(folder.in('a.json'), 'so_dinh_danh 079123456789'))).en).toContain(
      'it is not JSON',
    );
    expect((await refused(folder.in('a.json'))).en).not.toContain('079');
    writeFileSync(folder.in('b.json'), Buffer.from([0x7b, 0xff, 0x7d]));
    expect((await refused(folder.in('b.json'))).vi).toContain('không phải văn bản UTF-8');
    expect((await refused(write(folder.in('c.json'), ''))).vi).toContain('không phải JSON');
  });

  it('is refused by its size before it is read', async () => {
    const path = write(folder.in('huge.json'), '');
    truncateSync(path, 8 * 1024 ** 3);
    expect((await refused(path)).vi).toContain('lớn hơn 256 MB');
  });

  it('is refused however deep it is', async () => {
    for (const text of ['['.repeat(2_000_000), `${'['.repeat(200_000)}${']'.repeat(200_000)}`])
      await refused(write(folder.in('deep.json'), text));
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const text = JSON.stringify({ ...saved(), scores: 0 }).replace('"scores":0', `"scores":${deep}`);
    expect((await refused(write(folder.in('deep.json'), text))).vi).toContain('tại /scores');
  });

  it('is refused at the place where it breaks the schema, without its values', async () => {
    const { language: _, ...without } = saved();
    expect(await refusedJson(without)).toMatchObject({
      vi: expect.stringContaining('sai lược đồ của report.json tại /: thiếu "language"'),
      en: expect.stringContaining('breaks the schema of report.json at /: "language" is missing'),
    });
    expect((await refusedJson({ ...saved(), extra: 'secret' })).vi).toContain('có mục lạ "extra"');
    const outcome = { ...saved().outcomes[0], checked: 'secret' };
    const faulty = await refusedJson({ ...saved(), outcomes: [outcome] });
    expect(faulty.vi).toMatch(/tại \/outcomes\/0\/checked: giá trị sai kiểu/);
    expect(faulty.vi + faulty.en).not.toContain('secret');
    for (const value of [null, 1, [], 'x', {}]) await refusedJson(value);
  });

  it('is refused with names of the prototype, and nothing is polluted', async () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const text = JSON.stringify(saved()).replace('{', `{"${name}":{"polluted":1},`);
      expect((await refused(write(folder.in('proto.json'), text))).vi).toContain(`có mục lạ "${name}"`);
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('keeps such names where names are free', async () => {
    const text = readFileSync(`${audited}/report.json`, 'utf8').replace(
      '"ho_ten": null',
      '"__proto__": null',
    );
    expect(text).toContain('__proto__');
    const path = write(folder.in('free.json'), text);
    expect((await soat(['report', path, '--format', 'json'])).stdout).toBe(text);
    expect((await soat(['report', path])).code).toBe(0);
  });

  it.each(['9007199254740993', '1e400', '-1', '0.5', '1e300', '123456789012345678901234567890'])(
    'is refused with %s as a count, which would not be told exactly',
    async (number) => {
      const text = JSON.stringify(saved()).replace(/"checked":\d+/, `"checked":${number}`);
      await refused(write(folder.in('number.json'), text));
    },
  );
});
