import { dirname, isAbsolute, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { RuleFile } from '../model/rule-file.ts';

/**
 * The URL to open: that of the command line, or the rule file's. A relative path of `sqlite:` starts from the rule file's
 * folder, and one given on the command line from the current one.
 */
export function databaseUrl(file: RuleFile, given: string | undefined): string {
  const url = given ?? file.database.url;
  if (url === undefined) {
    throw new UsageError({ vi: 'thiếu địa chỉ CSDL', en: 'there is no database URL' });
  }
  const scheme = 'sqlite:';
  if (!url.toLowerCase().startsWith(scheme)) return url;
  const path = url.slice(scheme.length).replace(/^\/\/(?=\/)/, '');
  if (isAbsolute(path)) return scheme + path;
  return scheme + resolve(given === undefined ? dirname(file.path) : '.', path);
}
