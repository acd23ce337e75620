const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** Ranges that terminals draw two columns wide: East Asian wide and fullwidth forms, emoji (Unicode UAX #11, in outline). */
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Columns of a terminal that a text without colour codes and controls takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

/** The text itself when it fits, else its beginning with `…`, at most `width` columns wide. */
export function cutToWidth(text: string, width: number): string {
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment);
    if (used > width) return `${kept}…`;
    if (used < width) kept += segment;
  }
  return text;
}

/** Lines of at most `width` columns (never under 8), broken between words where it can be; at least one line. */
export function wrapText(text: string, width: number): readonly string[] {
  const limit = Math.max(8, width);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const wide = displayWidth(word);
    if (line !== '' && used + 1 + wide > limit) {
      lines.push(line);
      line = '';
      used = 0;
    }
    if (line !== '') {
      line += ` ${word}`;
      used += 1 + wide;
      continue;
    }
    for (const { segment } of graphemes.segment(word)) {
      if (used + widthOf(segment) > limit) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += segment;
      used += widthOf(segment);
    }
  }
  return [...lines, line];
}

function widthOf(grapheme: string): number {
  return WIDE.test(grapheme) ? 2 : 1;
}
