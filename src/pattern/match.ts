import type { Pattern } from '../model/pattern.ts';
import { printPattern } from './print.ts';

const compiled = new WeakMap<Pattern, RegExp>();

/** True when the pattern is found somewhere in the text. The compiled expression is kept with the pattern. */
export function matches(pattern: Pattern, text: string): boolean {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(printPattern(pattern, 'javascript'), 'u');
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}
