import { compareMoments } from '../exact/day.ts';
import {
  between,
  compareDecimals,
  compareQuotient,
  divide,
  roundFloat,
  standardDeviation,
} from '../exact/decimal.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { LiteralKind } from '../model/literal.ts';
import type { AggregateFunction, Fraction, Measure, Ranked, Values } from '../model/measure.ts';
import { columnValue } from '../sql/build.ts';
import { writtenMoment } from './moment.ts';
import type { Binder } from './rule-type.ts';

/** Figures that have bounds. */
export const FIGURES = [
  'sum',
  'avg',
  'min',
  'max',
  'count',
  'count-distinct',
  'stddev',
  'median',
  'quantile',
] as const;
export type Figure = (typeof FIGURES)[number];

/** A figure, ready to be compared: its text, and its side of a bound (NaN: on no side). */
export interface Found {
  readonly observed: string;
  compareWith(bound: string): number;
}

const HALF: Fraction = { numerator: 1, denominator: 2 };

/** What a figure is made from. */
export interface FigurePlan {
  readonly measures: readonly Measure[];
  /** Undefined when there are no values. */
  read(values: Values): Found | undefined;
}

/** What must be asked for a figure of a column, and how it is read. */
export function planFigure(
  figure: Figure,
  at: {
    readonly binder: Binder;
    readonly column: CatalogueColumn;
    readonly kind: LiteralKind;
    readonly where: Measure & { kind: 'count' };
    /** The place of a quantile. */
    readonly at: Fraction;
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
    case 'median':
    case 'quantile': {
      const place: Measure & { kind: 'rank' } = {
        kind: 'rank',
        table: binder.table,
        of,
        where: where.where,
        at: figure === 'median' ? HALF : at.at,
      };
      return { measures: [place], read: (values) => readRank(values.rank(place), isFloat) };
    }
    case 'stddev':
      return planDeviation(binder, column, where, ask);
  }
}

function readRank(ranked: Ranked | null, isFloat: boolean): Found | undefined {
  if (ranked === null) return undefined;
  const { lower, upper, above, of } = ranked;
  if (!isFloat && isFigure(lower) && isFigure(upper)) return quotient(between(lower, upper, above, of), of);
  if (lower === upper) return rounded(lower);
  const [from, to] = [Number(lower), Number(upper)];
  // Between an infinity and anything else lies that infinity; parts of great doubles are added exactly, where doubles run over.
  if (!Number.isFinite(from) || !Number.isFinite(to)) return rounded(String(from + to));
  return rounded(divide(between(String(from), String(to), above, of), of));
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
