import { OutputError } from '../errors.ts';
import type { Text } from '../model/text.ts';

export const IN_THE_WAY: Text = {
  vi: 'đã có tệp trùng tên, không phải thư mục',
  en: 'a file of this name is in the way',
};

const REASONS: Readonly<Record<string, Text>> = {
  ENOSPC: { vi: 'hết dung lượng đĩa', en: 'the disk is full' },
  EDQUOT: { vi: 'vượt hạn mức đĩa', en: 'the disk quota is exceeded' },
  EACCES: { vi: 'không có quyền ghi', en: 'permission denied' },
  EPERM: { vi: 'thao tác không được phép', en: 'operation not permitted' },
  EROFS: { vi: 'hệ thống tệp chỉ cho đọc', en: 'the file system is read-only' },
  ENOTDIR: { vi: 'một phần của đường dẫn không phải là thư mục', en: 'a part of the path is not a folder' },
  EEXIST: IN_THE_WAY,
  EISDIR: { vi: 'đó là một thư mục', en: 'it is a folder' },
  ENOENT: {
    vi: 'thư mục không còn, hoặc không tạo được ở đó',
    en: 'the folder is gone, or none can be made there',
  },
  ENAMETOOLONG: { vi: 'tên quá dài', en: 'the name is too long' },
  ELOOP: { vi: 'quá nhiều liên kết tượng trưng', en: 'too many symbolic links' },
  SQLITE_FULL: { vi: 'hết dung lượng đĩa', en: 'the disk is full' },
  EIO: { vi: 'lỗi thiết bị lưu trữ', en: 'the storage device failed' },
};

/** What to throw for something that could not be written: an `OutputError` about `path` for what the system refused, else the bug as it is. */
export function outputError(
  path: string,
  error: unknown,
  reasons: Readonly<Record<string, Text | undefined>> = {},
): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  const reason = reasons[code] ?? REASONS[code] ?? { vi: code, en: code };
  return new OutputError(
    { vi: `không thể ghi ${path}: ${reason.vi}`, en: `cannot write ${path}: ${reason.en}` },
    { cause: error },
  );
}

/** The code of an error of the system or of SQLite; undefined for every other. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return 'syscall' in error || error.code.startsWith('SQLITE_') ? error.code : undefined;
}
