import { compareDecimals, isMultiple, isWhole } from '../exact/decimal.ts';
import { formatNamed } from '../formats/index.ts';
import { linearMatch } from '../pattern/linear-match.ts';
import { parsePattern } from '../pattern/parse.ts';
import { patternFault } from '../pattern/pattern-fault.ts';
import { canonicalText, isArray, isNumber, isObject, type Json, type JsonArray, kindOf } from './json.ts';
import {
  type Keyword,
  type KeywordReader,
  listIn,
  mapIn,
  namesIn,
  numberIn,
  ofArrays,
  ofNumbers,
  ofObjects,
  ofStrings,
  patternIn,
  wholeOf,
  wrong,
} from './keyword-reader.ts';
import type { Check, SchemaNode } from './schema-node.ts';

/** Words that say nothing of values. */
export const NOTES: ReadonlySet<string> = new Set([
  '$comment',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
]);

const KINDS: readonly string[] = ['null', 'boolean', 'string', 'number', 'integer', 'array', 'object'];

/** The words that judge values, in the order of the standard (JSON Schema 2020-12, Core 10 and Validation 6). */
export const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['type', readType],
  ['enum', (reader) => listIn(reader, (list) => [isOneOf(list)])],
  ['const', ({ value }) => [isOneOf([value])]],
  [
    'multipleOf',
    (reader) =>
      numberIn(
        reader,
        (by) => compareDecimals(by, '0') > 0,
        (by) => [ofNumbers((value) => isMultiple(value, by))],
      ),
  ],
  ['minimum', bound('maximum', (order) => order >= 0)],
  ['exclusiveMinimum', bound('exclusiveMaximum', (order) => order > 0)],
  ['maximum', bound(undefined, (order) => order <= 0)],
  ['exclusiveMaximum', bound(undefined, (order) => order < 0)],
  ['minLength', size('maxLength', (least) => ofStrings((value) => [...value].length >= least))],
  ['maxLength', size(undefined, (most) => ofStrings((value) => [...value].length <= most))],
  ['pattern', (reader) => patternIn(reader, reader.value, [], (isFound) => [ofStrings(isFound)])],
  ['format', readFormat],
  [
    'prefixItems',
    (reader) =>
      listIn(reader, (list) => {
        const nodes = list.map((schema, index) => reader.below(schema, [index]));
        return [
          ofArrays((items, ask) =>
            nodes.every((node, index) => index >= items.length || ask(node, items[index] as Json)),
          ),
        ];
      }),
  ],
  [
    'items',
    (reader) => {
      const prefix = reader.siblings.get('prefixItems');
      const from = prefix !== undefined && isArray(prefix) ? prefix.length : 0;
      const node = reader.below(reader.value, []);
      return [ofArrays((items, ask) => items.slice(from).every((item) => ask(node, item)))];
    },
  ],
  [
    'contains',
    (reader) => {
      const node = reader.below(reader.value, []);
      const count = (word: string, otherwise: number) => wholeOf(reader.siblings.get(word)) ?? otherwise;
      const [least, most] = [count('minContains', 1), count('maxContains', Number.POSITIVE_INFINITY)];
      return [
        ofArrays((items, ask) => {
          const found = items.filter((item) => ask(node, item)).length;
          return found >= least && found <= most;
        }),
      ];
    },
  ],
  ['minContains', size('maxContains', () => () => true, 'contains')],
  ['maxContains', size(undefined, () => () => true, 'contains')],
  ['minItems', size('maxItems', (least) => ofArrays((items) => items.length >= least))],
  ['maxItems', size(undefined, (most) => ofArrays((items) => items.length <= most))],
  [
    'uniqueItems',
    (reader) => {
      if (typeof reader.value !== 'boolean')
        return wrong(reader, { vi: 'true hoặc false', en: 'true or false' });
      return reader.value
        ? [ofArrays((items) => new Set(items.map(canonicalText)).size === items.length)]
        : [];
    },
  ],
  [
    'properties',
    (reader) =>
      mapIn(reader, (map) => {
        const nodes = [...map].map(([name, schema]) => [name, reader.below(schema, [name])] as const);
        return [
          ofObjects((members, ask) =>
            nodes.every(([name, node]) => !members.has(name) || ask(node, members.get(name) as Json)),
          ),
        ];
      }),
  ],
  [
    'patternProperties',
    (reader) =>
      mapIn(reader, (map) =>
        [...map].flatMap(([pattern, schema]) => {
          const node = reader.below(schema, [pattern]);
          return patternIn(reader, pattern, [pattern], (isFound) => [
            ofObjects((members, ask) =>
              [...members].every(([name, member]) => !isFound(name) || ask(node, member)),
            ),
          ]);
        }),
      ),
  ],
  ['additionalProperties', readAdditional],
  [
    'propertyNames',
    (reader) => {
      const node = reader.below(reader.value, []);
      return [ofObjects((members, ask) => [...members.keys()].every((name) => ask(node, name)))];
    },
  ],
  [
    'required',
    (reader) =>
      namesIn(reader, reader.value, [], (names) => [
        ofObjects((members) => names.every((name) => members.has(name))),
      ]),
  ],
  [
    'dependentRequired',
    (reader) =>
      mapIn(reader, (map) =>
        [...map].flatMap(([name, value]) =>
          namesIn(reader, value, [name], (names) => [
            ofObjects((members) => !members.has(name) || names.every((one) => members.has(one))),
          ]),
        ),
      ),
  ],
  [
    'dependentSchemas',
    (reader) =>
      mapIn(reader, (map) =>
        [...map].map(([name, schema]) => {
          const node = reader.here(schema, [name]);
          return ofObjects((members, ask) => !members.has(name) || ask(node, members));
        }),
      ),
  ],
  ['minProperties', size('maxProperties', (least) => ofObjects((members) => members.size >= least))],
  ['maxProperties', size(undefined, (most) => ofObjects((members) => members.size <= most))],
  ['allOf', several((nodes) => (value, ask) => nodes.every((node) => ask(node, value)))],
  ['anyOf', several((nodes) => (value, ask) => nodes.some((node) => ask(node, value)))],
  ['oneOf', several((nodes) => (value, ask) => nodes.filter((node) => ask(node, value)).length === 1)],
  [
    'not',
    (reader) => {
      const node = reader.here(reader.value, []);
      return [(value, ask) => !ask(node, value)];
    },
  ],
  ['if', readIf],
  ['then', needsIf],
  ['else', needsIf],
]);

