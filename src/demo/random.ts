/** A seeded source of numbers: the same seed and stream give the same numbers on every machine. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** An integer from `low` to `high`, both inclusive. */
  integer(low: number, high: number): number;
  /** True in that share of the calls. */
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of the values, each as often as its weight says. */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
  /** The integers 0 … count − 1 in random order. */
  order(count: number): number[];
}

/**
 * Makes the stream of that name for a seed. The generator is sfc32 of Chris Doty-Humphrey's PractRand, which is public
 * domain; streams are apart, so that one more row in a table moves nothing in another.
 */
export function randomStream(seed: number, stream: string): Random {
  let a = seed >>> 0;
  let b = hash(stream);
  let c = Math.floor(seed / 2 ** 32) >>> 0;
  let counter = 1;

  function next32(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  }
  // The first outputs still show the seed.
  for (let round = 0; round < 15; round++) next32();

  const next = (): number => next32() / 2 ** 32;
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    chance: (share) => next() < share,
    pick: (from) => from[integer(0, from.length - 1)]!,
    weighted(from) {
      let rest = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of from) {
        rest -= weight;
        if (rest < 0) return value;
      }
      return from[from.length - 1]![0];
    },
    order(count) {
      const order = Array.from({ length: count }, (_, index) => index);
      for (let last = count - 1; last > 0; last--) {
        const other = integer(0, last);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
  };
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
