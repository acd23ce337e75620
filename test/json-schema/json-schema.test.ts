import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/json-schema/read-json.ts';
import { readSchema } from '../../src/json-schema/read-schema.ts';
import { satisfies } from '../../src/json-schema/schema-node.ts';
import { written } from './written.ts';

function nodeOf(schema: unknown) {
  const { node, faults } = readSchema(written(schema));
  if (node === undefined) throw new Error(JSON.stringify(faults));
  return node;
}

/** Undefined when the text is no JSON that can be told. */
function accepts(schema: unknown, text: string): boolean | undefined {
  const read = readJson(text);
  return read && satisfies(nodeOf(schema), read.value);
}

function faultsOf(schema: unknown): readonly string[] {
  return readSchema(written(schema)).faults.map(({ path, text }) => `${path.join('/')}: ${text.en}`);
}

describe('JSON texts', () => {
  // RFC 8259, chapters 2 to 8.
  it.each(['null', ' [ ] ', '{"a":{"b":[1,-0.5e+2,"\\u00e1\\n"]}}', '"\\ud800"', '-0', '{"":1," ":2}'])(
    'reads %s',
    (text) => expect(readJson(text)).toBeDefined(),
  );

  it.each([
    ...[
      '',
      ' ',
      '01',
      '1.',
      '.5',
      '+1',
      '-',
      '1e',
      '0x1',
      'NaN',
      'tru',
      'nulll',
      "'a'",
      '"a',
      '"\\x"',
      '"\\u12"',
      '"\t"',
    ],
    ...[
      '[1,]',
      '[1 2]',
      '[1',
      '[1}',
      '{"a"}',
      '{"a":1,}',
      '{a:1}',
      '{"a":1',
      '1 2',
      '\u00a01',
      '\ufeff1',
      '/* */ 1',
    ],
  ])('does not read %j', (text) => expect(readJson(text)).toBeUndefined());

  it('does not read an object that names a member twice, however it is written', () => {
    expect(readJson('{"a":1,"b":{"a":1}}')).toBeDefined();
    expect(readJson('{"a":1,"a":1}')).toBeUndefined();
    expect(readJson('{"a":1,"\\u0061":1}')).toBeUndefined();
    expect(readJson('{"__proto__":1,"__proto__":2}')).toBeUndefined();
  });

  it('ends at a depth of 100, without filling the stack', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(readJson(nested(100))).toBeDefined();
    expect(readJson(nested(101))).toBeUndefined();
    expect(readJson(nested(100_000))).toBeUndefined();
    expect(readJson('{"a":'.repeat(100_000))).toBeUndefined();
  });

  it('reads long texts, and refuses those that grow without end', () => {
    expect(readJson(`"${'\\n'.repeat(4_000_000)}"`)).toBeDefined();
    expect(readJson(`${' '.repeat(9_000_000)}1`)).toBeDefined();
    expect(readJson(`"${'a'.repeat(10_000_000)}"`)).toBeUndefined();
    expect(readJson('1'.repeat(1_000))).toBeDefined();
    expect(readJson('1'.repeat(1_001))).toBeUndefined();
    expect(readJson('1e1001')).toBeUndefined();
    expect(readJson(`[${'1e999,'.repeat(100_000)}1]`)).toBeUndefined();
  });
});

