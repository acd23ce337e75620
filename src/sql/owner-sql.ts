import type { Text } from '../model/text.ts';
import {
  CLOCK_WORDS,
  isOwnerFunction,
  isOwnerKeyword,
  isQueryWord,
  NEEDS_TWO,
  QUERY_WORDS,
  REFUSED_WORDS,
} from './owner-functions.ts';

/** Quotes that are not those of a name: `"…"` is a text to MySQL, a backtick an operator to PostgreSQL. */
const NOT_OF_NAMES: Readonly<Record<string, string>> = { mysql: '"', mariadb: '"', postgres: '`' };

/** A parenthesis that is open: the name before it, and what it has been given so far. */
interface Open {
  readonly name: string | undefined;
  commas: number;
  isEmpty: boolean;
}

/** A condition over one row, or a whole query, in which `{name}` stands for a table of the catalogue. */
export type OwnerSqlForm = 'condition' | 'query';

/** The tables that a query names in braces, and the text between them. */
export function splitQuery(sql: string): readonly (string | { readonly table: string })[] {
  const parts: (string | { readonly table: string })[] = [];
  let text = '';
  // Quoted text comes first, so that braces in it are text.
  for (const [whole, table] of sql.matchAll(
    /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\{([^{}]*)\}|[^'"`{]+|./gs,
  )) {
    if (table === undefined) text += whole;
    else {
      parts.push(text, { table });
      text = '';
    }
  }
  return [...parts, text];
}

/**
 * Says why an owner's SQL text is not admitted, or undefined when it is: one condition over one row, of columns, literals,
 * operators and the functions of `isOwnerFunction`; or one query, which begins with SELECT or WITH, aggregates besides, and
 * locks nothing. Anything the reading here could take otherwise than the engine does
 * (escapes in strings, comments, dollar quotes, brackets, white space beyond ASCII) is refused outright, and so are types
 * named with their schema (casting to a domain runs its checks), and whatever asks the server's clock.
 */
export function refuseOwnerSql(
  sql: string,
  engine: string,
  form: OwnerSqlForm = 'condition',
): Text | undefined {
  const isQuery = form === 'query';
  if (isQuery && !/^[ \t\r\n\f]*(?:select|with)\b/i.test(sql)) return NO_QUERY;
  const open: Open[] = [];
  let rest = sql;
  // The token before, and the one before that.
  let last = '';
  let previous = '';
  while (rest !== '') {
    const token = (isQuery && /^\{[^{}]+\}/.exec(rest)?.[0]) || nextToken(rest, engine);
    if (typeof token !== 'string') return token;
    rest = rest.slice(token.length);
    if (WHITE_SPACE.test(token)) continue;
    const inside = open.at(-1);
    const misplaced = refuseHere(token, last, inside, { engine, isQuery });
    if (misplaced !== undefined) return misplaced;
    if (inside !== undefined && token !== ')') inside.isEmpty = false;
    const isQualified = previous === '.' && NAME.test(last);
    const isType = /^(?:::|as)$/i.test(previous) && WORD.test(last);
    if (token === '(') {
      const isCall = NAME.test(last) && !isType;
      const called = isQualified ? `.${last}` : last;
      const refused =
        isCall && !(isQuery && isQueryWord(called.toLowerCase())) ? refuseCall(called, engine) : undefined;
      if (refused !== undefined) return refused;
      open.push({ name: isCall ? last.toLowerCase() : undefined, commas: 0, isEmpty: true });
    }
    if (token === ',' && inside !== undefined) inside.commas += 1;
    if (token === ')' && open.pop() === undefined) return UNBALANCED;
    const word = token.toLowerCase();
    if (WORD.test(token) && REFUSED_WORDS.has(word) && !(isQuery && QUERY_WORDS.has(word)))
      return refusedWord(token, form);
    if (token === '.' && /^(?:::|as)$/i.test(previous)) return refusedType(last);
    // PostgreSQL reads `type 'text'` as the text cast to the type.
    if (token.startsWith("'") && isQualified) return refusedType(last);
    [previous, last] = [last, token];
  }
  if (open.length > 0) return UNBALANCED;
  return last === '' ? { vi: 'điều kiện trống', en: 'the condition is empty' } : undefined;
}

const NO_QUERY: Text = {
  vi: 'câu truy vấn phải bắt đầu bằng SELECT hoặc WITH',
  en: 'a query must begin with SELECT or WITH',
};

const UNBALANCED: Text = { vi: 'dấu ngoặc không khớp', en: 'the parentheses do not match' };

/** Why a token may not follow the one before it, inside the parenthesis that is open. */
function refuseHere(
  token: string,
  last: string,
  inside: Open | undefined,
  { engine, isQuery }: { readonly engine: string; readonly isQuery: boolean },
): Text | undefined {
  const [word, before] = [token.toLowerCase(), last.toLowerCase()];
  // SQLite reads another table after a bare IN; `position('a' in b)` is no such thing.
  if (before === 'in' && token !== '(' && inside?.name !== 'position') return refusedWord(last);
  // MariaDB's NEXT VALUE FOR changes a sequence; PostgreSQL's USER is who is logged in.
  if (word === 'value' && /^(?:next|previous)$/.test(before)) return refusedWord(`${last} ${token}`);
  if (word === 'user' && engine === 'postgres') return refusedWord(token);
  if (token === ',' && inside === undefined && !isQuery) return refusedWord(token);
  // FOR SHARE and its kin lock rows, even in a read-only transaction of MySQL.
  if (isQuery && before === 'for' && /^(?:share|key|no)$/.test(word))
    return refusedWord(`${last} ${token}`, 'query');
  if (isQuery && before === 'tablesample') return refusedWord(last, 'query');
  if (token.startsWith("'") && CLOCK_WORDS.has(lettersOf(word))) return askingClock(token);
  if (token !== ')' || inside?.name === undefined || !isOwnerFunction(inside.name, engine)) return undefined;
  if (isQuery && isQueryWord(inside.name)) return undefined;
  const lacks = inside.isEmpty || (NEEDS_TWO.has(inside.name) && inside.commas === 0);
  return lacks ? askingClock(`${inside.name}()`) : undefined;
}

/** The words of a literal: PostgreSQL takes other signs for spaces between the parts of a date. */
function lettersOf(literal: string): string {
  return literal.replace(/[^a-z]+/g, ' ').trim();
}

const WORD = /^[\p{L}_]/u;
const NAME = /^[\p{L}_"`]/u;
/** What every engine takes for white space; they read other characters of that kind as letters of a name. */
const WHITE_SPACE = /^[ \t\r\n\f]+/;

function nextToken(rest: string, engine: string): string | Text {
  const quoted = /^'(?:[^']|'')*'(?!')|^"(?:[^"]|"")*"(?!")|^`(?:[^`]|``)*`(?!`)/.exec(rest)?.[0];
  if (quoted !== undefined) {
    if (quoted.includes('\0')) return refusedSign('NUL');
    const mark = quoted.slice(0, 1);
    if (NOT_OF_NAMES[engine] === mark) return refusedSign(mark);
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

function refusedWord(word: string, form: OwnerSqlForm = 'condition'): Text {
  if (form === 'query') {
    return {
      vi: `không được dùng "${word}": truy vấn của chủ quản chỉ đọc dữ liệu`,
      en: `"${word}" is not allowed: the owner's query only reads data`,
    };
  }
  return {
    vi: `không được dùng "${word}": SQL của chủ quản là một điều kiện trên một dòng`,
    en: `"${word}" is not allowed: the owner's SQL is one condition over one row`,
  };
}

function askingClock(what: string): Text {
  return {
    vi: `${what} hỏi đồng hồ của máy chủ, nên mỗi lần chạy một kết quả khác; hãy viết rõ ngày`,
    en: `${what} asks the server's clock, so every run would differ; write the date itself`,
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
