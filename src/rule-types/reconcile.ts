import { compareDecimals, distance, roundFloat } from '../exact/decimal.ts';
import { figureError, judgeFigure, MASK, noFigure } from '../judge/figure.ts';
import type { CatalogueColumn, CatalogueTable, ColumnType } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import type { LiteralKind } from '../model/literal.ts';
import type { Measure, Values } from '../model/measure.ts';
import type { RuleSpec } from '../model/rule.ts';
import { all, columnValue, isNull, not } from '../sql/build.ts';
import { type Count, countOf } from '../sql/measures.ts';
import { illTyped, NO_VALUES } from './figure-words.ts';
import { writtenMoment } from './moment.ts';
import type { DatabaseSide, RuleType } from './rule-type.ts';
import {
  differentFamilies,
  familyOf,
  NUMBERS,
  ORDERED,
  subjectColumn,
  VALUES,
  wrongType,
} from './subject.ts';
import { asRecord, COLUMN, isExactNumber, textOf } from './words.ts';

const FUNCTIONS = ['sum', 'count', 'count-distinct', 'min', 'max'] as const;
type Figure = (typeof FUNCTIONS)[number];

/** A figure of one side: what it is made from, and how it is read. */
interface Side {
  readonly applicable: Count;
  readonly evaluable: Count;
  readonly figure: Measure & { kind: 'aggregate' | 'count' };
  readonly kind: LiteralKind;
}

/** A figure here must equal one there. */
export const reconcile: RuleType = {
  type: 'reconcile',
  title: { vi: 'Đối chiếu số tổng hợp', en: 'Reconcile' },
  summary: {
    vi: 'Bảng vi phạm khi số tổng hợp của cột (tổng, số giá trị, số giá trị khác nhau, nhỏ nhất, lớn nhất) khác số cùng loại của cột nêu ở "to" quá "within" (khi không nêu: 0). "to" là bảng khác, hoặc bảng của CSDL đối chiếu nêu ở "database", ở bản chụp riêng của nó. "when" và "where" chỉ lọc bảng này. Chỉ một bên có giá trị: vi phạm.',
    en: 'The table breaks it when a figure of the column (sum, number of values, of distinct values, least, greatest) differs from that of the column of "to" by more than "within" (0 when it is not given). "to" is another table, or one of the other database of "database", in a snapshot of its own. "when" and "where" filter this table alone. Values on one side only break it.',
  },
  nulls: {
    vi: 'NULL bị bỏ qua; cả hai bên không có giá trị nào: không áp dụng (số giá trị là 0).',
    en: 'NULL is left out; over no values on both sides: not applicable (a count is 0).',
  },
  example:
    'rule: reconcile\ncolumn: so_tien\nfunction: sum\nto: { database: ke-toan, table: so_cai, column: so_tien }\nwithin: 0.5',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  unit: 'table',
  subject: ['column'],
  parameters: {
    function: { enum: FUNCTIONS },
    to: {
      type: 'object',
      properties: {
        database: { type: 'string', minLength: 1 },
        table: { type: 'string', minLength: 1 },
        column: COLUMN,
      },
      required: ['table', 'column'],
      additionalProperties: false,
    },
    within: { type: 'number', minimum: 0 },
  },
  required: ['function', 'to'],
  titleWord: 'function',
  bind(spec, binder) {
    const figure = figureOf(spec);
    const column = subjectColumn(binder, kindsFor(figure));
    const to = asRecord(spec.parameters.to);
    const there = binder.inDatabase(textOf(to.database), 'to', 'database');
    const table = there?.tableNamed(textOf(to.table) ?? '', 'to', 'table');
    const other = table && there?.columnOf(table, textOf(to.column) ?? '', 'to', 'column');
    if (column === undefined || there === undefined || table === undefined || other === undefined)
      return undefined;
    if (!kindsFor(figure).includes(other.type.kind)) {
      binder.report(wrongType(binder, other, kindsFor(figure)), ['to', 'column']);
      return undefined;
    }
    const isCount = figure === 'count' || figure === 'count-distinct';
    if (!isCount && !areComparable(column.type, other.type)) {
      binder.report(differentFamilies(column, other), ['to', 'column']);
      return undefined;
    }
    const within = isExactNumber(spec.parameters.within) ? spec.parameters.within.number : undefined;
    if (within !== undefined && !isCount && !NUMBERS.includes(column.type.kind)) {
      binder.report({ vi: '"within" chỉ dùng cho số', en: '"within" is for numbers only' }, ['within']);
      return undefined;
    }
    const here = sideOf(binder, binder.table, column, figure, binder.accepted);
    const beyond = sideOf(there, table, other, figure);
    const isOwn = spec.isPersonal === true && !isCount;
    return {
      spec,
      table: binder.table,
      unit: 'table',
      isProven: false,
      measures: [here, beyond].flatMap(({ applicable, evaluable, figure: measure }) => [
        applicable,
        evaluable,
        measure,
      ]),
      judge(values) {
        const skipped = [here, beyond].map(
          ({ applicable, evaluable }) => values.count(applicable) - values.count(evaluable),
        );
        const ill = skipped.reduce((sum, count) => sum + count, 0n);
        if (ill > 0n) return figureError(illTyped(ill));
        const [own, wanted] = [here, beyond].map((side) => readFigure(side, values));
        if (own === null && wanted === null) return noFigure(NO_VALUES);
        const isBroken = !areNear(own ?? null, wanted ?? null, within ?? '0');
        const shown = [own, wanted].map((text) =>
          text === null || text === undefined
            ? '–'
            : isOwn
              ? MASK
              : isCount
                ? text
                : writtenMoment(text, here.kind, binder.run.utcOffset),
        );
        const judged = judgeFigure(shown[0] ?? '–', isBroken, {
          vi: `${figure} = ${shown[0]}, bên ${table.name.name} là ${shown[1]}`,
          en: `${figure} = ${shown[0]}, that of ${table.name.name} is ${shown[1]}`,
        });
        return own === null ? { ...judged, observed: null } : judged;
      },
    };
  },
};

