/** Points of one line of 11-point text. */
const LINE_HEIGHT = 15;
/** Excel's limit of a row, in points. */
const ROW_LIMIT = 409;

/**
 * Points a row needs so that every text, wrapped at the width (in characters) of its column, is seen whole. Spreadsheet
 * programs do not all grow rows of a file they open, and none grows merged cells.
 A letter is taken to be as wide as a
 * digit, the unit of column widths.
 */
export function rowHeight(cells: readonly { readonly text: string; readonly width: number }[]): number {
  const lines = Math.max(1, ...cells.map((cell) => wrappedLines(cell.text, cell.width)));
  return Math.min(ROW_LIMIT, lines * LINE_HEIGHT + 1);
}

function wrappedLines(text: string, width: number): number {
  let lines = 0;
  for (const line of text.split('\n')) {
    let used = 0;
    lines += 1;
    for (const word of line.split(/(?<=[\s-])/)) {
      if (used > 0 && used + word.trimEnd().length > width) {
        lines += 1;
        used = 0;
      }
      lines += Math.max(0, Math.ceil(word.trimEnd().length / width) - 1);
      used += word.length;
    }
  }
  return lines;
}
