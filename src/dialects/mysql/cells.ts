import type { Row } from '../../model/session.ts';

/** What the server says of a result column; the numbers are those of the protocol ("Column Definition Packet"). */
export interface ResultColumn {
  readonly columnType: number;
}

// TINY, SHORT, LONG, LONGLONG, INT24, YEAR.
const INTEGERS = new Set([1, 2, 3, 8, 9, 13]);
// VECTOR and GEOMETRY, which mysql2 would make into objects.
const STRUCTURES = new Set([242, 255]);

/** True when some column must be read as bytes, with `readBytes` as mysql2's `typeCast` (sixteen times slower, so only then). */
export function needsBytes(columns: readonly ResultColumn[]): boolean {
  return columns.some((column) => STRUCTURES.has(column.columnType));
}

/** A `typeCast` of mysql2 that leaves geometries and vectors as the server's bytes. */
export function readBytes(
  field: { type: string; buffer(): Uint8Array | null },
  next: () => unknown,
): unknown {
  return field.type === 'GEOMETRY' || field.type === 'VECTOR' ? field.buffer() : next();
}

/** Makes a row of mysql2, options of `connection.ts` given, into exact cells: its small integers become text like the big ones. */
export function rowReader(columns: readonly ResultColumn[]): (row: unknown[]) => Row {
  const integers = columns.flatMap((column, index) => (INTEGERS.has(column.columnType) ? [index] : []));
  return (row) => {
    for (const index of integers) {
      if (typeof row[index] === 'number') row[index] = String(row[index]);
    }
    return row as unknown as Row;
  };
}
