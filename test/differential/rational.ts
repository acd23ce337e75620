/** An exact fraction; the denominator is positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Reads a decimal, with or without an exponent. */
export function rational(text: string): Rational {
  const match = /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text);
  if (match === null) throw new Error(`no decimal: ${text}`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  return shift >= 0
    ? { numerator: digits * 10n ** BigInt(shift), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-shift) };
}

/** The exact value of a finite double. */
export function ofDouble(value: number): Rational {
  let [scaled, denominator] = [value, 1n];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    denominator *= 2n;
  }
  return { numerator: BigInt(scaled), denominator };
}

export function plus(a: Rational, b: Rational): Rational {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function times(a: Rational, b: Rational): Rational {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

export function divided(a: Rational, by: bigint): Rational {
  return { numerator: a.numerator, denominator: a.denominator * by };
}

/** -1, 0 or 1. */
export function order(a: Rational, b: Rational): number {
  const side = a.numerator * b.denominator - b.numerator * a.denominator;
  return side < 0n ? -1 : side > 0n ? 1 : 0;
}

/** A fraction whose denominator divides a power of ten, written out. */
export function exactText(value: Rational): string {
  for (let digits = 0n; ; digits += 1n) {
    const scaled = value.numerator * 10n ** digits;
    if (scaled % value.denominator === 0n) return decimalText(scaled / value.denominator, Number(digits));
  }
}

/** Rounded half-even to so many significant digits, written without exponent and trailing zeros. */
export function roundedText(value: Rational, digits: number): string {
  if (value.numerator === 0n) return '0';
  const isNegative = value.numerator < 0n;
  const numerator = isNegative ? -value.numerator : value.numerator;
  // The scale at which the whole part has exactly so many digits.
  let scale = digits - String(numerator).length + String(value.denominator).length;
  while (scaled(numerator, value.denominator, scale).whole >= 10n ** BigInt(digits)) scale -= 1;
  const { whole, rest, per } = scaled(numerator, value.denominator, scale);
  const isUp = 2n * rest > per || (2n * rest === per && whole % 2n === 1n);
  return decimalText((isNegative ? -1n : 1n) * (isUp ? whole + 1n : whole), scale);
}

/** The square root rounded half-even to so many significant digits. */
export function rootText(value: Rational, digits: number): string {
  const places = 400n;
  const square = (value.numerator * 100n ** places) / value.denominator;
  const root = squareRoot(square);
  const isExact = root * root * value.denominator === value.numerator * 100n ** places;
  // What was cut off is less than the last of 400 places, and only matters as being there.
  const sticky = isExact ? 0n : 1n;
  return roundedText({ numerator: root * 10n + sticky, denominator: 10n ** (places + 1n) }, digits);
}

function scaled(numerator: bigint, denominator: bigint, scale: number) {
  const top = scale >= 0 ? numerator * 10n ** BigInt(scale) : numerator;
  const per = scale >= 0 ? denominator : denominator * 10n ** BigInt(-scale);
  return { whole: top / per, rest: top % per, per };
}

function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** `whole × 10^-scale`. */
function decimalText(whole: bigint, scale: number): string {
  if (scale <= 0) return String(whole * 10n ** BigInt(-scale));
  const isNegative = whole < 0n;
  const digits = String(isNegative ? -whole : whole).padStart(scale + 1, '0');
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
  return isNegative && text !== '0' ? `-${text}` : text;
}
