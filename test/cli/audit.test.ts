import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { emitPackage } from '../../src/cli/emit-package.ts';
import { formats } from '../../src/report/index.ts';
import { sha256 } from '../../src/report/manifest.ts';
import { verifySignature } from '../../src/report/signature.ts';
import { type FreshDatabase, freshDatabase } from '../engines.ts';
import { FIXED } from '../run-audit.ts';
import { loadPeople, PEOPLE_RULES, readReport, ruleFile, temporaryFolder, write } from './people.ts';
import { recorder, soat } from './soat.ts';

const folder = temporaryFolder();
const rules = write(folder.in('soat.yaml'), ruleFile(PEOPLE_RULES));
let database: FreshDatabase;
let environment: Record<string, string>;
beforeAll(async () => {
  database = await freshDatabase('sqlite');
  environment = { DB_URL: database.url };
  await loadPeople(database);
});
afterAll(async () => {
  await database.drop();
  folder.remove();
});

let made = 0;
const fresh = () => {
  made += 1;
  return folder.in(`out-${made}`);
};
const run = (...argv: readonly string[]) => soat(['audit', rules, ...argv], { environment });
const statuses = (out: string) =>
  Object.fromEntries(
    readReport(out).outcomes.map((one: { id: string; status: string }) => [one.id, one.status]),
  );

describe('soat audit', () => {
  it('writes the whole package, tells a person what it found, and leaves standard output to programs', async () => {
    const out = fresh();
    const ran = await run('--out', out);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toBe('');
    expect(readdirSync(out).sort()).toEqual(['manifest.json', 'report.json', 'report.md', 'report.xlsx']);
    expect(statuses(out)).toEqual({ ten: 'fail', thu: 'fail', 'so-trung': 'fail', 'co-dong': 'pass' });
    expect(ran.stderr.replaceAll('\n', ' ')).toContain(
      `Gói báo cáo: ${out}/ (report.json, report.md, report.xlsx, manifest.json)`,
    );
    expect(ran.stderr).toContain('mã thoát 1');
    expect(ran.stderr).toMatch(/^Đang chạy câu lệnh 1\/2 \(nguoi\)\nĐang chạy câu lệnh 2\/2 \(nguoi\)\n/);
  });

  it('says the same in English with --lang en', async () => {
    const out = fresh();
    const ran = await run('--out', out, '--lang', 'en');
    expect(ran.stderr).toContain('Package: ');
    expect(ran.stderr).toMatch(/^Running statement 1 of 2 \(nguoi\)\n/);
    expect(ran.stderr.replaceAll('NĐ-CP', '')).not.toMatch(/[ạảấầậẹếềệịọốộợụủứừỳđ]/i);
    expect(readReport(out).language).toBe('en');
  });

  it('goes to reports/<database id>-<year> of the current folder when --out is not given', async () => {
    const before = process.cwd();
    process.chdir(folder.path);
    try {
      expect((await run('--format', 'json')).code).toBe(1);
    } finally {
      process.chdir(before);
    }
    expect(existsSync(folder.in('reports', 'thu-2026', 'report.json'))).toBe(true);
  });

  it('is silent with --quiet, whatever the rules found, and writes the same files', async () => {
    const [loud, quiet] = [fresh(), fresh()];
    await run('--out', loud);
    expect(await run('--out', quiet, '--quiet')).toMatchObject({ code: 1, stdout: '', stderr: '' });
    expect(await soat(['--quiet', 'audit', rules, '--out', fresh()], { environment })).toMatchObject({
      stderr: '',
    });
    expect(readdirSync(quiet)).toEqual(readdirSync(loud));
    expect(readReport(quiet).outcomes).toEqual(readReport(loud).outcomes);
  });

  it('rewrites one line on a terminal, and wipes it in the end', async () => {
    const terminal = { isTerminal: true, columns: 24, hasColour: false };
    const { stderr } = await soat(['audit', rules, '--out', fresh()], { environment, terminal });
    const clear = '\r\u001b[K';
    const [before, ...lines] = stderr.split(clear);
    expect(before).toBe('');
    expect(lines.slice(0, 2)).toEqual(['Đang chạy câu lệnh 1/2…', 'Đang chạy câu lệnh 2/2…']);
    expect(lines).toHaveLength(3);
  });
});

