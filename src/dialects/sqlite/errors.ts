import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { ConnectionError, QueryError, type QueryFailure } from '../../errors.ts';
import type { Text } from '../../model/text.ts';
import type { Failure } from './messages.ts';

const QUERY_TEXT: Readonly<Record<QueryFailure, Text>> = {
  timeout: { vi: 'câu truy vấn chạy quá thời gian cho phép', en: 'the query ran longer than allowed' },
  cancelled: { vi: 'câu truy vấn đã bị dừng', en: 'the query was stopped' },
  permission: { vi: 'SQLite không cho phép làm việc này', en: 'SQLite does not permit this' },
  missing: { vi: 'không có bảng, cột hoặc hàm này', en: 'there is no such table, column or function' },
  data: {
    vi: 'có giá trị hoặc trang dữ liệu mà SQLite không đọc được đúng',
    en: 'SQLite could not read or compute some value correctly',
  },
  other: { vi: 'SQLite không chạy được câu truy vấn', en: 'SQLite could not run the query' },
};

/** A failure of that kind, with SQLite's result code when there is one. */
export function queryError(reason: QueryFailure, code?: string): QueryError {
  const text = QUERY_TEXT[reason];
  const mark = code === undefined ? '' : ` (${code})`;
  return new QueryError(reason, { vi: `${text.vi}${mark}`, en: `${text.en}${mark}` });
}

/** Throws a `ConnectionError` that says why, unless the path is a file that can be read. A FIFO would otherwise wait for ever. */
export function assertReadableFile(path: string): void {
  let stats: Stats;
  try {
    stats = statSync(path);
    accessSync(path, constants.R_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM')
      throw cannotOpen(path, { vi: 'không có quyền đọc', en: 'no right to read it' });
    throw cannotOpen(path, { vi: 'không có tệp này', en: 'there is no such file' });
  }
  if (stats.isDirectory())
    throw cannotOpen(path, { vi: 'đây là thư mục, không phải tệp', en: 'it is a directory, not a file' });
  if (!stats.isFile())
    throw cannotOpen(path, { vi: 'đây không phải tệp thường', en: 'it is not a regular file' });
  if (path !== path.trim()) {
    // better-sqlite3 trims the name, and might open another file.
    throw cannotOpen(path, {
      vi: 'tên tệp có khoảng trắng ở đầu hoặc cuối',
      en: 'its name starts or ends with white space',
    });
  }
}

/** The error of opening, from what SQLite said. */
export function openError(path: string, { code }: Failure): ConnectionError {
  if (code.startsWith('SQLITE_NOTADB')) {
    return cannotOpen(
      path,
      {
        vi: 'không phải CSDL SQLite, hoặc đã mã hoá',
        en: 'it is not an SQLite database, or it is encrypted',
      },
      code,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return cannotOpen(
      path,
      { vi: 'tệp bị cắt ngắn hoặc hỏng', en: 'the file is truncated or damaged' },
      code,
    );
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return cannotOpen(
      path,
      {
        vi: 'chương trình khác đang ghi; chờ xong rồi chạy lại',
        en: 'another program is writing to it; wait and run again',
      },
      code,
    );
  }
  if (/^SQLITE_(CANTOPEN|READONLY|IOERR)/.test(code)) {
    return cannotOpen(
      path,
      {
        vi: 'không mở được (CSDL kiểu WAL cần quyền ghi vào thư mục để có tệp -shm, hoặc một lần ghi trước bị dở dang)',
        en: 'it cannot be opened (a WAL database needs a writable folder for its -shm file, or a write was interrupted)',
      },
      code,
      {
        vi: 'chép cả tệp và các tệp -wal, -journal bên cạnh sang thư mục ghi được rồi kiểm tra bản chép',
        en: 'copy the file with the -wal and -journal beside it into a writable folder and audit the copy',
      },
    );
  }
  return cannotOpen(path, { vi: 'không mở được', en: 'it cannot be opened' }, code);
}

/** The error of a statement, from what SQLite said. */
export function statementError({ code, about }: Failure): QueryError {
  if (about === 'not-read-only') {
    return new QueryError('other', {
      vi: 'trên SQLite chỉ được chạy một câu SELECT thuần đọc',
      en: 'only a single, purely reading SELECT may run on SQLite',
    });
  }
  if (about === 'missing') return queryError('missing');
  if (about === 'value') return queryError('data', code);
  if (/^SQLITE_(CORRUPT|NOTADB|TOOBIG|MISMATCH|IOERR|CONSTRAINT)/.test(code)) return queryError('data', code);
  if (/^SQLITE_(AUTH|PERM)/.test(code)) return queryError('permission', code);
  return queryError('other', code);
}

/** The file is not what it was when the run began. */
export function changedError(path: string): ConnectionError {
  return new ConnectionError(
    {
      vi: `${path} đã thay đổi từ lúc bắt đầu, trạng thái đang đọc không còn`,
      en: `${path} has changed since the run began; its snapshot is gone`,
    },
    {
      hint: {
        vi: 'chạy lại khi không có chương trình nào ghi, hoặc kiểm tra một bản sao',
        en: 'run again while no program writes, or audit a copy',
      },
    },
  );
}

function cannotOpen(path: string, why: Text, code?: string, hint?: Text): ConnectionError {
  const mark = code === undefined ? '' : ` (${code})`;
  return new ConnectionError(
    {
      vi: `không mở được CSDL SQLite ${path}: ${why.vi}${mark}`,
      en: `cannot open the SQLite database ${path}: ${why.en}${mark}`,
    },
    { hint },
  );
}
