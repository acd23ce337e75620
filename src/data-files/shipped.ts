import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataFileError } from '../errors.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A folder of the data that soat ships: `rules/codes`, `rules/legal` … */
export function shippedFolder(name: string): string {
  return join(ROOT, 'rules', name);
}

/** The path as messages show it: from the package's root when it is inside, else as it is. */
export function shownPath(path: string): string {
  const inside = relative(ROOT, path);
  return inside.startsWith('..') || inside === path ? path : inside.split(sep).join('/');
}

/** The bytes of a data file; throws `DataFileError` when it cannot be read. */
export function readDataFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new DataFileError(
      {
        vi: `không đọc được ${shownPath(path)} (${reason})`,
        en: `cannot read ${shownPath(path)} (${reason})`,
      },
      { cause },
    );
  }
}
