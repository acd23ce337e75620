import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { RuleFileError, UsageError } from '../../src/errors.ts';
import { readRuleFile } from '../../src/rule-file/read-rule-file.ts';
import { standIns, withRules } from './stand-ins.ts';

const directory = mkdtempSync(join(tmpdir(), 'soat-rule-file-'));
const path = join(directory, 'soat.yaml');
const text = withRules('rule: not-null\ncolumn: họ tên');

afterAll(() => rmSync(directory, { recursive: true }));

function read(at = path) {
  return readRuleFile(at, { environment: {}, ruleTypes: standIns });
}

async function failure(at = path): Promise<unknown> {
  return read(at).then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
}

test('hashes the bytes of the file and keeps the path as it was given', async () => {
  const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
  writeFileSync(path, bytes);
  const file = await read();
  expect(file.path).toBe(path);
  expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(file.tables[0]?.rules[0]?.columns).toEqual(['họ tên']);
});

test.each([
  ['a file that is not there', join(directory, 'none.yaml'), /không thấy tệp quy tắc/],
  ['a path through a file', join(path, 'x'), /không thấy tệp quy tắc/],
  ['a directory', directory, /là thư mục/],
])('says what to do about %s', async (_, at, sentence) => {
  writeFileSync(path, text);
  const error = await failure(at);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as UsageError).text.vi).toMatch(sentence);
  expect((error as UsageError).hint?.vi).toBeTruthy();
});

test.skipIf(process.getuid?.() === 0)('says that a file may not be read', async () => {
  const secret = join(directory, 'secret.yaml');
  writeFileSync(secret, text);
  chmodSync(secret, 0o000);
  expect(((await failure(secret)) as UsageError).text.vi).toMatch(/không có quyền đọc/);
});

test.each([
  ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), 1],
  ['a legacy encoding', Buffer.concat([Buffer.from('version: 1\n# C'), Buffer.from([0xab, 0x0a])]), 2],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 1],
])('says which line of %s is no UTF-8', async (_, bytes, line) => {
  writeFileSync(path, bytes);
  const error = await failure();
  expect(error).toBeInstanceOf(RuleFileError);
  expect((error as RuleFileError).problems).toMatchObject([{ at: { line, column: 1 } }]);
});

test('does not read on in a file of more than 5 MB, nor in a device without end', async () => {
  writeFileSync(path, Buffer.alloc(5_000_001, 0x20));
  for (const at of [path, '/dev/zero']) {
    expect(((await failure(at)) as RuleFileError).problems[0]?.text.en).toBe('the file is larger than 5 MB');
  }
});
