import type { CatalogueTable } from '../model/catalogue.ts';
import type { Dialect } from '../model/dialect.ts';
import type { Measure } from '../model/measure.ts';
import { rowsOf, valuesIn } from '../sql/measures.ts';
import { walk } from '../sql/walk.ts';
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
  for (const part of needs.flatMap(byOwnTable)) {
    const own = byTable.get(part.table);
    if (own === undefined) byTable.set(part.table, [part]);
    else own.push(part);
  }
  return [...byTable].flatMap(([table, own]) => fuseTable(table, own, dialect));
}

/** A need by the tables that its measures are of: most have but one. */
function byOwnTable(need: Need): readonly Need[] {
  const tables = new Set([need.table, ...need.measures.map(({ table }) => table)]);
  return [...tables].map((table) => ({
    ...need,
    table,
    measures: need.measures.filter((measure) => measure.table === table),
  }));
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

/** A scan that is being filled. */
interface Scan {
  readonly measures: Map<string, Measure>;
  readonly parents: Set<string>;
  readonly patterns: Set<string>;
  readonly needs: Need[];
}

function fuseTable(table: CatalogueTable, needs: readonly Need[], dialect: Dialect): readonly PlannedQuery[] {
  const scans: Scan[] = [];
  const alone = new Map<string, { measure: Measure; needs: Need[] }>();
  for (const need of needs) {
    const measures = need.measures.flatMap(baseMeasures);
    const scanned = measures.filter(isScanned);
    if (scanned.length > 0) fillScan(scans, need, scanned, dialect);
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

/** Puts the measures of a need into the first scan that has room for them, or into a new one. */
function fillScan(
  scans: Scan[],
  need: Need,
  measures: readonly (Measure & { kind: 'count' | 'aggregate' })[],
  dialect: Dialect,
): void {
  const keyed = new Map(measures.map((measure) => [measureKey(measure), measure]));
  const parts = measures.flatMap((measure) => [...walk(measure.where)]);
  const parents = parts.flatMap((part) =>
    part.kind === 'orphan' || part.kind === 'occurrences'
      ? JSON.stringify([part.kind, part.parent.table, part.child, part.parent.key])
      : [],
  );
  const patterns = parts.flatMap((part) => (part.kind === 'matches' ? JSON.stringify(part.pattern) : []));
  const hasRoom = (scan: Scan) =>
    sizeWith(scan.measures, keyed.keys()) <= dialect.maxSelectColumns &&
    sizeWith(scan.parents, parents) <= MAX_JOINS &&
    sizeWith(scan.patterns, patterns) <= dialect.maxPatterns;
  let scan = scans.find(hasRoom);
  if (scan === undefined) {
    scan = { measures: new Map(), parents: new Set(), patterns: new Set(), needs: [] };
    scans.push(scan);
  }
  for (const [key, measure] of keyed) scan.measures.set(key, measure);
  for (const parent of parents) scan.parents.add(parent);
  for (const pattern of patterns) scan.patterns.add(pattern);
  scan.needs.push(need);
}

/** How many a set, or the keys of a map, would be with these. */
function sizeWith(
  known: { has(key: string): boolean; readonly size: number },
  more: Iterable<string>,
): number {
  return known.size + [...new Set(more)].filter((key) => !known.has(key)).length;
}

function isScanned(measure: Measure): measure is Measure & { kind: 'count' | 'aggregate' } {
  return measure.kind === 'count' || (measure.kind === 'aggregate' && measure.function !== 'count-distinct');
}
