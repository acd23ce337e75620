import { DAY, SENTENCE, TEXT } from '../data-files/schema-parts.ts';
import type { Text } from '../model/text.ts';

/** Under which law a report is made, and the days that follow from it. */
export interface LegalProfile {
  readonly id: string;
  readonly title: Text;
  /** What an officer must know before using it. */
  readonly note: Text;
  readonly basis: readonly Citation[];
  /** Where days begin and end, `+07:00`. */
  readonly utcOffset: string;
  /** The last day whose data count, `12-14`. */
  readonly cutoffMonthDay: string;
  /** The day before which the report is due, `12-31`. */
  readonly deadlineMonthDay: string;
  /** First and last day in force, `YYYY-MM-DD`; an absent last day: still in force. */
  readonly validFrom: string;
  readonly validTo?: string;
}

export interface Citation {
  readonly citation: Text;
  /** True when the text itself was read; false when an officer should check it. */
  readonly confirmed: boolean;
}

const MONTH_DAY = { type: 'string', pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' };

/** The JSON Schema of `rules/legal/<id>.yaml`. */
export const LEGAL_SCHEMA = {
  type: 'object',
  properties: {
    id: SENTENCE,
    title: TEXT,
    note: TEXT,
    basis: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: { citation: TEXT, confirmed: { type: 'boolean' } },
        required: ['citation', 'confirmed'],
        additionalProperties: false,
      },
    },
    utcOffset: { type: 'string', pattern: '^[+-](0[0-9]|1[0-4]):[0-5][0-9]$' },
    cutoffMonthDay: MONTH_DAY,
    deadlineMonthDay: MONTH_DAY,
    validFrom: DAY,
    validTo: DAY,
  },
  required: ['id', 'title', 'note', 'basis', 'utcOffset', 'cutoffMonthDay', 'deadlineMonthDay', 'validFrom'],
  additionalProperties: false,
};
