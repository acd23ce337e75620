import { Measured } from '../../src/execute/measured.ts';
import type { Measure, Values } from '../../src/model/measure.ts';
import { baseMeasures } from '../../src/plan/fuse.ts';
import { bindText, rulesOfBang } from '../plan/bind-text.ts';

/** The values of a `not-null` rule on `vb`: how many rows there are, and how many of them hold a value. */
export function valuesOf([rows, filled]: readonly bigint[]): Values {
  const values = new Measured();
  const [rule] = bindText(rulesOfBang('{ rule: not-null, column: vb }')).rules;
  const bases: readonly Measure[] = rule?.measures.flatMap(baseMeasures) ?? [];
  for (const base of bases) {
    const isOfRows = base.kind === 'count' && base.where.kind === 'constant';
    values.set(base, isOfRows ? rows : filled);
  }
  return values;
}
