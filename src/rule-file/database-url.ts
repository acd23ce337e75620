import { dirname, isAbsolute, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { OtherDatabase, RuleFile } from '../model/rule-file.ts';

/**
 * The URL to open: that of the command line, or the rule file's. A relative path of `sqlite:` starts from the rule file's
 * folder, and one given on the command line from the current one. Throws `UsageError`, without the URL, when there is none or
 * its password cannot be told from its host.
 */
export function databaseUrl(file: RuleFile, given: string | undefined): string {
  return resolveUrl(given ?? file.database.url, given === undefined ? dirname(file.path) : '.');
}

/** The URL of a second database of the rule file, as `databaseUrl` has it. */
export function otherDatabaseUrl(file: RuleFile, other: OtherDatabase): string {
  return resolveUrl(other.url, dirname(file.path));
}

function resolveUrl(url: string | undefined, from: string): string {
  if (url === undefined) {
    throw new UsageError({ vi: 'thiếu địa chỉ CSDL', en: 'there is no database URL' });
  }
  const scheme = 'sqlite:';
  if (!url.toLowerCase().startsWith(scheme)) return unambiguous(url);
  const path = url.slice(scheme.length).replace(/^\/\/(?=\/)/, '');
  // Windows would log in to that host with the user's own account.
  if (/^[\\/]{2}/.test(path)) throw new UsageError(REMOTE.text, { hint: REMOTE.hint });
  if (isAbsolute(path)) return scheme + path;
  return scheme + resolve(from, path);
}

/** An `@` behind the host means that a password holds `/`, `?` or `#` as it stands: what follows would count as host, and be told. */
function unambiguous(url: string): string {
  const behind = /^[^/]*\/\/[^/?#]*([/?#].*)$/s.exec(url)?.[1] ?? '';
  // Without slashes a user and password would count as the name of the database, and be told.
  if (!/^[^:/?#]*:\/\//.test(url)) throw new UsageError(NO_HOST);
  if (!behind.includes('@')) return url;
  throw new UsageError(
    {
      vi: 'địa chỉ CSDL có dấu @ sau tên máy, nên không rõ đâu là mật khẩu',
      en: 'the database URL has an @ behind the host, so it is not clear where the password ends',
    },
    {
      hint: {
        vi: 'ký tự đặc biệt viết dạng %XX: @ là %40, / là %2F, ? là %3F, # là %23',
        en: 'write special characters as %XX: @ is %40, / is %2F, ? is %3F, # is %23',
      },
    },
  );
}

const NO_HOST = {
  vi: 'không hiểu địa chỉ CSDL; viết lược-đồ://người-dùng:mật-khẩu@máy/tên hoặc sqlite:tệp',
  en: 'the database URL is not understood; write scheme://user:password@host/name or sqlite:file',
};

const REMOTE = {
  text: {
    vi: 'tệp SQLite phải nằm trên máy này: đường dẫn bắt đầu bằng hai dấu gạch chéo là của máy khác',
    en: 'an SQLite file lies on this machine: a path that begins with two slashes is of another',
  },
  hint: {
    vi: 'viết sqlite:/thư-mục/tệp.db hoặc sqlite:tệp.db',
    en: 'write sqlite:/folder/file.db or sqlite:file.db',
  },
};