function figureOf(spec: RuleSpec): Figure {
  return FUNCTIONS.find((one) => one === spec.parameters.function) ?? 'count';
}

function kindsFor(figure: Figure): readonly ColumnType['kind'][] {
  if (figure === 'count' || figure === 'count-distinct') return VALUES;
  return figure === 'sum' ? NUMBERS : ORDERED;
}

/** Numbers meet as numbers; days, times and moments only with their own kind. */
function areComparable(a: ColumnType, b: ColumnType): boolean {
  if (familyOf(a) === 'number') return familyOf(b) === 'number';
  return a.kind === b.kind && (a.kind !== 'timestamp' || b.kind !== 'timestamp' || a.zoned === b.zoned);
}

function sideOf(
  side: DatabaseSide,
  table: CatalogueTable,
  column: CatalogueColumn,
  figure: Figure,
  accepted?: Expression,
): Side {
  const given = not(isNull(columnValue(column)));
  const applicable = countOf(table, all([...(accepted ? [accepted] : []), given]));
  const evaluable = countOf(table, all([applicable.where, side.wellTyped([column])]));
  const kind = side.kindOf(column) ?? 'text';
  if (figure === 'count') return { applicable, evaluable, figure: evaluable, kind };
  return {
    applicable,
    evaluable,
    kind,
    figure: {
      kind: 'aggregate',
      table,
      function: figure,
      of: side.value(column),
      where: figure === 'sum' ? applicable.where : evaluable.where,
    },
  };
}

/** The figure as text, null over no values; of floats rounded to 12 digits. */
function readFigure({ figure, kind }: Side, values: Values): string | null {
  if (figure.kind === 'count') return values.count(figure).toString();
  const text = values.aggregate(figure);
  if (figure.function === 'count-distinct') return text ?? '0';
  return text !== null && kind === 'float' ? roundFloat(text) : text;
}

function areNear(a: string | null, b: string | null, within: string): boolean {
  if (a === null || b === null) return false;
  if (a === b) return a !== 'NaN';
  const areNumbers = [a, b].every((text) => text.trim() !== '' && Number.isFinite(Number(text)));
  return areNumbers && compareDecimals(distance(a, b), within) <= 0;
}