function readType(reader: KeywordReader): readonly Check[] {
  const { value } = reader;
  const kinds = isArray(value) ? value : [value];
  if (kinds.length === 0 || !kinds.every((kind) => typeof kind === 'string' && KINDS.includes(kind))) {
    const list = KINDS.join(', ');
    return wrong(reader, { vi: `một hay vài từ trong: ${list}`, en: `one or several of: ${list}` });
  }
  return [
    (given) =>
      kinds.includes(kindOf(given)) ||
      (kinds.includes('integer') && isNumber(given) && isWhole(given.number)),
  ];
}

function isOneOf(list: JsonArray): Check {
  const texts = new Set(list.map(canonicalText));
  const holdsParts = list.some((one) => isArray(one) || isObject(one));
  // What has parts is written out only to be compared with what has.
  return (value) => (holdsParts || !(isArray(value) || isObject(value))) && texts.has(canonicalText(value));
}

function readFormat(reader: KeywordReader): readonly Check[] {
  const named = typeof reader.value === 'string' ? formatNamed(reader.value) : undefined;
  if (named !== undefined) return [ofStrings((value) => named.test(value))];
  return wrong(reader, {
    vi: 'một định dạng của soat, như iso-date, email, vn-personal-id (xem soat rules)',
    en: 'a format of soat, such as iso-date, email, vn-personal-id (see soat rules)',
  });
}

function readAdditional(reader: KeywordReader): readonly Check[] {
  const { siblings } = reader;
  const node = reader.below(reader.value, []);
  const properties = siblings.get('properties');
  const patterns = siblings.get('patternProperties');
  const known = properties !== undefined && isObject(properties) ? properties : new Map<string, Json>();
  const sources = patterns !== undefined && isObject(patterns) ? [...patterns.keys()] : [];
  // A faulty pattern is told by its own word.
  const found = sources
    .filter((source) => patternFault(source) === undefined)
    .map((source) => linearMatch(parsePattern(source)));
  return [
    ofObjects((members, ask) =>
      [...members].every(
        ([name, member]) => known.has(name) || found.some((isFound) => isFound(name)) || ask(node, member),
      ),
    ),
  ];
}

function readIf(reader: KeywordReader): readonly Check[] {
  const test = reader.here(reader.value, []);
  const [then, otherwise] = [reader.hereBeside('then'), reader.hereBeside('else')];
  return [
    (value, ask) => {
      const node = ask(test, value) ? then : otherwise;
      return node === undefined || ask(node, value);
    },
  ];
}

/** Both are read with their `if`. */
function needsIf({ word, siblings, report }: KeywordReader): readonly Check[] {
  if (!siblings.has('if')) report({ vi: `"${word}" cần có "if"`, en: `"${word}" needs "if"` });
  return [];
}

function several(judge: (nodes: readonly SchemaNode[]) => Check): Keyword {
  return (reader) =>
    listIn(reader, (list) => [judge(list.map((schema, index) => reader.here(schema, [index])))]);
}

/** A limit of numbers; `above` is the word of the other side, which must not be below it. */
function bound(above: string | undefined, keeps: (order: number) => boolean): Keyword {
  return (reader) =>
    numberIn(
      reader,
      () => true,
      (limit) => {
        const other = above === undefined ? undefined : reader.siblings.get(above);
        if (other !== undefined && isNumber(other) && compareDecimals(limit, other.number) > 0)
          reportCrossed(reader, above as string);
        return [ofNumbers((value) => keeps(compareDecimals(value, limit)))];
      },
    );
}

/** A limit of a count; `beside` is a word without which it says nothing. */
function size(above: string | undefined, check: (limit: number) => Check, beside?: string): Keyword {
  return (reader) => {
    const limit = wholeOf(reader.value);
    if (limit === undefined) {
      return wrong(reader, { vi: 'một số nguyên từ 0 trở lên', en: 'a whole number that is not negative' });
    }
    if (beside !== undefined && !reader.siblings.has(beside))
      reader.report({ vi: `"${reader.word}" cần có "${beside}"`, en: `"${reader.word}" needs "${beside}"` });
    const other = above === undefined ? undefined : wholeOf(reader.siblings.get(above));
    if (other !== undefined && limit > other) reportCrossed(reader, above as string);
    return [check(limit)];
  };
}

function reportCrossed({ word, report }: KeywordReader, above: string): void {
  report({
    vi: `giới hạn dưới "${word}" lớn hơn giới hạn trên "${above}"`,
    en: `the lower bound "${word}" is above the upper bound "${above}"`,
  });
}
