import type { Pattern, PatternNode } from '../model/pattern.ts';
import { complement } from './ranges.ts';
import { fixedShape, type ShapeRun, singleRun } from './shape.ts';

/**
 * Another way to say a pattern: the text has `min` to `max` code points, and `pattern` is found in it (is not, when `isNegated`).
 * An engine that builds its automaton anew for every row reads far fewer states this way (README.md of this folder).
 */
export interface LengthTest {
  readonly min: number;
  /** Absent: no upper bound. */
  readonly max?: number;
  /** True when only ASCII is accepted, so that bytes may be counted instead of code points. */
  readonly isAscii: boolean;
  readonly pattern: Pattern;
  readonly isNegated: boolean;
}

/** The pattern as a length test; undefined when it is not `^…$` over characters with counts, or would gain nothing. */
export function lengthTest(pattern: Pattern): LengthTest | undefined {
  const one = singleRun(pattern);
  if (one !== undefined) {
    const { min, max, ranges } = one;
    const outside = complement(ranges);
    if (outside.length === 0) return undefined;
    const root: PatternNode =
      outside.length < ranges.length
        ? { kind: 'class', ranges: outside, negated: false }
        : { kind: 'class', ranges, negated: true };
    const bounds = max === undefined ? { min } : { min, max };
    return { ...bounds, isAscii: isAscii([one]), pattern: { source: pattern.source, root }, isNegated: true };
  }
  const shape = fixedShape(pattern);
  if (shape === undefined) return undefined;
  const { length, runs } = shape;
  const longest = Math.max(...runs.map((run) => run.count));
  if (longest < 3) return undefined;
  // With every other run and the whole length fixed, the count of this one follows.
  const loosened = runs.findIndex((run) => run.count === longest);
  const root: PatternNode = {
    kind: 'sequence',
    of: [{ kind: 'start' }, ...runs.map((run, i) => runNode(run, i === loosened)), { kind: 'end' }],
  };
  return {
    min: length,
    max: length,
    isAscii: isAscii(runs),
    pattern: { source: pattern.source, root },
    isNegated: false,
  };
}

function runNode({ ranges, count }: ShapeRun, isLoosened: boolean): PatternNode {
  const of: PatternNode = { kind: 'class', ranges, negated: false };
  if (isLoosened) return { kind: 'repeat', of, min: 0 };
  return count === 1 ? of : { kind: 'repeat', of, min: count, max: count };
}

function isAscii(runs: readonly Pick<ShapeRun, 'ranges'>[]): boolean {
  return runs.every((run) => run.ranges.every((range) => range.to < 0x80));
}
