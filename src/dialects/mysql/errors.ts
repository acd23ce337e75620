import { ConnectionError, QueryError, type QueryFailure, SoatError } from '../../errors.ts';
import type { Text } from '../../model/text.ts';

/** What an error of mysql2 carries; `errno` is the server's error number, or Node's for the network. */
interface DriverError {
  readonly code?: string;
  readonly errno?: number;
  readonly sqlState?: string;
  readonly fatal?: boolean;
}

// Error numbers: MariaDB Knowledge Base, "MariaDB Error Codes"; MySQL 8.4 Error Message Reference.
const GONE = new Set([
  1040, 1042, 1043, 1044, 1045, 1049, 1053, 1080, 1129, 1130, 1152, 1153, 1156, 1158, 1159, 1160, 1161, 1203,
  1226, 1251, 1698, 1820, 1862, 1927, 2006, 2013, 2055, 3118, 3159, 4031, 4151,
]);
// While a statement runs these four are said of a table or a schema, not of the connection.
const OF_OBJECTS = new Set([1044, 1045, 1049, 1226]);

const REASONS: ReadonlyMap<number, QueryFailure> = new Map([
  ...pairs('timeout', [1205, 1969, 3024]),
  ...pairs('cancelled', [1317, 3059]),
  ...pairs('permission', [1044, 1045, 1142, 1143, 1227, 1290, 1356, 1370]),
  ...pairs('missing', [1049, 1054, 1051, 1109, 1146, 1305]),
  ...pairs(
    'data',
    [
      1139, 1194, 1195, 1264, 1265, 1267, 1292, 1301, 1365, 1366, 1406, 1411, 1424, 1690, 3020, 3140, 3141,
      3685, 3692, 3696, 3699, 4078,
    ],
  ),
]);

const CONNECTION_TEXT: ReadonlyMap<string | number, Text> = new Map<string | number, Text>([
  [1040, { vi: 'máy chủ đã đủ số kết nối cho phép', en: 'the server has too many connections' }],
  [1044, { vi: 'tài khoản không được vào cơ sở dữ liệu này', en: 'the account may not use this database' }],
  [1045, { vi: 'tên hoặc mật khẩu không đúng', en: 'the user name or password is wrong' }],
  [1698, { vi: 'tên hoặc mật khẩu không đúng', en: 'the user name or password is wrong' }],
  [1049, { vi: 'không có cơ sở dữ liệu tên này', en: 'there is no database of this name' }],
  [1130, { vi: 'máy chủ không cho máy này kết nối', en: 'the server does not let this host connect' }],
  [1129, { vi: 'máy chủ đã chặn máy này', en: 'the server has blocked this host' }],
  [1053, { vi: 'máy chủ đang tắt', en: 'the server is shutting down' }],
  [1820, { vi: 'mật khẩu của tài khoản đã hết hạn', en: 'the password of the account has expired' }],
  [1862, { vi: 'mật khẩu của tài khoản đã hết hạn', en: 'the password of the account has expired' }],
  ['ECONNREFUSED', { vi: 'máy chủ từ chối kết nối', en: 'the connection was refused' }],
  ['ENOTFOUND', { vi: 'không tìm thấy máy chủ', en: 'the host was not found' }],
  ['EAI_AGAIN', { vi: 'không tra được tên máy chủ', en: 'the host name could not be looked up' }],
  ['ETIMEDOUT', { vi: 'quá thời gian chờ kết nối', en: 'connecting took too long' }],
  ['HANDSHAKE_NO_SSL_SUPPORT', { vi: 'máy chủ không có TLS', en: 'the server has no TLS' }],
  ['HANDSHAKE_SSL_ERROR', { vi: 'không lập được kết nối TLS', en: 'the TLS connection failed' }],
]);

const QUERY_TEXT: Readonly<Record<QueryFailure, Text>> = {
  timeout: { vi: 'câu truy vấn chạy quá thời gian cho phép', en: 'the query ran longer than allowed' },
  cancelled: { vi: 'câu truy vấn đã bị dừng', en: 'the query was stopped' },
  permission: {
    vi: 'tài khoản không có quyền đọc bảng hoặc cột này',
    en: 'the account may not read this table or column',
  },
  missing: { vi: 'không có bảng, cột hoặc hàm này', en: 'there is no such table, column or function' },
  data: {
    vi: 'có giá trị mà máy chủ không tính được đúng',
    en: 'the server could not compute some value correctly',
  },
  other: { vi: 'máy chủ không chạy được câu truy vấn', en: 'the server could not run the query' },
};

/** The error of connecting, or of losing a connection, to `host`; the server's own message is left out: it may name the account. */
export function connectionError(error: unknown, where: string): SoatError {
  if (error instanceof SoatError) return error;
  const { code, errno } = error as DriverError;
  const said = CONNECTION_TEXT.get(errno ?? '') ?? CONNECTION_TEXT.get(code ?? '');
  const mark = markOf(error as DriverError);
  return new ConnectionError({
    vi: `không kết nối được tới ${where}: ${said?.vi ?? 'kết nối không thành hoặc bị ngắt'}${mark}`,
    en: `cannot connect to ${where}: ${said?.en ?? 'connecting failed or was cut off'}${mark}`,
  });
}

/** The error of a statement: a `QueryError`, or a `ConnectionError` when the connection is gone. Server messages quote cell values, so only the number is kept. */
export function statementError(error: unknown, where: string): SoatError {
  if (error instanceof SoatError) return error;
  const failure = error as DriverError;
  const errno = failure.errno ?? 0;
  if (isGone(failure)) {
    const mark = markOf(failure);
    return new ConnectionError({
      vi: `mất kết nối tới ${where} giữa chừng${mark}; trạng thái đang đọc không còn, hãy chạy lại`,
      en: `the connection to ${where} was lost${mark}; the snapshot is gone, run again`,
    });
  }
  return queryError(REASONS.get(errno) ?? (failure.sqlState?.startsWith('22') ? 'data' : 'other'), errno);
}

/** A failure of that kind, with the server's error number when it gave one. */
export function queryError(reason: QueryFailure, errno?: number): QueryError {
  const text = QUERY_TEXT[reason];
  const mark = errno ? ` (MySQL ${errno})` : '';
  return new QueryError(reason, { vi: `${text.vi}${mark}`, en: `${text.en}${mark}` });
}

function isGone(failure: DriverError): boolean {
  if (failure.errno !== undefined && OF_OBJECTS.has(failure.errno)) return false;
  if (failure.fatal === true || failure.code?.startsWith('PROTOCOL_')) return true;
  if (failure.sqlState !== undefined) return GONE.has(failure.errno ?? 0);
  return failure.code !== undefined && /^E[A-Z]+$/.test(failure.code);
}

function markOf({ code, errno, sqlState }: DriverError): string {
  if (sqlState !== undefined && errno !== undefined) return ` (MySQL ${errno})`;
  return code === undefined ? '' : ` (${code})`;
}

function pairs(reason: QueryFailure, numbers: readonly number[]): [number, QueryFailure][] {
  return numbers.map((number) => [number, reason]);
}
