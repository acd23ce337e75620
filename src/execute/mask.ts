import type { CatalogueColumn } from '../model/catalogue.ts';
import type { TableDeclaration } from '../model/rule-file.ts';

/** Keeps at most a quarter of a text's characters, half at each end: enough to recognise one's own row, no more. */
export function maskText(text: string): string {
  const points = [...text];
  const kept = Math.min(3, Math.floor(points.length / 8));
  return `${points.slice(0, kept).join('')}***${points.slice(points.length - kept).join('')}`;
}

/**
 * A key is shown as it is only when the owner declares its column and does not mark it personal, or when it is a plain
 * number and not marked: names, personal numbers and the like make keys too, and nobody may have said so.
 */
export function showsKey(column: CatalogueColumn, declaration: TableDeclaration): boolean {
  const said = declaration.columns.find((one) => one.name === column.name);
  return said === undefined ? column.type.kind === 'integer' : !said.personal;
}
