import { aggregate } from './aggregate.ts';
import { atLeastOne } from './at-least-one.ts';
import { benford } from './benford.ts';
import { bytes } from './bytes.ts';
import { code } from './code.ts';
import { compare } from './compare.ts';
import { completeness } from './completeness.ts';
import { condition } from './condition.ts';
import { containsValues } from './contains-values.ts';
import { crossReference } from './cross-reference.ts';
import { dependency } from './dependency.ts';
import { distinctCount } from './distinct-count.ts';
import { distinctRatio } from './distinct-ratio.ts';
import { distribution } from './distribution.ts';
import { documented } from './documented.ts';
import { exactlyOne } from './exactly-one.ts';
import { expression } from './expression.ts';
import { format } from './format.ts';
import { freshness } from './freshness.ts';
import { hierarchy } from './hierarchy.ts';
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
import { outlier } from './outlier.ts';
import { parsesAs } from './parses-as.ts';
import { partialDate } from './partial-date.ts';
import { pattern } from './pattern.ts';
import { query } from './query.ts';
import { range } from './range.ts';
import { rarePattern } from './rare-pattern.ts';
import { rareValue } from './rare-value.ts';
import { recencyShare } from './recency-share.ts';
import { reconcile } from './reconcile.ts';
import { reference } from './reference.ts';
import { referenceCount } from './reference-count.ts';
import { rowCount } from './row-count.ts';
import { rowCountMatch } from './row-count-match.ts';
import type { RuleType } from './rule-type.ts';
import { schema } from './schema.ts';
import { sequence } from './sequence.ts';
import { spike } from './spike.ts';
import { sumEquals } from './sum-equals.ts';
import { textForm } from './text-form.ts';
import { timely } from './timely.ts';
import { unique } from './unique.ts';
import { vnDossierDateMatches } from './vn-dossier-date-matches.ts';
import { vnHealthCardMatches } from './vn-health-card-matches.ts';
import { vnPersonalIdMatches } from './vn-personal-id-matches.ts';
import { volume } from './volume.ts';

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
  completeness,
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
  query,
  sumEquals,
  vnPersonalIdMatches,
  vnHealthCardMatches,
  vnDossierDateMatches,
  dependency,
  ordered,
  noOverlap,
  sequence,
  reference,
  referenceCount,
  crossReference,
  reconcile,
  hierarchy,
  code,
  aggregate,
  outlier,
  rareValue,
  rarePattern,
  spike,
  benford,
  volume,
  distribution,
  freshness,
  recencyShare,
  timely,
];