describe('--fail-on', () => {
  it.each([
    ['error', 'ten', 1],
    ['error', 'thu', 0],
    ['warning', 'thu', 1],
    ['warning', 'so-trung', 0],
    ['info', 'so-trung', 1],
    ['info', 'co-dong', 0],
    ['never', 'ten', 0],
  ])('%s with the rule %s ends with %i', async (level, rule, code) => {
    const out = fresh();
    expect((await run('--out', out, '--format', 'json', '--fail-on', level, '--rule', rule)).code).toBe(code);
    expect(readReport(out)).toMatchObject({ failOn: level, summary: { exitCode: code } });
  });

  it('is error when it is not given', async () => {
    expect((await run('--out', fresh(), '--format', 'json', '--rule', 'thu')).code).toBe(0);
    expect((await run('--out', fresh(), '--format', 'json', '--rule', 'ten')).code).toBe(1);
  });
});

describe('--format', () => {
  it.each([
    ['json', ['manifest.json', 'report.json']],
    ['md', ['manifest.json', 'report.json', 'report.md']],
    ['xlsx, md', ['manifest.json', 'report.json', 'report.md', 'report.xlsx']],
  ])('%s writes these files, report.json and the manifest always', async (list, files) => {
    const out = fresh();
    await run('--out', out, '--format', list);
    expect(readdirSync(out).sort()).toEqual(files);
    const manifest = JSON.parse(readFileSync(`${out}/manifest.json`, 'utf8'));
    for (const file of manifest.files) expect(sha256(readFileSync(`${out}/${file.name}`))).toBe(file.sha256);
    expect(manifest.files).toHaveLength(files.length - 1);
    expect(manifest.inputs).toContainEqual({
      kind: 'rule-file',
      name: rules,
      sha256: sha256(readFileSync(rules)),
    });
  });

  it('that leaves out a form of an earlier package warns that its file is still there', async () => {
    const out = fresh();
    await run('--out', out);
    writeFileSync(`${out}/manifest.sig`, 'old');
    writeFileSync(`${out}/report.docx`, 'old');
    const vi = await run('--out', out, '--format', 'json');
    expect(vi.code).toBe(1);
    expect(vi.stderr).toContain(
      `cảnh báo: ${out}/ còn tệp không thuộc gói này: manifest.sig, report.docx, report.md, report.xlsx\n  gợi ý: `,
    );
    const en = await run('--out', out, '--format', 'json', '--lang', 'en');
    expect(en.stderr).toContain('holds files that are not of this package: manifest.sig, report.docx');
    expect(readFileSync(`${out}/manifest.sig`, 'utf8')).toBe('old');
  });
});

describe('--out that cannot be written', () => {
  /** Nothing may be asked of the database: the URL leads nowhere, and that is not what the user is told. */
  const refused = async (out: string) => {
    const ran = await soat(['audit', rules, '--out', out, '--lang', 'en'], {
      environment: { DB_URL: 'sqlite:/nowhere/at/all.db' },
    });
    expect(ran).toMatchObject({ code: 3, stdout: '' });
    return ran.stderr;
  };

  it('is found out before the run: a file in the way, a part of the path that is one', async () => {
    const file = write(folder.in('in-the-way'), 'precious');
    expect(await refused(file)).toContain(`cannot write ${file}: a file of this name is in the way`);
    expect(await refused(`${file}/below`)).toContain('a part of the path is not a folder');
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });

  it('is found out before the run: a symbolic link or a folder where a file of the package goes', async () => {
    const out = fresh();
    mkdirSync(out);
    symlinkSync(rules, `${out}/report.md`);
    expect(await refused(out)).toMatch(/report\.md: it is a symbolic link\n {2}hint: /);
    const other = fresh();
    mkdirSync(`${other}/manifest.json`, { recursive: true });
    expect(await refused(other)).toContain('manifest.json: it is not a regular file');
    expect(readFileSync(rules, 'utf8')).toContain('nguoi');
  });

  it('may be a symbolic link to a folder, or a folder in many folders that are not there yet', async () => {
    const [real, link] = [fresh(), fresh()];
    mkdirSync(real);
    symlinkSync(real, link);
    expect((await run('--out', link, '--format', 'json')).code).toBe(1);
    expect(existsSync(`${real}/report.json`)).toBe(true);
    const deep = `${fresh()}/a/b/c`;
    expect((await run('--out', deep, '--format', 'json')).code).toBe(1);
    expect(existsSync(`${deep}/report.json`)).toBe(true);
  });
});

