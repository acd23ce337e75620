import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { ErrorObject } from 'ajv';
import { readDataFile, shippedFolder } from '../data-files/shipped.ts';
import { UsageError } from '../errors.ts';
import type { AuditResult } from '../model/result.ts';
import type { Text } from '../model/text.ts';

/** A result of 500 tables and 2,000 rules is some 10 MB; far above that a file is no result. */
const MAX_BYTES = 256 * 1024 * 1024;

/** A saved `report.json`, checked against its schema. Throws `UsageError` for anything else. */
export async function readResult(path: string): Promise<AuditResult> {
  return (await readSavedResult(path)).result;
}

/** The same with the SHA-256 of the file's bytes, hexadecimal. */
export async function readSavedResult(
  path: string,
): Promise<{ readonly result: AuditResult; readonly sha256: string }> {
  const bytes = await readBytes(path);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw notAResult(path, { vi: 'không phải văn bản UTF-8', en: 'it is not UTF-8 text' }, cause);
  }
  const value = parse(path, text);
  const fault = await schemaFault(value);
  if (fault !== undefined) throw notAResult(path, fault);
  return { result: value as AuditResult, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The cause is not kept: what `JSON.parse` says quotes the file. */
function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notAResult(path, { vi: 'không phải JSON', en: 'it is not JSON' });
  }
}

async function readBytes(path: string): Promise<Buffer> {
  // Without O_NONBLOCK opening a named pipe would wait for a writer.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(
    (cause: unknown) => {
      throw unreadable(path, cause);
    },
  );
  try {
    return await readRegular(path, handle);
  } finally {
    await handle.close();
  }
}

async function readRegular(path: string, handle: FileHandle): Promise<Buffer> {
  const stats = await handle.stat();
  if (stats.isDirectory()) throw notAResult(path, { vi: 'đó là một thư mục', en: 'it is a folder' });
  if (!stats.isFile()) {
    throw notAResult(path, { vi: 'đó không phải là tệp thường', en: 'it is not a regular file' });
  }
  if (stats.size > MAX_BYTES)
    throw notAResult(path, { vi: 'lớn hơn 256 MB', en: 'it is larger than 256 MB' });
  return handle.readFile().catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
}

function unreadable(path: string, cause: unknown): UsageError {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new UsageError(
      { vi: `không có tệp ${path}`, en: `there is no file ${path}` },
      { hint: HINT, cause },
    );
  }
  return new UsageError(
    { vi: `không đọc được ${path} (${code ?? cause})`, en: `${path} cannot be read (${code ?? cause})` },
    { cause },
  );
}

async function schemaFault(value: unknown): Promise<Text | undefined> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
  const schema = readDataFile(`${shippedFolder('schemas')}/report.schema.json`).toString('utf8');
  const validate = ajv.compile(JSON.parse(schema));
  if (validate(value)) return undefined;
  // What an alternative lacks says less than that none of them fits.
  const errors = validate.errors ?? [];
  const [first] = errors.filter((error) => !error.schemaPath.includes('/anyOf/')).concat(errors);
  return first === undefined ? { vi: 'sai lược đồ', en: 'it breaks the schema' } : sentence(first);
}

function sentence({ instancePath, keyword, params, message }: ErrorObject): Text {
  const place = instancePath === '' ? '/' : instancePath;
  const said = ((): Text => {
    switch (keyword) {
      case 'required':
        return { vi: `thiếu "${params.missingProperty}"`, en: `"${params.missingProperty}" is missing` };
      case 'additionalProperties':
      case 'unevaluatedProperties': {
        const name = params.additionalProperty ?? params.unevaluatedProperty;
        return { vi: `có mục lạ "${name}"`, en: `unknown word "${name}"` };
      }
      case 'type':
        return { vi: `giá trị sai kiểu, phải là ${params.type}`, en: `it must be of type ${params.type}` };
      default:
        return { vi: `giá trị không hợp lệ (${keyword})`, en: `it ${message ?? `breaks "${keyword}"`}` };
    }
  })();
  return {
    vi: `sai lược đồ của report.json tại ${place}: ${said.vi}`,
    en: `it breaks the schema of report.json at ${place}: ${said.en}`,
  };
}

const HINT: Text = { vi: 'dùng tệp report.json trong gói báo cáo', en: 'use the report.json of a package' };

function notAResult(path: string, reason: Text, cause?: unknown): UsageError {
  return new UsageError(
    {
      vi: `${path} không phải kết quả của soat: ${reason.vi}`,
      en: `${path} is no result of soat: ${reason.en}`,
    },
    { hint: HINT, cause },
  );
}
