import type { Expression } from '../model/expression.ts';

/** An expression and every part of it, the whole first. The keys of a reference's parent are not of the scanned row, and left out. */
export function* walk(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* walk(part);
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'compare':
      return [expression.left, expression.right];
    case 'in':
    case 'not':
    case 'is-null':
    case 'matches':
      return [expression.of];
    case 'all':
    case 'any':
    case 'call':
    case 'sum':
      return expression.of;
    case 'orphan':
    case 'occurrences':
      return expression.child;
    default:
      return [];
  }
}
