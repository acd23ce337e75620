import type { ColumnType } from '../../model/catalogue.ts';

/** A column's type as the catalogue stores it, domains already replaced by what they are over. */
export interface StoredType {
  /** `pg_type.typname`: `int4`, `numeric`, `bpchar`. */
  readonly name: string;
  /** `pg_type.typtype`: `b` base, `e` enum, `c` composite, `r` range. */
  readonly kind: string;
  /** False for a type that an extension or a user made. */
  readonly isBuiltIn: boolean;
  /** `atttypmod`; -1 when the type was given no parameter. */
  readonly modifier: number;
}

const TEXT = ['text', 'varchar', 'name', 'char'];
const COMPARABLE = ['uuid', 'bytea', 'inet', 'cidr', 'macaddr', 'macaddr8', 'timetz', 'oid', 'bit', 'varbit'];

/** The engine-neutral type of a column; `other` for whatever the rules do not look into. */
export function columnType(type: StoredType): ColumnType {
  if (type.kind === 'e' || (type.name === 'citext' && !type.isBuiltIn))
    return { kind: 'text', padded: false };
  if (type.kind !== 'b' || !type.isBuiltIn) return { kind: 'other', comparable: false };
  if (TEXT.includes(type.name)) return { kind: 'text', padded: false };
  switch (type.name) {
    case 'int2':
    case 'int4':
    case 'int8':
      return { kind: 'integer' };
    case 'numeric':
      return decimal(type.modifier);
    case 'float4':
    case 'float8':
      return { kind: 'float' };
    case 'bpchar':
      return { kind: 'text', padded: true };
    case 'date':
      return { kind: 'date' };
    case 'time':
      return { kind: 'time' };
    case 'timestamp':
      return { kind: 'timestamp', zoned: false };
    case 'timestamptz':
      return { kind: 'timestamp', zoned: true };
    case 'bool':
      return { kind: 'boolean' };
    case 'json':
    case 'jsonb':
      return { kind: 'other', comparable: false, json: true };
    default:
      return { kind: 'other', comparable: COMPARABLE.includes(type.name) };
  }
}

/** Precision in the upper half, scale in the lower eleven bits, signed since PostgreSQL 15 (`numeric.c`, `make_numeric_typmod`). */
function decimal(modifier: number): ColumnType {
  if (modifier < 4) return { kind: 'decimal' };
  const packed = modifier - 4;
  return { kind: 'decimal', precision: (packed >> 16) & 0xffff, scale: ((packed & 0x7ff) ^ 0x400) - 0x400 };
}
