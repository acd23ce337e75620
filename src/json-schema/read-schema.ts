import type { ParameterValue } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { isObject, type Json } from './json.ts';
import type { KeywordReader } from './keyword-reader.ts';
import { keywords, NOTES } from './keywords.ts';
import type { SchemaFault, SchemaNode, SchemaPath } from './schema-node.ts';
import { jsonOf } from './written-schema.ts';

/** Schemas asked of one value one through the other; with the depth of values this bounds the stack. */
const MAX_CHAIN = 10;

/** Schemas within one. */
const MAX_SCHEMAS = 2000;

/** A schema ready to be asked, or all that is wrong with it. */
export type ReadSchema =
  | { readonly node: SchemaNode; readonly faults: readonly [] }
  | { readonly node?: undefined; readonly faults: readonly SchemaFault[] };

/**
 * Reads a JSON Schema (2020-12) from a rule file: the words of `keywords.ts`, with references inside the schema alone.
 * Whatever would be passed over in silence is a fault, with its place.
 */
export function readSchema(written: ParameterValue): ReadSchema {
  const faults: SchemaFault[] = [];
  const read = new SchemaReader(faults);
  const node = read.whole(jsonOf(written));
  return faults.length > 0 ? { faults } : { node, faults: [] };
}

/** Where a `$ref` stands, and what it must be joined to when all is read. */
interface Reference {
  readonly from: SchemaNode;
  readonly target: string;
  readonly path: SchemaPath;
}

class SchemaReader {
  readonly #faults: SchemaFault[];
  readonly #named = new Map<string, SchemaNode>();
  readonly #references: Reference[] = [];
  /** Every schema with its place, to tell of chains. */
  readonly #places = new Map<SchemaNode, SchemaPath>();

  constructor(faults: SchemaFault[]) {
    this.#faults = faults;
  }

  whole(schema: Json): SchemaNode {
    const root = this.#schema(schema, []);
    this.#named.set('#', root);
    for (const { from, target, path } of this.#references) {
      const found = this.#named.get(target);
      if (found === undefined) {
        this.#faults.push({ path, ...NO_TARGET });
        continue;
      }
      found.isShared = true;
      from.beside = [...from.beside, found];
      from.checks = [...from.checks, (value, ask) => ask(found, value)];
    }
    this.#refuseChains();
    return root;
  }

