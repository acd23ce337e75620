import type { CompareOperator } from '../../src/model/expression.ts';

/** The types of columns that random tables have, in the terms of the design; `char` is text padded to that many characters. */
export type ColumnKind =
  | { readonly kind: 'integer'; readonly size: 'small' | 'plain' | 'big' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'float'; readonly single: boolean }
  | { readonly kind: 'text'; readonly char?: number }
  | { readonly kind: 'date' | 'time' | 'timestamp' | 'zoned' | 'boolean' };

export interface TestColumn {
  readonly name: string;
  readonly type: ColumnKind;
}

/** A stored value that is not of its column's type; only some engines hold such a thing. */
export interface IllTyped {
  readonly ill: string | number | bigint | Uint8Array;
}

/**
 * A cell: integers as bigint, decimals as text (or `NaN`), floats as number, moments as `YYYY-MM-DD HH:MM:SS[.ffffff]` (those
 * with a zone as read in the zone of the run), everything else as it looks.
 */
export type TestCell = null | bigint | string | number | boolean | IllTyped;

export type TestRow = readonly TestCell[];

/** A table; its first column `id` is the primary key. */
export interface TestTable {
  readonly name: string;
  readonly columns: readonly TestColumn[];
  readonly rows: readonly TestRow[];
}

/** A number exactly as it is written in a rule file. */
export interface WrittenNumber {
  readonly number: string;
}

/** A value as it is written in a rule file. */
export type Written = string | boolean | WrittenNumber;

/** One condition of `when`, as in the rule file. */
export interface TestCondition {
  readonly column: string;
  readonly equals?: Written;
  readonly 'not-equals'?: Written;
  readonly in?: readonly Written[];
  readonly 'not-in'?: readonly Written[];
  readonly 'is-null'?: boolean;
  readonly min?: Written;
  readonly max?: Written;
  readonly pattern?: string;
}

/** An owner's SQL condition over integer columns, which means the same on every engine. */
export type TestSql =
  | {
      readonly operator: CompareOperator;
      readonly left: string;
      readonly right: string | bigint;
    }
  | { readonly isNull: string }
  | { readonly not: TestSql }
  | { readonly and: readonly [TestSql, TestSql] }
  | { readonly or: readonly [TestSql, TestSql] };

/** A rule as an owner writes it, only that SQL is kept as a tree. */
export interface TestRule {
  readonly id: string;
  readonly rule: string;
  readonly column?: string;
  readonly key?: readonly string[];
  readonly when?: readonly TestCondition[];
  readonly where?: TestSql;
  /** A count, or a percentage `12.5%`. */
  readonly tolerance?: number | string;
  readonly fold?: boolean;
  readonly min?: Written;
  readonly 'exclusive-min'?: Written;
  readonly max?: Written;
  readonly 'exclusive-max'?: Written;
  readonly equals?: Written;
  readonly values?: readonly Written[];
  readonly pattern?: string;
  readonly format?: string;
  readonly operator?: CompareOperator;
  readonly other?: string;
  readonly condition?: TestSql;
  readonly to?: { readonly table: string; readonly column?: string; readonly key?: readonly string[] };
  readonly codes?: string;
  readonly level?: number;
  readonly on?: string;
  readonly function?: string;
  /** The place of a quantile. */
  readonly at?: WrittenNumber;
  readonly within?: string;
  readonly since?: string;
  readonly form?: string;
  readonly then?: readonly TestCondition[];
  readonly among?: readonly string[];
  readonly tuples?: readonly (readonly Written[])[];
  readonly by?: string;
  readonly direction?: 'rising' | 'falling';
  readonly strictly?: boolean;
  readonly per?: readonly string[];
  /** The columns of a period; written as `from` and `to`. */
  readonly from?: string;
  readonly until?: string;
  readonly inclusive?: boolean;
  readonly start?: WrittenNumber;
  readonly determinant?: readonly string[];
  readonly dependent?: readonly string[];
  readonly 'min-share'?: WrittenNumber;
  readonly parent?: string;
  readonly terms?: readonly string[];
  readonly total?: string;
  /** What terms add up to, and how far from it they may; written as `equals` and `within`. */
  readonly sum?: WrittenNumber;
  readonly apart?: WrittenNumber;
  /** The table whose rows refer to this one; written as `from`. */
  readonly children?: TestRule['to'];
}

/** Random tables and rules on the first of them. */
export interface TestCase {
  readonly tables: readonly [TestTable, TestTable];
  readonly rules: readonly TestRule[];
  /** The cut-off day. */
  readonly cutoff: string;
  /** Columns that the table declares unique where its rows are. */
  readonly declaredUnique: readonly string[];
  /** Columns that the table declares NOT NULL where its rows have none. */
  readonly declaredNotNull: readonly string[];
}

/** The text of an owner's SQL condition. */
export function sqlText(sql: TestSql): string {
  if ('isNull' in sql) return `${sql.isNull} IS NULL`;
  if ('not' in sql) return `NOT (${sqlText(sql.not)})`;
  if ('and' in sql) return `(${sqlText(sql.and[0])}) AND (${sqlText(sql.and[1])})`;
  if ('or' in sql) return `(${sqlText(sql.or[0])}) OR (${sqlText(sql.or[1])})`;
  return `${sql.left} ${sql.operator === '!=' ? '<>' : sql.operator} ${sql.right}`;
}
