import fc from 'fast-check';

/** Characters that engines are known to treat specially: line ends, cases, marks outside ASCII, beyond the first plane. */
const ALPHABET = [
  'a',
  'b',
  'A',
  'K',
  '0',
  '9',
  '_',
  ' ',
  '\t',
  '\n',
  '\r',
  '\v',
  '-',
  '^',
  '$',
  ']',
  '[',
  '\\',
  '#',
  '.',
].concat([
  'đ',
  'Đ',
  'ſ',
  'K',
  'ế',
  '\u0301',
  '\u00a0',
  '\u0085',
  '\u2028',
  '\u2029',
  '\ud7ff',
  '\ue000',
  '\uffff',
  '𝐚',
  '😀',
  '🜁',
  '\u{10ffff}',
  '٣',
]);

const character = fc.constantFrom(...ALPHABET);

const literal = character.map((value) =>
  /^[ -/:-@[-`{-~]$/.test(value) && value !== ' ' ? `\\${value}` : value,
);
const escaped = fc.constantFrom(
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '\\n',
  '\\u00e9',
  '\\u{1F600}',
  '\\ud83d\\ude00',
);

const range = fc.tuple(character, character).map(([a, b]) => {
  const [low, high] = [a.codePointAt(0)!, b.codePointAt(0)!].sort((x, y) => x - y);
  return `\\u{${low!.toString(16)}}-\\u{${high!.toString(16)}}`;
});
const bracket = fc
  .tuple(fc.boolean(), fc.array(fc.oneof(literal, escaped, range), { minLength: 1, maxLength: 4 }))
  .map(([negated, items]) => `[${negated ? '^' : ''}${items.join('')}]`);

const quantifier = fc.constantFrom(
  '*',
  '+',
  '?',
  '{2}',
  '{0,2}',
  '{1,3}',
  '{2,}',
  '{1}',
  '{0}',
  '{300,}',
  '{0,300}',
  '{256}',
);

/** Sources of patterns, most of them inside the subset; those outside are for the parser to refuse. */
export const patternSource: fc.Arbitrary<string> = fc.letrec<{
  node: string;
  atom: string;
  sequence: string;
}>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(literal, escaped, bracket, fc.constantFrom('.', '.', '^', '$')),
    tie('node').map((inner) => `(${inner})`),
    tie('node').map((inner) => `(?:${inner})`),
    fc.tuple(tie('atom'), quantifier).map(([atom, mark]) => atom + mark),
  ),
  sequence: fc.array(tie('atom'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  node: fc.oneof(
    tie('sequence'),
    tie('sequence'),
    fc.tuple(tie('sequence'), tie('sequence')).map((parts) => parts.join('|')),
    tie('sequence').map((part) => `${part}|`),
  ),
})).node;

/** Short texts over the same characters. */
export const subject: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ arbitrary: character, weight: 12 }, { arbitrary: fc.constant('a'.repeat(256)), weight: 1 }),
    { maxLength: 6 },
  )
  .map((characters) => characters.join(''));
