import { fold } from '../exact/fold.ts';
import type { Catalogue, CatalogueColumn, CatalogueTable } from '../model/catalogue.ts';
import type { Dialect } from '../model/dialect.ts';
import type { Expression } from '../model/expression.ts';
import type { Literal, LiteralKind, Scalar } from '../model/literal.ts';
import type { Condition, Problem, RuleSpec } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { parsePattern } from '../pattern/parse.ts';
import type { Binder, CodeTable, DatabaseSide, RunFacts } from '../rule-types/rule-type.ts';
import { all, call, columnValue, compare, inList, isNull, matches, not } from '../sql/build.ts';
import { refuseOwnerSql, splitQuery } from '../sql/owner-sql.ts';
import { closest } from './closest.ts';
import { findTable } from './find-table.ts';
import { toLiteral } from './literals.ts';

/** A database that rules look into. */
export interface BindSide {
  readonly catalogue: Catalogue;
  readonly dialect: Dialect;
}

/** What every rule of a run is bound against. */
export interface BindContext extends BindSide {
  /** Second databases by their name in the rule file; those that cannot be opened are not among them. */
  readonly others: ReadonlyMap<string, BindSide>;
  readonly run: RunFacts;
  readonly codeTables: ReadonlyMap<string, CodeTable>;
  readonly codeTableNames: readonly string[];
  /** False with `--no-raw-sql`. */
  readonly allowsOwnerSql: boolean;
}

type Path = readonly (string | number)[];

/** Looks up what one rule names; faults are gathered in `problems`, each at its place. */
export function makeBinder(
  spec: RuleSpec,
  table: CatalogueTable,
  context: BindContext,
  problems: Problem[],
): Binder {
  const { dialect, run } = context;
  const report = (text: Text, path: Path, hint: Text | undefined = ofPack(spec)): undefined => {
    problems.push({ at: spec.place(...path), text, level: 'error', ...(hint === undefined ? {} : { hint }) });
    return undefined;
  };
  const side = sideOf(context, spec, report);
  const { columnOf, kindOf, tableNamed, value, wellTyped } = side;
  const literal = (value: Scalar, column: CatalogueColumn, ...path: Path): Literal | undefined => {
    const kind = kindOf(column);
    if (kind === undefined) return report(...incomparable(column, path));
    const found = toLiteral(value, column, kind, run.utcOffset);
    if (!('kind' in found)) return report(found.text, path, found.hint);
    return spec.fold && kind === 'text' ? { ...found, text: fold(found.text) } : found;
  };
  const ownerSql = (sql: string, ...path: Path): Expression | undefined => {
    if (!context.allowsOwnerSql) return report(noOwnerSql, path);
    const refused = refuseOwnerSql(sql, dialect.name);
    return refused === undefined ? { kind: 'owner-sql', sql } : report(refused, path);
  };
  const ownerQuery = (sql: string, ...path: Path) => {
    if (!context.allowsOwnerSql) return report(noOwnerSql, path);
    const refused = refuseOwnerSql(sql, dialect.name, 'query');
    if (refused !== undefined) return report(refused, path);
    const parts = splitQuery(sql);
    const found = parts.flatMap((part) =>
      typeof part === 'string' ? part : (tableNamed(part.table, ...path) ?? []),
    );
    return found.length < parts.length ? undefined : found;
  };
  const condition = (one: Condition, word: 'when' | 'then', index: number): Expression | undefined => {
    // Columns of `then` are those of the rule, and told as such when there are none.
    const column =
      word === 'when'
        ? columnOf(table, one.column, word, index, 'column')
        : table.columns.find(({ name }) => name === one.column);
    return column === undefined ? undefined : holds(one, column, [word, index, one.test.word]);
  };
  const holds = ({ test }: Condition, column: CatalogueColumn, path: Path): Expression | undefined => {
    if (test.word === 'is-null')
      return test.value ? isNull(columnValue(column)) : not(isNull(columnValue(column)));
    const kind = kindOf(column);
    if (kind === undefined) return report(...incomparable(column, path));
    const typed = (held: Expression) => all([wellTyped([column]), held]);
    switch (test.word) {
      case 'pattern': {
        if (kind !== 'text') return report(...notText(column, path));
        return typed(matches(value(column), parsePattern(test.value)));
      }
      case 'in':
      case 'not-in': {
        const found = test.values.map((scalar, item) => literal(scalar, column, ...path, item));
        const values = found.flatMap((item) => item ?? []);
        if (values.length < found.length) return undefined;
        const isIn = inList(value(column), values);
        return typed(test.word === 'in' ? isIn : not(isIn));
      }
      default: {
        if ((test.word === 'min' || test.word === 'max') && (kind === 'text' || kind === 'boolean')) {
          return report(...unordered(column, path));
        }
        const found = literal(test.value, column, ...path);
        const operator = ({ equals: '=', 'not-equals': '!=', min: '>=', max: '<=' } as const)[test.word];
        return found === undefined
          ? undefined
          : typed(compare(value(column), operator, { kind: 'literal', literal: found }, kind));
      }
    }
  };
  const accepted = all([
    ...spec.when.flatMap((one, index) => condition(one, 'when', index) ?? []),
    ...(spec.where === undefined ? [] : [ownerSql(spec.where, 'where') ?? []].flat()),
  ]);
  const required = spec.required.map((one, index) => condition(one, 'then', index));
  return {
    ...side,
    inDatabase: (name, ...path) => {
      if (name === undefined) return side;
      const other = context.others.get(name);
      return other === undefined
        ? report(...unknownDatabase(context, name, path))
        : sideOf(other, spec, report);
    },
    required: required.includes(undefined) ? undefined : all(required.flatMap((one) => one ?? [])),
    spec,
    table,
    run,
    accepted,
    columns: spec.columns.flatMap((name, index) => columnOf(table, name, 'columns', index) ?? []),
    column: (name, ...path) => columnOf(table, name, ...path),
    isStoredValue: (column) => dialect.isStoredValue(column),
    hasExactSquares: (column) => dialect.hasExactSquares(column.type),
    sumOf: (columns) =>
      dialect.sum !== undefined && columns.every((column) => isExact(kindOf(column)))
        ? { kind: 'sum', of: columns.map(columnValue) }
        : undefined,
    hasComments: dialect.hasComments(table),
    literal,
    codeTable: (name, ...path) =>
      context.codeTables.get(name) ?? report(...unknownCodes(context, name, path)),
    ownerSql,
    ownerQuery,
    report,
  };
}

