import type { PatternNode } from '../model/pattern.ts';

/** What compiling a pattern costs the engines that write bounded repeats out. */
interface Weight {
  /** Single characters once every bounded repeat is written out (PostgreSQL's states). */
  readonly places: number;
  /** Bytes of PCRE2's program at most; it repeats groups, but not single characters. */
  readonly bytes: number;
}

/** PostgreSQL compiled twice as much in milliseconds; PCRE2 as MariaDB builds it ends at 64 KiB. */
const LIMIT: Weight = { places: 5000, bytes: 50_000 };

/** True when some engine could refuse to compile the pattern for its size. */
export function isTooLarge(node: PatternNode): boolean {
  const { places, bytes } = weigh(node);
  return places > LIMIT.places || bytes > LIMIT.bytes;
}

/** True when the node can match the empty text somewhere. */
export function canBeEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case 'class':
      return false;
    case 'start':
    case 'end':
      return true;
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.of);
    case 'sequence':
      return node.of.every(canBeEmpty);
    case 'choice':
      return node.of.some(canBeEmpty);
  }
}

function weigh(node: PatternNode): Weight {
  switch (node.kind) {
    case 'class':
      // A map of 256 bits and a head, then up to nine bytes for a range beyond it.
      return { places: 1, bytes: 40 + 9 * node.ranges.filter((range) => range.to > 0xff).length };
    case 'start':
    case 'end':
      return { places: 0, bytes: 1 };
    case 'repeat': {
      const times = Math.max(1, node.max ?? node.min);
      const { places, bytes } = weigh(node.of);
      return { places: places * times, bytes: node.of.kind === 'class' ? bytes + 6 : (bytes + 8) * times };
    }
    case 'sequence':
    case 'choice':
      return node.of
        .map(weigh)
        .reduce((sum, part) => ({ places: sum.places + part.places, bytes: sum.bytes + part.bytes + 6 }), {
          places: 0,
          bytes: 0,
        });
  }
}
