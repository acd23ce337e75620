import type { ColumnType } from '../model/catalogue.ts';
import type { LiteralKind } from '../model/literal.ts';

/** The type in which values of a column are compared where every value is of its declared type. */
export function valueKind(type: ColumnType): LiteralKind | undefined {
  switch (type.kind) {
    case 'timestamp':
      return type.zoned ? 'zoned' : 'timestamp';
    case 'other':
      return undefined;
    default:
      return type.kind;
  }
}

/** Puts names between the engine's quotes, doubling those inside. */
export function quoteWith(mark: string): (name: string) => string {
  return (name) => mark + name.replaceAll(mark, mark + mark) + mark;
}

/** True for a whole number that fits 64 bits with a sign. */
export function fitsInt64(text: string): boolean {
  const value = BigInt(text);
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}
