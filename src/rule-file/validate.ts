import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonSchema, RuleType } from '../rule-types/rule-type.ts';
import { approximate } from './exact-number.ts';
import { type FileNode, nodeAt, type Path, textAt } from './file-node.ts';
import { ruleFileSchema } from './schema.ts';

/** One way in which a value is not as the schema says. */
export interface SchemaFault {
  readonly path: Path;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The schema object that holds the keyword. */
  readonly parentSchema: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

/** Checks by the names of the rule types that they describe. */
const compiled = new WeakMap<readonly RuleType[], Map<string, ValidateFunction>>();
const MOST_COMPILED = 100;

/** All faults of form, each once: of alternatives that all fail, only those of the nearest are told. */
export function validate(root: FileNode, ruleTypes: readonly RuleType[]): readonly SchemaFault[] {
  const check = checkOf(root, ruleTypes);
  if (check(plainTwin(root))) return [];
  return withoutNoise(check.errors ?? []).map((error) => ({
    path: pathOf(error.instancePath, root),
    keyword: error.keyword,
    params: error.params,
    parentSchema: error.parentSchema as SchemaFault['parentSchema'],
    value: error.data,
  }));
}

/** Compiling the words of all rule types takes longer than most runs; a file names few of them. */
function checkOf(root: FileNode, ruleTypes: readonly RuleType[]): ValidateFunction {
  const named = typesNamed(root);
  const described = ruleTypes.filter(({ type }) => named.has(type));
  const key = described.map(({ type }) => type).join();
  const known = compiled.get(ruleTypes) ?? new Map<string, ValidateFunction>();
  compiled.set(ruleTypes, known);
  const check = known.get(key) ?? compile(ruleFileSchema(ruleTypes, described));
  if (known.size >= MOST_COMPILED) known.clear();
  known.set(key, check);
  return check;
}

function typesNamed(root: FileNode): ReadonlySet<string> {
  const tables = nodeAt(root, ['tables']);
  if (tables?.kind !== 'map') return new Set();
  return new Set(
    [...tables.entries.values()].flatMap(({ value }) => {
      const rules = nodeAt(value, ['rules']);
      return rules?.kind === 'list' ? rules.items.flatMap((rule) => textAt(rule, ['rule']) ?? []) : [];
    }),
  );
}

function compile(schema: JsonSchema): ValidateFunction {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    verbose: true,
    // The schema is our own, and checking it takes a run longer than reading most rule files.
    validateSchema: false,
    code: { optimize: false },
  });
  return ajv.compile(schema);
}

/** The file as plain JavaScript values, without prototypes, so that `toString` and `__proto__` are ordinary words. */
function plainTwin(node: FileNode, word?: string): unknown {
  if (node.kind === 'refused') return null;
  if (node.kind === 'list') return node.items.map((item) => plainTwin(item));
  if (node.kind === 'map') {
    const twin: Record<string, unknown> = Object.create(null);
    for (const [key, entry] of node.entries) twin[key] = plainTwin(entry.value, key);
    return twin;
  }
  const { value } = node;
  if (typeof value === 'string') return ENUMERATED.has(word) ? value.normalize('NFC') : value;
  return value !== null && typeof value === 'object' ? approximate(value.number) : value;
}

/** Words whose Vietnamese values some systems write with combining marks. Names are never normalised. */
const ENUMERATED: ReadonlySet<string | undefined> = new Set(['section', 'criterion']);

function withoutNoise(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  let kept = errors.filter(({ keyword }) => keyword !== 'if');
  for (const union of kept.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')) {
    const inside = kept.filter((error) => isInside(error, union));
    const isOfWrongKind = kept.some(
      (error) =>
        error.keyword === 'type' && error.instancePath === union.instancePath && !inside.includes(error),
    );
    const nearest = isOfWrongKind ? [] : nearestBranch(inside, union);
    kept = kept.filter((error) => !inside.includes(error) && error !== union).concat(nearest);
  }
  return kept;
}

function isInside(error: ErrorObject, union: ErrorObject): boolean {
  return (
    error.schemaPath.startsWith(`${union.schemaPath}/`) &&
    (error.instancePath === union.instancePath || error.instancePath.startsWith(`${union.instancePath}/`))
  );
}

/** The faults to tell of alternatives: of the one alternative whose kind of value fits, or the union's own fault. */
function nearestBranch(inside: readonly ErrorObject[], union: ErrorObject): readonly ErrorObject[] {
  const branches = new Map<string, ErrorObject[]>();
  for (const error of inside) {
    const branch = error.schemaPath.slice(union.schemaPath.length + 1).split('/')[0] as string;
    branches.set(branch, [...(branches.get(branch) ?? []), error]);
  }
  const fitting = [...branches.values()].filter(
    (errors) =>
      !errors.some((error) => error.instancePath === union.instancePath && KINDS.has(error.keyword)),
  );
  if (fitting.length !== 1) return [union];
  return fitting[0] as ErrorObject[];
}

/** Keywords that say an alternative was not the one meant. */
const KINDS = new Set(['type', 'const', 'enum', 'required']);

function pathOf(pointer: string, root: FileNode): Path {
  const path: (string | number)[] = [];
  let node: FileNode | undefined = root;
  for (const escaped of pointer.split('/').slice(1)) {
    const word = escaped.replace(/~1/g, '/').replace(/~0/g, '~');
    const step: string | number = node?.kind === 'list' ? Number(word) : word;
    path.push(step);
    node =
      node?.kind === 'list'
        ? node.items[step as number]
        : node?.kind === 'map'
          ? node.entries.get(word)?.value
          : undefined;
  }
  return path;
}
