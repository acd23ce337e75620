import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AuditRun } from '../../src/audit.ts';
import { RuleFileError } from '../../src/errors.ts';
import { formatProblems } from '../../src/rule-file/format-problems.ts';
import { runAudit } from '../run-audit.ts';

const HEAD = 'table,name,type,length,mandatory,unique,codes,format,pattern,values,min,max,personal\n';

let folder: string;
let database: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soat-dictionary-'));
  database = join(folder, 'a.db');
  const connection = new Sqlite(database);
  connection.exec(`CREATE TABLE nguoi (id INTEGER PRIMARY KEY, ten TEXT, gioi TEXT, so INTEGER, tien NUMERIC, ngay TEXT);
    INSERT INTO nguoi VALUES (1, 'An', '1', 1, 1.5, '01/02/2020'), (2, ' ', '7', 5, 2.25, '2020-02-01'), (3, 'Bình', NULL, NULL, NULL, NULL)`);
  connection.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

function audit(rows: string, table = '', more = ''): Promise<AuditRun> {
  writeFileSync(join(folder, 'tu-dien.csv'), HEAD + rows);
  const path = join(folder, 'soat.yaml');
  writeFileSync(
    path,
    `version: 1\ndatabase: { id: x }\ntables:\n  nguoi:\n    dictionary: tu-dien.csv\n${table}${more}`,
  );
  return runAudit(path, `sqlite:${database}`);
}

async function told(promise: Promise<AuditRun>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(RuleFileError);
  return formatProblems('soat.yaml', (error as RuleFileError).problems, 'en');
}

it('makes the rules of each row, and the shape of the table of all', async () => {
  const { result, references } = await audit(
    [
      ',id,integer,,x,x,,,,,,,',
      ',ten,text,1-10,x,,,,[A-Z].*,,,,',
      ',gioi,text,=1,,,sex-iso5218,,,1;2;7,,,',
      ',so,integer,4,,,,,,1;2,0,4,',
      ',tien,decimal,,,,,,,1.50;2,0.5,,',
      ',ngay,text,,,,,DD/MM/YYYY,,,,,',
    ].join('\n'),
  );
  const found = result.outcomes.map(
    ({ rule, columns, violations }) => `${rule} ${columns.join()} ${violations}`,
  );
  expect(found.sort()).toEqual(
    [
      'schema  0',
      'not-null id 0',
      'unique id 0',
      'not-blank ten 1',
      'length ten 0',
      'pattern ten 1',
      'length gioi 0',
      'code gioi 1',
      'in-set gioi 0',
      'in-set so 1',
      'range so 1',
      'in-set tien 1',
      'range tien 0',
      'parses-as ngay 1',
    ].sort(),
  );
  expect(references.inputs.find(({ kind }) => kind === 'dictionary')).toMatchObject({ name: 'tu-dien.csv' });
});

it('keeps the ids of its rules when rows move and other cells change', async () => {
  const ids = async (rows: string) => (await audit(rows)).result.outcomes.map(({ id }) => id).sort();
  expect(await ids(',ten,text,10,x,,,,,,,,\n,so,integer,,,,,,,,1,,')).toEqual(
    await ids('\n,so,integer,,,,,,,,2,,\n,ten,text,12,yes,,,,,,,,'),
  );
});

it('leaves a rule of the file as it is', async () => {
  const { result } = await audit(
    ',ten,text,10,x,,,,,,,,',
    '    rules: [{ id: cua-toi, rule: length, column: ten, max: 1 }]\n',
  );
  expect(result.outcomes.filter(({ rule }) => rule === 'length').map(({ id }) => id)).toEqual(['cua-toi']);
  expect(result.outcomes).toHaveLength(3);
});

it('tells what is not there, or of another type, as a rule that could not run', async () => {
  const { result } = await audit(',dia_chi,text,,x,,,,,,,,x\n,so,text,3,,,,,,,,,');
  expect(result.status).toBe('incomplete');
  const outcomes = result.outcomes.map(({ rule, status, message }) => `${rule} ${status} ${message}`);
  expect(outcomes).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^schema fail 2 differences: .*"dia_chi" is missing/),
      expect.stringMatching(/^not-blank error .*tu-dien.csv:2.*"dia_chi"/),
      expect.stringMatching(/^length error .*tu-dien.csv:3.*"so"/),
    ]),
  );
});

it('tells a code table that is not there at its row', async () => {
  const { result } = await audit(',ten,text,,,,khong-co,,,,,,');
  expect(result.outcomes.find(({ rule }) => rule === 'code')).toMatchObject({
    status: 'error',
    message: expect.stringMatching(/tu-dien.csv:2.*khong-co/),
  });
});

it('masks what it calls personal, unless the file says otherwise', async () => {
  const key = '    key: [ten]\n';
  const keysOf = async (columns = '') => {
    writeFileSync(join(folder, 'tu-dien.csv'), `${HEAD},ten,text,1,,,,,,,,,x\n`);
    const path = join(folder, 'soat.yaml');
    writeFileSync(
      path,
      `version: 1\ndatabase: { id: x }\ntables:\n  nguoi:\n    dictionary: tu-dien.csv\n${key}${columns}`,
    );
    const { result } = await runAudit(path, `sqlite:${database}`, { samples: 5 });
    return JSON.stringify(result.outcomes.map(({ samples }) => samples));
  };
  expect(await keysOf()).not.toContain('An');
  expect(await keysOf('    columns: { ten: { title: Tên } }\n')).not.toContain('An');
  expect(await keysOf('    columns: { ten: { personal: false } }\n')).toContain('An');
});

it('gives a table its own rows', async () => {
  const rows = 'nguoi,ten,text,,x,,,,,,,,\ndat,thua,text,,x,,,,,,,,';
  expect((await audit(rows)).result.outcomes.map(({ columns }) => columns.join())).toEqual(['', 'ten']);
  expect(await told(audit('dat,thua,text,,x,,,,,,,,'))).toContain(
    'soat.yaml:5:17 the dictionary tu-dien.csv has no row of the table "nguoi"',
  );
});

it('is refused where a row says what cannot be', async () => {
  expect(await told(audit(',ten,text,,,,,,,,,,\n,ten,text,,,,,,,,,,'))).toContain(
    'soat.yaml:5:17 tu-dien.csv:3 the column "ten" is named twice',
  );
  expect(await told(audit(',ten,text,,,,,khong-co,,,,,'))).toContain('khong-co');
  expect(await told(audit(',ten,text,,,,,,(?=x),,,,'))).toContain('soat.yaml:5:17');
});
