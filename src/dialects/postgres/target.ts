import type { ConnectionOptions } from 'node:tls';
import { UsageError } from '../../errors.ts';
import { readCertificateFile } from '../certificate-file.ts';

/** Where to connect, taken from a URL; whatever is absent, `pg` takes from `PGHOST`, `PGUSER`, `PGPASSWORD`, `~/.pgpass`. */
export interface PostgresTarget {
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly user?: string;
  readonly password?: string;
  /** TLS to try, in this order; `false` is a plain connection. */
  readonly tls: readonly (ConnectionOptions | false)[];
  readonly connectTimeoutMs: number;
  /** Command-line options of the session, `-c search_path=…`. */
  readonly options?: string;
  /** `host:port/database`, for messages; never a user or password. */
  readonly label: string;
}

const PARAMETERS = [
  'host',
  'port',
  'dbname',
  'user',
  'password',
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'connect_timeout',
  'options',
  'application_name',
];

/**
 * Reads `postgres://user:password@host:port/database?sslmode=…` with libpq's meaning of its words (PostgreSQL manual, 34.1.1).
 * Throws UsageError, without the URL in it, when it cannot be read or a parameter is not known.
 */
export function postgresTarget(url: string): PostgresTarget {
  const { parts, word } = readUrl(url);
  const host = word('host') ?? decoded(parts.hostname.replace(/^\[(.*)\]$/, '$1'));
  const port = word('port') ?? (parts.port || undefined);
  const database = word('dbname') ?? decoded(parts.pathname.slice(1));
  const user = word('user') ?? decoded(parts.username);
  const password = word('password') ?? decoded(parts.password);
  const options = word('options');
  return {
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port: wholeNumber('port', port) }),
    ...(database === undefined ? {} : { database }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    ...(options === undefined ? {} : { options }),
    tls: host?.startsWith('/') ? [false] : tlsAttempts(word),
    connectTimeoutMs: 1000 * wholeNumber('connect_timeout', word('connect_timeout') ?? '15'),
    label: `${host ?? process.env.PGHOST ?? 'localhost'}:${port ?? process.env.PGPORT ?? 5432}/${database ?? ''}`,
  };
}

type Word = (name: string) => string | undefined;

function readUrl(url: string): { readonly parts: URL; readonly word: Word } {
  let parts: URL;
  try {
    parts = new URL(url);
    for (const part of [parts.hostname, parts.pathname, parts.username, parts.password])
      decodeURIComponent(part);
  } catch {
    // No cause: the error of URL quotes its input, password included.
    throw new UsageError(
      {
        vi: 'URL của PostgreSQL không đọc được; dạng đúng: postgres://người-dùng:mật-khẩu@máy:5432/tên-csdl',
        en: 'the PostgreSQL URL cannot be read; it should look like postgres://user:password@host:5432/database',
      },
      {
        hint: {
          vi: 'ký tự đặc biệt trong mật khẩu phải viết dạng %XX, ví dụ # là %23',
          en: 'special characters in the password are written as %XX: # is %23',
        },
      },
    );
  }
  const unknown = [...parts.searchParams.keys()].filter((name) => !PARAMETERS.includes(name));
  if (unknown.length > 0) {
    const names = unknown.map((name) => `"${name}"`).join(', ');
    throw new UsageError({
      vi: `tham số không rõ trong URL PostgreSQL: ${names}; dùng được: ${PARAMETERS.join(', ')}`,
      en: `unknown parameter in the PostgreSQL URL: ${names}; known: ${PARAMETERS.join(', ')}`,
    });
  }
  return { parts, word: (name) => parts.searchParams.get(name) || undefined };
}

function decoded(text: string): string | undefined {
  return text === '' ? undefined : decodeURIComponent(text);
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UsageError({
    vi: `tham số "${name}" trong URL PostgreSQL phải là số nguyên`,
    en: `parameter "${name}" in the PostgreSQL URL must be a whole number`,
  });
}

function tlsAttempts(word: Word): readonly (ConnectionOptions | false)[] {
  const mode = word('sslmode') ?? process.env.PGSSLMODE ?? 'prefer';
  const ca = certificate(word, 'sslrootcert');
  const files = { ...certificate(word, 'sslcert', 'cert'), ...certificate(word, 'sslkey', 'key'), ...ca };
  const unverified = { ...files, rejectUnauthorized: false };
  const verifiedChain = { ...files, rejectUnauthorized: true, checkServerIdentity: () => undefined };
  switch (mode) {
    case 'disable':
      return [false];
    case 'allow':
    case 'prefer':
      return [unverified, false];
    case 'require':
      // With a root certificate at hand libpq verifies the chain in this mode too.
      return [Object.keys(ca).length > 0 ? verifiedChain : unverified];
    case 'verify-ca':
      return [verifiedChain];
    case 'verify-full':
      return [{ ...files, rejectUnauthorized: true }];
    default:
      throw new UsageError({
        vi: 'sslmode của PostgreSQL phải là disable, allow, prefer, require, verify-ca hoặc verify-full',
        en: 'sslmode of PostgreSQL must be disable, allow, prefer, require, verify-ca or verify-full',
      });
  }
}

function certificate(word: Word, parameter: string, option: 'ca' | 'cert' | 'key' = 'ca'): ConnectionOptions {
  const path = word(parameter);
  if (path === undefined || path === 'system') return {};
  try {
    return { [option]: readCertificateFile(path).toString('utf8') };
  } catch (cause) {
    throw new UsageError(
      {
        vi: `không đọc được tệp ${path} (tham số ${parameter} của URL PostgreSQL)`,
        en: `cannot read the file ${path} (parameter ${parameter} of the PostgreSQL URL)`,
      },
      { cause },
    );
  }
}
