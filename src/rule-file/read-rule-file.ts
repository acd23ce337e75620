import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Dictionary, readDictionary } from '../dictionaries/read-dictionary.ts';
import { RuleFileError, UsageError } from '../errors.ts';
import type { RuleFile } from '../model/rule-file.ts';
import type { Text } from '../model/text.ts';
import { nodeAt, textAt } from './file-node.ts';
import { MAX_SIZE, type ParseOptions, parseRuleFile, TOO_LARGE } from './parse-rule-file.ts';
import { parseYaml } from './parse-yaml.ts';
import { quote } from './quote.ts';

/**
 * Reads and parses the rule file at `path`. Throws `UsageError` when there is no such file or it cannot be read, and
 * `RuleFileError` when it is no UTF-8 text or not a sound rule file.
 */
export async function readRuleFile(
  path: string,
  options: Omit<ParseOptions, 'path' | 'sha256'>,
): Promise<RuleFile> {
  const bytes = await readBytes(path);
  if (bytes.length > MAX_SIZE) throw new RuleFileError(path, [TOO_LARGE]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const text = decode(path, bytes);
  return parseRuleFile(text, { ...options, path, sha256, dictionaries: await readDictionaries(path, text) });
}

/** The data dictionaries that tables name, looked up from the folder of the rule file. */
async function readDictionaries(path: string, text: string): Promise<ReadonlyMap<string, Dictionary>> {
  const read = new Map<string, Dictionary>();
  // Few files name one, and reading YAML twice takes time.
  const tables = text.includes('dictionary') ? nodeAt(parseYaml(text).root, ['tables']) : undefined;
  if (tables?.kind !== 'map') return read;
  for (const { value } of tables.entries.values()) {
    const named = textAt(value, ['dictionary']);
    if (named === undefined || named === '' || read.has(named)) continue;
    read.set(named, await readDictionary(named, (file) => resolve(dirname(path), file)));
  }
  return read;
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    // One byte more than is allowed tells a file that is too large, and a device without end is not read on.
    const chunks: Buffer[] = [];
    const handle = await open(path, 'r');
    for await (const chunk of handle.createReadStream({ end: MAX_SIZE })) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch (cause) {
    const { text, hint } = explain(path, (cause as NodeJS.ErrnoException).code);
    throw new UsageError(text, { hint, cause });
  }
}

function decode(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const line = firstBadLine(bytes);
    const problem = { at: { line, column: 1 }, ...NOT_UTF8, level: 'error' as const };
    throw new RuleFileError(path, [problem], { cause });
  }
}

function firstBadLine(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return 1;
}

function explain(path: string, code: string | undefined): { readonly text: Text; readonly hint: Text } {
  const name = quote(path);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return {
      text: { vi: `không thấy tệp quy tắc ${name}`, en: `there is no rule file ${name}` },
      hint: {
        vi: 'kiểm tra đường dẫn; soat demo tạo một tệp mẫu',
        en: 'check the path; soat demo makes an example',
      },
    };
  }
  if (code === 'EISDIR') {
    return {
      text: {
        vi: `${name} là thư mục, không phải tệp quy tắc`,
        en: `${name} is a directory, not a rule file`,
      },
      hint: {
        vi: 'ghi rõ tên tệp, ví dụ soat.yaml trong thư mục đó',
        en: 'name the file, such as soat.yaml inside it',
      },
    };
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      text: { vi: `không có quyền đọc tệp quy tắc ${name}`, en: `the rule file ${name} may not be read` },
      hint: {
        vi: 'cấp quyền đọc cho người chạy soat',
        en: 'give the user who runs soat the right to read it',
      },
    };
  }
  return {
    text: {
      vi: `không đọc được tệp quy tắc ${name} (${code ?? 'lỗi lạ'})`,
      en: `the rule file ${name} cannot be read (${code ?? 'unknown error'})`,
    },
    hint: { vi: 'kiểm tra đường dẫn và ổ đĩa', en: 'check the path and the disk' },
  };
}

const NOT_UTF8 = {
  text: { vi: 'dòng này không phải văn bản UTF-8', en: 'this line is not UTF-8 text' },
  hint: {
    vi: 'lưu lại tệp với bảng mã UTF-8 (không phải UTF-16, TCVN3 hay VNI)',
    en: 'save the file as UTF-8 (not UTF-16 or a legacy encoding)',
  },
};
