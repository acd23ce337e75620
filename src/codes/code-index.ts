import { readYaml } from '../data-files/read-yaml.ts';
import type { Text } from '../model/text.ts';

/** What `index.yaml` says of a code table; its rows stand in `<name>.csv` beside it. */
export interface CodeTableFacts {
  readonly name: string;
  readonly title: Text;
  /** The decision or standard that issued the codes. */
  readonly basis: string;
  /** Where the rows were read, and how they were checked. */
  readonly source: string;
  /** `advisory`: good for a warning, not for refusing a record. */
  readonly trust: 'authoritative' | 'advisory';
  /** What a code of each level is. */
  readonly levels: Readonly<Record<string, Text>>;
  readonly note?: Text;
}

/** A table of successions, old code to new; not a code table. */
export interface CodeMapFacts {
  readonly name: string;
  readonly title: Text;
  readonly basis: string;
  readonly source: string;
}

/** Everything that `index.yaml` lists. */
export interface CodeIndex {
  readonly tables: readonly CodeTableFacts[];
  readonly maps: readonly CodeMapFacts[];
}

/** Reads `index.yaml`; throws `DataFileError` with `path:line`. */
export function parseCodeIndex(path: string, text: string): CodeIndex {
  return readYaml<CodeIndex>(path, text, SCHEMA);
}

const sentence = { type: 'string', minLength: 1 };
const text = {
  type: 'object',
  properties: { vi: sentence, en: sentence },
  required: ['vi', 'en'],
  additionalProperties: false,
};
const common = {
  name: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' },
  title: text,
  basis: sentence,
  source: sentence,
};

const SCHEMA = {
  type: 'object',
  properties: {
    tables: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          ...common,
          trust: { enum: ['authoritative', 'advisory'] },
          levels: {
            type: 'object',
            minProperties: 1,
            patternProperties: { '^[1-9]$': text },
            additionalProperties: false,
          },
          note: text,
        },
        required: [...Object.keys(common), 'trust', 'levels'],
        additionalProperties: false,
      },
    },
    maps: {
      type: 'array',
      items: {
        type: 'object',
        properties: common,
        required: Object.keys(common),
        additionalProperties: false,
      },
    },
  },
  required: ['tables', 'maps'],
  additionalProperties: false,
};
