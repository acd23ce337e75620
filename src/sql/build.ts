import type { CatalogueColumn } from '../model/catalogue.ts';
import type { CompareOperator, Expression, FunctionName } from '../model/expression.ts';
import type { Literal, LiteralKind } from '../model/literal.ts';
import type { Pattern } from '../model/pattern.ts';

/** The condition that always holds. */
export const TRUE: Expression = { kind: 'constant', value: true };
/** The condition that never holds. */
export const FALSE: Expression = { kind: 'constant', value: false };

/** The canonical value of a column. */
export function columnValue(column: CatalogueColumn): Expression {
  return { kind: 'column', column };
}

/** A parameter of the given type; `text` is canonical as `Literal` says. */
export function literal(kind: LiteralKind, text: string): Expression {
  return { kind: 'literal', literal: { kind, text } };
}

/** A text parameter. */
export function textLiteral(text: string): Expression {
  return literal('text', text);
}

/** An integer parameter. */
export function integerLiteral(value: number | bigint): Expression {
  return literal('integer', String(value));
}

/** True when every part is; constants are folded and a single part stands alone. */
export function all(parts: readonly Expression[]): Expression {
  return join('all', parts, true);
}

/** True when some part is; constants are folded and a single part stands alone. */
export function any(parts: readonly Expression[]): Expression {
  return join('any', parts, false);
}

/** The contrary; NULL stays NULL. */
export function not(of: Expression): Expression {
  if (of.kind === 'constant') return { kind: 'constant', value: !of.value };
  return of.kind === 'not' ? of.of : { kind: 'not', of };
}

/** True when the value is NULL, else false; never true where the catalogue proves it. */
export function isNull(of: Expression): Expression {
  return of.kind === 'column' && of.column.provenNotNull ? FALSE : { kind: 'is-null', of };
}

/** A comparison of two values, both taken as type `as`. */
export function compare(
  left: Expression,
  operator: CompareOperator,
  right: Expression,
  as: LiteralKind,
): Expression {
  return { kind: 'compare', operator, left, right, as };
}

/** True when the value equals one of the literals; an empty list is never equalled. */
export function inList(of: Expression, values: readonly Literal[]): Expression {
  return values.length === 0 ? FALSE : { kind: 'in', of, values };
}

/** A function of `FunctionName`. */
export function call(name: FunctionName, ...of: readonly Expression[]): Expression {
  return { kind: 'call', name, of };
}

/** True when the pattern is found somewhere in the text. */
export function matches(of: Expression, pattern: Pattern): Expression {
  return { kind: 'matches', of, pattern };
}

function join(kind: 'all' | 'any', parts: readonly Expression[], neutral: boolean): Expression {
  const flat = parts
    .flatMap((part) => (part.kind === kind ? part.of : [part]))
    .filter((part) => !(part.kind === 'constant' && part.value === neutral));
  if (flat.some((part) => part.kind === 'constant')) return { kind: 'constant', value: !neutral };
  const [first] = flat;
  if (first === undefined) return { kind: 'constant', value: neutral };
  return flat.length === 1 ? first : { kind, of: flat };
}
