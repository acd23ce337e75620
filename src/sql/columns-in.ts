import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import { walk } from './walk.ts';

/** The columns of the scanned table that an expression reads, each once. The owner's SQL does not say which it reads. */
export function columnsIn(expression: Expression): readonly CatalogueColumn[] {
  const found = new Map<string, CatalogueColumn>();
  for (const part of walk(expression))
    if (part.kind === 'column' || part.kind === 'well-typed') found.set(part.column.name, part.column);
  return [...found.values()];
}

/** True when the expression is NULL or false on every row where the column is NULL, so that no guard is needed. */
export function isStrictIn(expression: Expression, column: CatalogueColumn): boolean {
  switch (expression.kind) {
    case 'column':
      return expression.column.name === column.name;
    case 'compare':
      return isStrictIn(expression.left, column) || isStrictIn(expression.right, column);
    case 'in':
    case 'matches':
      return isStrictIn(expression.of, column);
    case 'call':
    case 'sum':
      return expression.of.some((part) => isStrictIn(part, column));
    case 'not':
      return isStrictIn(expression.of, column);
    case 'all':
    case 'any':
      return expression.of.every((part) => isStrictIn(part, column));
    default:
      return false;
  }
}
