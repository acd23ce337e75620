/** The type of a column, in terms every engine has. */
export type DemoType =
  | { readonly kind: 'integer' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'text'; readonly length: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'boolean' };

export interface DemoColumn {
  readonly name: string;
  readonly type: DemoType;
  readonly nullable: boolean;
}

/** Decimals, dates (`YYYY-MM-DD`) and moments (`YYYY-MM-DD HH:MM:SS`) are text; null is SQL NULL. */
export type DemoCell = string | number | boolean | null;

/** A table of the demo without the words of any engine. Foreign keys are what the owner means; some rows break them. */
export interface DemoTable {
  readonly name: string;
  readonly columns: readonly DemoColumn[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly {
    readonly columns: readonly string[];
    readonly parent: string;
    readonly parentColumns: readonly string[];
  }[];
  /** Cells in the order of `columns`. */
  readonly rows: Iterable<readonly DemoCell[]>;
  readonly rowCount: number;
  /** Rows, by their `id`, holding a value that only SQLite stores; other engines leave the whole row out. */
  readonly illTyped: readonly { readonly id: number; readonly column: string }[];
}

/** The types without parameters, for table definitions. */
export const integer: DemoType = { kind: 'integer' };
export const date: DemoType = { kind: 'date' };
export const timestamp: DemoType = { kind: 'timestamp' };
export const boolean: DemoType = { kind: 'boolean' };
/** Text of at most so many characters. */
export const text = (length: number): DemoType => ({ kind: 'text', length });
/** A decimal of so many digits, `scale` of them after the point. */
export const decimal = (precision: number, scale: number): DemoType => ({
  kind: 'decimal',
  precision,
  scale,
});

/**
 * A table from the types of its columns, in their order, and its records. Rows are made as they are asked for, as often
 * as they are asked for.
 */
export function defineTable(of: {
  readonly name: string;
  readonly types: Readonly<Record<string, DemoType>>;
  readonly notNull: readonly string[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys?: DemoTable['foreignKeys'];
  readonly records: readonly object[];
  readonly illTyped?: DemoTable['illTyped'];
}): DemoTable {
  const columns = Object.entries(of.types).map(([name, type]) => ({
    name,
    type,
    nullable: !of.notNull.includes(name),
  }));
  return {
    name: of.name,
    columns,
    primaryKey: of.primaryKey,
    foreignKeys: of.foreignKeys ?? [],
    rows: {
      *[Symbol.iterator]() {
        for (const record of of.records as readonly Readonly<Record<string, DemoCell>>[]) {
          yield columns.map((column) => record[column.name] ?? null);
        }
      },
    },
    rowCount: of.records.length,
    illTyped: of.illTyped ?? [],
  };
}

/** A foreign key of one column. */
export function pointsTo(
  column: string,
  parent: string,
  parentColumn: string,
): DemoTable['foreignKeys'][number] {
  return { columns: [column], parent, parentColumns: [parentColumn] };
}
