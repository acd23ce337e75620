import type { PatternNode } from '../../src/model/pattern.ts';

/**
 * A slow matcher straight from the meaning of the tree: which positions can be reached from which.
 * It shares nothing with the printers, so that both can be held against it.
 */
export function referenceMatches(root: PatternNode, text: string): boolean {
  const codePoints = [...text].map((character) => character.codePointAt(0)!);
  for (let start = 0; start <= codePoints.length; start++) {
    if (reach(root, codePoints, new Set([start])).size > 0) return true;
  }
  return false;
}

function reach(node: PatternNode, text: readonly number[], from: ReadonlySet<number>): ReadonlySet<number> {
  switch (node.kind) {
    case 'start':
      return new Set([...from].filter((position) => position === 0));
    case 'end':
      return new Set([...from].filter((position) => position === text.length));
    case 'class':
      return new Set(
        [...from].filter((position) => isIn(node, text[position])).map((position) => position + 1),
      );
    case 'choice':
      return new Set(node.of.flatMap((part) => [...reach(part, text, from)]));
    case 'sequence':
      return node.of.reduce<ReadonlySet<number>>((set, part) => reach(part, text, set), from);
    case 'repeat':
      return reachRepeat(node, text, from);
  }
}

function reachRepeat(
  node: PatternNode & { kind: 'repeat' },
  text: readonly number[],
  from: ReadonlySet<number>,
): ReadonlySet<number> {
  let current = from;
  for (let round = 0; round < node.min; round++) current = reach(node.of, text, current);
  const reached = new Set(current);
  // Beyond the length of the text further rounds add nothing, as no round is empty unless it is the only one.
  const rounds = Math.min((node.max ?? Number.POSITIVE_INFINITY) - node.min, text.length + 1);
  for (let round = 0; round < rounds; round++) {
    current = reach(node.of, text, current);
    for (const position of current) reached.add(position);
  }
  return reached;
}

function isIn(node: PatternNode & { kind: 'class' }, codePoint: number | undefined): boolean {
  if (codePoint === undefined) return false;
  return node.ranges.some(({ from, to }) => from <= codePoint && codePoint <= to) !== node.negated;
}
