import { ConnectionError, QueryError, type QueryFailure } from '../../errors.ts';
import type { Text } from '../../model/text.ts';

/** What the server said, without the parts that may quote values (message of most classes, detail, hint, context). */
interface ServerFailure {
  readonly state: string;
  /** Present only where the server speaks about names in the SQL, never about data. */
  readonly message?: string;
}

/** The SQLSTATE of an error the server sent, undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('severity' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
}

/** True when the session is gone, so that no other statement can run on it. */
export function isConnectionFailure(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return /^(08|57P0|28|25P03|25P04|3D000|53300)/.test(state);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (
    typeof code === 'string' &&
    /^(E[A-Z]+|ERR_(SSL|TLS)_.*|.*CERT.*|UNABLE_TO_.*|.*_SIGNATURE.*)$/.test(code)
  )
    return true;
  return (
    error instanceof Error &&
    /^(Connection terminated|Client has encountered|Client was closed|timeout exp|The server does not support SSL|There was an error establishing an SSL)/.test(
      error.message,
    )
  );
}

/** A connection that could not be made or was lost, with its reason in words; the URL's user and password are never in it. */
export function connectionError(label: string, error: unknown, phase: 'connect' | 'run'): ConnectionError {
  const reason = connectionReason(error);
  const text: Text =
    phase === 'connect'
      ? {
          vi: `không kết nối được PostgreSQL tại ${label}: ${reason.vi}`,
          en: `cannot connect to PostgreSQL at ${label}: ${reason.en}`,
        }
      : {
          vi: `mất kết nối với PostgreSQL tại ${label}: ${reason.vi}`,
          en: `the connection to PostgreSQL at ${label} was lost: ${reason.en}`,
        };
  return new ConnectionError(text, { cause: withoutValues(error) });
}

/** A statement that failed while the session lives; `reason` tells whose doing a cancelled statement (57014) was. */
export function queryError(error: unknown, stopped: 'timeout' | 'cancelled'): QueryError {
  const failure = serverFailure(error);
  const reason = failure.state === '57014' ? stopped : queryFailure(failure.state);
  const text = reason === 'timeout' || reason === 'cancelled' ? STOPPED[reason] : statementText(failure);
  return new QueryError(reason, text, { cause: withoutValues(error) });
}

/** The error of a statement that was ended because the caller wished so. */
export function cancelledError(): QueryError {
  return new QueryError('cancelled', STOPPED.cancelled);
}

const STOPPED: Readonly<Record<'timeout' | 'cancelled', Text>> = {
  timeout: {
    vi: 'câu truy vấn chạy quá thời hạn nên máy chủ đã dừng nó; tăng --query-timeout hoặc thêm chỉ mục',
    en: 'the statement ran past its time limit and was stopped on the server; raise --query-timeout or add an index',
  },
  cancelled: { vi: 'câu truy vấn đã bị dừng giữa chừng', en: 'the statement was stopped before its end' },
};

