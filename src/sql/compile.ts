import type { CatalogueColumn, CatalogueTable } from '../model/catalogue.ts';
import type { Dialect } from '../model/dialect.ts';
import type { Expression } from '../model/expression.ts';
import type { Measure, Ranked, Values } from '../model/measure.ts';
import type { SampleRequest } from '../model/rule.ts';
import type { Cell, Row, Statement } from '../model/session.ts';
import { columnsIn } from './columns-in.ts';
import { kindOf, spell, spellStored, tableSql } from './expression.ts';
import { Scope } from './scope.ts';

type ScanMeasure = Measure & { kind: 'count' | 'aggregate' };

/** A statement and what its rows mean: one value for each measure, in order. */
export interface CompiledQuery {
  readonly statement: Statement;
  readonly measures: readonly Measure[];
  /** Reads the rows; given `onRow` instead, rows are fed one by one and `result` is called at the end. */
  readonly read: RowReader;
}

export type RowReader =
  | { readonly kind: 'rows'; values(rows: readonly Row[]): readonly unknown[] }
  | {
      readonly kind: 'stream';
      start(known: Values): { onRow(row: Row): void; values(): readonly unknown[] };
    };

/** One pass over a table for many counts and aggregates. */
export function compileScan(
  measures: readonly ScanMeasure[],
  table: CatalogueTable,
  dialect: Dialect,
): CompiledQuery {
  const scope = scopeOf(table, dialect);
  const columns: string[] = [];
  const readers = measures.map((measure) => {
    const spelling = spellMeasure(measure, scope);
    const from = columns.length;
    columns.push(...spelling.columns);
    return (row: Row) => spelling.decode(row.slice(from, from + spelling.columns.length));
  });
  const sql = `SELECT ${columns.map((column, index) => `${column} AS m${index + 1}`).join(', ')} FROM ${from(table, scope)}`;
  const parents = [...scope.joins.values()].map((join) => join.parent);
  const settings = dialect.settings({ kind: 'scan', parents });
  return {
    statement: scope.statement(sql, settings),
    measures,
    read: { kind: 'rows', values: ([row = []]) => readers.map((read) => read(row)) },
  };
}

/** A measure that needs a statement of its own. */
export function compileAlone(measure: Measure, dialect: Dialect): CompiledQuery {
  switch (measure.kind) {
    case 'count':
      return compileScan([measure], measure.table, dialect);
    case 'aggregate':
      return measure.function === 'count-distinct'
        ? compileCountDistinct(measure, dialect)
        : compileScan([measure], measure.table, dialect);
    case 'rank':
      return compileRank(measure, dialect);
    case 'repeats':
      return compileRepeats(measure, dialect);
    case 'owner-query':
      return compileOwnerQuery(measure, dialect);
    case 'distinct':
      return compileDistinct(measure, dialect);
  }
}

/** The first rows, by key, that a rule speaks of: the cells of `columns`. */
export function compileSample(
  request: SampleRequest,
  table: CatalogueTable,
  columns: readonly CatalogueColumn[],
  order: readonly CatalogueColumn[],
  limit: number,
  dialect: Dialect,
): Statement {
  const scope = scopeOf(table, dialect);
  const condition = spell(request.where, scope);
  const repeats =
    request.repeats === undefined ? '' : joinRepeats(request.repeats, request.where, table, scope);
  const cells = columns.map((column) => scope.column(column.name)).join(', ');
  const by = order.map((column) => scope.column(column.name)).join(', ');
  const orderBy = by === '' ? '' : ` ORDER BY ${by}`;
  const sql = `SELECT ${cells} FROM ${from(table, scope)}${repeats} WHERE ${condition}${orderBy} LIMIT ${limit}`;
  return scope.statement(sql, dialect.settings({ kind: 'sample' }));
}

