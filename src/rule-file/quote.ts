const MAX_LENGTH = 60;

/**
 * A word of the rule file as messages show it: between quotation marks, shortened, control characters made visible,
 * and without the credentials of anything that looks like a URL.
 */
export function quote(word: string): string {
  const safe = word.replace(/:\/\/.*@/gs, '://…@').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escapeCharacter);
  const characters = [...safe];
  return `"${characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH).join('')}…` : safe}"`;
}

/** Words as a list for a message: `a, b, c`. */
export function list(words: Iterable<string>): string {
  return [...words].join(', ');
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}
