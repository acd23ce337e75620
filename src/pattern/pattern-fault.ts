import type { Text } from '../model/text.ts';
import { parsePattern } from './parse.ts';
import { PatternError } from './pattern-error.ts';

/** Why a text is no pattern of the portable subset, or undefined when it is one. */
export function patternFault(source: string): Text | undefined {
  try {
    parsePattern(source);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.text;
    throw error;
  }
}
