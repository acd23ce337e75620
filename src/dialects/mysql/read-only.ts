import { QueryError } from '../../errors.ts';

// Functions that read files, wait, hold locks or move counters; the others only compute (MariaDB and MySQL manuals,
// "Miscellaneous Functions", "Locking Functions", "Sequence Functions").
const FORBIDDEN_CALLS =
  /\b(?:load_file|sleep|benchmark|get_lock|release_lock|release_all_locks|master_pos_wait|master_gtid_wait|source_pos_wait|wait_for_executed_gtid_set|nextval|setval|last_insert_id|sys_exec|sys_eval)\s*\(/;
// All of these are reserved, or stand where no name can: as names they come quoted, and quoted names are taken out.
const FORBIDDEN_WORDS =
  /\b(?:into|update|delete|procedure)\b|\bfor\s+share\b|\block\s+in\s+share\b|\b(?:next|previous)\s+value\s+for\b/;

/**
 * Throws a `QueryError` unless the text is one SELECT (or WITH … SELECT) that can only read: no INTO, no locks, no
 * variables, no hints or executable comments, no functions with effects. Strings and names are not looked into.
 */
export function assertReadOnly(sql: string): void {
  const text = strip(sql)?.trim().replace(/;$/, '').toLowerCase();
  const reads =
    text !== undefined &&
    /^[(\s]*(?:select|with)\b/.test(text) &&
    !/[;@]/.test(text) &&
    !FORBIDDEN_WORDS.test(text) &&
    !FORBIDDEN_CALLS.test(text);
  if (reads) return;
  throw new QueryError('other', {
    vi: 'trên MySQL/MariaDB chỉ được chạy một câu SELECT thuần đọc',
    en: 'only a single, purely reading SELECT may run on MySQL/MariaDB',
  });
}

/** The text without comments, strings and quoted names, as a server with NO_BACKSLASH_ESCAPES and without ANSI_QUOTES reads it. */
function strip(sql: string): string | undefined {
  const token =
    /'(?:[^']|'')*'|"(?:[^"]|"")*"|`((?:[^`]|``)*)`(\s*\()?|\/\*([!+M])?[\s\S]*?\*\/|--(?=[\s\p{Cc}]|$)[^\n]*|#[^\n]*|['"`]|\/\*/gu;
  let isSound = true;
  const text = sql.replace(token, (match, name: string | undefined, call: string | undefined, mark) => {
    // What has an opening and no end, or is a comment that the server obeys.
    if (match.length === 1 ? !match.startsWith('#') : match === '/*') isSound = false;
    if (mark !== undefined) isSound = false;
    // A quoted name before a bracket is the function of that name.
    if (call !== undefined) return `${name}${call}`;
    return name === undefined && !/^['"]/.test(match) ? ' ' : ' _ ';
  });
  return isSound ? text : undefined;
}
