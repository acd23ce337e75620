import type { Text } from '../model/text.ts';
import { isOwnerFunction, isOwnerKeyword, REFUSED_WORDS } from './owner-functions.ts';

/** Engines where `"…"` quotes a text, not a name. */
const QUOTES_TEXT_TWICE: ReadonlySet<string> = new Set(['mysql', 'mariadb']);

/**
 * Says why an owner's SQL text is not admitted, or undefined when it is: one condition over one row, of columns, literals,
 * operators and the functions of `isOwnerFunction`. Anything the reading here could take otherwise than the engine does
 * (escapes in strings, comments, dollar quotes, brackets, white space beyond ASCII) is refused outright, and so are types
 * named with their schema: casting to a domain runs its checks.
 */
export function refuseOwnerSql(sql: string, engine: string): Text | undefined {
  let depth = 0;
  let rest = sql;
  // The token before, and the one before that.
  let last = '';
  let previous = '';
  while (rest !== '') {
    const token = nextToken(rest, engine);
    if (typeof token !== 'string') return token;
    rest = rest.slice(token.length);
    if (WHITE_SPACE.test(token)) continue;
    const isQualified = previous === '.' && NAME.test(last);
    const isType = /^(?:::|as)$/i.test(previous) && WORD.test(last);
    if (token === '(') {
      const isCall = NAME.test(last) && !isType;
      const refused = isCall ? refuseCall(isQualified ? `.${last}` : last, engine) : undefined;
      if (refused !== undefined) return refused;
      depth += 1;
    }
    if (token === ')') depth -= 1;
    if (depth < 0) break;
    if (WORD.test(token) && REFUSED_WORDS.has(token.toLowerCase())) return refusedWord(token);
    if (token === '.' && /^(?:::|as)$/i.test(previous)) return refusedType(last);
    // PostgreSQL reads `type 'text'` as the text cast to the type.
    if (token.startsWith("'") && isQualified) return refusedType(last);
    [previous, last] = [last, token];
  }
  if (depth === 0) return undefined;
  return { vi: 'dấu ngoặc không khớp', en: 'the parentheses do not match' };
}

const WORD = /^[\p{L}_]/u;
const NAME = /^[\p{L}_"`]/u;
/** What every engine takes for white space; they read other characters of that kind as letters of a name. */
const WHITE_SPACE = /^[ \t\r\n\f]+/;

function nextToken(rest: string, engine: string): string | Text {
  const quoted = /^'(?:[^']|'')*'(?!')|^"(?:[^"]|"")*"(?!")|^`(?:[^`]|``)*`(?!`)/.exec(rest)?.[0];
  if (quoted !== undefined) {
    if (quoted.includes('\0')) return refusedSign('NUL');
    if (quoted.startsWith('"') && QUOTES_TEXT_TWICE.has(engine)) return refusedSign('"');
    // PostgreSQL and SQLite read E'…' and [… differently; a backslash within quotes is plain text in every session.
    return /^['"`][\p{L}\p{N}_'"`]/u.test(rest.slice(quoted.length - 1))
      ? refusedSign(quoted.slice(-1))
      : quoted;
  }
  const word = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(rest)?.[0];
  if (word !== undefined) {
    const next = rest.slice(word.length, word.length + 1);
    return next === "'" || next === '"' || next === '&' ? refusedSign(`${word}${next}`) : word;
  }
  const plain =
    /^[ \t\r\n\f]+|^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\p{L}_])|^::|^(?!--|\/\*)[-+*/%<>=!|&^~.,()]/u.exec(
      rest,
    )?.[0];
  return plain ?? refusedSign(String.fromCodePoint(rest.codePointAt(0) ?? 0));
}

function refuseCall(name: string | undefined, engine: string): Text | undefined {
  if (name === undefined) return undefined;
  // Engines fold ASCII letters only: the Kelvin sign is no k to them.
  const word = name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  if (isOwnerFunction(word, engine) || isOwnerKeyword(word, engine)) return undefined;
  return {
    vi: `không được gọi hàm ${name}: SQL của chủ quản chỉ dùng hàm tính toán thuần túy`,
    en: `function ${name} is not allowed: the owner's SQL may only call functions that purely compute`,
  };
}

function refusedWord(word: string): Text {
  return {
    vi: `không được dùng "${word}": SQL của chủ quản là một điều kiện trên một dòng`,
    en: `"${word}" is not allowed: the owner's SQL is one condition over one row`,
  };
}

function refusedType(name: string): Text {
  return {
    vi: `không được dùng kiểu có tên lược đồ (${name})`,
    en: `a type named with its schema is not allowed (${name})`,
  };
}

function refusedSign(sign: string): Text {
  return { vi: `không được dùng ký hiệu ${sign}`, en: `the sign ${sign} is not allowed` };
}
