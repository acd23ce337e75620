import { compareMoments } from '../exact/day.ts';
import {
  compareDecimals,
  compareQuotient,
  divide,
  mean,
  roundFloat,
  standardDeviation,
} from '../exact/decimal.ts';
import { figureError, judgeFigure, MASK, noFigure } from '../judge/figure.ts';
import type { CatalogueColumn, ColumnType } from '../model/catalogue.ts';
import type { LiteralKind } from '../model/literal.ts';
import type { AggregateFunction, Measure, Values } from '../model/measure.ts';
import { columnValue } from '../sql/build.ts';
import { countOf } from '../sql/measures.ts';
import { type Bound, type BoundWord, boundsOf, boundText, brokenBound, checkBounds } from './bounds.ts';
import { rowConditions } from './define-row-rule.ts';
import { illTyped, NO_VALUES } from './figure-words.ts';
import { writtenMoment } from './moment.ts';
import type { Binder, RuleType } from './rule-type.ts';
import { NUMBERS, ORDERED, subjectColumn, VALUES } from './subject.ts';
import { isExactNumber, LITERAL } from './words.ts';

const FUNCTIONS = ['sum', 'avg', 'min', 'max', 'count', 'count-distinct', 'stddev', 'median'] as const;
type Figure = (typeof FUNCTIONS)[number];

/** A figure, ready to be compared: its text, and its side of a bound (NaN: on no side). */
interface Found {
  readonly observed: string;
  compareWith(bound: string): number;
}

/** A figure over a column must lie within bounds. */
export const aggregate: RuleType = {
  type: 'aggregate',
  title: { vi: 'Số tổng hợp', en: 'Aggregate' },
  summary: {
    vi: 'Bảng vi phạm khi số tổng hợp (tổng, trung bình, nhỏ nhất, lớn nhất, số giá trị, số giá trị khác nhau, độ lệch chuẩn mẫu, trung vị) nằm ngoài khoảng.',
    en: 'The table breaks it when the figure (sum, mean, least, greatest, number of values, of distinct values, sample standard deviation, median) is outside.',
  },
  nulls: {
    vi: 'NULL bị bỏ qua; không còn giá trị nào: không áp dụng (số giá trị là 0).',
    en: 'NULL is left out; over no values: not applicable (a count is 0).',
  },
  example: 'rule: aggregate\ncolumn: so_tien\nfunction: sum\nmin: 0',
  section: 'c',
  criterion: 'dung',
  dimension: 'accuracy',
  unit: 'table',
  subject: ['column'],
  parameters: {
    function: { enum: FUNCTIONS },
    min: LITERAL,
    'exclusive-min': LITERAL,
    max: LITERAL,
    'exclusive-max': LITERAL,
    equals: LITERAL,
  },
  required: ['function'],
  titleWord: 'function',
  check: checkBounds,
  bind(spec, binder) {
    const figure = FUNCTIONS.find((one) => one === spec.parameters.function) ?? 'count';
    const column = subjectColumn(binder, kindsFor(figure));
    const kind = column === undefined ? undefined : binder.kindOf(column);
    if (column === undefined || kind === undefined) return undefined;
    const bounds = readBounds(binder, boundsOf(spec), figure, column);
    if (bounds === undefined) return undefined;
    const { table } = binder;
    const conditions = rowConditions(binder, { notNull: [column], typed: [column] });
    const applicable = countOf(table, conditions.applicable);
    const evaluable = countOf(table, conditions.evaluable);
    // A sum may take in values of another type: where there are any, it is an error whatever it comes to.
    const isSum = figure === 'sum' || figure === 'avg';
    const plan = planFigure(figure, { binder, column, kind, where: isSum ? applicable : evaluable });
    return {
      spec,
      table,
      unit: 'table',
      isProven: false,
      measures: [applicable, evaluable, ...plan.measures],
      judge(values) {
        const skipped = values.count(applicable) - values.count(evaluable);
        if (skipped > 0n) {
          return figureError(illTyped(skipped));
        }
        const found = plan.read(values);
        if (found === undefined) {
          return noFigure(NO_VALUES);
        }
        const broken = brokenBound(bounds, found.compareWith);
        const rule =
          broken === undefined
            ? ''
            : `${boundText(broken.word)} ${writtenMoment(broken.text, kind, binder.run.utcOffset)}`;
        const observed = spec.isPersonal && !isCountOrSpread(figure) ? MASK : found.observed;
        return judgeFigure(
          observed,
          broken !== undefined,
          broken === undefined
            ? { vi: `${figure} = ${observed}`, en: `${figure} = ${observed}` }
            : {
                vi: `${figure} = ${observed}, quy định ${rule}`,
                en: `${figure} = ${observed}, must be ${rule}`,
              },
        );
      },
    };
  },
};

/** Any other figure may be a value of the column: the least of them, or the sum of the one that `when` leaves. */
function isCountOrSpread(figure: Figure): boolean {
  return figure === 'count' || figure === 'count-distinct' || figure === 'stddev';
}

function kindsFor(figure: Figure): readonly ColumnType['kind'][] {
  if (figure === 'count' || figure === 'count-distinct') return VALUES;
  return figure === 'min' || figure === 'max' ? ORDERED : NUMBERS;
}

