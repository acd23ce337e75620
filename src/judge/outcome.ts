import type { SoatError } from '../errors.ts';
import type { Values } from '../model/measure.ts';
import type { RuleOutcome } from '../model/result.ts';
import type { BoundRule, Judgement, RuleSpec } from '../model/rule.ts';
import type { Language, Text } from '../model/text.ts';
import { toleranceText } from './rows.ts';

/** What an outcome needs to know besides the rule. */
export interface OutcomeContext {
  readonly language: Language;
  readonly queryIds: readonly string[];
  readonly title: Text;
  /** The parameter that the title is told with. */
  readonly titleWord?: string | undefined;
  readonly unit: 'row' | 'table';
}

/** The outcome of a rule whose values were read, or of one that failed. */
export function judgeRule(
  rule: BoundRule,
  values: Values,
  failure: SoatError | undefined,
  context: OutcomeContext,
): RuleOutcome {
  return failure === undefined
    ? toOutcome(rule.spec, rule.judge(values), context)
    : failedOutcome(rule.spec, failure.text, context);
}

/** A rule that ended in an error: none of its counts is known. */
export function failedOutcome(spec: RuleSpec, reason: Text, context: OutcomeContext): RuleOutcome {
  return toOutcome(
    spec,
    {
      status: 'error',
      scope: null,
      notApplicable: null,
      checked: null,
      violations: null,
      notEvaluable: null,
      proof: 'scan',
      message: {
        vi: `không thực hiện được: ${reason.vi}`,
        en: `could not be evaluated: ${reason.en}`,
      },
    },
    context,
  );
}

function toOutcome(spec: RuleSpec, judgement: Judgement, context: OutcomeContext): RuleOutcome {
  return {
    id: spec.id,
    rule: spec.rule,
    title: spec.title ?? titleOf(spec, context),
    unit: context.unit,
    observed: judgement.observed ?? null,
    ...(judgement.distribution && { distribution: judgement.distribution }),
    table: spec.table,
    columns: spec.columns,
    section: spec.section,
    criterion: spec.criterion,
    dimension: spec.dimension,
    severity: spec.severity,
    status: judgement.status,
    scope: judgement.scope,
    notApplicable: judgement.notApplicable,
    checked: judgement.checked,
    violations: judgement.violations,
    notEvaluable: judgement.notEvaluable,
    tolerance: toleranceText(spec.tolerance),
    groups: judgement.groups ?? null,
    proof: judgement.proof,
    samples: [],
    queryIds: context.queryIds,
    message: judgement.message[context.language],
    ownerSql: spec.where !== undefined || 'condition' in spec.parameters || 'sql' in spec.parameters,
  };
}

/** `Dạng văn bản (nfc): ho_ten`. */
function titleOf({ columns, parameters }: RuleSpec, { title, titleWord, language }: OutcomeContext): string {
  const word = titleWord === undefined ? undefined : parameters[titleWord];
  const which = Array.isArray(word) ? word.join(', ') : word;
  const about = columns.length === 0 ? '' : `: ${columns.join(', ')}`;
  return `${title[language]}${typeof which === 'string' ? ` (${which})` : ''}${about}`;
}
