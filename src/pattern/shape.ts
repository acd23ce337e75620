import type { CodePointRange, Pattern, PatternNode } from '../model/pattern.ts';
import { acceptedRanges } from './ranges.ts';

/** A text of fixed length in which every place has its own set of characters. */
export interface FixedShape {
  /** Code points of the whole text. */
  readonly length: number;
  /** One after the other without a gap; neighbours differ in their ranges. */
  readonly runs: readonly ShapeRun[];
}

/** `count` places beginning with place `from` (1 is the first), each inside one of `ranges`. */
export interface ShapeRun {
  readonly from: number;
  readonly count: number;
  readonly ranges: readonly CodePointRange[];
}

/** The shape of a pattern `^…$` that is nothing but single characters with fixed counts; undefined for any other. */
export function fixedShape(pattern: Pattern): FixedShape | undefined {
  const nodes = flatten(pattern.root);
  if (nodes.length < 3 || nodes[0]!.kind !== 'start' || nodes.at(-1)!.kind !== 'end') return undefined;
  const runs: ShapeRun[] = [];
  let length = 0;
  for (const node of nodes.slice(1, -1)) {
    const count = node.kind === 'repeat' && node.max === node.min ? node.min : 1;
    const one = node.kind === 'repeat' && node.max === node.min ? node.of : node;
    if (one.kind !== 'class') return undefined;
    const ranges = acceptedRanges(one);
    const last = runs.at(-1);
    if (last !== undefined && isSame(last.ranges, ranges)) {
      runs[runs.length - 1] = { ...last, count: last.count + count };
    } else {
      runs.push({ from: length + 1, count, ranges });
    }
    length += count;
  }
  return { length, runs };
}

function flatten(node: PatternNode): readonly PatternNode[] {
  return node.kind === 'sequence' ? node.of.flatMap(flatten) : [node];
}

function isSame(a: readonly CodePointRange[], b: readonly CodePointRange[]): boolean {
  return a.length === b.length && a.every((range, i) => range.from === b[i]!.from && range.to === b[i]!.to);
}
