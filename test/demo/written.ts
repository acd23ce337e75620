/**
 * Whether a value is written in a named format, said again with regular expressions and plain arithmetic. It knows the
 * formats of the demo only, and only as strictly as the demo needs.
 */
export function isWritten(format: string, value: string): boolean {
  switch (format) {
    case 'vn-personal-id':
      return /^0\d{2}[0-3]\d{8}$/.test(value);
    case 'vn-tax-code':
      return /^\d{10}(-\d{3})?$/.test(value) && hasTaxCheckDigit(value);
    case 'vn-phone':
      return /^0(3\d|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/.test(value) || /^02\d{9}$/.test(value);
    case 'email':
      return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value);
    case 'iso-date':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    default:
      throw new Error(`the reference does not know ${format}`);
  }
}

/** The tenth digit makes a weighted sum end right, modulo 11. */
function hasTaxCheckDigit(value: string): boolean {
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  const sum = weights.reduce((total, weight, index) => total + weight * (value.charCodeAt(index) - 48), 0);
  return (sum + value.charCodeAt(9) - 48 - 10) % 11 === 0;
}