function compileRepeats(measure: Measure & { kind: 'repeats' }, dialect: Dialect): CompiledQuery {
  const scope = scopeOf(measure.table, dialect);
  const keys = measure.key.map((part) => spell(part, scope));
  const condition = where(measure.where, scope);
  const groups = `${dialect.groupingSelect} COUNT(*) AS n FROM ${from(measure.table, scope)}${condition} GROUP BY ${keys.join(', ')} HAVING COUNT(*) > 1`;
  const sql = `SELECT COUNT(*), SUM(n) FROM (${groups}) AS soat_g`;
  return {
    statement: scope.statement(sql, dialect.settings({ kind: 'group', key: measure.key.flatMap(columnsIn) })),
    measures: [measure],
    read: {
      kind: 'rows',
      values: ([row = []]) => [{ groups: toCount(row[0]), rows: toCount(row[1]) }],
    },
  };
}

function compileCountDistinct(measure: Measure & { kind: 'aggregate' }, dialect: Dialect): CompiledQuery {
  const scope = scopeOf(measure.table, dialect);
  const of = spell(measure.of, scope);
  const groups = `${dialect.groupingSelect} ${of} AS v FROM ${from(measure.table, scope)}${where(measure.where, scope)} GROUP BY ${of}`;
  const sql = `SELECT COUNT(*) FROM (${groups}) AS soat_g`;
  return {
    statement: scope.statement(sql, dialect.settings({ kind: 'group', key: columnsIn(measure.of) })),
    measures: [measure],
    read: { kind: 'rows', values: ([row = []]) => [toCount(row[0]).toString()] },
  };
}

function compileRank(measure: Measure & { kind: 'rank' }, dialect: Dialect): CompiledQuery {
  const scope = scopeOf(measure.table, dialect);
  const of = spell(measure.of, scope);
  const kind = kindOf(measure.of, scope);
  const ranked =
    `SELECT ${of} AS v, ROW_NUMBER() OVER (ORDER BY ${of}) AS r, COUNT(*) OVER () AS n ` +
    `FROM ${from(measure.table, scope)}${where(measure.where, scope)}`;
  const { numerator, denominator } = measure.at;
  // The place is 1 + (n - 1) · at; values less than one away from it are its neighbours (Hyndman and Fan 1996, type 7).
  const sql = `SELECT MIN(v), MAX(v), MAX(n) FROM (${ranked}) AS soat_g WHERE ABS((r - 1) * ${denominator} - (n - 1) * ${numerator}) < ${denominator}`;
  return {
    statement: scope.statement(sql, dialect.settings({ kind: 'sort' })),
    measures: [measure],
    read: {
      kind: 'rows',
      values: ([row = []]): readonly (Ranked | null)[] => {
        const lower = dialect.decode(row[0] ?? null, kind);
        const upper = dialect.decode(row[1] ?? null, kind);
        if (lower === null || upper === null) return [null];
        const of = BigInt(denominator);
        return [{ lower, upper, above: ((toCount(row[2]) - 1n) * BigInt(numerator)) % of, of }];
      },
    },
  };
}

function compileOwnerQuery(measure: Measure & { kind: 'owner-query' }, dialect: Dialect): CompiledQuery {
  const scope = scopeOf(measure.table, dialect);
  const parts = measure.sql.map((part) => (typeof part === 'string' ? part : tableSql(part.name, scope)));
  const sql = `SELECT COUNT(*) FROM (${parts.join('')}) AS soat_q`;
  return {
    statement: scope.statement(sql, dialect.settings({ kind: 'sort' })),
    measures: [measure],
    read: { kind: 'rows', values: ([row = []]) => [toCount(row[0])] },
  };
}

