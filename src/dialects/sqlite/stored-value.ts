import type { CatalogueColumn } from '../../model/catalogue.ts';

/**
 * SQLite keeps a value of any type in any column (manual, Datatypes In SQLite) and has no type for dates. These two say what
 * a stored value is worth: `isOfDeclaredType` tells whether it is one of its column's type, and `canonicalStored` gives one
 * spelling for one value, so that equal moments are equal texts and text order is time order.
 */

/** The canonical value; of a value that is not of the declared type, the stored value itself. */
export function canonicalStored(column: CatalogueColumn, reference: string): string {
  const { type } = column;
  switch (type.kind) {
    case 'text':
      // Of bytes it would make text.
      if (type.padded) return ifOfType(column, reference, `rtrim(${reference}, ' ')`);
      return column.native.collation === undefined ? reference : `(${reference} COLLATE BINARY)`;
    case 'decimal':
      // Both would make 0 of any text.
      return ifOfType(
        column,
        reference,
        type.precision !== undefined && type.precision <= 15
          ? `ROUND(${reference}, ${type.scale ?? 0})`
          : `CAST(${reference} AS REAL)`,
      );
    case 'time':
      return ifOfType(column, reference, `time(substr(${reference}, 1, 8)) || ${fraction(reference, 9)}`);
    case 'timestamp':
      return ifOfType(
        column,
        reference,
        type.zoned
          ? `soat_zoned(${reference})`
          : `datetime(substr(${reference}, 1, 19)) || ${fraction(reference, 20)}`,
      );
    default:
      return reference;
  }
}

/** True for values of the declared type; undefined when every value is. */
export function isOfDeclaredType(column: CatalogueColumn, reference: string): string | undefined {
  const { type } = column;
  const strict = column.native.strict === true;
  switch (type.kind) {
    case 'integer':
      return strict ? undefined : `(typeof(${reference}) = 'integer')`;
    case 'decimal':
      return `(typeof(${reference}) IN ('integer', 'real'))`;
    case 'float':
      return strict ? undefined : `(typeof(${reference}) IN ('integer', 'real'))`;
    case 'text':
      return strict ? undefined : `(typeof(${reference}) = 'text')`;
    case 'boolean':
      return `(typeof(${reference}) = 'integer' AND ${reference} IN (0, 1))`;
    case 'date':
      // date() gives a day that exists in the one layout YYYY-MM-DD, so what it leaves as it is is such a day.
      return `(typeof(${reference}) = 'text' AND COALESCE(date(${reference}) = ${reference}, 0))`;
    case 'time':
      return isClock(reference, 1, `time(substr(${reference}, 1, 8))`);
    case 'timestamp':
      if (type.zoned) return `(soat_zoned(${reference}) IS NOT NULL)`;
      return isClock(reference, 12, `datetime(substr(${reference}, 1, 19))`);
    case 'other':
      return undefined;
  }
}

/**
 * A text whose clock starts at character `from`: as long as a layout is, spelled as SQLite itself would spell that moment,
 * with nothing but digits in its fraction.
 */
function isClock(reference: string, from: number, spelled: string): string {
  const whole = from + 7;
  const head = `substr(${reference}, 1, ${whole})`;
  const lengths = from === 1 ? '5, 8' : '10, 16, 19';
  const tail =
    `length(${reference}) > ${whole + 1} AND substr(${reference}, ${whole + 1}, 1) = '.' ` +
    `AND substr(${reference}, ${whole + 2}) NOT GLOB '*[^0-9]*'`;
  return (
    // SQLite leaves the hour 24 as it is, as no other engine does.
    `(typeof(${reference}) = 'text' AND substr(${reference}, ${from}, 2) < '24' ` +
    `AND (length(${reference}) IN (${lengths}) OR (${tail})) ` +
    `AND COALESCE(substr(${spelled}, 1, length(${head})) = replace(${head}, 'T', ' '), 0))`
  );
}

/** The fraction from that character on without trailing zeros, with its point unless nothing is left. */
function fraction(reference: string, from: number): string {
  return `rtrim(rtrim(substr(${reference}, ${from}), '0'), '.')`;
}

function ifOfType(column: CatalogueColumn, reference: string, sql: string): string {
  return `(CASE WHEN ${isOfDeclaredType(column, reference) ?? '1'} THEN ${sql} ELSE ${reference} END)`;
}