  #schema(schema: Json, path: SchemaPath): SchemaNode {
    const node: SchemaNode = { checks: [], beside: [], isShared: false };
    this.#places.set(node, path);
    if (this.#places.size > MAX_SCHEMAS) {
      // Told once; the rest is not read.
      if (this.#places.size === MAX_SCHEMAS + 1) this.#faults.push({ path, text: TOO_MANY });
      return node;
    }
    if (typeof schema === 'boolean') node.checks = [() => schema];
    else if (isObject(schema)) this.#words(schema, node, path);
    else
      this.#faults.push({
        path,
        text: {
          vi: 'lược đồ phải là các cặp "từ: giá trị", true hoặc false',
          en: 'a schema must be pairs of "word: value", true or false',
        },
      });
    return node;
  }

  #words(schema: ReadonlyMap<string, Json>, node: SchemaNode, path: SchemaPath): void {
    const checks: SchemaNode['checks'][number][] = [];
    const beside: SchemaNode[] = [];
    const asked = (part: Json, place: SchemaPath) => {
      const found = this.#schema(part, place);
      beside.push(found);
      return found;
    };
    for (const [word, value] of schema) {
      if (NOTES.has(word)) continue;
      const here = [...path, word];
      const report: KeywordReader['report'] = (text, below = [], hint) =>
        this.#faults.push({ path: [...here, ...below], text, ...(hint && { hint }) });
      const reader: KeywordReader = {
        word,
        value,
        siblings: schema,
        report,
        below: (part, below) => this.#schema(part, [...here, ...below]),
        here: (part, below) => asked(part, [...here, ...below]),
        hereBeside(other) {
          const part = schema.get(other);
          return part === undefined ? undefined : asked(part, [...path, other]);
        },
      };
      if (word === '$ref') this.#refer(node, value, here);
      else if (word === '$defs') this.#define(reader, path);
      else if (word === '$schema') this.#draft(reader, path);
      else {
        const read = keywords.get(word);
        if (read === undefined) report(...unknownWord(word));
        else checks.push(...read(reader));
      }
    }
    node.checks = checks;
    node.beside = beside;
  }

  #refer(from: SchemaNode, target: Json, path: SchemaPath): void {
    if (typeof target === 'string') this.#references.push({ from, target: unescaped(target), path });
    else this.#faults.push({ path, ...NO_TARGET });
  }

  #define({ value, report, below }: KeywordReader, path: SchemaPath): void {
    if (path.length > 0) {
      report({ vi: '"$defs" chỉ đặt ở đầu lược đồ', en: '"$defs" stands at the top of the schema only' });
    } else if (isObject(value)) {
      for (const [name, schema] of value) this.#named.set(`#/$defs/${name}`, below(schema, [name]));
    } else {
      report({ vi: '"$defs" phải là các cặp "tên: lược đồ"', en: '"$defs" must be pairs of "name: schema"' });
    }
  }

  #draft({ value, report }: KeywordReader, path: SchemaPath): void {
    if (path.length === 0 && value === DRAFT) return;
    report({
      vi: `"$schema" chỉ nhận ${DRAFT}, ở đầu lược đồ`,
      en: `"$schema" can only be ${DRAFT}, at the top`,
    });
  }

  /** A schema that asks itself of the same value never ends; long chains of them fill the stack. */
  #refuseChains(): void {
    const lengths = new Map<SchemaNode, number>();
    const lengthOf = (node: SchemaNode): number => {
      const known = lengths.get(node);
      if (known !== undefined) return known;
      lengths.set(node, Number.POSITIVE_INFINITY);
      const length = 1 + Math.max(0, ...node.beside.map(lengthOf));
      lengths.set(node, length);
      return length;
    };
    for (const [node, path] of this.#places) {
      if (lengthOf(node) <= MAX_CHAIN) continue;
      this.#faults.push({
        path,
        text: {
          vi: `lược đồ tự hỏi lại chính nó, hoặc hỏi qua hơn ${MAX_CHAIN} lược đồ nối nhau`,
          en: `the schema asks itself, or asks through more than ${MAX_CHAIN} schemas in a chain`,
        },
      });
      return;
    }
  }
}

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** `#/$defs/a~1b` names `a/b` (RFC 6901). */
function unescaped(pointer: string): string {
  const [, name] = /^#\/\$defs\/([^/]*)$/.exec(pointer) ?? [];
  return name === undefined ? pointer : `#/$defs/${name.replaceAll('~1', '/').replaceAll('~0', '~')}`;
}

function unknownWord(word: string): Parameters<KeywordReader['report']> {
  return [
    { vi: `không có từ "${word}" trong lược đồ JSON`, en: `unknown word "${word}" in a JSON schema` },
    [],
    {
      vi: `dùng: ${[...keywords.keys()].join(', ')}, $ref, $defs`,
      en: `use: ${[...keywords.keys()].join(', ')}, $ref, $defs`,
    },
  ];
}

const TOO_MANY: Text = {
  vi: `lược đồ có hơn ${MAX_SCHEMAS} lược đồ con`,
  en: `the schema holds more than ${MAX_SCHEMAS} schemas`,
};

const NO_TARGET = {
  text: { vi: '"$ref" không dẫn tới lược đồ nào', en: '"$ref" leads to no schema' },
  hint: {
    vi: 'chỉ dẫn bên trong lược đồ: "#" hoặc "#/$defs/tên"; không đọc tệp hay địa chỉ khác',
    en: 'it leads inside the schema only: "#" or "#/$defs/name"; no other file or address is read',
  },
};
