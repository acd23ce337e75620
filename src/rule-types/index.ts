import { aggregate } from './aggregate.ts';
import { code } from './code.ts';
import { compare } from './compare.ts';
import { expression } from './expression.ts';
import { format } from './format.ts';
import { freshness } from './freshness.ts';
import { inSet } from './in-set.ts';
import { length } from './length.ts';
import { notBlank } from './not-blank.ts';
import { notInSet } from './not-in-set.ts';
import { notNull } from './not-null.ts';
import { pattern } from './pattern.ts';
import { range } from './range.ts';
import { reference } from './reference.ts';
import { rowCount } from './row-count.ts';
import type { RuleType } from './rule-type.ts';
import { unique } from './unique.ts';

/** Every rule type, in the order of the reference page. */
export const ruleTypes: readonly RuleType[] = [
  rowCount,
  notNull,
  notBlank,
  unique,
  inSet,
  notInSet,
  range,
  length,
  pattern,
  format,
  compare,
  expression,
  reference,
  code,
  aggregate,
  freshness,
];
