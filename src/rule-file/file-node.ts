import type { Scalar } from '../model/literal.ts';
import type { ParameterValue, Position } from '../model/rule.ts';

/** What a rule file holds, value by value, each with its place. `refused` was reported already and has no value. */
export type FileNode = MapNode | ListNode | ScalarNode | RefusedNode;

export interface MapNode {
  readonly kind: 'map';
  readonly at: Position;
  /** In the order of the file. */
  readonly entries: ReadonlyMap<string, MapEntry>;
}

export interface MapEntry {
  readonly keyAt: Position;
  readonly value: FileNode;
}

export interface ListNode {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly FileNode[];
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly at: Position;
  readonly value: Scalar;
}

export interface RefusedNode {
  readonly kind: 'refused';
  readonly at: Position;
}

/** Words of mappings and numbers (from 0) of list items, from the top of the file down. */
export type Path = readonly (string | number)[];

/** The node at the path, or undefined when the file has none there. */
export function nodeAt(root: FileNode | undefined, path: Path): FileNode | undefined {
  let node = root;
  for (const step of path) node = node && child(node, step)?.value;
  return node;
}

/**
 * Where the value at the path stands. For what is not there: the word that introduces the nearest thing around it
 * that is there, or that thing's own start when no word introduces it.
 */
export function placeAt(root: FileNode, path: Path): Position {
  let node = root;
  let introducedAt: Position | undefined;
  for (const step of path) {
    const next = child(node, step);
    if (next === undefined) return introducedAt ?? node.at;
    node = next.value;
    introducedAt = next.keyAt;
  }
  return node.at;
}

/** Where the last word of the path stands, or the value when no word introduces it (list items, the whole file). */
export function keyPlaceAt(root: FileNode, path: Path): Position {
  const parent = nodeAt(root, path.slice(0, -1));
  const last = path.at(-1);
  const entry = parent && last !== undefined ? child(parent, last) : undefined;
  return entry?.keyAt ?? placeAt(root, path);
}

/** The plain value of a node, numbers exact. Mappings have no prototype, so that any word is an ordinary one. */
export function plainValue(node: FileNode): ParameterValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  if (node.kind === 'refused') return null;
  const value: Record<string, ParameterValue> = Object.create(null);
  for (const [word, entry] of node.entries) value[word] = plainValue(entry.value);
  return value;
}

/** The text at the path, or undefined when there is none or something else. */
export function textAt(root: FileNode | undefined, path: Path): string | undefined {
  const node = nodeAt(root, path);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The texts of the list at the path; empty when there is no list. */
export function textsAt(root: FileNode | undefined, path: Path): readonly string[] {
  const node = nodeAt(root, path);
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) => textAt(item, []) ?? []);
}

function child(
  node: FileNode,
  step: string | number,
): { readonly value: FileNode; readonly keyAt?: Position } | undefined {
  if (node.kind === 'map') return node.entries.get(String(step));
  if (node.kind !== 'list' || typeof step !== 'number') return undefined;
  const value = node.items[step];
  return value && { value };
}
