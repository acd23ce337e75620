import type { ColumnType } from '../../model/catalogue.ts';

/**
 * What a declared type means. SQLite itself knows only affinities ("Datatypes In SQLite", 3.1), by which `DATE`, `BOOLEAN` and
 * `DECIMAL` are one, `POINT` an integer and `STRING` a number; this reads the words as their writers meant them:
 *
 * | words | type |
 * | --- | --- |
 * | BOOL, BOOLEAN | boolean |
 * | DATE; TIME | date; time |
 * | DATETIME, TIMESTAMP; … WITH TIME ZONE, TIMESTAMPTZ | timestamp; with a zone |
 * | any with INT but POINT, INTERVAL | integer |
 * | DECIMAL, NUMERIC, DEC, NUMBER | decimal, with p and s as given (s is 0 beside p alone) |
 * | any with REAL, FLOA, DOUB | float |
 * | CHAR, CHARACTER, NCHAR, NATIVE CHARACTER | padded text |
 * | any other with CHAR, CLOB, TEXT; JSON | text |
 * | BLOB, none, anything else | other, comparable |
 */
export function columnTypeOf(declared: string): ColumnType {
  const words = declared.toUpperCase().replace(/\s+/g, ' ').trim();
  const name = words.replace(/ ?\([^)]*\) ?/, ' ').trim();
  if (/^BOOL(EAN)?$/.test(name)) return { kind: 'boolean' };
  if (name === 'DATE') return { kind: 'date' };
  if (/^TIME( WITHOUT TIME ZONE)?$/.test(name)) return { kind: 'time' };
  if (/^(DATETIME|TIMESTAMP)( WITHOUT TIME ZONE)?$/.test(name)) return { kind: 'timestamp', zoned: false };
  if (/^(TIMESTAMPTZ|TIMESTAMP WITH TIME ZONE|DATETIMEOFFSET)$/.test(name))
    return { kind: 'timestamp', zoned: true };
  if (/^(DECIMAL|NUMERIC|DEC|NUMBER)$/.test(name)) return decimalOf(words);
  if (/^(N|NATIVE )?CHAR(ACTER)?$/.test(name)) return { kind: 'text', padded: true };
  if (/CHAR|CLOB|TEXT/.test(name) || name === 'JSON') return { kind: 'text', padded: false };
  if (/REAL|FLOA|DOUB/.test(name)) return { kind: 'float' };
  if (/INT/.test(name) && !/POINT|INTERVAL/.test(name)) return { kind: 'integer' };
  return { kind: 'other', comparable: true };
}

function decimalOf(words: string): ColumnType {
  const [, precision, scale = '0'] = /\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)/.exec(words) ?? [];
  return precision === undefined
    ? { kind: 'decimal' }
    : { kind: 'decimal', precision: Number(precision), scale: Number(scale) };
}

/** True when equal values of such a column are stored as equal values, so that a unique index proves what the design counts. */
export function isStoredAsCompared(type: ColumnType, declared: string): boolean {
  switch (type.kind) {
    case 'date':
    case 'time':
    case 'timestamp':
    case 'decimal':
      return false;
    case 'text':
      return !type.padded && /CHAR|CLOB|TEXT/i.test(declared);
    default:
      return true;
  }
}
