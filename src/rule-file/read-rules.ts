import type { Criterion, Problem, RuleSpec, Section, Severity, Tolerance } from '../model/rule.ts';
import type { RuleType } from '../rule-types/rule-type.ts';
import {
  type FileNode,
  type MapNode,
  nodeAt,
  type Path,
  placeAt,
  plainValue,
  textAt,
  textsAt,
} from './file-node.ts';
import { readConditions } from './read-conditions.ts';
import { ruleId } from './rule-id.ts';
import { readTolerance } from './tolerance.ts';
import { CRITERIA } from './words.ts';

/** What tables and rules are read with. */
export interface ReadContext {
  readonly root: FileNode;
  readonly ruleTypes: readonly RuleType[];
  readonly problems: Problem[];
  /** True when a fault was found already at the path or below. */
  isBroken(path: Path): boolean;
}

/** Where a rule stands and what it is read with. */
export interface RuleContext extends ReadContext {
  readonly path: Path;
  readonly database: string;
  readonly table: string;
}

/**
 * The specs of one rule: one for each of its `columns`, else one; none when its words or kinds of values are not sound.
 * What a schema cannot say is checked here and, of a sound rule, by its type; faults go to `problems`.
 */
export function readRule(node: MapNode, context: RuleContext): readonly RuleSpec[] {
  const ruleType = context.ruleTypes.find(({ type }) => type === textAt(node, ['rule']));
  if (ruleType === undefined) return [];
  const shared = readShared(node, ruleType, context);
  if (context.isBroken(context.path)) return [];
  const specs = subjectsOf(node, shared).map((subject) => makeSpec(node, shared, subject, context));
  for (const spec of specs) context.problems.push(...(ruleType.check?.(spec) ?? []));
  return specs;
}

/** The ids that the owner gave the rule, one for each column of `columns`; empty when there is none. */
export function givenIds(node: MapNode): readonly string[] {
  const id = textAt(node, ['id']);
  if (id === undefined) return [];
  return nodeAt(node, ['columns'])
    ? [...new Set(textsAt(node, ['columns']))].map((column) => `${id}.${column}`)
    : [id];
}

/** The columns that one rule looks at, and where each stands below the rule. */
interface Subject {
  readonly columns: readonly string[];
  readonly places: readonly Path[];
  /** True for one of several `columns`, whose rule has an id of its own. */
  readonly isOfSeveral?: boolean;
}

type Shared = Omit<RuleSpec, 'id' | 'columns' | 'place'>;

function readShared(node: MapNode, ruleType: RuleType, context: RuleContext): Shared {
  const { root, path, table } = context;
  const title = textAt(node, ['title']);
  const where = textAt(node, ['where']);
  const own = Object.keys(ruleType.parameters).filter((word) => node.entries.has(word));
  const conditions = (word: 'when' | 'then') =>
    readConditions(nodeAt(node, [word]), {
      isBroken: (index) => context.isBroken([...path, word, index]),
      report: (at, text, hint) => context.problems.push({ at, text, level: 'error', ...(hint && { hint }) }),
    });
  return {
    rule: ruleType.type,
    table,
    ...(title !== undefined && { title }),
    severity: (textAt(node, ['severity']) as Severity | undefined) ?? 'error',
    tolerance: toleranceOf(node, ruleType, context),
    when: conditions('when'),
    required: conditions('then'),
    ...(where !== undefined && { where }),
    fold: nodeAt(node, ['fold']) !== undefined && plainValue(nodeAt(node, ['fold']) as FileNode) === true,
    section: (textAt(node, ['section'])?.normalize('NFC') as Section | undefined) ?? ruleType.section,
    criterion: criterionOf(node) ?? ruleType.criterion,
    dimension: ruleType.dimension,
    parameters: Object.fromEntries(own.map((word) => [word, plainValue(nodeAt(node, [word]) as FileNode)])),
    at: placeAt(root, path),
  };
}

function makeSpec(
  node: MapNode,
  shared: Shared,
  { columns, places, isOfSeveral }: Subject,
  { root, path, database }: RuleContext,
): RuleSpec {
  const given = textAt(node, ['id']);
  const derived = () => ruleId({ ...shared, database, columns });
  return {
    ...shared,
    id: given === undefined ? derived() : isOfSeveral !== true ? given : `${given}.${columns[0]}`,
    columns,
    place: (...below) => {
      const [first, index = 0] = below;
      const isColumn = first === 'column' || first === 'columns';
      return placeAt(root, [...path, ...(isColumn ? (places[Number(index)] ?? []) : below)]);
    },
  };
}

function subjectsOf(node: MapNode, { required }: Shared): readonly Subject[] {
  const column = textAt(node, ['column']);
  if (column !== undefined) return [{ columns: [column], places: [['column']] }];
  if (node.entries.has('columns'))
    return textsAt(node, ['columns']).map((name, index) => ({
      columns: [name],
      places: [['columns', index]],
      isOfSeveral: true,
    }));
  if (required.length > 0) {
    const columns = [...new Set(required.map((one) => one.column))];
    const index = (name: string) => required.findIndex((one) => one.column === name);
    return [{ columns, places: columns.map((name) => ['then', index(name), 'column']) }];
  }
  const word = node.entries.has('among') ? 'among' : 'key';
  const columns = textsAt(node, [word]);
  return [{ columns, places: columns.map((_, index) => [word, index]) }];
}

function toleranceOf(node: MapNode, { unit }: RuleType, { problems }: RuleContext): Tolerance {
  const given = nodeAt(node, ['tolerance']);
  if (given === undefined || given.kind === 'refused' || unit === 'table')
    return { kind: 'count', count: 0n };
  const part = readTolerance(given.kind === 'scalar' ? given.value : undefined);
  if ('tolerance' in part) return part.tolerance;
  problems.push({ at: given.at, text: part.fault, level: 'error', ...(part.hint && { hint: part.hint }) });
  return { kind: 'count', count: 0n };
}

function criterionOf(node: MapNode): Criterion | undefined {
  const word = textAt(node, ['criterion'])?.normalize('NFC');
  return word === undefined ? undefined : CRITERIA[word];
}
