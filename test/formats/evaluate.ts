import type { Expression } from '../../src/model/expression.ts';
import { matches } from '../../src/pattern/match.ts';

type Value = string | bigint | boolean | null;

/** What SQL makes of an expression when every column holds `text`: three-valued, code points, plain and slow. */
export function evaluate(expression: Expression, text: string): Value {
  const value = (of: Expression) => evaluate(of, text);
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'column':
      return text;
    case 'literal':
      return expression.literal.kind === 'integer'
        ? BigInt(expression.literal.text)
        : expression.literal.text;
    case 'all':
    case 'any': {
      const parts = expression.of.map(value);
      const decisive = expression.kind === 'any';
      if (parts.includes(decisive)) return decisive;
      return parts.includes(null) ? null : !decisive;
    }
    case 'not': {
      const of = value(expression.of);
      return of === null ? null : of !== true;
    }
    case 'is-null':
      return value(expression.of) === null;
    case 'in': {
      const of = value(expression.of);
      return of === null ? null : expression.values.some((literal) => literal.text === String(of));
    }
    case 'compare':
      return compared(expression.operator, value(expression.left), value(expression.right));
    case 'matches': {
      const of = value(expression.of);
      return of === null ? null : matches(expression.pattern, String(of));
    }
    case 'call':
      return called(expression.name, expression.of.map(value));
    default:
      throw new Error(`a format must not use ${expression.kind}`);
  }
}

function compared(operator: string, left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  if (typeof left !== typeof right) throw new Error(`${typeof left} beside ${typeof right}`);
  switch (operator) {
    case '=':
      return left === right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    default:
      throw new Error(`no ${operator} here`);
  }
}

function called(name: string, values: readonly Value[]): Value {
  if (values.includes(null)) return null;
  const [first, second, third] = values;
  switch (name) {
    case 'length':
      return BigInt([...String(first)].length);
    case 'substring': {
      const from = Number(second) - 1;
      return [...String(first)].slice(from, from + Number(third)).join('');
    }
    case 'code-point': {
      const codePoint = String(first).codePointAt(0);
      return codePoint === undefined ? null : BigInt(codePoint);
    }
    case 'add':
      return (first as bigint) + (second as bigint);
    case 'multiply':
      return (first as bigint) * (second as bigint);
    case 'modulo':
      return (first as bigint) % (second as bigint);
    default:
      throw new Error(`no ${name} here`);
  }
}
