import type { Catalogue, CatalogueColumn, CatalogueTable, ColumnType } from '../../src/model/catalogue.ts';

/** A column as a catalogue lists it, not proven to hold anything. */
export function column(name: string, type: ColumnType, declaredType: string = type.kind): CatalogueColumn {
  return {
    name,
    position: 1,
    declaredType,
    type,
    nullable: true,
    provenNotNull: false,
    generated: false,
    native: {},
  };
}

/** A table without keys. */
export function table(name: string, columns: readonly CatalogueColumn[], schema?: string): CatalogueTable {
  return {
    name: schema === undefined ? { name } : { schema, name },
    kind: 'table',
    columns: columns.map((one, index) => ({ ...one, position: index + 1 })),
    uniqueKeys: [],
    foreignKeys: [],
    checks: [],
    indexes: [],
  };
}

const TYPES: Readonly<Record<string, ColumnType>> = {
  so: { kind: 'integer' },
  tp: { kind: 'decimal', precision: 9, scale: 2 },
  thuc: { kind: 'float' },
  vb: { kind: 'text', padded: false },
  co_dinh: { kind: 'text', padded: true },
  ngay: { kind: 'date' },
  gio: { kind: 'time' },
  luc: { kind: 'timestamp', zoned: false },
  mui: { kind: 'timestamp', zoned: true },
  dung: { kind: 'boolean' },
  ma_may: { kind: 'other', comparable: true },
  json: { kind: 'other', comparable: false },
};

/** A column of each type, by the names above. */
const EVERY_TYPE = Object.entries(TYPES).map(([name, type]) => column(name, type));

/** Two tables with a column of each type: `bang` in the default schema, `khac` beside it. */
export const CATALOGUE: Catalogue = {
  tables: [table('bang', EVERY_TYPE, 'public'), table('khac', EVERY_TYPE, 'public')],
  defaultSchema: 'public',
};
