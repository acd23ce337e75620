/** Text that is not empty. */
export const SENTENCE = { type: 'string', minLength: 1 };

/** One sentence in both languages. */
export const TEXT = {
  type: 'object',
  properties: { vi: SENTENCE, en: SENTENCE },
  required: ['vi', 'en'],
  additionalProperties: false,
};

/** A day `YYYY-MM-DD`. */
export const DAY = { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' };
