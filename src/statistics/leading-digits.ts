/** The leading significant digits of a decimal, `-0.00450` → `4`, `45`; undefined for zero and for fewer digits than asked. */
export function leadingDigits(text: string, count: 1 | 2): number | undefined {
  const digits = text
    .replace(/e.*$/i, '')
    .replace(/[^0-9]/g, '')
    .replace(/^0+/, '');
  if (digits === '') return undefined;
  // 5 is 5.0: what is not written is 0.
  return Number(digits.slice(0, count).padEnd(count, '0'));
}

/**
 * The mean absolute deviation between the shares of leading digits and Benford's law log10(1 + 1/d), over all 9 or 90 of them
 * (Nigrini 2012, chapter 7). `counts` are rows by leading digits, `total` their sum, above 0.
 */
export function benfordDeviation(counts: ReadonlyMap<number, bigint>, total: bigint, digits: 1 | 2): number {
  const [first, last] = digits === 1 ? [1, 9] : [10, 99];
  let sum = 0;
  for (let digit = first; digit <= last; digit += 1) {
    const share = Number(counts.get(digit) ?? 0n) / Number(total);
    sum += Math.abs(share - Math.log10(1 + 1 / digit));
  }
  return sum / (last - first + 1);
}
