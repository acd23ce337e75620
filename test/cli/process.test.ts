import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { type FreshDatabase, freshDatabase } from '../engines.ts';
import { loadPeople, PEOPLE_RULES, ruleFile, temporaryFolder, write } from './people.ts';
import { SOAT_COMMAND, startSoat, TSX } from './soat.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const folder = temporaryFolder();
let database: FreshDatabase;
let rules: string;
beforeAll(async () => {
  database = await freshDatabase('sqlite');
  await loadPeople(database);
  rules = write(folder.in('soat.yaml'), ruleFile(PEOPLE_RULES));
});
afterAll(async () => {
  await database.drop();
  folder.remove();
});

const run = (...argv: readonly string[]) =>
  startSoat(argv, { cwd: folder.path, environment: { DB_URL: database.url } }).ended;
/** Runs a shell line in which `soat` is the command. */
const shell = (line: string) => {
  const soat = SOAT_COMMAND.map((word) => `'${word}'`).join(' ');
  const env = { ...process.env, DB_URL: database.url };
  return spawnSync('bash', ['-c', `soat() { ${soat} "$@"; }; cd '${folder.path}'; ${line}`], {
    env,
    encoding: 'utf8',
  });
};

describe('a real process', () => {
  it.each([
    [0, ['audit', '--rule', 'co-dong', '--format', 'json']],
    [1, ['audit', '--rule', 'ten', '--format', 'json']],
    [2, ['audit', '--no-such-option']],
    [2, []],
    [3, ['audit', '--database', 'sqlite:missing.db']],
    [0, ['--version']],
  ] as const)(
    'ends with %i for %j, and leaves standard output empty but for what was asked',
    async (code, argv) => {
      const ran = await run(...argv);
      expect(ran.code).toBe(code);
      expect(ran.stdout).toBe(argv[0] === '--version' ? `soat ${VERSION}\n` : '');
    },
  );

  it('draws no colours and moves no cursor where standard error is no terminal', async () => {
    expect((await run('audit', '--format', 'json')).stderr).not.toContain('\u001b');
  });

  it('does not mind a reader that goes away', () => {
    const ran = shell('soat rules schema | head -n 1; echo "${PIPESTATUS[0]}"');
    expect(ran.stdout).toBe('{\n0\n');
    expect(ran.stderr).toBe('');
    const audit = shell('soat audit --format json 2>&1 >/dev/null | true; echo "${PIPESTATUS[0]}"');
    expect(audit.stdout).toBe('1\n');
  });

  it('ends with 3 when standard output cannot take what was asked', () => {
    const ran = shell('soat rules schema > /dev/full; echo $?');
    expect(ran.stdout).toBe('3\n');
    expect(ran.stderr).toContain('ENOSPC');
  });

  it('gives its first Ctrl-C to the run and ends at the second', async () => {
    const program = `
      import { processIo } from ${JSON.stringify(pathToFileURL(`${ROOT}src/cli/io.ts`).href)};
      const stop = processIo().onInterrupt(() => console.log('interrupted'));
      setInterval(() => console.log('alive'), 20);
      console.log('ready');`;
    const child = spawn(process.execPath, ['--import', TSX, '--input-type=module', '-e', program]);
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
    const until = async (text: string) => {
      while (!said.includes(text)) await pause(5);
    };
    await until('ready');
    child.kill('SIGINT');
    await until('interrupted\nalive');
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.once('exit', (...end) => resolve(end)))).toEqual([130, null]);
    expect(said.match(/interrupted/g)).toHaveLength(1);
  });

  it('keeps the rule file of a relative database where it is', () => {
    expect(
      shell('mkdir -p below && cd below && soat audit ../soat.yaml --format json --quiet; echo $?').stdout,
    ).toBe('1\n');
    expect(readdirSync(folder.in('below', 'reports', 'thu-2026')).sort()).toEqual([
      'manifest.json',
      'report.json',
    ]);
  });
});

describe('the built package', () => {
  const built = folder.in('package');
  beforeAll(() => {
    mkdirSync(built);
    execFileSync(
      process.execPath,
      ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', `${built}/dist`],
      { cwd: ROOT },
    );
    for (const name of ['bin', 'package.json'])
      cpSync(`${ROOT}${name}`, `${built}/${name}`, { recursive: true });
    for (const name of ['rules', 'node_modules']) symlinkSync(`${ROOT}${name}`, `${built}/${name}`);
  });

  it('runs without TypeScript, from its bin', () => {
    const out = folder.in('built-out');
    const env = { PATH: process.env.PATH, DB_URL: database.url };
    const ran = spawnSync(process.execPath, [`${built}/bin/soat.js`, 'audit', rules, '--out', out], {
      env,
      encoding: 'utf8',
    });
    expect(ran.status, ran.stderr).toBe(1);
    expect(readdirSync(out).sort()).toEqual(['manifest.json', 'report.json', 'report.md', 'report.xlsx']);
    expect(JSON.parse(readFileSync(`${out}/report.json`, 'utf8')).status).toBe('complete');
  });

  it('gives its functions to other programs', async () => {
    const url = pathToFileURL(`${built}/dist/index.js`).href;
    const program = `
      import { audit, AUDIT_DEFAULTS, ruleFileSchema, RuleFileError, parseRuleFile } from '${url}';
      const { result } = await audit({ ...AUDIT_DEFAULTS, path: ${JSON.stringify(rules)}, environment: process.env,
        now: new Date(), clock: () => performance.now() });
      try { parseRuleFile('version: 2', { path: 'x.yaml', environment: {} }); }
      catch (error) { console.log(error instanceof RuleFileError, error.exitCode); }
      console.log(result.summary.fail, ruleFileSchema().$schema);`;
    const stdout = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { PATH: process.env.PATH, DB_URL: database.url },
      encoding: 'utf8',
    });
    expect(stdout).toBe('true 2\n3 https://json-schema.org/draft/2020-12/schema\n');
  });
});
