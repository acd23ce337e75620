import type { Text } from '../model/text.ts';
import { OWNER_FUNCTIONS, OWNER_KEYWORDS, REFUSED_WORDS } from './owner-functions.ts';

/** Engines where `"…"` quotes a text, not a name. */
const QUOTES_TEXT_TWICE: ReadonlySet<string> = new Set(['mysql', 'mariadb']);

/**
 * Says why an owner's SQL text is not admitted, or undefined when it is: one condition over one row, of columns, literals,
 * operators and the functions of `OWNER_FUNCTIONS`. Anything the reading here could take otherwise than the engine does
 * (escapes in strings, comments, dollar quotes, brackets) is refused outright.
 */
export function refuseOwnerSql(sql: string, engine: string): Text | undefined {
  let depth = 0;
  let rest = sql;
  let lastWord: string | undefined;
  let isQualified = false;
  while (rest !== '') {
    const token = nextToken(rest, engine);
    if (typeof token !== 'string') return token;
    rest = rest.slice(token.length);
    if (/^\s/.test(token)) continue;
    if (token === '(') {
      const refused = refuseCall(isQualified && lastWord !== undefined ? `.${lastWord}` : lastWord);
      if (refused !== undefined) return refused;
      depth += 1;
    }
    if (token === ')') depth -= 1;
    if (depth < 0) break;
    const isWord = /^[\p{L}_]/u.test(token);
    if (isWord && REFUSED_WORDS.has(token.toLowerCase())) return refusedWord(token);
    const isName = isWord || /^["`]/.test(token);
    if (token === '.') isQualified = true;
    else if (!isName) isQualified = false;
    lastWord = isName ? token : undefined;
  }
  if (depth === 0) return undefined;
  return { vi: 'dấu ngoặc không khớp', en: 'the parentheses do not match' };
}

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
  const plain = /^\s+|^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\p{L}_])|^::|^(?!--|\/\*)[-+*/%<>=!|&^~.,()]/u.exec(
    rest,
  )?.[0];
  return plain ?? refusedSign(String.fromCodePoint(rest.codePointAt(0) ?? 0));
}

function refuseCall(name: string | undefined): Text | undefined {
  if (name === undefined) return undefined;
  const word = name.toLowerCase();
  if (OWNER_FUNCTIONS.has(word) || OWNER_KEYWORDS.has(word)) return undefined;
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

function refusedSign(sign: string): Text {
  return { vi: `không được dùng ký hiệu ${sign}`, en: `the sign ${sign} is not allowed` };
}
