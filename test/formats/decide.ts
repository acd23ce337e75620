import { formatNamed } from '../../src/formats/index.ts';
import type { ValueFormat } from '../../src/formats/value-format.ts';
import type { CatalogueColumn } from '../../src/model/catalogue.ts';
import type { Expression } from '../../src/model/expression.ts';
import { columnValue } from '../../src/sql/build.ts';
import { evaluate } from './evaluate.ts';

const value = columnValue({
  name: 'value',
  position: 1,
  declaredType: 'text',
  type: { kind: 'text', padded: false },
  nullable: true,
  provenNotNull: false,
  generated: false,
  native: {},
} satisfies CatalogueColumn);

const made = new Map<ValueFormat, Expression>();

/** What an engine would say of the text; of a format without an expression, what the program says. */
export function enginesVerdict(format: ValueFormat, text: string): unknown {
  if (format.matches === undefined) return format.test(text);
  let expression = made.get(format);
  if (expression === undefined) {
    expression = format.matches(value);
    made.set(format, expression);
  }
  return evaluate(expression, text);
}

/** Whether the named format accepts the text. Throws when engine and program do not agree. */
export function decide(name: string, text: string): boolean {
  const format = formatNamed(name);
  if (format === undefined) throw new Error(`no format ${name}`);
  const verdict = format.test(text);
  const other = enginesVerdict(format, text);
  if (verdict !== other)
    throw new Error(`${name} of ${JSON.stringify(text)}: ${verdict} here, ${other} there`);
  return verdict;
}
