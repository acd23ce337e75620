import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readJson } from '../../src/json-schema/read-json.ts';
import { readSchema } from '../../src/json-schema/read-schema.ts';
import { satisfies } from '../../src/json-schema/schema-node.ts';
import { written } from './written.ts';

const name = fc.constantFrom('a', 'b', 'ab', 'c', 'é');
const number = fc.constantFrom(-1.5, -1, 0, 0.5, 1, 2, 3, 10);
const scalar = fc.oneof(fc.constantFrom(null, true, false, '', 'a', 'ab', '😀', 'ba'), number);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
}));

const count = fc.integer({ min: 0, max: 3 });
const kind = fc.constantFrom('null', 'boolean', 'string', 'number', 'integer', 'array', 'object');
const pattern = fc.constantFrom('^a', 'b$', '^(a|b)*$', '.');
// Not beside prefixItems: ajv 8 then says of an empty array that it contains what is asked for.
const contains = fc.oneof(fc.record({ type: kind }), fc.record({ const: scalar }));
const names = fc.uniqueArray(name, { maxLength: 2 });

/** A few words of many. */
function someOf(
  words: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Record<string, unknown>> {
  const one = fc.oneof(...Object.entries(words).map(([word, arbitrary]) => fc.record({ [word]: arbitrary })));
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((parts) => Object.assign({}, ...parts));
}

const { schema } = fc.letrec<{ schema: unknown; words: Record<string, unknown> }>((tie) => {
  const some = fc.array(tie('schema'), { minLength: 1, maxLength: 3 });
  const byName = fc.dictionary(name, tie('schema'), { maxKeys: 2 });
  return {
    schema: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.boolean(),
      fc.record({ type: kind }),
      fc.record({ type: fc.uniqueArray(kind, { minLength: 1, maxLength: 3 }) }),
      tie('words'),
      tie('words'),
      fc.constantFrom({ $ref: '#/$defs/one' }, { $ref: '#/$defs/two' }),
    ),
    words: someOf({
      type: kind,
      enum: fc.uniqueArray(value, { minLength: 1, maxLength: 3, selector: (one) => JSON.stringify(one) }),
      const: value,
      multipleOf: fc.constantFrom(0.5, 1, 2),
      minimum: fc.constantFrom(-1, 0, 0.5),
      exclusiveMinimum: fc.constantFrom(-1, 0, 0.5),
      maximum: fc.constantFrom(1, 2, 2.5),
      exclusiveMaximum: fc.constantFrom(1, 2, 2.5),
      minLength: fc.constantFrom(0, 1),
      maxLength: fc.constantFrom(1, 2),
      pattern,
      prefixItems: some,
      items: tie('schema'),
      minItems: fc.constantFrom(0, 1),
      maxItems: fc.constantFrom(1, 2),
      uniqueItems: fc.boolean(),
      properties: byName,
      patternProperties: fc.dictionary(pattern, tie('schema'), { maxKeys: 2 }),
      additionalProperties: tie('schema'),
      propertyNames: tie('schema'),
      required: names,
      dependentRequired: fc.dictionary(name, names, { maxKeys: 2 }),
      dependentSchemas: byName,
      minProperties: fc.constantFrom(0, 1),
      maxProperties: fc.constantFrom(1, 2),
      allOf: some,
      anyOf: some,
      oneOf: some,
      not: tie('schema'),
    }),
  };
});

const conditional = fc.record(
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
  { if: schema, then: schema, else: schema, contains, minContains: count },
  { requiredKeys: ['if', 'contains'] },
);

it('agrees with ajv on random schemas and values', () => {
  const ajv = new Ajv2020({
    strict: false,

    validateSchema: false,
    code: { optimize: false },
  });
  let compared = 0;
  const accepted = { yes: 0, no: 0 };
  fc.assert(
    fc.property(
      fc.oneof(schema, conditional),
      schema,
      schema,
      fc.array(value, { minLength: 5, maxLength: 10 }),
      (top, one, two, values) => {
        // fast-check makes objects without prototype, which ajv takes for unlike others.
        const whole = JSON.parse(JSON.stringify({ allOf: [top], $defs: { one, two } }));
        const { node, faults } = readSchema(written(whole));
        // A schema that asks itself of the same value without end: ajv would not come back.
        if (node === undefined) {
          expect(faults.map(({ text }) => text.en).join()).toMatch(/asks itself/);
          return;
        }
        const validate = ajv.compile(whole);
        // What ajv 8 cannot answer: its own bookkeeping of what was looked at falls over some schemas.
        const answer = (given: unknown) => {
          try {
            return validate(given);
          } catch (error) {
            if (error instanceof TypeError) return undefined;
            throw error;
          }
        };
        for (const text of values.map((one) => JSON.stringify(one))) {
          const read = readJson(text);
          const expected = answer(JSON.parse(text));
          if (expected === undefined) continue;
          const found = read !== undefined && satisfies(node, read.value);
          expect([JSON.stringify(whole), text, found]).toEqual([JSON.stringify(whole), text, expected]);
          compared += 1;
          accepted[found ? 'yes' : 'no'] += 1;
        }
      },
    ),
    { numRuns: 1000 },
  );
  expect(compared).toBeGreaterThan(1000);
  expect(Math.min(accepted.yes, accepted.no)).toBeGreaterThan(200);
});
