import { aggregate } from './aggregate.ts';
import { atLeastOne } from './at-least-one.ts';
import { bytes } from './bytes.ts';
import { code } from './code.ts';
import { compare } from './compare.ts';
import { condition } from './condition.ts';
import { containsValues } from './contains-values.ts';
import { dependency } from './dependency.ts';
import { distinctCount } from './distinct-count.ts';
import { distinctRatio } from './distinct-ratio.ts';
import { documented } from './documented.ts';
import { exactlyOne } from './exactly-one.ts';
import { expression } from './expression.ts';
import { format } from './format.ts';
import { freshness } from './freshness.ts';
import { inSet } from './in-set.ts';
import { inTuples } from './in-tuples.ts';
import { isNullRule } from './is-null.ts';
import { jsonSchema } from './json-schema.ts';
import { length } from './length.ts';
import { nearDuplicate } from './near-duplicate.ts';
import { noOverlap } from './no-overlap.ts';
import { notBlank } from './not-blank.ts';
import { notInSet } from './not-in-set.ts';
import { notNull } from './not-null.ts';
import { notPattern } from './not-pattern.ts';
import { oneOfFormats } from './one-of-formats.ts';
import { ordered } from './ordered.ts';
import { parsesAs } from './parses-as.ts';
import { partialDate } from './partial-date.ts';
import { pattern } from './pattern.ts';
import { range } from './range.ts';
import { recencyShare } from './recency-share.ts';
import { reference } from './reference.ts';
import { rowCount } from './row-count.ts';
import { rowCountMatch } from './row-count-match.ts';
import type { RuleType } from './rule-type.ts';
import { schema } from './schema.ts';
import { sequence } from './sequence.ts';
import { spike } from './spike.ts';
import { textForm } from './text-form.ts';
import { unique } from './unique.ts';

/** Every rule type, in the order of the reference page. */
export const ruleTypes: readonly RuleType[] = [
  rowCount,
  rowCountMatch,
  schema,
  documented,
  notNull,
  notBlank,
  isNullRule,
  atLeastOne,
  exactlyOne,
  unique,
  nearDuplicate,
  distinctCount,
  distinctRatio,
  inSet,
  notInSet,
  inTuples,
  containsValues,
  range,
  length,
  bytes,
  pattern,
  notPattern,
  textForm,
  format,
  oneOfFormats,
  parsesAs,
  jsonSchema,
  partialDate,
  compare,
  condition,
  expression,
  dependency,
  ordered,
  noOverlap,
  sequence,
  reference,
  code,
  aggregate,
  spike,
  freshness,
  recencyShare,
];
