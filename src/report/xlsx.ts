import type { Cell, CellStyle, WriteOptions, WriteSheet } from 'hucre/xlsx';
import { colToLetter, rangeRef, writeXlsx } from 'hucre/xlsx';
import type { Language } from '../model/text.ts';
import type {
  DocumentBlock,
  DocumentCell,
  DocumentSheet,
  DocumentTable,
  ReportDocument,
} from './document-model.ts';
import { formatInteger, formatRatio, type Ratio, toPercentage } from './number-format.ts';
import { rowHeight } from './row-height.ts';

/** Excel's limit of one cell, in UTF-16 units. */
const CELL_TEXT_LIMIT = 32_767;
/** Widths of the columns of a sheet made of blocks. */
const BLOCK_WIDTHS = [44, 22, 22, 22, 22];

const SIDE = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const BORDER = { top: SIDE, right: SIDE, bottom: SIDE, left: SIDE };
const WRAPPED = { vertical: 'top', wrapText: true } as const;
const STYLES = {
  title: { font: { bold: true, size: 15 }, alignment: WRAPPED },
  heading: { font: { bold: true, size: 12, color: { rgb: '1F3864' } }, alignment: WRAPPED },
  header: {
    font: { bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'D9E2F3' } },
    alignment: { vertical: 'center', horizontal: 'center', wrapText: true },
    border: BORDER,
  },
  notice: {
    font: { bold: true, color: { rgb: 'C00000' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FDECEA' } },
    alignment: WRAPPED,
  },
  label: { font: { bold: true }, alignment: WRAPPED, border: BORDER },
  fact: { alignment: { ...WRAPPED, horizontal: 'left' }, border: BORDER },
  text: { alignment: WRAPPED },
  cell: { alignment: WRAPPED, border: BORDER },
  figure: { alignment: { vertical: 'top', horizontal: 'right' }, border: BORDER },
} satisfies Record<string, CellStyle>;

/** Words that hucre would write as an error value; as rich text they stay text. */
const ERROR_VALUES = /^#(?:VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;

/**
 * The sheets of the document as an XLSX workbook. The same document gives the same bytes: dates come from the result, times in
 * the archive are fixed. Texts are plain strings whatever they start with; integers are numbers while doubles hold them
 * exactly, else text; shares are numbers shown as the other forms draw them.
 */
export async function renderXlsx(document: ReportDocument): Promise<Uint8Array> {
  const created = new Date(document.created);
  return writeXlsx({
    sheets: document.sheets.map((sheet) => layOut(sheet, document)),
    defaultFont: { name: 'Times New Roman', size: 11 },
    properties: { title: cellText(document.title), creator: 'soat', created, modified: created },
    namedRanges: document.sheets.flatMap(printedRanges),
  });
}

/** hucre's own settings of what is printed do not quote the names of sheets, and ours hold spaces. */
function printedRanges(sheet: DocumentSheet): NonNullable<WriteOptions['namedRanges']> {
  if (!('table' in sheet)) return [];
  const name = `'${sheet.name.replaceAll("'", "''")}'`;
  const columns = sheet.printedColumns ?? sheet.table.columns.length;
  const area = `$A$1:$${colToLetter(columns - 1)}$${sheet.table.rows.length + 1}`;
  return [
    { name: '_xlnm.Print_Area', range: `${name}!${area}`, scope: sheet.name },
    { name: '_xlnm.Print_Titles', range: `${name}!$1:$1`, scope: sheet.name },
  ];
}

/**
 * Text as a cell can hold it: without characters XML forbids (controls but tab and line feed, U+FFFE, U+FFFF, lone surrogates),
 * cut at 32,767 UTF-16 units with `…` at the end.
 */
export function cellText(text: string): string {
  const legal = text.replace(/(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '');
  if (legal.length <= CELL_TEXT_LIMIT) return legal;
  return `${legal.slice(0, CELL_TEXT_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function layOut(sheet: DocumentSheet, document: ReportDocument): WriteSheet {
  const page: Partial<WriteSheet> = {
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&L&A&R&P/&N' },
  };
  const content =
    'table' in sheet ? tableSheet(sheet.table, document.language) : blockSheet(sheet.blocks, document);
  return { name: sheet.name, ...page, ...content };
}

function tableSheet(table: DocumentTable, language: Language): Partial<WriteSheet> {
  const widths = table.columns.map((_, index) => columnWidth(table, index, language));
  const sheet = newGrid(widths, language);
  drawTable(sheet, 0, table);
  return {
    ...written(sheet),
    freezePane: { rows: 1 },
    autoFilter: { range: rangeRef(0, 0, table.rows.length, table.columns.length - 1) },
  };
}

/** A number wider than its column is drawn as `####`, so columns of integers grow with their widest one. */
function columnWidth(table: DocumentTable, index: number, language: Language): number {
  let width = table.columns[index]?.width ?? 10;
  for (const row of table.rows) {
    const cell = row[index];
    if (cell?.kind === 'integer') width = Math.max(width, formatInteger(cell.value, language).length + 2);
  }
  return width;
}

/** Cells on their way into a sheet. */
interface Grid {
  readonly cells: Map<string, Partial<Cell>>;
  readonly rowDefs: Map<number, { height: number }>;
  readonly merges: NonNullable<WriteSheet['merges']>;
  readonly widths: readonly number[];
  readonly language: Language;
}

function newGrid(widths: readonly number[], language: Language): Grid {
  return { cells: new Map(), rowDefs: new Map(), merges: [], widths, language };
}

function written(grid: Grid): Partial<WriteSheet> {
  const { cells, rowDefs, merges, widths } = grid;
  return { cells, rowDefs, merges, columns: widths.map((width) => ({ width })) };
}

function blockSheet(blocks: readonly DocumentBlock[], document: ReportDocument): Partial<WriteSheet> {
  const grid = newGrid(BLOCK_WIDTHS, document.language);
  drawWide(grid, 0, 0, { kind: 'text', text: document.title }, STYLES.title);
  drawWide(grid, 1, 0, { kind: 'text', text: document.subtitle }, STYLES.heading);
  let row = 2;
  for (const [index, block] of blocks.entries()) {
    // A heading stands close to what it heads.
    if (block.kind === 'heading' || blocks[index - 1]?.kind !== 'heading') row += 1;
    row = drawBlock(grid, row, block);
  }
  return written(grid);
}

/** Draws a block from a row on; gives the row below. */
function drawBlock(grid: Grid, top: number, block: DocumentBlock): number {
  const lines = (texts: readonly string[], style: CellStyle) => {
    texts.forEach((text, index) => {
      drawWide(grid, top + index, 0, { kind: 'text', text }, style);
    });
    return top + texts.length;
  };
  switch (block.kind) {
    case 'heading':
      return lines([block.text], STYLES.heading);
    case 'paragraph':
    case 'code':
      return lines([block.text], STYLES.text);
    case 'notice':
      return lines([block.heading, ...block.lines], STYLES.notice);
    case 'list':
      return lines(block.items, STYLES.text);
    case 'facts':
      block.facts.forEach((fact, index) => {
        grid.cells.set(`${top + index},0`, drawText(fact.label, STYLES.label));
        drawWide(grid, top + index, 1, fact.value, STYLES.fact);
      });
      return top + block.facts.length;
    case 'table':
      return drawTable(grid, top, block.table);
  }
}

/** One cell from a column to the last one of the sheet. */
function drawWide(grid: Grid, row: number, startCol: number, cell: DocumentCell, style: CellStyle): void {
  const endCol = grid.widths.length - 1;
  for (let column = startCol + 1; column <= endCol; column++)
    grid.cells.set(`${row},${column}`, { value: null, style });
  grid.cells.set(`${row},${startCol}`, draw(cell, style, grid.language));
  grid.merges.push({ startRow: row, startCol, endRow: row, endCol });
  const width = grid.widths.slice(startCol).reduce((sum, each) => sum + each, 0);
  const scale = (style.font?.size ?? 11) / 11;
  grid.rowDefs.set(row, { height: scale * rowHeight([{ text: textOf(cell), width: width / scale }]) });
}

/** Draws header and rows from a row on; gives the row below. */
function drawTable(grid: Grid, top: number, table: DocumentTable): number {
  const { cells, rowDefs, widths, language } = grid;
  const width = (index: number) => widths[index] ?? 10;
  table.columns.forEach((column, index) => {
    cells.set(`${top},${index}`, drawText(column.header, STYLES.header));
  });
  // The button of the filter and the bold face take room from a header.
  const heads = table.columns.map((column, index) => ({ text: column.header, width: width(index) - 3 }));
  rowDefs.set(top, { height: rowHeight(heads) });
  table.rows.forEach((row, rowIndex) => {
    const at = top + 1 + rowIndex;
    row.forEach((cell, index) => {
      const style = table.columns[index]?.kind === 'text' ? STYLES.cell : STYLES.figure;
      cells.set(`${at},${index}`, draw(cell, style, language));
    });
    const texts = row.map((cell, index) => ({ text: textOf(cell), width: width(index) }));
    rowDefs.set(at, { height: rowHeight(texts) });
  });
  return top + 1 + table.rows.length;
}

function textOf(cell: DocumentCell): string {
  return cell?.kind === 'text' ? cell.text : '';
}

function draw(cell: DocumentCell, style: CellStyle, language: Language): Partial<Cell> {
  if (cell === null) return { value: null, style };
  switch (cell.kind) {
    case 'text':
      return drawText(cell.text, style);
    case 'integer':
      return Number.isSafeInteger(Number(cell.value))
        ? { value: Number(cell.value), style: { ...style, numFmt: '#,##0' } }
        : drawText(BigInt(cell.value).toString(), style);
    case 'ratio': {
      const value = Number(cell.numerator) / Number(cell.denominator);
      return { value, style: { ...style, numFmt: percentFormat(cell, language) } };
    }
  }
}

function drawText(text: string, style: CellStyle): Partial<Cell> {
  const value = cellText(text);
  if (ERROR_VALUES.test(value)) return { value, richText: [{ text: value }], style };
  // Text that looks like an escape of the format itself is escaped (ECMA-376 part 1, 22.9.2.19).
  return { value: value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'), style };
}

/** A share too near to none or all to be rounded keeps its value and shows the bound as fixed text. */
function percentFormat(ratio: Ratio, language: Language): string {
  const { bound } = toPercentage(ratio);
  if (bound === 'below' || bound === 'above') return `"${formatRatio(ratio, language)}"`;
  const digits = bound === null ? '0.00' : '0';
  return language === 'vi' ? `${digits} %` : `${digits}%`;
}
