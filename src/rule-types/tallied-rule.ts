import { judgeRows } from '../judge/rows.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import type { LiteralKind } from '../model/literal.ts';
import type { Measure, Tally, Values } from '../model/measure.ts';
import type { BoundRule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { all, any, inList } from '../sql/build.ts';
import { countOf, rowsOf } from '../sql/measures.ts';
import { rowConditions } from './define-row-rule.ts';
import type { Binder } from './rule-type.ts';

/** A value handed to the program: how the engine makes it, and the type of its canonical text. */
export interface TalliedValue {
  readonly value: Expression;
  readonly kind: LiteralKind;
}

/** Says that so many rows with these values break the rule; the values stand in the order of `of`. */
export type Blame = (values: readonly string[], rows: bigint) => void;

/** Judges the different values of a rule one after the other, in bounded memory. */
export interface ValueJudge {
  add(values: readonly string[], rows: bigint): void;
  /** Called behind the last value, for judges that look one value ahead. */
  end?(): void;
}

/** What no SQL can judge: the distinct values that stream by are judged in the program, and counted with their rows. */
export interface TalliedRule {
  /** The columns whose NULL makes a row not applicable, and whose values must be of their type. */
  readonly looked: readonly CatalogueColumn[];
  /** A further condition without which a row cannot be evaluated, and what to say otherwise. */
  readonly evaluable?: Expression;
  readonly evaluableOtherwise?: Text;
  /** The values that are judged; none is NULL. */
  readonly of: readonly TalliedValue[];
  /** Rows that alone may break the rule. */
  readonly suspect?: Expression;
  /** True when the values must come in ascending order, the first of `of` first. */
  readonly inOrder?: boolean;
  /** Names the judging, so that equal measures are recognised. */
  readonly id: string;
  /** `known` holds what was asked of second databases. */
  start(blame: Blame, known: Values): ValueJudge;
  /** What must be asked of second databases. */
  readonly needs?: readonly Measure[];
}

/** Rows that break the rule, and the first of their values. */
interface Found {
  readonly rows: bigint;
  readonly first: readonly (readonly string[])[];
}

/** Values kept for samples; counting needs none. */
const KEPT = 50;

/** Makes counts, judgement and sample of a row rule whose values are judged in the program. */
export function bindTallied(binder: Binder, rule: TalliedRule): BoundRule {
  const { table, spec } = binder;
  const conditions = rowConditions(binder, {
    notNull: rule.looked,
    typed: rule.looked,
    ...(rule.evaluable && { evaluable: { where: rule.evaluable } }),
  });
  const rows = rowsOf(table);
  const applicable = countOf(table, conditions.applicable);
  const evaluable = countOf(table, conditions.evaluable);
  const broken: Measure & { kind: 'distinct' } = {
    kind: 'distinct',
    table,
    of: rule.of.map(({ value }) => value),
    where: all([conditions.evaluable, ...(rule.suspect === undefined ? [] : [rule.suspect])]),
    inOrder: rule.inOrder === true,
    tally: { id: rule.id, start: (known) => tallyOf(rule, known) },
  };
  return {
    spec,
    table,
    unit: 'row',
    measures: [...(rule.needs ?? []), rows, applicable, evaluable, broken],
    isProven: false,
    judge: (values) =>
      judgeRows(
        {
          scope: values.count(rows),
          applicable: values.count(applicable),
          evaluable: values.count(evaluable),
          violations: (values.distinct(broken) as Found).rows,
          proof: 'scan',
          ...(rule.evaluableOtherwise && { notEvaluableWhy: rule.evaluableOtherwise }),
        },
        spec.tolerance,
      ),
    sample(values) {
      const { first } = values.distinct(broken) as Found;
      return { where: all([conditions.evaluable, isOneOf(rule.of, first)]) };
    },
  };
}

function tallyOf(rule: TalliedRule, known: Values): Tally {
  let rows = 0n;
  const first: (readonly string[])[] = [];
  const judge = rule.start((values, times) => {
    rows += times;
    if (first.length < KEPT) first.push(values);
  }, known);
  return {
    add: (values, times) =>
      judge.add(
        values.map((value) => value ?? ''),
        times,
      ),
    result(): Found {
      judge.end?.();
      return { rows, first };
    },
  };
}

function isOneOf(of: readonly TalliedValue[], found: readonly (readonly string[])[]): Expression {
  const [only, more] = of;
  if (only !== undefined && more === undefined) {
    return inList(
      only.value,
      found.map(([text = '']) => ({ kind: only.kind, text })),
    );
  }
  return any(
    found.map((values) =>
      all(of.map(({ value, kind }, at) => inList(value, [{ kind, text: values[at] ?? '' }]))),
    ),
  );
}
