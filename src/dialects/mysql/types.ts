import type { ColumnType } from '../../model/catalogue.ts';

/** What information_schema says of a column's type. */
export interface DeclaredType {
  /** `DATA_TYPE`, `bigint`. */
  readonly dataType: string;
  /** `COLUMN_TYPE`, `bigint(20) unsigned`. */
  readonly columnType: string;
  readonly precision: number | undefined;
  readonly scale: number | undefined;
}

/** The type of a column in shared terms (MySQL manual, "Data Types"); `tinyint(1)` is how both engines write BOOLEAN. */
export function columnTypeOf({ dataType, columnType, precision, scale }: DeclaredType): ColumnType {
  switch (dataType.toLowerCase()) {
    case 'tinyint':
      return /^tinyint\(1\)(?! unsigned)/i.test(columnType) ? { kind: 'boolean' } : { kind: 'integer' };
    case 'smallint':
    case 'mediumint':
    case 'int':
    case 'integer':
    case 'bigint':
    case 'year':
      return { kind: 'integer' };
    case 'decimal':
    case 'numeric':
      return precision === undefined
        ? { kind: 'decimal' }
        : { kind: 'decimal', precision, scale: scale ?? 0 };
    case 'float':
    case 'double':
      return { kind: 'float' };
    case 'char':
      return { kind: 'text', padded: true };
    case 'varchar':
    case 'tinytext':
    case 'text':
    case 'mediumtext':
    case 'longtext':
    case 'enum':
    case 'set':
      return { kind: 'text', padded: false };
    case 'date':
      return { kind: 'date' };
    case 'time':
      return { kind: 'time' };
    case 'datetime':
      return { kind: 'timestamp', zoned: false };
    case 'timestamp':
      return { kind: 'timestamp', zoned: true };
    case 'binary':
    case 'varbinary':
    case 'tinyblob':
    case 'blob':
    case 'mediumblob':
    case 'longblob':
    case 'bit':
    case 'uuid':
    case 'inet4':
    case 'inet6':
      return { kind: 'other', comparable: true };
    case 'json':
      return { kind: 'other', comparable: false, json: true };
    default:
      return { kind: 'other', comparable: false };
  }
}
