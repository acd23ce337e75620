import { toNumber } from '../judge/rows.ts';
import type { Catalogue, CatalogueColumn, CatalogueTable } from '../model/catalogue.ts';
import type { Measure } from '../model/measure.ts';
import type { AuditResult, InventoryColumn, InventoryTable } from '../model/result.ts';
import type { BoundRule } from '../model/rule.ts';
import type { TableDeclaration } from '../model/rule-file.ts';
import { shownName } from '../plan/find-table.ts';
import { columnValue, isNull } from '../sql/build.ts';
import { columnsIn } from '../sql/columns-in.ts';
import { type Count, countOf, rowsOf, valuesIn } from '../sql/measures.ts';
import type { KnownValues } from './evidence.ts';

/** Every table of the catalogue, those of the rule file first; figures are those that this run has read. */
export function takeInventory(
  catalogue: Catalogue,
  declared: readonly { readonly declaration: TableDeclaration; readonly table: CatalogueTable }[],
  values: KnownValues,
): AuditResult['inventory'] {
  const known = new Set(declared.map(({ table }) => table));
  const others = catalogue.tables.filter((table) => !known.has(table));
  return {
    tables: [
      ...declared.map(({ declaration, table }) => describe(declaration.name, table, declaration, values)),
      ...others.map((table) => describe(shownName(table, catalogue), table, undefined, values)),
    ],
  };
}

/**
 * What the inventory asks of a declared table: its rows, and, where the engine keeps values of any type, how many values of
 * the columns that rules look at are of the declared one. Rules ask most of it anyway, and what is the same is read once.
 */
export function inventoryMeasures(
  table: CatalogueTable,
  rules: readonly BoundRule[],
  isEverIllTyped: (column: CatalogueColumn) => boolean,
): readonly Measure[] {
  const looked = new Map(
    rules
      .flatMap((rule) => rule.measures)
      .filter((measure) => measure.table === table)
      .flatMap((measure) => (measure.kind === 'count' ? columnsIn(measure.where) : []))
      .map((column) => [column.name, column] as const),
  );
  const columns = [...looked.values()].filter(isEverIllTyped);
  return [rowsOf(table), ...columns.flatMap((column) => typeMeasures(table, column))];
}

function describe(
  name: string,
  table: CatalogueTable,
  declaration: TableDeclaration | undefined,
  values: KnownValues,
): InventoryTable {
  const primary = table.uniqueKeys.find((key) => key.primary);
  return {
    name,
    ...(declaration?.title === undefined ? {} : { title: declaration.title }),
    kind: table.kind,
    ...(table.comment === undefined ? {} : { comment: table.comment }),
    declared: declaration !== undefined,
    rows: read(values, rowsOf(table)),
    rowEstimate: whole(table.rowEstimate),
    bytes: whole(table.bytes),
    lastUpdated: table.lastUpdated ?? null,
    ...(declaration?.sharing === undefined ? {} : { sharing: declaration.sharing }),
    key: declaration?.key.length ? declaration.key : (primary?.columns ?? []),
    columns: table.columns.map((column) => describeColumn(table, column, declaration, values)),
  };
}

/** An engine's own figure; what no count can be (statistics may hold anything) is not known. */
function whole(figure: number | undefined): number | null {
  return figure !== undefined && Number.isSafeInteger(figure) && figure >= 0 ? figure : null;
}

function describeColumn(
  table: CatalogueTable,
  column: CatalogueColumn,
  declaration: TableDeclaration | undefined,
  values: KnownValues,
): InventoryColumn {
  const said = declaration?.columns.find((one) => one.name === column.name);
  return {
    name: column.name,
    ...(said?.title === undefined ? {} : { title: said.title }),
    position: column.position,
    type: column.declaredType,
    kind: column.type.kind,
    nullable: column.nullable,
    ...(column.default === undefined ? {} : { default: column.default }),
    ...(column.comment === undefined ? {} : { comment: column.comment }),
    ...(said?.meaning === undefined ? {} : { meaning: said.meaning }),
    ...(said === undefined ? {} : { personal: said.personal }),
    ...(said?.sharing === undefined ? {} : { sharing: said.sharing }),
    nulls: column.provenNotNull
      ? values.has(rowsOf(table))
        ? 0
        : null
      : read(values, countOf(table, isNull(columnValue(column)))),
    illTyped: illTyped(table, column, values),
  };
}

/** Values that are not NULL less those of the declared type, where they were counted. */
function illTyped(table: CatalogueTable, column: CatalogueColumn, values: KnownValues): number | null {
  const [held, typed] = typeMeasures(table, column);
  return values.has(held) && values.has(typed) ? toNumber(values.count(held) - values.count(typed)) : null;
}

function typeMeasures(table: CatalogueTable, column: CatalogueColumn): readonly [Count, Count] {
  return [valuesIn(table, { kind: 'column', column }), countOf(table, { kind: 'well-typed', column })];
}

function read(values: KnownValues, measure: Measure & { kind: 'count' }): number | null {
  return values.has(measure) ? toNumber(values.count(measure)) : null;
}