describe('JSON schemas', () => {
  it('compares numbers exactly', () => {
    // 2^53 + 1 is no double.
    const exact = { number: '9007199254740993' };
    const { node } = readSchema(Object.assign(Object.create(null), { maximum: exact }));
    expect(node && satisfies(node, { number: '9007199254740993' })).toBe(true);
    expect(node && satisfies(node, { number: '9007199254740994' })).toBe(false);
    expect(accepts({ multipleOf: 0.01 }, '0.07')).toBe(true);
    expect(accepts({ multipleOf: 0.01 }, '0.075')).toBe(false);
    expect(accepts({ type: 'integer' }, '1.0')).toBe(true);
    expect(accepts({ type: 'integer' }, '1e-1')).toBe(false);
    expect(accepts({ const: 1 }, '1.00')).toBe(true);
    expect(accepts({ enum: [0] }, '-0')).toBe(true);
    expect(accepts({ uniqueItems: true }, '[1, 1.0]')).toBe(false);
  });

  it('takes a mapping with a member "number" for what it is', () => {
    expect(accepts({ const: { number: '5' } }, '{"number":"5"}')).toBe(true);
    expect(accepts({ const: { number: '5' } }, '5')).toBe(false);
  });

  it('counts characters, not units', () => {
    expect(accepts({ maxLength: 1 }, '"😀"')).toBe(true);
    expect(accepts({ minLength: 2 }, '"😀"')).toBe(false);
  });

  it('knows names that objects of JavaScript have by themselves', () => {
    expect(accepts({ const: { a: 1 } }, '{"toString":null}')).toBe(false);
    expect(accepts({ required: ['toString'] }, '{}')).toBe(false);
    expect(accepts({ required: ['__proto__'] }, '{"__proto__":1}')).toBe(true);
    expect(accepts({ properties: { constructor: { type: 'string' } } }, '{}')).toBe(true);
    expect(accepts({ additionalProperties: false, properties: { valueOf: {} } }, '{"__proto__":1}')).toBe(
      false,
    );
  });

  it('looks at the form of strings as soat does elsewhere', () => {
    expect(accepts({ format: 'iso-date' }, '"2026-02-30"')).toBe(false);
    expect(accepts({ format: 'iso-date' }, '"2026-02-28"')).toBe(true);
    expect(accepts({ format: 'iso-date' }, '20260228')).toBe(true);
    expect(accepts({ pattern: '^\\d+$' }, '"12\\n"')).toBe(false);
  });

  it('follows references to itself and to its parts', () => {
    const tree = {
      type: 'object',
      properties: { con: { type: 'array', items: { $ref: '#' } } },
      additionalProperties: false,
    };
    expect(accepts(tree, '{"con":[{},{"con":[]}]}')).toBe(true);
    expect(accepts(tree, '{"con":[{},{"con":[{"x":1}]}]}')).toBe(false);
    expect(accepts({ $defs: { 'a/b~': { type: 'null' } }, $ref: '#/$defs/a~1b~0' }, '1')).toBe(false);
  });

  it.each([
    [{ type: 'text' }, 'type: "type" must be one or several of'],
    [{ type: [] }, 'type: "type" must be one or several of'],
    [{ types: 'string' }, 'types: unknown word "types" in a JSON schema'],
    [{ properties: { a: { typ: 'x' } } }, 'properties/a/typ: unknown word "typ" in a JSON schema'],
    [{ properties: { a: 'string' } }, 'properties/a: a schema must be pairs of "word: value", true or false'],
    [{ properties: [] }, 'properties: "properties" must be pairs of "name: value"'],
    [{ required: 'a' }, 'required: "required" must be a list of names'],
    [{ dependentRequired: { a: [1] } }, 'dependentRequired/a: "dependentRequired" must be a list of names'],
    [{ enum: [] }, 'enum: "enum" must be a list that is not empty'],
    [{ allOf: [{}, 1] }, 'allOf/1: a schema must be'],
    [{ minLength: -1 }, 'minLength: "minLength" must be a whole number that is not negative'],
    [{ maxItems: 1.5 }, 'maxItems: "maxItems" must be a whole number that is not negative'],
    [{ multipleOf: 0 }, 'multipleOf: "multipleOf" must be more than 0'],
    [{ minimum: '1' }, 'minimum: "minimum" must be a number'],
    [{ minimum: 2, maximum: 1 }, 'minimum: the lower bound "minimum" is above the upper bound "maximum"'],
    [{ minItems: 2, maxItems: 1 }, 'minItems: the lower bound "minItems" is above'],
    [{ uniqueItems: 1 }, 'uniqueItems: "uniqueItems" must be true or false'],
    [{ minContains: 1 }, 'minContains: "minContains" needs "contains"'],
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    [{ then: {} }, 'then: "then" needs "if"'],
    [{ pattern: '(?=a)' }, 'pattern: look-around is not supported (character 1)'],
    [{ patternProperties: { 'a**': {} } }, 'patternProperties/a**: two quantifiers in a row'],
    [{ format: 'date' }, 'format: "format" must be a format of soat'],
    [{ format: 'constructor' }, 'format: "format" must be a format of soat'],
    [{ $ref: 'https://example.org/schema.json' }, '$ref: "$ref" leads to no schema'],
    [{ $ref: 'file:///etc/passwd' }, '$ref: "$ref" leads to no schema'],
    [{ $ref: '#/properties/a', properties: { a: {} } }, '$ref: "$ref" leads to no schema'],
    [{ $ref: '#/$defs/toString' }, '$ref: "$ref" leads to no schema'],
    [{ items: { $defs: { a: {} } } }, 'items/$defs: "$defs" stands at the top of the schema only'],
    [{ $schema: 'http://json-schema.org/draft-07/schema#' }, '$schema: "$schema" can only be'],
    [{ $id: 'x' }, '$id: unknown word "$id"'],
    [{ unevaluatedProperties: false }, 'unevaluatedProperties: unknown word'],
    [{ $ref: '#' }, ': the schema asks itself'],
    [{ $defs: { a: { not: { $ref: '#/$defs/a' } } } }, '$defs/a: the schema asks itself'],
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    [{ if: {}, then: { $ref: '#' } }, ': the schema asks itself'],
  ])('refuses %j', (schema, expected) => {
    const faults = faultsOf(schema);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(expected);
  });

  it('tells all faults together', () => {
    expect(faultsOf({ type: 'x', items: { minLength: 'a', pattern: '(' } })).toHaveLength(3);
  });

  it('reads "if" once, however deep such schemas stand in each other', () => {
    let nested: unknown = {};
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    for (let depth = 0; depth < 9; depth++) nested = { if: nested, then: {}, else: {} };
    const began = performance.now();
    expect(accepts(nested, '1')).toBe(true);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('attacks by a schema and a value', () => {
  const soon = (work: () => void) => {
    const began = performance.now();
    work();
    expect(performance.now() - began).toBeLessThan(3_000);
  };

  it('is not held up by a pattern that others go back in', () => {
    soon(() => expect(accepts({ pattern: '(a+)+$' }, JSON.stringify(`${'a'.repeat(50_000)}!`))).toBe(false));
  });

  it('asks each schema of each value once, so that doubling references cost nothing', () => {
    const $defs: Record<string, unknown> = { d0: { type: 'number' } };
    for (let level = 1; level <= 4; level++) {
      const one = { $ref: `#/$defs/d${level - 1}` };
      $defs[`d${level}`] = { allOf: Array.from({ length: 50 }, () => one) };
    }
    soon(() => expect(accepts({ $defs, $ref: '#/$defs/d4' }, '1')).toBe(true));
    const fork = (name: string) => ({ properties: { c: { $ref: '#' } }, required: [], title: name });
    const deep = `${'{"c":'.repeat(99)}1${'}'.repeat(99)}`;
    soon(() => expect(accepts({ allOf: [fork('a'), fork('b')] }, deep)).toBe(true));
  });

  it('keeps its stack with the longest chains on the deepest value', () => {
    // Ten schemas ask each other of one value, at each of a hundred depths.
    let chain: unknown = { properties: { c: { $ref: '#' } } };
    for (let level = 0; level < 8; level++) chain = { allOf: [chain] };
    const deep = `${'{"c":'.repeat(99)}{}${'}'.repeat(99)}`;
    expect(accepts(chain, deep)).toBe(true);
    expect(faultsOf({ allOf: [{ allOf: [chain] }] })[0]).toContain('more than 10 schemas in a chain');
  });

  it('compares many items with each other quickly', () => {
    const items = `[${Array.from({ length: 100_000 }, (_, index) => `{"a":${index}}`).join(',')}]`;
    soon(() => expect(accepts({ uniqueItems: true }, items)).toBe(true));
  });

  it('reads no more than 2,000 schemas', () => {
    const properties = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`p${index}`, {}]));
    expect(faultsOf({ properties })).toEqual(['properties/p1999: the schema holds more than 2000 schemas']);
  });
});
