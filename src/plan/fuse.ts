import type { CatalogueTable } from '../model/catalogue.ts';
import type { Dialect } from '../model/dialect.ts';
import type { Expression } from '../model/expression.ts';
import type { Measure } from '../model/measure.ts';
import { columnValue, isNull, not, TRUE } from '../sql/build.ts';
import { measureKey } from './measure-key.ts';

/** Who needs which measures of a table: a rule, by its id, or the inventory, without one. */
export interface Need {
  readonly id?: string;
  readonly table: CatalogueTable;
  readonly measures: readonly Measure[];
}

/** A statement to be: the measures it reads, each once, and who needs them. */
export interface PlannedQuery {
  readonly table: CatalogueTable;
  /** Scans hold many counts and aggregates; every other statement one measure. */
  readonly kind: 'scan' | 'alone';
  readonly measures: readonly Measure[];
  readonly needs: readonly Need[];
}

/** At most so many parents are joined to one scan. */
const MAX_JOINS = 6;

/** Makes few statements of the measures of many needs: one scan for each table as long as the engine's limits allow. */
export function fuse(needs: readonly Need[], dialect: Dialect): readonly PlannedQuery[] {
  const byTable = new Map<CatalogueTable, Need[]>();
  for (const need of needs) {
    const own = byTable.get(need.table);
    if (own === undefined) byTable.set(need.table, [need]);
    else own.push(need);
  }
  return [...byTable].flatMap(([table, own]) => fuseTable(table, own, dialect));
}

/** The measures a rule really reads: counts of NULL are made from a count of rows and one of values. */
export function baseMeasures(measure: Measure): readonly Measure[] {
  if (measure.kind !== 'count') return [measure];
  const { table, where } = measure;
  if (where.kind === 'constant') return where.value ? [measure] : [];
  return where.kind === 'is-null' && where.of.kind === 'column'
    ? [rowsOf(table), valuesIn(table, where.of)]
    : [measure];
}

/** The count of all rows of a table. */
export function rowsOf(table: CatalogueTable): Measure & { kind: 'count' } {
  return { kind: 'count', table, where: TRUE };
}

/** The count of values of a column that are not NULL. */
export function valuesIn(
  table: CatalogueTable,
  column: Expression & { kind: 'column' },
): Measure & { kind: 'count' } {
  return { kind: 'count', table, where: not(isNull(columnValue(column.column))) };
}

function fuseTable(table: CatalogueTable, needs: readonly Need[], dialect: Dialect): readonly PlannedQuery[] {
  const scans: { measures: Map<string, Measure>; parents: Set<string>; needs: Need[] }[] = [];
  const alone = new Map<string, { measure: Measure; needs: Need[] }>();
  for (const need of needs) {
    const measures = need.measures.flatMap(baseMeasures);
    const fused = measures.filter(isScanned);
    if (fused.length > 0) {
      const parents = fused.flatMap((measure) => parentsIn(measure));
      const last = scans.at(-1);
      const room =
        last !== undefined &&
        last.measures.size + fused.length <= dialect.maxSelectColumns &&
        new Set([...last.parents, ...parents]).size <= MAX_JOINS;
      const scan = room
        ? last
        : { measures: new Map<string, Measure>(), parents: new Set<string>(), needs: [] };
      if (!room) scans.push(scan);
      for (const measure of fused) {
        const key = measureKey(measure);
        if (!scan.measures.has(key)) scan.measures.set(key, measure);
      }
      for (const parent of parents) scan.parents.add(parent);
      scan.needs.push(need);
    }
    for (const measure of measures.filter((one) => !isScanned(one))) {
      const key = measureKey(measure);
      const known = alone.get(key);
      if (known === undefined) alone.set(key, { measure, needs: [need] });
      else known.needs.push(need);
    }
  }
  return [
    ...scans.map((scan) => ({
      table,
      kind: 'scan' as const,
      measures: [...scan.measures.values()],
      needs: scan.needs,
    })),
    ...[...alone.values()].map(({ measure, needs: own }) => ({
      table,
      kind: 'alone' as const,
      measures: [measure],
      needs: own,
    })),
  ];
}

function isScanned(measure: Measure): measure is Measure & { kind: 'count' | 'aggregate' } {
  return measure.kind === 'count' || (measure.kind === 'aggregate' && measure.function !== 'count-distinct');
}

function parentsIn(measure: Measure): readonly string[] {
  if (measure.kind !== 'count') return [];
  const found: string[] = [];
  const visit = (expression: Expression): void => {
    if (expression.kind === 'all' || expression.kind === 'any') expression.of.forEach(visit);
    if (expression.kind === 'not') visit(expression.of);
    if (expression.kind === 'orphan')
      found.push(JSON.stringify([expression.parent.table, expression.child, expression.parent.key]));
  };
  visit(measure.where);
  return found;
}