/** What a database has to say of tables and values; faults go to `report`. */
function sideOf(
  { catalogue, dialect }: BindSide,
  spec: RuleSpec,
  report: (text: Text, path: Path, hint?: Text) => undefined,
): DatabaseSide {
  return {
    tableNamed: (name, ...path) =>
      findTable(catalogue, name) ?? report(...unknownTable(catalogue, name, path)),
    columnOf: (of, name, ...path) =>
      of.columns.find((column) => column.name === name) ?? report(...unknownColumn(of, name, path)),
    kindOf: (column) => dialect.kind(column.type),
    wellTyped: (columns) =>
      all(
        columns
          .filter((column) => dialect.wellTyped(column, '') !== undefined)
          .map((column) => ({ kind: 'well-typed', column }) as const),
      ),
    value(column) {
      const plain = columnValue(column);
      return spec.fold && column.type.kind === 'text' ? call('fold', plain) : plain;
    },
  };
}

function isExact(kind: LiteralKind | undefined): boolean {
  return kind === 'integer' || kind === 'decimal';
}

const noOwnerSql: Text = {
  vi: 'SQL của chủ quản bị từ chối vì có --no-raw-sql',
  en: "the owner's SQL is refused by --no-raw-sql",
};

/** What to do about a rule that does not stand in the file. */
function ofPack({ pack, rule }: RuleSpec): Text | undefined {
  return pack === undefined
    ? undefined
    : {
        vi: `quy tắc của gói ${pack}: sửa "meaning" của cột, hoặc tự viết quy tắc "${rule}" cho cột`,
        en: `a rule of the pack ${pack}: change the column's "meaning", or write a rule "${rule}" for it yourself`,
      };
}

/** The problem of a column that a table does not have. */
export function unknownColumn(table: CatalogueTable, name: string, path: Path): [Text, Path, Text?] {
  const shown = table.name.name;
  const text = {
    vi: `không có cột "${name}" trong bảng ${shown}`,
    en: `unknown column "${name}" in table ${shown}`,
  };
  return [
    text,
    path,
    ...closest(
      name,
      table.columns.map((column) => column.name),
    ),
  ];
}

/** The problem of a table that the database does not have. */
export function unknownTable(catalogue: Catalogue, name: string, path: Path): [Text, Path, Text?] {
  const names = catalogue.tables.flatMap(({ name: { schema, name: own } }) =>
    schema === undefined ? [own] : [own, `${schema}.${own}`],
  );
  return [{ vi: `không có bảng "${name}"`, en: `unknown table "${name}"` }, path, ...closest(name, names)];
}

function unknownDatabase({ others }: BindContext, name: string, path: Path): [Text, Path, Text?] {
  const text = {
    vi: `không có CSDL đối chiếu "${name}"; khai ở database.others`,
    en: `unknown other database "${name}"; declare it under database.others`,
  };
  return [text, path, ...closest(name, [...others.keys()])];
}

function unknownCodes(context: BindContext, name: string, path: Path): [Text, Path, Text?] {
  return [
    { vi: `không có bảng mã "${name}"`, en: `unknown code table "${name}"` },
    path,
    ...closest(name, context.codeTableNames),
  ];
}

function incomparable(column: CatalogueColumn, path: Path): [Text, Path] {
  return [
    {
      vi: `không so sánh được giá trị của cột "${column.name}" (${column.declaredType}); chỉ kiểm tra được NULL`,
      en: `values of column "${column.name}" (${column.declaredType}) cannot be compared; only NULL can be tested`,
    },
    path,
  ];
}

function notText(column: CatalogueColumn, path: Path): [Text, Path] {
  return [
    {
      vi: `"pattern" chỉ dùng cho văn bản; cột "${column.name}" là ${column.declaredType}`,
      en: `"pattern" is for text; column "${column.name}" is ${column.declaredType}`,
    },
    path,
  ];
}

function unordered(column: CatalogueColumn, path: Path): [Text, Path] {
  return [
    {
      vi: `"min" và "max" dùng cho số, ngày, giờ; cột "${column.name}" là ${column.declaredType}`,
      en: `"min" and "max" are for numbers, dates and times; column "${column.name}" is ${column.declaredType}`,
    },
    path,
  ];
}
