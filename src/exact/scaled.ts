/** How many decimals a list of decimals needs at most, and how many digits the longest of them has with so many. */
export interface Scale {
  readonly decimals: number;
  readonly places: number;
}

/** The common scale of canonical decimals (no exponent). */
export function scaleOf(texts: readonly string[]): Scale {
  let decimals = 0;
  let whole = 0;
  for (const text of texts) {
    const point = text.indexOf('.');
    decimals = Math.max(decimals, point < 0 ? 0 : text.length - point - 1);
    whole = Math.max(whole, point < 0 ? text.length : point);
  }
  return { decimals, places: whole + decimals };
}

/** A canonical decimal as a whole number of units of 10^-decimals; it has no more decimals than that. */
export function scaledBy(text: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}
