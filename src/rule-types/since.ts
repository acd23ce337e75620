import { addDays, isDay } from '../exact/day.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import type { LiteralKind } from '../model/literal.ts';
import type { Problem, RuleSpec } from '../model/rule.ts';
import { columnValue, compare, literal } from '../sql/build.ts';
import type { JsonSchema } from './rule-type.ts';
import { textOf } from './words.ts';

/** A day, or `Nd`: so many calendar days before the cut-off day. */
export const SINCE: JsonSchema = { type: 'string', pattern: '^([0-9]{1,6}d|[0-9]{4}-[0-9]{2}-[0-9]{2})$' };

/** The fault of a day that does not exist. */
export function checkSince(spec: RuleSpec): readonly Problem[] {
  const since = textOf(spec.parameters.since) ?? '';
  if (since.endsWith('d') || isDay(since)) return [];
  const text = { vi: `không có ngày "${since}"`, en: `there is no day "${since}"` };
  return [{ at: spec.place('since'), text, level: 'error' }];
}

/** The day that `since` names, `YYYY-MM-DD`. */
export function sinceDay(spec: RuleSpec, cutoff: string): string {
  const since = textOf(spec.parameters.since) ?? '0d';
  return since.endsWith('d') ? addDays(cutoff, -Number(since.slice(0, -1))) : since;
}

/** True for a value before the end of that day; `kind` is the column's. */
export function untilEndOf(day: string, column: CatalogueColumn, kind: LiteralKind): Expression {
  return compare(columnValue(column), '<', midnight(addDays(day, 1), kind), kind);
}

/** True for a value on that day or later. */
export function fromStartOf(day: string, column: CatalogueColumn, kind: LiteralKind): Expression {
  return compare(columnValue(column), '>=', midnight(day, kind), kind);
}

function midnight(day: string, kind: LiteralKind): Expression {
  return literal(kind, kind === 'date' ? day : `${day} 00:00:00`);
}
