import type { Measure, Ranked, Values } from '../model/measure.ts';
import { baseMeasures } from '../plan/fuse.ts';
import { measureKey } from '../plan/measure-key.ts';
import { rowsOf, valuesIn } from '../sql/measures.ts';

/** The values read so far, by measure. */
export class Measured implements Values {
  readonly #values = new Map<string, unknown>();

  set(measure: Measure, value: unknown): void {
    this.#values.set(measureKey(measure), value);
  }

  /** True when everything that the measure is made from was read. */
  has(measure: Measure): boolean {
    return baseMeasures(measure).every((base) => this.#values.has(measureKey(base)));
  }

  count(measure: Measure & { kind: 'count' }): bigint {
    const { where, table } = measure;
    if (where.kind === 'constant' && !where.value) return 0n;
    if (where.kind === 'is-null' && where.of.kind === 'column') {
      return this.#read<bigint>(rowsOf(table)) - this.#read<bigint>(valuesIn(table, where.of));
    }
    return this.#read(measure);
  }

  aggregate(measure: Measure & { kind: 'aggregate' }): string | null {
    return this.#read(measure);
  }

  rank(measure: Measure & { kind: 'rank' }): Ranked | null {
    return this.#read(measure);
  }

  repeats(measure: Measure & { kind: 'repeats' }): { readonly groups: bigint; readonly rows: bigint } {
    return this.#read(measure);
  }

  ownerQuery(measure: Measure & { kind: 'owner-query' }): bigint {
    return this.#read(measure);
  }

  distinct(measure: Measure & { kind: 'distinct' }): unknown {
    return this.#read(measure);
  }

  #read<T>(measure: Measure): T {
    const key = measureKey(measure);
    if (!this.#values.has(key)) throw new Error(`a measure was asked for that was not read: ${measure.kind}`);
    return this.#values.get(key) as T;
  }
}
