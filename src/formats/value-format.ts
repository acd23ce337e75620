import type { Expression } from '../model/expression.ts';
import type { Text } from '../model/text.ts';

/** A named format: one strict written form, the same on every engine and in the program. */
export interface ValueFormat {
  /** The word after `format:` in a rule file. */
  readonly name: string;
  readonly title: Text;
  /** The written form, complete enough to decide any value by hand. */
  readonly summary: Text;
  /** The law or standard the form comes from. */
  readonly source: Text;
  /**
   * `structural`: a value not written so is certainly wrong. `suspicion`: it may be legitimate (an older or foreign form, or the
   * form itself is not confirmed), so that a rule had better warn.
   */
  readonly certainty: 'structural' | 'suspicion';
  /**
   * True when the text is written so. Total: false, never NULL or an error, on any text that is not NULL.
   * Absent where no expression can decide it: the distinct values are then judged by `test`.
   */
  matches?(of: Expression): Expression;
  /** The same answer as `matches`, without a database. */
  test(value: string): boolean;
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}
