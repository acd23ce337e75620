import type { CodePointRange, Pattern, PatternNode } from '../model/pattern.ts';
import { acceptedRanges } from './ranges.ts';

/** One step of the automaton; `next` are the steps behind it, tried side by side. */
interface Step {
  readonly kind: 'class' | 'start' | 'end' | 'fork' | 'found';
  readonly ranges: readonly CodePointRange[];
  next: readonly number[];
}

/**
 * Says whether the pattern is found somewhere in a text, in time proportional to the length of the text whatever the
 * pattern: all ways through it are followed side by side, and none is gone back to (Thompson 1968).
 */
export function linearMatch(pattern: Pattern): (text: string) => boolean {
  const steps: Step[] = [{ kind: 'found', ranges: [], next: [] }];
  const first = build(pattern.root, 0, steps);
  return (text) => run(steps, first, text);
}

/** Puts the steps of a node before the step `behind`, and gives the one it begins with. */
function build(node: PatternNode, behind: number, steps: Step[]): number {
  const push = (kind: Step['kind'], next: readonly number[], ranges: readonly CodePointRange[] = []) =>
    steps.push({ kind, next, ranges }) - 1;
  switch (node.kind) {
    case 'class':
      return push('class', [behind], acceptedRanges(node));
    case 'start':
    case 'end':
      return push(node.kind, [behind]);
    case 'sequence':
      return node.of.reduceRight((after, part) => build(part, after, steps), behind);
    case 'choice':
      return push(
        'fork',
        node.of.map((part) => build(part, behind, steps)),
      );
    default: {
      let after = behind;
      if (node.max === undefined) {
        after = push('fork', [behind]);
        const loop = steps[after] as Step;
        loop.next = [build(node.of, after, steps), behind];
      } else {
        // (x(x(x)?)?)?: as many optional rounds as there may be.
        for (let round = node.min; round < node.max; round++) {
          after = push('fork', [build(node.of, after, steps), behind]);
        }
      }
      for (let round = 0; round < node.min; round++) after = build(node.of, after, steps);
      return after;
    }
  }
}

function run(steps: readonly Step[], first: number, text: string): boolean {
  // The place at which a step was last reached; no step is looked at twice in one place.
  const seen = new Int32Array(steps.length).fill(-1);
  let waiting: number[] = [];
  const reach = (from: readonly number[], offset: number, into: number[]): boolean => {
    const open = [...from];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen[at] === offset) continue;
      seen[at] = offset;
      const { kind, next } = steps[at] as Step;
      if (kind === 'found') return true;
      if (kind === 'class') into.push(at);
      else if (kind === 'fork' || offset === (kind === 'start' ? 0 : text.length)) open.push(...next);
    }
    return false;
  };
  for (let offset = 0; ; ) {
    if (reach([first], offset, waiting)) return true;
    const point = text.codePointAt(offset);
    if (point === undefined) return false;
    offset += point > 0xffff ? 2 : 1;
    const reached: number[] = [];
    for (const at of waiting) {
      const { ranges, next } = steps[at] as Step;
      if (isIn(ranges, point) && reach(next, offset, reached)) return true;
    }
    waiting = reached;
  }
}

function isIn(ranges: readonly CodePointRange[], point: number): boolean {
  return ranges.some(({ from, to }) => from <= point && point <= to);
}
