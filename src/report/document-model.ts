import type { Language } from '../model/text.ts';
import type { Ratio } from './number-format.ts';
import { visibleLines, visibleText } from './visible-text.ts';

/** One figure or text of a table; null where nothing is known or nothing applies. */
export type DocumentCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'integer'; readonly value: number | bigint }
  | ({ readonly kind: 'ratio' } & Ratio)
  | null;

export interface DocumentColumn {
  readonly header: string;
  readonly kind: 'text' | 'integer' | 'ratio';
  /** Wished width in characters. */
  readonly width: number;
}

/** Every row has one cell for each column. */
export interface DocumentTable {
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly (readonly DocumentCell[])[];
}

export interface Fact {
  readonly label: string;
  readonly value: DocumentCell;
}

/** A piece of the report. Its texts hold no hidden character: only `code` holds line ends and tabs. */
export type DocumentBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'notice'; readonly heading: string; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'table'; readonly table: DocumentTable }
  | { readonly kind: 'code'; readonly language: 'sql'; readonly text: string };

export interface DocumentSection {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly DocumentBlock[];
}

/**
 * A sheet of a workbook: one table with its header on top, or blocks one below the other. Of a wide table only the first
 * `printedColumns` go to paper, so that it can still be read there.
 */
export type DocumentSheet = {
  readonly name: string;
} & (
  | { readonly table: DocumentTable; readonly printedColumns?: number }
  | { readonly blocks: readonly DocumentBlock[] }
);

/**
 * The report, already worded and ordered, before it takes a form. `opening` and `sections` are what is read from top to bottom;
 * `sheets` are the same figures laid out as a workbook.
 */
export interface ReportDocument {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  /** When the run ended, ISO 8601. */
  readonly created: string;
  readonly opening: readonly DocumentBlock[];
  readonly sections: readonly DocumentSection[];
  readonly sheets: readonly DocumentSheet[];
}

/** How one column is filled from a row of the result. */
export interface ColumnOf<Row> extends DocumentColumn {
  cell(row: Row): DocumentCell;
}

/** A cell of text with its hidden characters made visible; null for absent or empty text. */
export function textCell(text: string | null | undefined): DocumentCell {
  return text === null || text === undefined || text === ''
    ? null
    : { kind: 'text', text: visibleText(text) };
}

/** A cell of text whose line ends and tabs stay, for SQL. */
export function codeCell(text: string): DocumentCell {
  return { kind: 'text', text: visibleLines(text) };
}

/** A cell of a count; null where it is not known. */
export function integerCell(value: number | bigint | null): DocumentCell {
  return value === null ? null : { kind: 'integer', value };
}

/** A cell of a share; null where a count is not known or nothing was counted. */
export function ratioCell(numerator: number | null, denominator: number | null): DocumentCell {
  return numerator === null || denominator === null || denominator === 0
    ? null
    : { kind: 'ratio', numerator, denominator };
}

/** A table of one line for each row. */
export function tableOf<Row>(columns: readonly ColumnOf<Row>[], rows: readonly Row[]): DocumentTable {
  return {
    columns: columns.map(({ header, kind, width }) => ({ header, kind, width })),
    rows: rows.map((row) => columns.map((column) => column.cell(row))),
  };
}
