import { open, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.ts';
import type { AuditResult } from '../model/result.ts';
import type { Text } from '../model/text.ts';

/** A result of 500 tables and 2,000 rules is some 10 MB; far above that a file is no result. */
const MAX_BYTES = 256 * 1024 * 1024;

const SCHEMA = new URL('../../rules/schemas/report.schema.json', import.meta.url);

/** A saved `report.json`, checked against its schema. Throws `UsageError` for anything else. */
export async function readResult(path: string): Promise<AuditResult> {
  const text = await readText(path);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw notAResult(path, { vi: 'không phải JSON', en: 'it is no JSON' }, cause);
  }
  const fault = await schemaFault(value);
  if (fault !== undefined) throw notAResult(path, fault);
  return value as AuditResult;
}

async function readText(path: string): Promise<string> {
  try {
    const handle = await open(path, 'r');
    try {
      if ((await handle.stat()).size > MAX_BYTES) throw new Error('too large');
      return await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw notAResult(path, { vi: `không đọc được (${code ?? 'quá lớn'})`, en: `it cannot be read (${code ?? 'too large'})` }, cause);
  }
}

async function schemaFault(value: unknown): Promise<Text | undefined> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  const validate = ajv.compile(JSON.parse(await readFile(fileURLToPath(SCHEMA), 'utf8')));
  if (validate(value)) return undefined;
  const [first] = validate.errors ?? [];
  const place = first?.instancePath === '' ? '/' : (first?.instancePath ?? '/');
  return {
    vi: `không đúng lược đồ của report.json tại ${place}: ${first?.message ?? ''}`,
    en: `it breaks the schema of report.json at ${place}: ${first?.message ?? ''}`,
  };
}

function notAResult(path: string, reason: Text, cause?: unknown): UsageError {
  return new UsageError(
    { vi: `${path} không phải kết quả của soat: ${reason.vi}`, en: `${path} is no result of soat: ${reason.en}` },
    { hint: { vi: 'dùng tệp report.json trong gói báo cáo', en: 'use the report.json of a package' }, cause },
  );
}
