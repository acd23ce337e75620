import type { CatalogueTable } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import type { Measure } from '../model/measure.ts';
import { columnValue, isNull, not, TRUE } from './build.ts';

/** A count of rows. */
export type Count = Measure & { readonly kind: 'count' };

/** The count of rows for which a condition is true. */
export function countOf(table: CatalogueTable, where: Expression): Count {
  return { kind: 'count', table, where };
}

/** The count of all rows of a table. */
export function rowsOf(table: CatalogueTable): Count {
  return countOf(table, TRUE);
}

/** The count of values of a column that are not NULL. */
export function valuesIn(table: CatalogueTable, { column }: Expression & { kind: 'column' }): Count {
  return countOf(table, not(isNull(columnValue(column))));
}