/** Conditions by SQLSTATE or its class (PostgreSQL manual, appendix A). */
const CONDITIONS: Readonly<Record<string, Text>> = {
  '08': { vi: 'kết nối bị đứt', en: 'the connection broke' },
  '22003': { vi: 'số vượt ngoài phạm vi của kiểu', en: 'number out of range of its type' },
  '22007': { vi: 'ngày giờ viết sai dạng', en: 'invalid form of a date or time' },
  '22008': { vi: 'ngày giờ vượt ngoài phạm vi', en: 'date or time out of range' },
  '22012': { vi: 'chia cho không', en: 'division by zero' },
  '22021': { vi: 'ký tự không có trong bảng mã', en: 'character not in the encoding' },
  '22P02': { vi: 'giá trị viết sai dạng của kiểu', en: 'value not written as its type demands' },
  '22P05': { vi: 'ký tự không chuyển được sang UTF-8', en: 'character cannot be converted to UTF-8' },
  '2201B': { vi: 'biểu thức chính quy sai', en: 'invalid regular expression' },
  '22': { vi: 'dữ liệu không hợp lệ', en: 'invalid data' },
  '25006': {
    vi: 'câu lệnh định ghi trong giao dịch chỉ đọc',
    en: 'the statement would write in a read-only transaction',
  },
  '25P03': {
    vi: 'máy chủ đóng phiên vì để không quá lâu',
    en: 'the server closed the session for being idle',
  },
  '28P01': { vi: 'sai tên người dùng hoặc mật khẩu', en: 'wrong user name or password' },
  '28': { vi: 'máy chủ không cho người dùng này vào', en: 'the server does not admit this user' },
  '3D000': { vi: 'không có cơ sở dữ liệu này', en: 'there is no such database' },
  '3F000': { vi: 'không có lược đồ này', en: 'there is no such schema' },
  '40001': {
    vi: 'máy chủ dự phòng phải bỏ dữ liệu của ảnh chụp; chạy lại, hoặc chạy trên máy chính',
    en: 'the standby server had to drop data of the snapshot; run again, or on the primary',
  },
  '42501': { vi: 'không có quyền', en: 'permission denied' },
  '42P01': { vi: 'không có bảng này', en: 'there is no such table' },
  '42703': { vi: 'không có cột này', en: 'there is no such column' },
  '42': { vi: 'câu SQL không hợp lệ', en: 'invalid SQL' },
  '53100': { vi: 'máy chủ hết chỗ trên đĩa', en: 'the server is out of disk space' },
  '53200': { vi: 'máy chủ hết bộ nhớ', en: 'the server is out of memory' },
  '53300': { vi: 'máy chủ đã đủ số kết nối', en: 'the server has no connection left' },
  '53400': { vi: 'vượt giới hạn tài nguyên đã đặt', en: 'a configured resource limit was exceeded' },
  '54': { vi: 'câu lệnh quá phức tạp cho máy chủ', en: 'the statement is too complex for the server' },
  '55P03': {
    vi: 'bảng đang bị phiên khác khóa; chạy lại khi việc đó xong',
    en: 'the table is locked by another session; run again when it is done',
  },
  '57P03': { vi: 'máy chủ đang khởi động hoặc dừng', en: 'the server is starting up or shutting down' },
  '57P': { vi: 'máy chủ đã đóng phiên', en: 'the server ended the session' },
  ECONNREFUSED: {
    vi: 'máy từ chối kết nối; máy chủ có đang chạy?',
    en: 'connection refused; is the server running?',
  },
  ENOTFOUND: { vi: 'không tìm thấy tên máy', en: 'host name not found' },
  EAI_AGAIN: { vi: 'không tra được tên máy', en: 'the host name could not be looked up' },
  ENOENT: { vi: 'không có socket của máy chủ', en: "the server's socket is not there" },
};

function conditionOf(code: string): Text | undefined {
  return CONDITIONS[code] ?? CONDITIONS[code.slice(0, 3)] ?? CONDITIONS[code.slice(0, 2)];
}

function queryFailure(state: string): QueryFailure {
  if (state === '42501') return 'permission';
  if (['42P01', '42703', '3F000'].includes(state)) return 'missing';
  return state.startsWith('22') ? 'data' : 'other';
}

function statementText({ state, message }: ServerFailure): Text {
  const condition = conditionOf(state) ?? { vi: 'máy chủ báo lỗi', en: 'the server reported an error' };
  const said = message === undefined ? '' : `: ${message}`;
  return {
    vi: `${condition.vi} (PostgreSQL ${state}${said})`,
    en: `${condition.en} (PostgreSQL ${state}${said})`,
  };
}

function serverFailure(error: unknown): ServerFailure {
  const state = sqlState(error) ?? 'XX000';
  // Class 42 is about the text of the statement when it points to a place there; while rows are read, a text cast to a
  // table's name fails with it too. Inside a function (`where` is then set) the text may have been put together from data.
  const has = (field: string) =>
    error instanceof Error &&
    field in error &&
    (error as unknown as Record<string, unknown>)[field] !== undefined;
  const isAboutSql =
    error instanceof Error &&
    !has('where') &&
    ((/^(42|3F)/.test(state) && has('position')) || state === '42501');
  return isAboutSql ? { state, message: error.message } : { state };
}

function connectionReason(error: unknown): Text {
  const code = errorCode(error);
  const condition = code === undefined ? undefined : conditionOf(code);
  if (condition !== undefined) return { vi: `${condition.vi} (${code})`, en: `${condition.en} (${code})` };
  if (error instanceof Error && error.message.startsWith('timeout')) {
    return { vi: 'quá thời hạn chờ', en: 'timed out' };
  }
  if (error instanceof Error && error.message.includes('does not support SSL')) {
    return { vi: 'máy chủ không hỗ trợ TLS (sslmode)', en: 'the server does not offer TLS (sslmode)' };
  }
  if (code !== undefined && /SSL|TLS|CERT|UNABLE|SIGN/.test(code)) {
    return {
      vi: `chứng thư TLS không được chấp nhận (${code})`,
      en: `the TLS certificate was not accepted (${code})`,
    };
  }
  return code === undefined
    ? { vi: 'kết nối bị đóng', en: 'the connection was closed' }
    : { vi: `lỗi mạng (${code})`, en: `network error (${code})` };
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The driver's error holds whole messages and details of the server; only its code and place in the server go on. */
function withoutValues(error: unknown): Error {
  const routine = error instanceof Error && 'routine' in error ? ` in ${String(error.routine)}` : '';
  return new Error(`PostgreSQL ${errorCode(error) ?? 'connection'}${routine}`);
}
