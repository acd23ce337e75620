/**
 * Everything a reader cannot see or that changes how its neighbours are drawn: controls, bidirectional marks, zero-width
 * characters, line separators, lone surrogates, non-characters. Variation selectors stay, because they belong to emoji.
 */
const HIDDEN =
  /(?![\u{FE00}-\u{FE0F}])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** One line of text in which line ends are drawn as `⏎` and every other hidden character as `⟨U+202E⟩`. */
export function visibleText(text: string): string {
  return text.replace(/\r\n|[\r\n]/g, '⏎').replace(HIDDEN, mark);
}

/** As `visibleText`, but line ends (as `\n`) and tabs stay; for SQL. */
export function visibleLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(HIDDEN, (character) => (character === '\n' || character === '\t' ? character : mark(character)));
}

function mark(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `⟨U+${code}⟩`;
}
