import { SENTENCE, TEXT } from '../data-files/schema-parts.ts';
import type { Text } from '../model/text.ts';

/** How the outcomes of rules become scores. */
export interface ScoringProfile {
  readonly id: string;
  readonly title: Text;
  readonly note: Text;
  /** Rows that conform over rows checked. */
  readonly method: 'conforming-over-checked';
  /** Every row checked by every rule weighs the same. */
  readonly weights: 'equal';
}

/** The JSON Schema of `rules/scoring/<id>.yaml`. */
export const SCORING_SCHEMA = {
  type: 'object',
  properties: {
    id: SENTENCE,
    title: TEXT,
    note: TEXT,
    method: { const: 'conforming-over-checked' },
    weights: { const: 'equal' },
  },
  required: ['id', 'title', 'note', 'method', 'weights'],
  additionalProperties: false,
};
