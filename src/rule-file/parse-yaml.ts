import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  Parser,
  type YAMLError,
  type YAMLMap,
  Scalar as YamlScalar,
} from 'yaml';
import type { Position, Problem } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import type { FileNode, MapEntry } from './file-node.ts';
import { quote } from './quote.ts';
import { readPlainScalar } from './scalar.ts';
import { isOpenBracket, yamlFault } from './yaml-errors.ts';
import { checkTokens } from './yaml-tokens.ts';

/** Every value of a YAML text with its place; `root` is absent when the text cannot be read at all. */
export interface ParsedYaml {
  readonly root?: FileNode;
  readonly problems: readonly Problem[];
}

/** Characters that YAML 1.2.2, chapter 5.1, does not allow, but for surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNPRINTABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F\uFEFF\uFFFE\uFFFF]/;

/**
 * Reads one YAML document into values with places. Refused, each at its place: syntax faults, nesting deeper than 50,
 * anchors, aliases, tags, merge keys, words given twice, a second document, numbers that are not decimal.
 */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  const reader = new Reader(lines);
  const unprintable = text.search(UNPRINTABLE);
  if (unprintable >= 0) return reader.stop(unprintable, BINARY.text, BINARY.hint);
  const { refused, tooDeep, unclosed } = checkTokens(text);
  for (const fault of refused) reader.report(fault.offset, fault.text, fault.hint);
  if (tooDeep) return reader.stop(tooDeep.offset, tooDeep.text, tooDeep.hint);
  const [document, second] = compose(text);
  // Tags and aliases were reported by the tokens, with their hints.
  const errors = document?.errors.filter((error) => !TOKEN_ERRORS.has(error.code)) ?? [];
  if (errors.length > 0) return reader.stopAtErrors(errors, unclosed);
  if (second) reader.report(second.range[0], SECOND.text, SECOND.hint);
  if (!document?.contents) return reader.stop(0, EMPTY.text, EMPTY.hint);
  return reader.result(reader.read(document.contents));
}

function compose(text: string): Document.Parsed[] {
  // No value is resolved by the package: numbers would be doubles, and merge keys would merge.
  const composer = new Composer({
    schema: 'failsafe',
    strict: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents: Document.Parsed[] = [];
  for (const document of composer.compose(new Parser().parse(text), false, text.length)) {
    documents.push(document);
    if (documents.length === 2) break;
  }
  return documents;
}

const TOKEN_ERRORS = new Set<string>([
  'TAG_RESOLVE_FAILED',
  'BAD_COLLECTION_TYPE',
  'BAD_ALIAS',
  'ALIAS_PROPS',
]);

/** Turns the package's nodes into ours and gathers what is refused on the way. */
class Reader {
  readonly #lines: LineCounter;
  readonly #problems: Problem[] = [];

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  report(offset: number, text: Text, hint?: Text): void {
    this.#problems.push({ at: this.#place(offset), text, level: 'error', ...(hint && { hint }) });
  }

  stop(offset: number, text: Text, hint?: Text): ParsedYaml {
    this.report(offset, text, hint);
    return this.result();
  }

  /** One fault of syntax often makes others behind it: the first of each line is told. */
  stopAtErrors(errors: readonly YAMLError[], unclosed: number | undefined): ParsedYaml {
    const told = new Set<number>();
    for (const error of errors) {
      const offset = isOpenBracket(error) ? (unclosed ?? error.pos[0]) : error.pos[0];
      const { line } = this.#place(offset);
      if (told.has(line)) continue;
      told.add(line);
      const { text, hint } = yamlFault(error);
      this.report(offset, text, hint);
    }
    return this.result();
  }

  result(root?: FileNode): ParsedYaml {
    return { problems: this.#problems, ...(root && { root }) };
  }

  /** `introducedAt` is the offset of the word before the colon, where an empty value is said to stand. */
  read(node: ParsedNode | null, introducedAt = 0): FileNode {
    if (node === null) return { kind: 'scalar', at: this.#place(introducedAt), value: null };
    const offset = node.range[0];
    const at = this.#place(offset);
    if (isAlias(node)) return { kind: 'refused', at };
    if (isMap(node)) return { kind: 'map', at, entries: this.#entries(node as YAMLMap.Parsed) };
    if (isSeq(node)) {
      return {
        kind: 'list',
        at,
        items: node.items.map((item) => this.read(item as ParsedNode | null, offset)),
      };
    }
    if (!isScalar(node)) return { kind: 'refused', at };
    if (node.type !== YamlScalar.PLAIN) return { kind: 'scalar', at, value: node.source };
    const plain = readPlainScalar(node.source);
    if ('fault' in plain) {
      this.report(offset, plain.fault, plain.hint);
      return { kind: 'refused', at };
    }
    const isEmpty = node.range[1] === offset;
    return { kind: 'scalar', at: isEmpty ? this.#place(introducedAt) : at, value: plain.value };
  }

  #entries(map: YAMLMap.Parsed): ReadonlyMap<string, MapEntry> {
    const entries = new Map<string, MapEntry>();
    for (const { key, value } of map.items) {
      const offset = key?.range[0] ?? map.range[0];
      const word = this.#word(key, offset);
      if (word === undefined) continue;
      const keyAt = this.#place(offset);
      const first = entries.get(word)?.keyAt;
      if (first) this.report(offset, givenTwice(word, first));
      const entry = { keyAt, value: this.read(value, offset) };
      if (!first) entries.set(word, entry);
    }
    return entries;
  }

  #word(key: ParsedNode | null, offset: number): string | undefined {
    if (isAlias(key)) return undefined;
    if (!isScalar(key) || (key.type === YamlScalar.PLAIN && readsAsNull(key.source))) {
      this.report(offset, NO_NAME.text, NO_NAME.hint);
      return undefined;
    }
    if (key.type !== YamlScalar.PLAIN || key.source !== '<<') return key.source;
    this.report(offset, MERGE.text, MERGE.hint);
    return undefined;
  }

  #place(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }
}

function readsAsNull(source: string): boolean {
  const plain = readPlainScalar(source);
  return 'value' in plain && plain.value === null;
}

function givenTwice(word: string, first: Position): Text {
  return {
    vi: `${quote(word)} ghi hai lần (lần đầu ở ${first.line}:${first.column})`,
    en: `${quote(word)} is given twice (first at ${first.line}:${first.column})`,
  };
}

const BINARY = {
  text: { vi: 'có ký tự điều khiển', en: 'there is a control character' },
  hint: {
    vi: 'tệp quy tắc phải là tệp văn bản UTF-8; xóa ký tự này',
    en: 'a rule file is UTF-8 text; remove the character',
  },
};

const SECOND = {
  text: { vi: 'tệp có hơn một tài liệu YAML (---)', en: 'there is more than one YAML document (---)' },
  hint: { vi: 'mỗi tệp một tài liệu; bỏ dấu ---', en: 'one document in each file; remove the ---' },
};

const EMPTY = {
  text: { vi: 'tệp không có nội dung', en: 'the file is empty' },
  hint: { vi: 'soat demo tạo một tệp mẫu', en: 'soat demo makes an example' },
};

const NO_NAME = {
  text: { vi: 'trước dấu hai chấm phải là một tên', en: 'a name must stand before the colon' },
  hint: { vi: 'đặt tên đặc biệt trong dấu nháy', en: 'quote a name that looks like something else' },
};

const MERGE = {
  text: { vi: 'không nhận khóa gộp YAML (<<)', en: 'YAML merge keys (<<) are not accepted' },
  hint: { vi: 'viết đầy đủ các từ tại chỗ', en: 'write the words out in their place' },
};
