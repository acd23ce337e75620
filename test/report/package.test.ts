import { execFile, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutputError } from '../../src/errors.ts';
import { writePackage } from '../../src/report/package.ts';

const CHILD = fileURLToPath(new URL('write-package-child.ts', import.meta.url));
const CHILD_COMMAND = [process.execPath, '--import', 'tsx', CHILD];
/** A mount of one's own needs root, or user namespaces that the system lets everybody make. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
const isRoot = process.getuid?.() === 0;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soat-package-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const FILES = [
  { name: 'report.json', bytes: '{"a":"ệ"}\n' },
  { name: 'report.xlsx', bytes: new Uint8Array([0, 1, 2, 255]) },
];
const failure = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(OutputError);
  return (error as OutputError).text.en;
};
const mode = (path: string) => statSync(path).mode & 0o777;
const leftovers = () => readdirSync(folder).filter((name) => name.endsWith('.tmp'));

describe('writing a package', () => {
  it.runIf(existsSync('/proc/self'))('ends where the system lets nobody make a folder', async () => {
    expect(await failure(writePackage('/proc/soat/a', FILES))).toMatch(/cannot write \/proc\/soat\/a: /);
  });

  it('writes every byte, readable by the owner alone, into a folder it makes', async () => {
    const target = join(folder, 'reports', 'ho-tich-2026');
    expect(await writePackage(target, FILES)).toEqual({
      written: ['report.json', 'report.xlsx'],
      others: [],
    });
    expect(readFileSync(join(target, 'report.json'), 'utf8')).toBe('{"a":"ệ"}\n');
    expect([...readFileSync(join(target, 'report.xlsx'))]).toEqual([0, 1, 2, 255]);
    expect(mode(target)).toBe(0o700);
    expect(mode(join(target, 'report.json'))).toBe(0o600);
    expect(readdirSync(target).sort()).toEqual(['report.json', 'report.xlsx']);
  });

  it('replaces its own files and leaves all others alone, but names them', async () => {
    writeFileSync(join(folder, 'report.json'), 'old', { mode: 0o644 });
    writeFileSync(join(folder, 'manifest.sig'), 'old signature');
    chmodSync(folder, 0o755);
    expect((await writePackage(folder, FILES)).others).toEqual(['manifest.sig']);
    expect(readFileSync(join(folder, 'manifest.sig'), 'utf8')).toBe('old signature');
    expect(mode(join(folder, 'report.json'))).toBe(0o600);
    expect(mode(folder)).toBe(0o755);
  });

  it('does not follow a symbolic link at a target', async () => {
    const outside = join(folder, 'outside.txt');
    writeFileSync(outside, 'precious');
    symlinkSync(outside, join(folder, 'report.xlsx'));
    const text = await failure(writePackage(folder, FILES));
    expect(text).toBe(`cannot write ${join(folder, 'report.xlsx')}: it is a symbolic link`);
    expect(readFileSync(outside, 'utf8')).toBe('precious');
    expect(existsSync(join(folder, 'report.json'))).toBe(false);
    expect(leftovers()).toEqual([]);
  });

  it('refuses a target that is a folder, and writes nothing', async () => {
    mkdirSync(join(folder, 'report.xlsx'));
    expect(await failure(writePackage(folder, FILES))).toContain('report.xlsx: it is not a regular file');
    expect(readdirSync(folder)).toEqual(['report.xlsx']);
  });

  it('says what is wrong with the path', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await failure(writePackage(join(folder, 'file', 'below'), FILES))).toBe(
      `cannot write ${join(folder, 'file', 'below')}: a part of the path is not a folder`,
    );
    expect(await failure(writePackage(join(folder, 'file'), FILES))).toContain(
      'a file of this name is in the way',
    );
    expect(await failure(writePackage(join(folder, 'x'.repeat(300)), FILES))).toContain(
      'the name is too long',
    );
  });

  it.each(['', '.', '..', '../report.json', 'a/b', 'a\\b', 'a\0b'])(
    'refuses %j as the name of a file',
    async (name) => {
      expect(await failure(writePackage(folder, [{ name, bytes: '' }]))).toContain('must not hold a folder');
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});

describe('a disk that fails', () => {
  /** Runs the child where `folder` is a file system of its own with an old package in it. */
  const inMount = async (prepare: string, ...args: string[]) => {
    const script = `mount -t tmpfs -o size=128k tmpfs "$1" && cd "$OLDPWD" && printf old > "$1/report.json" && chmod 755 "$1" && ${prepare}
      shift_folder="$1"; shift; "$@"; ls -A "$shift_folder"; cat "$shift_folder/report.json"`;
    const { stdout } = await promisify(execFile)(
      'unshare',
      ['-rm', 'sh', '-c', script, 'sh', folder, ...CHILD_COMMAND, folder, ...args],
      { env: { ...process.env, OLDPWD: process.cwd() } },
    );
    const [, report = '', ...rest] = stdout.trimEnd().split('\n');
    return { report, rest };
  };

  it.skipIf(!canMount)('that is full leaves the old package and no temporary file', async () => {
    const { report, rest } = await inMount('true', 'a', '100000');
    expect(JSON.parse(report)).toMatchObject({
      code: 'output',
      exitCode: 3,
      vi: `không thể ghi ${join(folder, 'manifest.json')}: hết dung lượng đĩa`,
      en: `cannot write ${join(folder, 'manifest.json')}: the disk is full`,
    });
    expect(rest).toEqual(['report.json', 'old']);
  });

  it.skipIf(!canMount)('that is read-only is named', async () => {
    const { report, rest } = await inMount('mount -o remount,ro "$1"', 'a', '1');
    expect(JSON.parse(report).en).toBe(
      `cannot write ${join(folder, 'report.json')}: the file system is read-only`,
    );
    expect(rest).toEqual(['report.json', 'old']);
  });

  it('or a folder one may not write to is named', async () => {
    chmodSync(folder, 0o555);
    const user = isRoot ? ['65534'] : [];
    const [command = '', ...args] = CHILD_COMMAND;
    const { stdout } = await promisify(execFile)(command, [...args, folder, 'a', '1', ...user]);
    expect(JSON.parse(stdout.trimEnd().split('\n')[1] ?? '').en).toBe(
      `cannot write ${join(folder, 'report.json')}: permission denied`,
    );
    chmodSync(folder, 0o755);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a run that is killed', () => {
  it('leaves every file whole, of one package or of the other', async () => {
    const size = 3_000_000;
    for (const delayMs of [5, 40, 90]) {
      const [command = '', ...args] = CHILD_COMMAND;
      const child = spawn(command, [...args, folder, 'ab'.repeat(200), String(size)]);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      while (!existsSync(join(folder, 'manifest.json')))
        await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      expect(child.exitCode).toBeNull();
      child.kill('SIGKILL');
      await ended;
      for (const name of ['report.json', 'manifest.json']) {
        const text = readFileSync(join(folder, name), 'latin1');
        expect(text.length).toBe(size);
        expect(text === 'a'.repeat(size) || text === 'b'.repeat(size)).toBe(true);
      }
    }
  });
});
