import { sqlText, type TestCase, type TestRule } from './case.ts';

/** The rule file of a case as an owner could have written it: block style, one rule a line. */
export function ruleFileText({ rules, cutoff }: Pick<TestCase, 'rules' | 'cutoff'>): string {
  return [
    'version: 1',
    `report: { cutoff: ${cutoff} }`,
    'database: { id: random, url: "sqlite:nowhere" }',
    'tables:',
    '  child:',
    '    key: [id]',
    '    rules:',
    ...rules.map((rule) => `      - ${ruleText(rule)}`),
    '',
  ].join('\n');
}

/** One rule as a line of YAML. */
export function ruleText(rule: TestRule): string {
  const { until, sum, apart, children, ...words } = rule;
  return yaml({
    ...words,
    ...(until === undefined ? {} : { to: until }),
    ...(sum === undefined ? {} : { equals: sum }),
    ...(apart === undefined ? {} : { within: apart }),
    ...(children === undefined ? {} : { from: children }),
    ...(rule.where === undefined ? {} : { where: sqlText(rule.where) }),
    ...(rule.condition === undefined ? {} : { condition: sqlText(rule.condition) }),
  });
}

function yaml(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(yaml).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]?.[0] === 'number') return String(entries[0][1]);
  return `{ ${entries.map(([word, of]) => `${word}: ${yaml(of)}`).join(', ')} }`;
}

/** A double-quoted scalar; whatever an editor may not show stands as an escape. */
function quoted(text: string): string {
  const escaped = [...text].map((character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    if (/^[\p{L}\p{N}\p{P}\p{S} ]$/u.test(character)) return character;
    return `\\U${(character.codePointAt(0) as number).toString(16).padStart(8, '0')}`;
  });
  return `"${escaped.join('')}"`;
}
