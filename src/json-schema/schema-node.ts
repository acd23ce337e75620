import type { Text } from '../model/text.ts';
import type { Json } from './json.ts';

/** A schema that was read: it accepts a value when all its checks do. */
export interface SchemaNode {
  checks: readonly Check[];
  /** Schemas asked of the very value that this one is asked of. */
  beside: readonly SchemaNode[];
  /** True when a `$ref` leads here, so that its answers are kept: else the same question could be asked without end. */
  isShared: boolean;
}

/** True when the value keeps one word of a schema; `ask` asks another schema. */
export type Check = (value: Json, ask: Ask) => boolean;
export type Ask = (node: SchemaNode, value: Json) => boolean;

/** A path below the schema. */
export type SchemaPath = readonly (string | number)[];

/** What is wrong with a schema, and where. */
export interface SchemaFault {
  readonly path: SchemaPath;
  readonly text: Text;
  readonly hint?: Text;
}

/** True when the value satisfies the schema. */
export function satisfies(node: SchemaNode, value: Json): boolean {
  const known = new Map<SchemaNode, Map<Json, boolean>>();
  // A plain loop: every frame counts where schemas ask each other a hundred deep.
  const judge: Ask = (schema, one) => {
    for (const check of schema.checks) if (!check(one, ask)) return false;
    return true;
  };
  const ask: Ask = (schema, one) => {
    if (!schema.isShared) return judge(schema, one);
    const answers = known.get(schema) ?? new Map<Json, boolean>();
    known.set(schema, answers);
    const answer = answers.get(one) ?? judge(schema, one);
    answers.set(one, answer);
    return answer;
  };
  return ask(node, value);
}
