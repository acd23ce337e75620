import type { Position, Problem, RuleSpec } from '../model/rule.ts';
import type { ColumnDeclaration, SharingClass, TableDeclaration } from '../model/rule-file.ts';
import {
  type FileNode,
  keyPlaceAt,
  type MapNode,
  nodeAt,
  type Path,
  placeAt,
  textAt,
  textsAt,
} from './file-node.ts';
import { quote } from './quote.ts';
import { givenIds, type ReadContext, readRule } from './read-rules.ts';

/** The tables of the file in its order, with the specs of all their sound rules. Two rules with one id are a problem. */
export function readTables(context: ReadContext): readonly TableDeclaration[] {
  const { root } = context;
  const tables = nodeAt(root, ['tables']);
  if (tables?.kind !== 'map') return [];
  const claimed = new Map<string, Position>();
  const declarations = [...tables.entries].map(([name, { value }]) =>
    readTable(name, value, context, claimed),
  );
  const hasRule = [...tables.entries.keys()].some((name) => ruleNodes(root, name).length > 0);
  if (!hasRule && tables.entries.size > 0) context.problems.push(noRule(keyPlaceAt(root, ['tables'])));
  return declarations;
}

function readTable(
  name: string,
  node: FileNode,
  context: ReadContext,
  claimed: Map<string, Position>,
): TableDeclaration {
  const { root, problems } = context;
  const title = textAt(node, ['title']);
  const sharing = textAt(node, ['sharing']) as SharingClass | undefined;
  const columns = readColumns(nodeAt(node, ['columns']));
  const personal = new Set(columns.flatMap((column) => (column.personal ? column.name : [])));
  const rules: RuleSpec[] = [];
  for (const { rule, path } of ruleNodes(root, name)) {
    if (rule.kind !== 'map') continue;
    const database = textAt(root, ['database', 'id']) ?? '';
    const specs = readRule(rule, { ...context, path, database, table: name });
    const at = placeAt(root, rule.entries.has('id') ? [...path, 'id'] : path);
    const ids = specs.length > 0 ? specs.map(({ id }) => id) : givenIds(rule);
    for (const id of ids) {
      const first = claimed.get(id);
      if (first) problems.push(rule.entries.has('id') ? sameId(id, at, first) : sameRule(at, first));
      else claimed.set(id, at);
    }
    rules.push(
      ...specs.map((spec) =>
        spec.columns.some((column) => personal.has(column)) ? { ...spec, isPersonal: true } : spec,
      ),
    );
  }
  return {
    name,
    ...(title !== undefined && { title }),
    key: textsAt(node, ['key']),
    ...(sharing !== undefined && { sharing }),
    columns,
    rules,
    at: keyPlaceAt(root, ['tables', name]),
    place: (...below) => placeAt(root, ['tables', name, ...below]),
  };
}

function ruleNodes(
  root: FileNode,
  table: string,
): readonly { readonly rule: FileNode; readonly path: Path }[] {
  const rules = nodeAt(root, ['tables', table, 'rules']);
  if (rules?.kind !== 'list') return [];
  return rules.items.map((rule, index) => ({ rule, path: ['tables', table, 'rules', index] }));
}

function readColumns(node: FileNode | undefined): readonly ColumnDeclaration[] {
  return node?.kind === 'map' ? [...node.entries.keys()].map((name) => readColumn(name, node)) : [];
}

function readColumn(name: string, columns: MapNode): ColumnDeclaration {
  const node = nodeAt(columns, [name]);
  const title = textAt(node, ['title']);
  const meaning = textAt(node, ['meaning']);
  const personal = nodeAt(node, ['personal']);
  const sharing = textAt(node, ['sharing']) as SharingClass | undefined;
  return {
    name,
    ...(title !== undefined && { title }),
    ...(meaning !== undefined && { meaning }),
    personal: personal?.kind === 'scalar' && personal.value === true,
    personalDeclared: personal !== undefined,
    ...(sharing !== undefined && { sharing }),
    at: keyPlaceAt(columns, [name]),
  };
}

function sameId(id: string, at: Position, first: Position): Problem {
  return {
    at,
    text: {
      vi: `hai quy tắc cùng mã ${quote(id)} (quy tắc kia ở ${first.line}:${first.column})`,
      en: `two rules have the id ${quote(id)} (the other at ${first.line}:${first.column})`,
    },
    hint: { vi: 'đặt mã khác cho một quy tắc', en: 'give one of them another id' },
    level: 'error',
  };
}

function sameRule(at: Position, first: Position): Problem {
  return {
    at,
    text: {
      vi: `quy tắc này trùng với quy tắc ở ${first.line}:${first.column}`,
      en: `this rule is the same as the one at ${first.line}:${first.column}`,
    },
    hint: {
      vi: 'bỏ một quy tắc; nếu khác nhau ở mức độ hay dung sai, đặt "id" riêng cho mỗi quy tắc',
      en: 'remove one; if they differ in severity or tolerance, give each an "id" of its own',
    },
    level: 'error',
  };
}

function noRule(at: Position): Problem {
  return {
    at,
    text: { vi: 'chưa có quy tắc nào', en: 'there is no rule' },
    hint: {
      vi: 'thêm ít nhất một quy tắc dưới "rules" của một bảng',
      en: 'add at least one rule under "rules" of a table',
    },
    level: 'error',
  };
}
