import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { OutputError } from '../errors.ts';
import type { Text } from '../model/text.ts';
import { makeFolder } from './make-folder.ts';
import { codeOf, IN_THE_WAY, outputError } from './output-error.ts';

/** A file of a package; `name` is a plain name without any folder. */
export interface PackageFile {
  readonly name: string;
  readonly bytes: string | Uint8Array;
}

/** What was written, and what else lies in the folder: files of an earlier package or of somebody else, left alone. */
export interface WrittenPackage {
  readonly written: readonly string[];
  readonly others: readonly string[];
}

/**
 * Writes the files of a package into a folder, which is made (mode 0700) when it is not there. All content is first brought to
 * disk in temporary files of mode 0600 beside their targets, then renamed in the order given: a full disk leaves an earlier
 * package as it was, and no file is ever half written. Nothing but temporary files is deleted. A target that is a symbolic
 * link or no regular file is refused. Throws `OutputError` with the path and the reason.
 */
export async function writePackage(
  directory: string,
  files: readonly PackageFile[],
): Promise<WrittenPackage> {
  await attempt(directory, async () => makeFolder(directory));
  for (const file of files) await refuseOddTarget(directory, file.name);
  const staged: { readonly temporary: string; readonly target: string }[] = [];
  try {
    for (const file of files) {
      const target = join(directory, file.name);
      const temporary = join(directory, `.${file.name}.${randomBytes(6).toString('hex')}.tmp`);
      staged.push({ temporary, target });
      await attempt(target, () => writeSynced(temporary, file.bytes));
    }
    for (const { temporary, target } of staged) await attempt(target, () => rename(temporary, target));
  } catch (error) {
    for (const { temporary } of staged) await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await attempt(directory, () => syncDirectory(directory));
  const names = new Set(files.map((file) => file.name));
  const present = await attempt(directory, () => readdir(directory));
  return { written: [...names], others: present.filter((name) => !names.has(name)).sort() };
}

/**
 * Finds out, without writing anything, what `writePackage` would be refused for: the folder or its nearest ancestor that is there
 * must be a folder one may write to, and none of the targets odd. Throws the same `OutputError`, before a long run was in vain.
 */
export async function assertWritable(directory: string, names: readonly string[]): Promise<void> {
  const present = await nearestPresent(resolve(directory));
  const isWhole = present === resolve(directory);
  await attempt(directory, () => readdir(present), isWhole ? { ENOTDIR: IN_THE_WAY } : {});
  await attempt(directory, () => access(present, constants.W_OK | constants.X_OK));
  if (isWhole) for (const name of names) await refuseOddTarget(directory, name);
}

async function nearestPresent(path: string): Promise<string> {
  const isPresent = await lstat(path).then(
    () => true,
    () => false,
  );
  return isPresent || dirname(path) === path ? path : nearestPresent(dirname(path));
}

async function refuseOddTarget(directory: string, name: string): Promise<void> {
  const target = join(directory, name);
  if (name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name))
    throw new OutputError({
      vi: `không thể ghi ${target}: tên tệp trong gói không được chứa thư mục`,
      en: `cannot write ${target}: the name of a file of the package must not hold a folder`,
    });
  const present = await attempt(target, () =>
    lstat(target).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }),
  );
  if (present?.isSymbolicLink())
    throw new OutputError(
      {
        vi: `không thể ghi ${target}: đó là một liên kết tượng trưng`,
        en: `cannot write ${target}: it is a symbolic link`,
      },
      { hint: { vi: 'xóa liên kết hoặc chọn thư mục khác', en: 'remove the link or choose another folder' } },
    );
  if (present !== undefined && !present.isFile())
    throw new OutputError({
      vi: `không thể ghi ${target}: đó không phải là tệp thường`,
      en: `cannot write ${target}: it is not a regular file`,
    });
}

async function writeSynced(path: string, bytes: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Renames are safe from a power cut only once the folder itself is on disk; Windows opens no folder. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, constants.O_RDONLY).catch(() => undefined);
  if (handle === undefined) return;
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP', 'EISDIR'].includes(codeOf(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

/** Does one step on disk; what the system refuses becomes an `OutputError` about `path`, a bug passes as it is. */
async function attempt<Result>(
  path: string,
  step: () => Promise<Result>,
  reasons: Readonly<Record<string, Text | undefined>> = {},
): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    throw outputError(path, error, reasons);
  }
}
