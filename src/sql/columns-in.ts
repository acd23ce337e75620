import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';

/** The columns of the scanned table that an expression reads, each once. The owner's SQL does not say which it reads. */
export function columnsIn(expression: Expression): readonly CatalogueColumn[] {
  const found = new Map<string, CatalogueColumn>();
  visit(expression, (column) => found.set(column.name, column));
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

function visit(expression: Expression, found: (column: CatalogueColumn) => void): void {
  switch (expression.kind) {
    case 'column':
    case 'well-typed':
      found(expression.column);
      return;
    case 'compare':
      visit(expression.left, found);
      visit(expression.right, found);
      return;
    case 'in':
    case 'not':
    case 'is-null':
    case 'matches':
      visit(expression.of, found);
      return;
    case 'all':
    case 'any':
    case 'call':
      for (const part of expression.of) visit(part, found);
      return;
    case 'orphan':
      for (const part of expression.child) visit(part, found);
      return;
    default:
  }
}
