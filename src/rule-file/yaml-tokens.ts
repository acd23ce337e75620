import { CST, Lexer } from 'yaml';
import type { Text } from '../model/text.ts';

/** Mappings and lists inside one another; a rule file needs a dozen. */
const MAX_DEPTH = 50;

/** A fault found in the tokens; `offset` counts UTF-16 units from the start of the text. */
export interface TokenFault {
  readonly offset: number;
  readonly text: Text;
  readonly hint?: Text;
}

/**
 * Faults that must be known before a tree is made of the text, since making it takes a stack as deep as the nesting:
 * `tooDeep` stops everything, `refused` lists anchors, aliases and tags.
 */
export function checkTokens(text: string): {
  readonly refused: readonly TokenFault[];
  readonly tooDeep?: TokenFault;
  /** Where the innermost bracket that is never closed stands. */
  readonly unclosed?: number;
} {
  const refused: TokenFault[] = [];
  const depth = depthCounter();
  let offset = 0;
  let isContent = false;
  for (const source of new Lexer().lex(text)) {
    const type: string | null = isContent ? 'content' : CST.tokenType(source);
    isContent = type === 'scalar';
    // Control characters of the lexer stand for no character of the text.
    if (type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end') continue;
    if (depth.add(type, source, offset) > MAX_DEPTH) return { refused, tooDeep: { offset, ...TOO_DEEP } };
    const fault = type && REFUSED[type];
    if (fault) refused.push({ offset, ...fault });
    offset += source.length;
  }
  const unclosed = depth.unclosed();
  return { refused, ...(unclosed !== undefined && { unclosed }) };
}

const TOO_DEEP = {
  text: {
    vi: `lồng nhau quá ${MAX_DEPTH} tầng`,
    en: `nested deeper than ${MAX_DEPTH} levels`,
  },
};

const WRITE_OUT = { vi: 'viết đầy đủ giá trị tại chỗ', en: 'write the value out in its place' };

const REFUSED: Readonly<Record<string, { readonly text: Text; readonly hint: Text }>> = {
  anchor: {
    text: { vi: 'không nhận neo YAML (&…)', en: 'YAML anchors (&…) are not accepted' },
    hint: { vi: 'bỏ neo; nếu đây là chữ, đặt trong dấu nháy', en: 'remove it; quote it if it is text' },
  },
  alias: {
    text: { vi: 'không nhận tham chiếu YAML (*…)', en: 'YAML aliases (*…) are not accepted' },
    hint: {
      vi: `${WRITE_OUT.vi}; nếu đây là chữ, đặt trong dấu nháy`,
      en: `${WRITE_OUT.en}; quote it if it is text`,
    },
  },
  tag: {
    text: { vi: 'không nhận thẻ kiểu YAML (!…)', en: 'YAML tags (!…) are not accepted' },
    hint: {
      vi: 'bỏ thẻ; chữ thì đặt trong dấu nháy, số thì viết hệ mười',
      en: 'remove it; quote text, write numbers in decimal',
    },
  },
};

/** Counts brackets, and the columns at which block mappings and lists begin. */
function depthCounter() {
  const columns: number[] = [];
  const brackets: { readonly type: string; readonly offset: number }[] = [];
  let lineStart = 0;
  let begins = true;
  return {
    unclosed: () => brackets.at(-1)?.offset,
    add(type: string | null, source: string, offset: number): number {
      if (type === 'flow-seq-start' || type === 'flow-map-start') brackets.push({ type, offset });
      else if (type === brackets.at(-1)?.type.replace('start', 'end')) brackets.pop();
      if (begins && brackets.length === 0 && type !== 'space' && type !== 'newline' && type !== 'comment') {
        enter(columns, offset - lineStart);
      }
      const lineEnd = source.lastIndexOf('\n');
      if (lineEnd >= 0) lineStart = offset + lineEnd + 1;
      if (type !== 'space') begins = lineEnd >= 0 || BEGINNERS.has(type ?? '');
      return columns.length + brackets.length;
    },
  };
}

/** Tokens after which a new block may begin on the same line. */
const BEGINNERS = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);

function enter(columns: number[], column: number): void {
  while (columns.length > 0 && (columns.at(-1) as number) > column) columns.pop();
  if (columns.at(-1) !== column) columns.push(column);
}
