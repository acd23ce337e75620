import type { RuleType } from '../rule-types/rule-type.ts';
import { type FileNode, type MapNode, nodeAt, textAt, textsAt } from './file-node.ts';

/** True when the file has a rule of that type, and of that kind of it, on the column. */
export function hasOwnRule(
  table: MapNode,
  rule: FileNode,
  column: string,
  ruleTypes: readonly RuleType[],
): boolean {
  const type = textAt(rule, ['rule']);
  const kindWord = ruleTypes.find((one) => one.type === type)?.titleWord;
  const rules = nodeAt(table, ['rules']);
  if (rules?.kind !== 'list') return false;
  return rules.items.some(
    (own) =>
      textAt(own, ['rule']) === type &&
      (textAt(own, ['column']) === column || textsAt(own, ['columns']).includes(column)) &&
      (kindWord === undefined || textAt(own, [kindWord]) === textAt(rule, [kindWord])),
  );
}

/** The table with rules behind its own. */
export function withRules(table: MapNode, added: readonly FileNode[]): MapNode {
  const own = table.entries.get('rules');
  const items = own?.value.kind === 'list' ? own.value.items : [];
  // Rules that are no list are told as such.
  if (own !== undefined && own.value.kind !== 'list') return table;
  const at = own?.value.at ?? table.at;
  const rules = {
    keyAt: own?.keyAt ?? at,
    value: { kind: 'list', at, items: [...items, ...added] } as const,
  };
  return { ...table, entries: new Map(table.entries).set('rules', rules) };
}
