import type { LiteralKind } from '../model/literal.ts';

/** The kind in which values of two kinds of one family meet. */
export function common(a: LiteralKind, b: LiteralKind): LiteralKind {
  if (a === b) return a;
  const order: readonly LiteralKind[] = ['float', 'decimal', 'integer', 'zoned', 'timestamp', 'date'];
  return order.find((kind) => kind === a || kind === b) ?? a;
}