describe('--table and --rule', () => {
  it('run a part of the file, and the result says so', async () => {
    const out = fresh();
    await run('--out', out, '--format', 'json', '--table', 'nguoi', '--rule', 'ten', 'thu');
    expect(statuses(out)).toEqual({ ten: 'fail', thu: 'fail' });
    expect(readReport(out)).toMatchObject({
      selection: { tables: ['nguoi'], rules: ['ten', 'thu'] },
      remarks: expect.arrayContaining([expect.stringContaining('chỉ một phần của tệp quy tắc được chạy')]),
    });
  });

  it.each([
    ['--table', 'nguoii', '--table: "nguoii" không có trong', 'có phải "nguoi"?'],
    ['--rule', 'so-trugn', '--rule: "so-trugn" không có trong', 'có phải "so-trung"?'],
  ])('%s %s is refused with the nearest name', async (option, name, text, hint) => {
    const out = fresh();
    const ran = await run('--out', out, option, name);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toBe(`soat: ${text} ${rules}\n  gợi ý: ${hint}\n`);
    expect(existsSync(out)).toBe(false);
    const english = await run('--out', out, option, name, '--lang', 'en');
    expect(english.stderr).toContain(`is not in ${rules}\n  hint: did you mean`);
  });
});

describe('--samples', () => {
  const samples = (out: string) =>
    Object.fromEntries(
      readReport(out).outcomes.map((one: { id: string; samples: unknown }) => [one.id, one.samples]),
    );

  it('shows no row unless asked', async () => {
    const out = fresh();
    await run('--out', out, '--format', 'json');
    expect(Object.values(samples(out)).flat()).toEqual([]);
  });

  it('shows the first rows by their key, with values only of columns not marked personal', async () => {
    const out = fresh();
    await run('--out', out, '--format', 'json', '--samples', '1');
    expect(samples(out)).toEqual({
      ten: [{ key: { id: '2' }, values: { ho_ten: null } }],
      thu: [{ key: { id: '3' }, values: { email: 'c***e' } }],
      'so-trung': [{ key: { id: '4' }, values: { so: '004' } }],
      'co-dong': [],
    });
    await run('--out', out, '--format', 'json', '--samples', '5');
    expect(samples(out)).toMatchObject({ 'so-trung': [{ key: { id: '4' } }, { key: { id: '5' } }] });
  });
});

describe('--no-raw-sql', () => {
  it("refuses the owner's SQL with its place, and lets it run otherwise", async () => {
    const tables = `
  nguoi:
    rules:
      - { id: a, rule: expression, condition: "tuoi < 120" }
      - { id: b, rule: not-null, column: ho_ten, where: "tuoi > 0" }
`;
    const path = write(folder.in('owner-sql.yaml'), ruleFile(tables));
    const refused = await soat(['audit', path, '--no-raw-sql', '--out', fresh()], { environment });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(
      refused.stderr.match(/^.*owner-sql\.yaml:\d+:\d+ SQL của chủ quản bị từ chối vì có --no-raw-sql$/gm),
    ).toHaveLength(2);
    const out = fresh();
    expect((await soat(['audit', path, '--format', 'json', '--out', out], { environment })).code).toBe(1);
    expect(readReport(out).summary.ownerSql).toBe(2);
  });
});