function readBounds(
  binder: Binder,
  bounds: readonly Bound[],
  figure: Figure,
  column: CatalogueColumn,
): readonly { readonly word: BoundWord; readonly text: string }[] | undefined {
  const isOfColumn = (figure === 'min' || figure === 'max') && !NUMBERS.includes(column.type.kind);
  const read = bounds.flatMap(({ word, value }) => {
    if (isOfColumn) {
      const literal = binder.literal(value, column, word);
      return literal === undefined ? [] : [{ word, text: literal.text }];
    }
    if (isExactNumber(value)) return [{ word, text: value.number }];
    binder.report(
      {
        vi: `giới hạn "${word}" của số tổng hợp phải là số`,
        en: `bound "${word}" of the figure must be a number`,
      },
      [word],
    );
    return [];
  });
  return read.length < bounds.length ? undefined : read;
}

interface FigurePlan {
  readonly measures: readonly Measure[];
  /** Undefined when there are no values. */
  read(values: Values): Found | undefined;
}

function planFigure(
  figure: Figure,
  at: {
    readonly binder: Binder;
    readonly column: CatalogueColumn;
    readonly kind: LiteralKind;
    readonly where: Measure & { kind: 'count' };
  },
): FigurePlan {
  const { binder, column, kind, where } = at;
  const of = binder.spec.fold && column.type.kind === 'text' ? binder.value(column) : columnValue(column);
  const isFloat = kind === 'float';
  const ask = (name: AggregateFunction): Measure & { kind: 'aggregate' } => ({
    kind: 'aggregate',
    table: binder.table,
    function: name,
    of,
    where: where.where,
  });
  switch (figure) {
    case 'count':
      return { measures: [], read: (values) => exact(values.count(where).toString()) };
    case 'count-distinct': {
      const distinct = ask('count-distinct');
      return { measures: [distinct], read: (values) => exact(values.aggregate(distinct) ?? '0') };
    }
    case 'min':
    case 'max': {
      const extreme = ask(figure);
      return {
        measures: [extreme],
        read: (values) =>
          optional(values.aggregate(extreme), (text) => ordered(text, kind, binder.run.utcOffset)),
      };
    }
    case 'sum': {
      const sum = ask('sum');
      return {
        measures: [sum],
        read: (values) => optional(values.aggregate(sum), isFloat ? rounded : exact),
      };
    }
    case 'avg': {
      const sum = ask('sum');
      return {
        measures: [sum],
        read(values) {
          const count = values.count(where);
          return optional(values.aggregate(sum), (text) =>
            isFloat || !isFigure(text)
              ? rounded(String(Number(text) / Number(count)))
              : quotient(text, count),
          );
        },
      };
    }
    case 'median': {
      const middle: Measure & { kind: 'middle' } = {
        kind: 'middle',
        table: binder.table,
        of,
        where: where.where,
      };
      return {
        measures: [middle],
        read(values) {
          const pair = values.middle(middle);
          if (pair === null) return undefined;
          const [lower, upper] = pair;
          if (isFloat || !isFigure(lower) || !isFigure(upper)) {
            return rounded(String(lower === upper ? Number(lower) : (Number(lower) + Number(upper)) / 2));
          }
          return quotient(mean(lower, upper).sum, 2n);
        },
      };
    }
    case 'stddev':
      return planDeviation(binder, column, where, ask);
  }
}

/** From exact sums where the type is exact, else the engine's own. Over fewer than two values there is none. */
function planDeviation(
  binder: Binder,
  column: CatalogueColumn,
  where: Measure & { kind: 'count' },
  ask: (name: AggregateFunction) => Measure & { kind: 'aggregate' },
): FigurePlan {
  if (binder.kindOf(column) === 'float' || !binder.hasExactSquares(column)) {
    const deviation = ask('stddev');
    return { measures: [deviation], read: (values) => optional(values.aggregate(deviation), rounded) };
  }
  const sum = ask('sum');
  const squares = ask('sum-of-squares');
  return {
    measures: [sum, squares],
    read(values) {
      const count = values.count(where);
      const total = values.aggregate(sum);
      const scatter = values.aggregate(squares);
      if (count < 2n || total === null || scatter === null) return undefined;
      return isFigure(total) && isFigure(scatter)
        ? exact(standardDeviation(count, total, scatter))
        : rounded('NaN');
    },
  };
}

function optional(text: string | null, make: (text: string) => Found): Found | undefined {
  return text === null ? undefined : make(text);
}

function exact(text: string): Found {
  return isFigure(text)
    ? { observed: text, compareWith: (bound) => compareDecimals(text, bound) }
    : { observed: text, compareWith: (bound) => Number(text) - Number(bound) };
}

function rounded(text: string): Found {
  return exact(roundFloat(text));
}

function quotient(sum: string, count: bigint): Found {
  return { observed: divide(sum, count), compareWith: (bound) => compareQuotient(sum, count, bound) };
}

/** The least or greatest value: floats compare as doubles, days and times as their canonical texts. */
function ordered(text: string, kind: LiteralKind, utcOffset: string): Found {
  if (kind === 'integer' || kind === 'decimal') return exact(text);
  if (kind === 'float') return { observed: text, compareWith: (bound) => Number(text) - Number(bound) };
  return {
    observed: writtenMoment(text, kind, utcOffset),
    compareWith: (bound) => compareMoments(text, bound),
  };
}

function isFigure(text: string): boolean {
  return Number.isFinite(Number(text));
}
