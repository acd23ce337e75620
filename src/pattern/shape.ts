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

/** A text of nothing but characters of one set, from `min` to `max` of them; `max` undefined: no upper bound. */
export interface SingleRun {
  readonly min: number;
  readonly max: number | undefined;
  readonly ranges: readonly CodePointRange[];
}

/** The shape of a pattern `^…$` that is nothing but single characters with fixed counts; undefined for any other. */
export function fixedShape(pattern: Pattern): FixedShape | undefined {
  const counted = countedClasses(pattern);
  if (counted === undefined || counted.some(({ min, max }) => min !== max)) return undefined;
  const runs: ShapeRun[] = [];
  let length = 0;
  for (const { min: count, ranges } of counted) {
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

/** The one run of a pattern `^…$` whose characters are all of one set, in any number; undefined for any other. */
export function singleRun(pattern: Pattern): SingleRun | undefined {
  const counted = countedClasses(pattern);
  const ranges = counted?.[0]?.ranges;
  if (counted === undefined || ranges === undefined || !counted.every((one) => isSame(one.ranges, ranges))) {
    return undefined;
  }
  return {
    min: counted.reduce((sum, one) => sum + one.min, 0),
    max: counted.reduce<number | undefined>(
      (sum, one) => (sum === undefined || one.max === undefined ? undefined : sum + one.max),
      0,
    ),
    ranges,
  };
}

/** What stands between `^` and `$` when it is only characters with counts. */
function countedClasses(pattern: Pattern): readonly SingleRun[] | undefined {
  const nodes = flatten(pattern.root);
  if (nodes.length < 3 || nodes[0]!.kind !== 'start' || nodes.at(-1)!.kind !== 'end') return undefined;
  const counted: SingleRun[] = [];
  for (const node of nodes.slice(1, -1)) {
    const { of, min, max } = node.kind === 'repeat' ? node : { of: node, min: 1, max: 1 };
    if (of.kind !== 'class') return undefined;
    counted.push({ min, max, ranges: acceptedRanges(of) });
  }
  return counted;
}

function flatten(node: PatternNode): readonly PatternNode[] {
  return node.kind === 'sequence' ? node.of.flatMap(flatten) : [node];
}

function isSame(a: readonly CodePointRange[], b: readonly CodePointRange[]): boolean {
  return a.length === b.length && a.every((range, i) => range.from === b[i]!.from && range.to === b[i]!.to);
}
