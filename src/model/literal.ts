/** A number exactly as it stands in the rule file: `text` is a canonical decimal (`-12.50` → `-12.5`), never a double. */
export interface ExactNumber {
  readonly number: string;
}

/** A scalar of the rule file. */
export type Scalar = string | boolean | null | ExactNumber;

/**
 * A value that goes to an engine as a parameter, in the type it is compared in.
 * `text` is canonical: decimals without exponent, dates `YYYY-MM-DD`, times `HH:MM:SS[.ffffff]`,
 * timestamps `YYYY-MM-DD HH:MM:SS[.ffffff]` (in the zone of the run when the column has one), booleans `true`/`false`.
 */
export interface Literal {
  readonly kind: LiteralKind;
  readonly text: string;
}

/** The types in which values are compared. `float` is an IEEE double, `zoned` a moment with a time zone. */
export type LiteralKind =
  | 'integer'
  | 'decimal'
  | 'float'
  | 'text'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'zoned'
  | 'boolean';