function compileDistinct(measure: Measure & { kind: 'distinct' }, dialect: Dialect): CompiledQuery {
  const scope = scopeOf(measure.table, dialect);
  const parts = measure.of.map((part) => spell(part, scope));
  const kinds = measure.of.map((part) => kindOf(part, scope));
  const select = parts.map((part, index) => `${part} AS v${index + 1}`).join(', ');
  const order =
    measure.inOrder === true ? ` ORDER BY ${parts.map((_part, index) => index + 1).join(', ')}` : '';
  const sql = `${dialect.groupingSelect} ${select}, COUNT(*) AS n FROM ${from(measure.table, scope)}${where(measure.where, scope)} GROUP BY ${parts.join(', ')}${order}`;
  return {
    statement: scope.statement(sql, dialect.settings({ kind: 'group', key: measure.of.flatMap(columnsIn) })),
    measures: [measure],
    read: {
      kind: 'stream',
      start(known) {
        const tally = measure.tally.start(known);
        return {
          onRow(row) {
            const values = kinds.map((kind, index) => dialect.decode(row[index] ?? null, kind));
            tally.add(values, toCount(row[kinds.length]));
          },
          values: () => [tally.result()],
        };
      },
    },
  };
}

function spellMeasure(
  measure: ScanMeasure,
  scope: Scope,
): { readonly columns: readonly string[]; decode(cells: readonly Cell[]): unknown } {
  if (measure.kind === 'count') {
    return { columns: [spellCount(measure.where, scope)], decode: ([cell]) => toCount(cell) };
  }
  const of = spell(measure.of, scope);
  const column = columnsIn(measure.of)[0];
  if (column === undefined) throw new Error('an aggregate looks at a column');
  // An aggregate leaves NULL out by itself.
  const { where } = measure;
  const isOverAll = (where.kind === 'constant' && where.value) || isNotNullOf(where, measure.of);
  const filtered = isOverAll ? of : `CASE WHEN ${spell(where, scope)} THEN ${of} END`;
  return scope.dialect.aggregate(measure.function, filtered, column);
}

function spellCount(condition: Expression, scope: Scope): string {
  if (condition.kind === 'constant' && condition.value) return 'COUNT(*)';
  if (condition.kind === 'not' && condition.of.kind === 'is-null' && condition.of.of.kind === 'column') {
    return `COUNT(${spellStored(condition.of.of, scope)})`;
  }
  return scope.dialect.countIf(spell(condition, scope));
}

function isNotNullOf(condition: Expression, of: Expression): boolean {
  return (
    condition.kind === 'not' &&
    condition.of.kind === 'is-null' &&
    condition.of.of.kind === 'column' &&
    of.kind === 'column' &&
    condition.of.of.column.name === of.column.name
  );
}

function joinRepeats(
  key: readonly Expression[],
  condition: Expression,
  table: CatalogueTable,
  scope: Scope,
): string {
  const inner = scope.inner(scope.reference);
  const keys = key.map((part) => spell(part, inner));
  const select = keys.map((part, index) => `${part} AS k${index + 1}`).join(', ');
  const groups = `SELECT ${select} FROM ${from(table, inner)}${where(condition, inner)} GROUP BY ${keys.join(', ')} HAVING COUNT(*) > 1`;
  const on = key.map((part, index) => `soat_g.k${index + 1} = ${spell(part, scope)}`).join(' AND ');
  return ` JOIN (${groups}) AS soat_g ON ${on}`;
}

function where(condition: Expression, scope: Scope): string {
  return condition.kind === 'constant' && condition.value ? '' : ` WHERE ${spell(condition, scope)}`;
}

/** The table under its own name, so that the owner's SQL may name it, and the parents joined so far. */
function from(table: CatalogueTable, scope: Scope): string {
  const joins = [...scope.joins.values()].map((join) => ` ${join.sql}`).join('');
  return `${tableSql(table.name, scope)} AS ${scope.reference}${joins}`;
}

function scopeOf(table: CatalogueTable, dialect: Dialect): Scope {
  return new Scope(dialect, dialect.quote(table.name.name));
}

function toCount(cell: Cell | undefined): bigint {
  return cell === null || cell === undefined ? 0n : BigInt(String(cell));
}
