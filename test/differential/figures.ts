import type { Written } from './case.ts';
import {
  divided,
  exactText,
  ofDouble,
  order,
  plus,
  type Rational,
  rational,
  rootText,
  roundedText,
  times,
} from './rational.ts';
import { holds, isNaNValue, isSameKey, sideOf, toDouble, type Value } from './values.ts';

/** A figure as it is reported, and its side of a bound (undefined: NaN has none). */
export interface Figure {
  readonly observed: string;
  compareWith(bound: Written): number | undefined;
}

/** The figure over some values (without NULL); undefined when there are too few. */
export function figureOf(
  name: string,
  values: readonly Value[],
  words: { written(bound: Written): Value; readonly suffix: string; readonly at: string },
): Figure | undefined {
  if (name === 'count') return exactly(whole(values.length));
  if (name === 'count-distinct') {
    const first = values.filter((value, at) => values.findIndex((other) => isSameKey(value, other)) === at);
    return exactly(whole(first.length));
  }
  if (values.length === 0 || (name === 'stddev' && values.length < 2)) return undefined;
  if (name === 'min' || name === 'max') {
    const operator = name === 'min' ? '<=' : '>=';
    const found = values.find((value) => values.every((other) => holds(operator, value, other)));
    if (found === undefined) throw new Error('NaN has no place in an order');
    return {
      observed: observedText(found) + words.suffix,
      compareWith: (bound) => sideOf(found, isMoment(found) ? words.written(bound) : numberOf(bound, found)),
    };
  }
  const isFloat = values.some((value) => value.family === 'double');
  const place = rational(name === 'median' ? '0.5' : words.at);
  return isFloat
    ? floatFigure(name, values.map(toDouble), place)
    : exactFigure(name, values.map(exactOf), place);
}

function exactFigure(name: string, values: readonly Rational[], place: Rational): Figure {
  switch (name) {
    case 'sum':
      return exactly(sum(values));
    case 'avg':
      return quotient(divided(sum(values), BigInt(values.length)));
    case 'median':
    case 'quantile':
      return quotient(between(neighbours(values, order, place)));
    case 'stddev':
      return textual(rootText(variance(values), 12));
    default:
      throw new Error(`the reference does not know ${name}`);
  }
}

function floatFigure(name: string, values: readonly number[], place: Rational): Figure {
  if (values.some((value) => !Number.isFinite(value))) return notFinite(name, values, place);
  const exact = values.map(ofDouble);
  switch (name) {
    case 'sum':
      return textual(roundedText(sum(exact), 12));
    case 'avg':
      return textual(roundedText(divided(sum(exact), BigInt(values.length)), 12));
    case 'median':
    case 'quantile':
      return textual(roundedText(between(neighbours(exact, order, place)), 12));
    case 'stddev':
      return textual(rootText(variance(exact), 12));
    default:
      throw new Error(`the reference does not know ${name}`);
  }
}

/** With an infinity or NaN among them, doubles say by themselves what comes out. */
function notFinite(name: string, values: readonly number[], place: Rational): Figure {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (name === 'sum') return textual(String(total));
  if (name === 'avg') return textual(String(total / values.length));
  if (name === 'stddev') return textual('NaN');
  if (values.some(Number.isNaN)) throw new Error('NaN has no place in an order');
  const { lower, upper, above, of } = neighbours(values, (a, b) => (a < b ? -1 : a > b ? 1 : 0), place);
  if (Number.isFinite(lower) && Number.isFinite(upper))
    return textual(roundedText(between({ lower: ofDouble(lower), upper: ofDouble(upper), above, of }), 12));
  return textual(String(lower === upper ? lower : lower + upper));
}

function sum(values: readonly Rational[]): Rational {
  return values.reduce(plus, whole(0));
}

/** Of the sample: squares of the distances from the mean, divided by one less than their number. */
function variance(values: readonly Rational[]): Rational {
  const mean = divided(sum(values), BigInt(values.length));
  const squares = values.map((value) => {
    const distance = plus(value, { ...mean, numerator: -mean.numerator });
    return times(distance, distance);
  });
  return divided(sum(squares), BigInt(values.length - 1));
}

/** Two values next to each other in order, and which part of the way from the lower the place lies. */
interface Neighbours<T> {
  readonly lower: T;
  readonly upper: T;
  readonly above: bigint;
  readonly of: bigint;
}

/** The first value lies at place 0, the last at 1, all others evenly between them. */
function neighbours<T>(values: readonly T[], side: (a: T, b: T) => number, place: Rational): Neighbours<T> {
  const sorted = [...values].sort(side);
  const steps = BigInt(sorted.length - 1) * place.numerator;
  const [at, above] = [steps / place.denominator, steps % place.denominator];
  const lower = sorted[Number(at)] as T;
  return { lower, upper: above === 0n ? lower : (sorted[Number(at) + 1] as T), above, of: place.denominator };
}

function between({ lower, upper, above, of }: Neighbours<Rational>): Rational {
  const parts = (number: bigint): Rational => ({ numerator: number, denominator: 1n });
  return divided(plus(times(lower, parts(of - above)), times(upper, parts(above))), of);
}

function exactly(value: Rational): Figure {
  return { observed: exactText(value), compareWith: (bound) => order(value, rational(numberText(bound))) };
}

/** Compared exactly, and written with 20 significant digits. */
function quotient(value: Rational): Figure {
  return {
    observed: roundedText(value, 20),
    compareWith: (bound) => order(value, rational(numberText(bound))),
  };
}

/** Compared as it is written. */
function textual(text: string): Figure {
  if (text === 'NaN') return { observed: text, compareWith: () => undefined };
  if (text.includes('Infinity')) {
    return { observed: text, compareWith: () => (text.startsWith('-') ? -1 : 1) };
  }
  return exactly(rational(text));
}

function observedText(value: Value): string {
  switch (value.family) {
    case 'exact':
      return exactText(value.exact);
    case 'double':
      // The shortest decimal that reads back as this double, written out.
      return Number.isFinite(value.double) ? exactText(rational(String(value.double))) : String(value.double);
    case 'moment':
    case 'time':
      return value.text;
    default:
      throw new Error(`no figure over ${value.family}`);
  }
}

function isMoment(value: Value): boolean {
  return value.family === 'moment' || value.family === 'time';
}

/** A bound beside a figure: as a double when the figure is one. */
function numberOf(bound: Written, beside: Value): Value {
  const text = numberText(bound);
  return beside.family === 'double'
    ? { family: 'double', double: Number(text) }
    : { family: 'exact', exact: rational(text), text };
}

function numberText(bound: Written): string {
  if (typeof bound === 'object') return bound.number;
  throw new Error('a bound of a figure is a number');
}

function exactOf(value: Value): Rational {
  if (value.family !== 'exact') throw new Error('no exact number');
  return value.exact;
}

function whole(number: number): Rational {
  return { numerator: BigInt(number), denominator: 1n };
}

/** True when a figure cannot be told, since NaN is among the values and the design gives it no place in an order. */
export function hasNoOrder(name: string, values: readonly Value[]): boolean {
  return ['min', 'max', 'median', 'quantile'].includes(name) && values.some(isNaNValue);
}