describe('--sign-key', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const key = write(folder.in('key.pem'), privateKey);

  it('signs the bytes of the manifest', async () => {
    const out = fresh();
    const ran = await run('--out', out, '--format', 'json', '--sign-key', key);
    expect(ran.stderr).toContain('(report.json, manifest.sig, manifest.json)');
    const manifest = readFileSync(`${out}/manifest.json`);
    const signature = readFileSync(`${out}/manifest.sig`, 'utf8');
    expect(verifySignature(manifest, signature, publicKey)).toBe(true);
    expect(verifySignature(Buffer.concat([manifest, Buffer.from(' ')]), signature, publicKey)).toBe(false);
    expect(ran.stderr + readFileSync(`${out}/report.json`, 'utf8')).not.toContain(privateKey.split('\n')[1]);
  });

  it('that cannot be used is refused before the run, and nothing is written', async () => {
    const rsa = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const open = write(folder.in('open.pem'), privateKey);
    chmodSync(open, 0o644);
    for (const [path, text] of [
      [write(folder.in('rsa.pem'), rsa.privateKey), 'phải là Ed25519, không phải rsa'],
      [write(folder.in('none.pem'), 'no key'), 'không phải là khóa PEM dùng được'],
      [folder.in('missing.pem'), 'không mở được (ENOENT)'],
      [open, 'người khác đọc hoặc sửa được'],
    ] as const) {
      const out = fresh();
      const ran = await run('--out', out, '--sign-key', path);
      expect(ran, path).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toContain(text);
      expect(ran.stderr).not.toContain('câu lệnh');
      expect(existsSync(out)).toBe(false);
    }
  });
});

describe('warnings of the rule file', () => {
  it('come before the run, with their place; not when quiet', async () => {
    const url = `${database.url.replace('sqlite:', 'sqlite://u:secret@')}`;
    const path = write(folder.in('warned.yaml'), ruleFile(PEOPLE_RULES, { url }));
    const argv = ['audit', path, '--database', database.url, '--format', 'json'];
    const ran = await soat([...argv, '--out', fresh()]);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/^.*warned\.yaml:3:27 cảnh báo: .*\n/);
    expect(ran.stderr.indexOf('cảnh báo')).toBeLessThan(ran.stderr.indexOf('Đang chạy câu lệnh 1'));
    expect(ran.stderr).not.toContain('secret');
    expect((await soat([...argv, '--out', fresh(), '--quiet'])).stderr).toBe('');
  });
});

describe('--dry-run', () => {
  it('prints the plan and its SQL on standard output, ends with 0, and writes nothing', async () => {
    const out = fresh();
    const ran = await run('--dry-run', '--out', out);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain(`-- Kế hoạch: ${rules}, sqlite `);
    expect(ran.stdout).toContain('-- 2 câu lệnh; chưa đọc dòng nào');
    for (const id of ['ten', 'thu', 'so-trung', 'co-dong'])
      expect(ran.stdout).toMatch(new RegExp(`^-- {3}${id}$`, 'm'));
    for (const line of ran.stdout.split('\n')) expect(line).toMatch(/^(--.*|SELECT .*;|)$/);
    expect(existsSync(out)).toBe(false);
    expect((await run('--dry-run', '--lang', 'en')).stdout).toContain('2 statements; no row was read');
  });

  it('still finds what is wrong with the file', async () => {
    const path = write(
      folder.in('wrong.yaml'),
      ruleFile('\n  nguoi: { rules: [{ rule: not-null, column: ho_tn }] }\n'),
    );
    expect(await soat(['audit', path, '--dry-run'], { environment })).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('a form that cannot be drawn', () => {
  it('does not take the others with it; the manifest covers what is there', async () => {
    const out = fresh();
    const { io, ran } = recorder();
    const crashing = formats.map((format) =>
      format.name === 'xlsx'
        ? { ...format, render: () => Promise.reject(new RangeError('too wide')) }
        : format,
    );
    const emitted = await emitPackage(await audit({ ...FIXED, path: rules, environment }), {
      directory: out,
      formats: crashing,
      language: 'en',
    });
    expect(emitted.failed).toEqual([{ file: 'report.xlsx', error: expect.any(RangeError) }]);
    expect(readdirSync(out).sort()).toEqual(['manifest.json', 'report.json', 'report.md']);
    const { tellPackage } = await import('../../src/cli/emit-package.ts');
    tellPackage(out, emitted, {
      io,
      language: 'en',
      say: (text) => text.en,
      finish: () => undefined,
      isQuiet: true,
    });
    expect(ran(3).stderr).toMatch(
      /^soat: report\.xlsx could not be drawn; .*\n.*has a bug.*\nRangeError: too wide\n {4}at /,
    );
  });
});
