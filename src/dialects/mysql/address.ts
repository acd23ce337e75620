import type { ConnectionOptions } from 'mysql2';
import { UsageError } from '../../errors.ts';
import { readCertificateFile } from '../certificate-file.ts';

/** Where a `mysql:` or `mariadb:` URL leads, decoded. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Absent when the URL names no database. */
  readonly database: string | undefined;
  readonly ssl: ConnectionOptions['ssl'] | undefined;
}

/**
 * Reads `mysql://user:password@host:port/database?ssl-mode=required|verify-ca|verify-identity&ssl-ca=FILE`.
 * Throws `UsageError`, which never repeats the URL, when it is no such URL or has another parameter.
 */
export function parseAddress(text: string): Address {
  let url: URL;
  try {
    url = new URL(text);
    return {
      host: decodeURIComponent(url.hostname).replace(/^\[|\]$/g, '') || 'localhost',
      port: url.port === '' ? 3306 : Number(url.port),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.replace(/^\//, '')) || undefined,
      ssl: parseSsl(url.searchParams),
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // The cause of a malformed URL repeats it, password and all.
    throw new UsageError(
      { vi: 'URL của cơ sở dữ liệu MySQL/MariaDB viết sai', en: 'the MySQL/MariaDB URL is malformed' },
      {
        hint: {
          vi: 'viết mysql://người-dùng:mật-khẩu@máy-chủ:3306/tên-csdl, các ký tự đặc biệt mã hoá bằng %',
          en: 'write mysql://user:password@host:3306/database, special characters %-encoded',
        },
      },
    );
  }
}

function parseSsl(parameters: URLSearchParams): ConnectionOptions['ssl'] | undefined {
  for (const name of parameters.keys()) {
    if (name !== 'ssl-mode' && name !== 'ssl-ca') {
      throw new UsageError({
        vi: `URL MySQL/MariaDB có tham số lạ “${name}” (chỉ có ssl-mode, ssl-ca)`,
        en: `unknown parameter "${name}" in the MySQL/MariaDB URL (there are ssl-mode and ssl-ca)`,
      });
    }
  }
  const mode = (parameters.get('ssl-mode') ?? 'disabled').toLowerCase();
  const ca = parameters.get('ssl-ca');
  const trust = ca === null ? {} : { ca: readAuthority(ca) };
  switch (mode) {
    case 'disabled':
      return undefined;
    case 'required':
      return { ...trust, rejectUnauthorized: false };
    case 'verify-ca':
      return { ...trust, rejectUnauthorized: true, verifyIdentity: false };
    case 'verify-identity':
      return { ...trust, rejectUnauthorized: true, verifyIdentity: true };
    default:
      throw new UsageError({
        vi: 'ssl-mode phải là disabled, required, verify-ca hoặc verify-identity',
        en: 'ssl-mode must be disabled, required, verify-ca or verify-identity',
      });
  }
}

function readAuthority(path: string): Buffer {
  try {
    return readCertificateFile(path);
  } catch (cause) {
    throw new UsageError(
      { vi: `không đọc được tệp ssl-ca ${path}`, en: `cannot read the ssl-ca file ${path}` },
      { cause },
    );
  }
}
