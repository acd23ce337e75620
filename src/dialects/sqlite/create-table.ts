import type { CheckConstraint } from '../../model/catalogue.ts';

/** What only the text of CREATE TABLE says. */
export interface WrittenTable {
  /** Collations by column name in lower case. */
  readonly collations: ReadonlyMap<string, string>;
  readonly checks: readonly CheckConstraint[];
}

const TOKEN =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|[\p{L}_$][\p{L}\p{N}_$]*|\s+|./gsu;

interface Token {
  readonly text: string;
  /** How many brackets are open around it. */
  readonly depth: number;
  readonly start: number;
}

/** Reads a CREATE TABLE that SQLite itself has accepted; of any other text it gives nothing. */
export function readCreateTable(sql: string): WrittenTable {
  const tokens = tokensOf(sql);
  const collations = new Map<string, string>();
  const checks: CheckConstraint[] = [];
  let isStart = true;
  let column: string | undefined;
  let constraint: string | undefined;
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    if (token.depth === 1 && isStart && token.text !== '(') column = nameOf(token.text);
    if (token.depth === 1)
      isStart = token.text === ',' || (token.text === '(' && isFirstBracket(tokens, index));
    if (token.depth !== 1 || next === undefined) return;
    const word = token.text.toUpperCase();
    if (token.text === ',') constraint = undefined;
    if (word === 'CONSTRAINT') constraint = nameOf(next.text);
    if (word === 'COLLATE' && column !== undefined) collations.set(column.toLowerCase(), nameOf(next.text));
    if (word === 'CHECK' && next.text === '(') {
      checks.push({ name: constraint ?? `check${checks.length + 1}`, sql: inside(sql, tokens, index + 1) });
      constraint = undefined;
    }
  });
  return { collations, checks };
}

/** Words, quoted words and signs, without white space and comments. An opening bracket has the depth inside it. */
function tokensOf(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  for (const { 0: text, index } of sql.matchAll(TOKEN)) {
    if (/^(\s|--|\/\*)/.test(text)) continue;
    if (text === '(') depth += 1;
    tokens.push({ text, depth: text === '(' && depth > 1 ? depth - 1 : depth, start: index });
    if (text === ')') depth -= 1;
  }
  return tokens;
}

function isFirstBracket(tokens: readonly Token[], index: number): boolean {
  return !tokens.slice(0, index).some(({ text }) => text === '(');
}

/** The text between the bracket at `index` and the one that closes it. */
function inside(sql: string, tokens: readonly Token[], index: number): string {
  const open = tokens[index];
  const close = tokens
    .slice(index + 1)
    .find(({ text, depth }) => text === ')' && depth === (open?.depth ?? 0) + 1);
  return open === undefined || close === undefined ? '' : sql.slice(open.start + 1, close.start).trim();
}

function nameOf(word: string): string {
  const quote = word[0] ?? '';
  if (quote === '[') return word.slice(1, -1);
  if (!`'"\``.includes(quote)) return word;
  return word.slice(1, -1).replaceAll(quote + quote, quote);
}
