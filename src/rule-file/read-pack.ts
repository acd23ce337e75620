import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFileError, readYaml } from '../data-files/read-yaml.ts';
import { readDataFile, shippedFolder, shownPath } from '../data-files/shipped.ts';
import type { Text } from '../model/text.ts';
import { type FileNode, type MapNode, nodeAt } from './file-node.ts';
import { parseYaml } from './parse-yaml.ts';

/** Rules for columns of declared meanings; a file of `rules/packs`. */
export interface Pack {
  readonly id: string;
  readonly title: Text;
  readonly note?: Text;
  /** The meanings that its rules look for, by their word. */
  readonly meanings: Readonly<Record<string, Text>>;
  readonly rules: readonly PackRule[];
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string;
}

/** A rule as a rule file would hold it, with `{meaning}` where the name of a column goes, and why it is asked. */
export interface PackRule {
  readonly name: string;
  readonly why: Text;
  readonly rule: MapNode;
}

const SENTENCE = { type: 'string', minLength: 1 };
const TEXT = {
  type: 'object',
  properties: { vi: SENTENCE, en: SENTENCE },
  required: ['vi', 'en'],
  additionalProperties: false,
};
const WORD = { pattern: '^[a-z][a-z0-9-]*$' };

/** The JSON Schema of `rules/packs/<id>.yaml`; the words of each rule are those of rule files. */
const PACK_SCHEMA = {
  type: 'object',
  properties: {
    id: SENTENCE,
    title: TEXT,
    note: TEXT,
    meanings: { type: 'object', propertyNames: WORD, additionalProperties: TEXT, minProperties: 1 },
    rules: {
      type: 'object',
      propertyNames: WORD,
      minProperties: 1,
      additionalProperties: {
        type: 'object',
        properties: { why: TEXT, rule: SENTENCE },
        required: ['why', 'rule'],
      },
    },
  },
  required: ['id', 'title', 'meanings', 'rules'],
  additionalProperties: false,
};

/** The names of the packs that soat ships, sorted. */
export function packNames(): readonly string[] {
  return readdirSync(shippedFolder('packs'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/** Reads a shipped pack; undefined when there is none of that name. Throws `DataFileError`, with `path:line`, when it is broken. */
export function readPack(name: string): Pack | undefined {
  if (!packNames().includes(name)) return undefined;
  const path = join(shippedFolder('packs'), `${name}.yaml`);
  const bytes = readDataFile(path);
  const text = bytes.toString('utf8');
  const pack = readYaml<Omit<Pack, 'rules' | 'sha256'> & { rules: Record<string, { why: Text }> }>(
    shownPath(path),
    text,
    PACK_SCHEMA,
  );
  const rules = nodeAt(parseYaml(text).root, ['rules']);
  if (pack.id !== name || rules?.kind !== 'map') {
    throw dataFileError(shownPath(path), 1, { vi: `"id" phải là "${name}"`, en: `"id" must be "${name}"` });
  }
  return {
    ...pack,
    rules: [...rules.entries].flatMap(([word, { value }]) =>
      value.kind === 'map' ? { name: word, why: pack.rules[word]!.why, rule: withoutWhy(value) } : [],
    ),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

function withoutWhy(rule: MapNode): MapNode {
  const entries = new Map(rule.entries);
  entries.delete('why');
  return { ...rule, entries };
}

/** The meanings that a rule asks for, each once, in its order. */
export function meaningsIn(node: FileNode): readonly string[] {
  if (node.kind === 'map')
    return unique([...node.entries.values()].flatMap(({ value }) => meaningsIn(value)));
  if (node.kind === 'list') return unique(node.items.flatMap(meaningsIn));
  const meaning = node.kind === 'scalar' ? meaningOf(node.value) : undefined;
  return meaning === undefined ? [] : [meaning];
}

/** The meaning that a value of a pack's rule asks for: `{birth-date}`. */
export function meaningOf(value: unknown): string | undefined {
  return typeof value === 'string' ? /^\{([a-z][a-z0-9-]*)\}$/.exec(value)?.[1] : undefined;
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
