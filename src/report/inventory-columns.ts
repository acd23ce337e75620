import type { AuditResult, InventoryColumn, InventoryTable } from '../model/result.ts';
import type { Language } from '../model/text.ts';
import { type ColumnOf, integerCell, textCell } from './document-model.ts';
import { formatMoment } from './number-format.ts';
import { wordings } from './text/index.ts';

/** A column of the inventory beside the table it belongs to. */
export interface PlacedColumn {
  readonly table: InventoryTable;
  readonly column: InventoryColumn;
}

/** The columns of the inventory of tables. */
export function inventoryTableColumns(language: Language): readonly ColumnOf<InventoryTable>[] {
  const w = wordings[language];
  const kinds: Readonly<Record<string, string>> = w.tableKind;
  return [
    text(w.columns.table, 24, (t) => t.name),
    text(w.columns.label, 28, (t) => t.title),
    text(w.columns.kind, 15, (t) => (Object.hasOwn(kinds, t.kind) ? kinds[t.kind] : t.kind)),
    text(w.columns.declared, 12, (t) => (t.declared ? w.yes : w.no)),
    count(w.columns.rows, (t) => t.rows),
    count(w.columns.estimate, (t) => t.rowEstimate),
    count(w.columns.columnCount, (t) => t.columns.length),
    count(w.columns.bytes, (t) => t.bytes),
    text(w.columns.lastUpdated, 20, (t) =>
      t.lastUpdated === null ? null : formatMoment(t.lastUpdated, language),
    ),
    text(w.columns.sharing, 18, (t) => (t.sharing === undefined ? null : w.sharing[t.sharing])),
    text(w.columns.key, 18, (t) => t.key.join(', ')),
    text(w.columns.comment, 30, (t) => t.comment),
  ];
}

/** The columns of the inventory of columns. */
export function inventoryColumnColumns(language: Language): readonly ColumnOf<PlacedColumn>[] {
  const w = wordings[language];
  return [
    text(w.columns.table, 22, (p) => p.table.name),
    count(w.columns.position, (p) => p.column.position, 8),
    text(w.columns.columns, 22, (p) => p.column.name),
    text(w.columns.label, 24, (p) => p.column.title),
    text(w.columns.dataType, 20, (p) => p.column.type),
    text(w.columns.nullable, 11, (p) => (p.column.nullable ? w.yes : w.no)),
    text(w.columns.default, 14, (p) => p.column.default),
    text(w.columns.meaning, 18, (p) => p.column.meaning),
    text(w.columns.personal, 11, (p) =>
      p.column.personal === undefined ? null : p.column.personal ? w.yes : w.no,
    ),
    text(w.columns.sharing, 18, (p) => (p.column.sharing === undefined ? null : w.sharing[p.column.sharing])),
    count(w.columns.nulls, (p) => p.column.nulls),
    count(w.columns.illTyped, (p) => p.column.illTyped),
    text(w.columns.comment, 26, (p) => p.column.comment),
  ];
}

/** Every column of every table in the order of the inventory. */
export function placedColumns(result: AuditResult): readonly PlacedColumn[] {
  return result.inventory.tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
}

function text<Row>(
  header: string,
  width: number,
  of: (row: Row) => string | null | undefined,
): ColumnOf<Row> {
  return { header, kind: 'text', width, cell: (row) => textCell(of(row)) };
}

function count<Row>(header: string, of: (row: Row) => number | null, width = 14): ColumnOf<Row> {
  return { header, kind: 'integer', width, cell: (row) => integerCell(of(row)) };
}
