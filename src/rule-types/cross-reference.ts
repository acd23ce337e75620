import { QueryError } from '../errors.ts';
import type { CatalogueColumn, CatalogueTable } from '../model/catalogue.ts';
import type { LiteralKind } from '../model/literal.ts';
import type { Measure } from '../model/measure.ts';
import { all, columnValue, isNull, not } from '../sql/build.ts';
import type { Binder, DatabaseSide, RuleType } from './rule-type.ts';
import { differentFamilies } from './subject.ts';
import { bindTallied } from './tallied-rule.ts';
import { asRecord, scalarsOf, textOf } from './words.ts';

/** So many different keys of the other table are held at most, about a hundred bytes each. */
const MOST_KEYS = 5_000_000;

/** Every value must occur in a table of another database. */
export const crossReference: RuleType = {
  type: 'cross-reference',
  title: { vi: 'Tham chiếu tới CSDL khác', en: 'Cross-reference' },
  summary: {
    vi: 'Dòng vi phạm khi bảng của CSDL đối chiếu (khai ở database.others) không có dòng nào mang khóa đó. Mỗi CSDL được đọc ở một bản chụp riêng. Các khóa khác nhau của bảng kia được giữ trong bộ nhớ, nhiều nhất 5.000.000; nhiều hơn thì quy tắc báo lỗi.',
    en: 'A row breaks it when the table of the other database (declared under database.others) has no row with its key. Each database is read in a snapshot of its own. The different keys of the other table are held in memory, 5,000,000 at most; with more the rule ends in an error.',
  },
  nulls: {
    vi: 'NULL ở bất kỳ phần nào của khóa: không áp dụng.',
    en: 'NULL in any part of the key: not applicable.',
  },
  example:
    'rule: cross-reference\ncolumn: so_dinh_danh\nto: { database: dan-cu, table: cong_dan, column: so_dinh_danh }',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  unit: 'row',
  subject: ['column', 'key'],
  parameters: {
    to: {
      type: 'object',
      properties: {
        database: { type: 'string', minLength: 1 },
        table: { type: 'string', minLength: 1 },
        column: { type: 'string', minLength: 1 },
        key: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, uniqueItems: true },
      },
      required: ['database', 'table'],
      oneOf: [{ required: ['column'] }, { required: ['key'] }],
      additionalProperties: false,
    },
  },
  required: ['to'],
  bind(spec, binder) {
    const to = asRecord(spec.parameters.to);
    const there = binder.inDatabase(textOf(to.database), 'to', 'database');
    const table = there?.tableNamed(textOf(to.table) ?? '', 'to', 'table');
    if (there === undefined || table === undefined || binder.columns.length < spec.columns.length)
      return undefined;
    const word = typeof to.column === 'string' ? 'column' : 'key';
    const names = typeof to.column === 'string' ? [to.column] : scalarsOf(to.key).map(String);
    const columns = names.flatMap((name) => there.columnOf(table, name, 'to', word) ?? []);
    if (columns.length < names.length) return undefined;
    const kinds = commonKinds(binder, there, columns, word);
    if (kinds === undefined) return undefined;
    const keys = keysOf(table, columns, there);
    return bindTallied(binder, {
      looked: binder.columns,
      of: binder.columns.map((column, index) => ({
        value: binder.value(column),
        kind: kinds[index] ?? 'text',
      })),
      id: JSON.stringify(['cross-reference', to.database, table.name, names, spec.fold]),
      needs: [keys],
      start(blame, known) {
        const there = known.distinct(keys) as ReadonlySet<string>;
        return {
          add(values, rows) {
            if (!there.has(JSON.stringify(values))) blame(values, rows);
          },
        };
      },
    });
  },
};

/** The kinds of the values here, when those there are written alike; a fault is reported otherwise. */
function commonKinds(
  binder: Binder,
  there: DatabaseSide,
  columns: readonly CatalogueColumn[],
  word: string,
): readonly LiteralKind[] | undefined {
  if (columns.length !== binder.columns.length) {
    binder.report(
      {
        vi: `khóa có ${binder.columns.length} cột nhưng khóa được tham chiếu có ${columns.length} cột`,
        en: `the key has ${binder.columns.length} columns but the key it refers to has ${columns.length}`,
      },
      ['to', word],
    );
    return undefined;
  }
  const kinds: LiteralKind[] = [];
  for (const [index, column] of binder.columns.entries()) {
    const other = columns[index];
    const kind = binder.kindOf(column);
    const otherKind = other && there.kindOf(other);
    if (other === undefined || kind === undefined || !areWrittenAlike(kind, otherKind)) {
      binder.report(differentFamilies(column, other ?? column), ['to', word]);
      return undefined;
    }
    kinds.push(kind);
  }
  return kinds;
}

/** Integers and decimals have one canonical text; floats, and moments beside days, have not. */
function areWrittenAlike(kind: LiteralKind, other: LiteralKind | undefined): boolean {
  const isExact = (one: LiteralKind | undefined) => one === 'integer' || one === 'decimal';
  return kind !== 'float' && (kind === other || (isExact(kind) && isExact(other)));
}

/** The different keys of the other table. */
function keysOf(
  table: CatalogueTable,
  columns: readonly CatalogueColumn[],
  side: DatabaseSide,
): Measure & { kind: 'distinct' } {
  return {
    kind: 'distinct',
    table,
    of: columns.map((column) => side.value(column)),
    where: all([...columns.map((column) => not(isNull(columnValue(column)))), side.wellTyped(columns)]),
    tally: {
      id: 'keys',
      start() {
        const keys = new Set<string>();
        return {
          add(values) {
            if (keys.size === MOST_KEYS) throw tooMany(table);
            keys.add(JSON.stringify(values));
          },
          result: () => keys,
        };
      },
    },
  };
}

function tooMany({ name }: CatalogueTable): QueryError {
  return new QueryError('data', {
    vi: `bảng ${name.name} của CSDL đối chiếu có hơn 5.000.000 khóa khác nhau, quá nhiều để giữ trong bộ nhớ`,
    en: `table ${name.name} of the other database has more than 5,000,000 different keys, too many to hold in memory`,
  });
}
