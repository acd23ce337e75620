import type { Expression } from '../model/expression.ts';
import type { LiteralKind } from '../model/literal.ts';
import { common } from './kinds.ts';
import { parentName, type Scope } from './scope.ts';

/** Spells an expression over one row of the scope's table. */
export function spell(expression: Expression, scope: Scope): string {
  const { dialect } = scope;
  switch (expression.kind) {
    case 'constant':
      return expression.value ? '(1 = 1)' : '(1 = 0)';
    case 'column':
      return dialect.value(expression.column, scope.column(expression.column.name));
    case 'literal':
      return dialect.literal(expression.literal, scope.add);
    case 'compare':
      return dialect.compare(
        expression.operator,
        spellAs(expression.left, expression.as, scope),
        spellAs(expression.right, expression.as, scope),
        { left: canBeNaN(expression.left, scope), right: canBeNaN(expression.right, scope) },
      );
    case 'in':
      return dialect.inList(
        spell(expression.of, scope),
        kindOf(expression.of, scope),
        expression.values,
        scope.add,
      );
    case 'all':
      return (
        spellBetween(expression.of, scope) ??
        `(${expression.of.map((part) => spell(part, scope)).join(' AND ')})`
      );
    case 'any':
      return `(${expression.of.map((part) => spell(part, scope)).join(' OR ')})`;
    case 'not':
      return spellNot(expression.of, scope);
    case 'is-null':
      return `(${spellStored(expression.of, scope)} IS NULL)`;
    case 'well-typed':
      return dialect.wellTyped(expression.column, scope.column(expression.column.name)) ?? '(1 = 1)';
    case 'call':
      return dialect.functions[expression.name](...expression.of.map((part) => spellArgument(part, scope)));
    case 'sum':
      if (dialect.sum === undefined) throw new Error(`${dialect.name} has no exact sum`);
      return dialect.sum(expression.of.map((part) => spell(part, scope)));
    case 'matches':
      return dialect.matches(spell(expression.of, scope), expression.pattern, scope.add);
    case 'owner-sql':
      return `(${expression.sql})`;
    case 'orphan':
      return `(${joinParent(expression, scope)}.soat_k1 IS NULL)`;
    case 'occurrences':
      return `COALESCE(${joinParent(expression, scope)}.soat_n, 0)`;
  }
}

/** The type an expression's values have on this engine. */
export function kindOf(expression: Expression, scope: Scope): LiteralKind {
  switch (expression.kind) {
    case 'column':
      return scope.dialect.kind(expression.column.type) ?? 'text';
    case 'literal':
      return expression.literal.kind;
    case 'call':
      if (expression.name === 'substring' || expression.name === 'fold') return 'text';
      if (expression.name === 'day') return 'date';
      return expression.name === 'is-blank' ? 'boolean' : 'integer';
    case 'occurrences':
      return 'integer';
    case 'sum':
      return 'decimal';
    default:
      return 'boolean';
  }
}

/** NULL is asked of what is stored, whatever its canonical value costs. */
export function spellStored(expression: Expression, scope: Scope): string {
  return expression.kind === 'column' ? scope.column(expression.column.name) : spell(expression, scope);
}

function spellAs(expression: Expression, as: LiteralKind, scope: Scope): string {
  return scope.dialect.coerce(spell(expression, scope), kindOf(expression, scope), as);
}

function spellNot(of: Expression, scope: Scope): string {
  return of.kind === 'is-null' ? `(${spellStored(of.of, scope)} IS NOT NULL)` : `(NOT ${spell(of, scope)})`;
}

/** Two bounds of one function's value: most engines make it once for BETWEEN. */
function spellBetween([low, high, more]: readonly Expression[], scope: Scope): string | undefined {
  if (low?.kind !== 'compare' || high?.kind !== 'compare' || more !== undefined) return undefined;
  const isCall = low.left.kind === 'call' && JSON.stringify(low.left) === JSON.stringify(high.left);
  if (!isCall || low.operator !== '>=' || high.operator !== '<=' || low.as !== high.as) return undefined;
  const [value, least, most] = [low.left, low.right, high.right].map((part) => spellAs(part, low.as, scope));
  return `(${value} BETWEEN ${least} AND ${most})`;
}

/** Whole numbers that the product itself puts into a call stand as digits: there is nothing to escape in them. */
function spellArgument(expression: Expression, scope: Scope): string {
  return expression.kind === 'literal' && expression.literal.kind === 'integer'
    ? BigInt(expression.literal.text).toString()
    : spell(expression, scope);
}

function canBeNaN(expression: Expression, scope: Scope): boolean {
  return expression.kind === 'column' && scope.dialect.canBeNaN(expression.column.type);
}

/**
 * The parent is joined once for each reference, every key at most once, so that no row of the child is doubled; a row
 * without partner has NULL there, because keys with NULL are left out. Gives the alias it is joined under.
 */
function joinParent(
  { kind, child, parent }: Expression & { kind: 'orphan' | 'occurrences' },
  scope: Scope,
): string {
  const { dialect } = scope;
  const isCounted = kind === 'occurrences';
  const kinds = child.map((part, index) =>
    common(kindOf(part, scope), kindOf(parent.key[index] ?? part, scope)),
  );
  const children = child.map((part, index) => spellAs(part, kinds[index] ?? 'text', scope));
  return scope.join(`${kind} ${parentName(parent)} = ${children.join(', ')}`, parent, (name) => {
    const inner = scope.inner('soat_p');
    const keys = parent.key.map((part, index) => spellAs(part, kinds[index] ?? 'text', inner));
    const conditions = parent.columns.flatMap((column) => [
      ...(column.provenNotNull ? [] : [`${inner.column(column.name)} IS NOT NULL`]),
      ...[dialect.wellTyped(column, inner.column(column.name)) ?? []].flat(),
    ]);
    const derived = dialect.joinsDerivedParent(parent);
    const distinct = !isCounted && (!parent.unique || derived) ? 'DISTINCT ' : '';
    const select = [
      ...keys.map((key, index) => `${key} AS soat_k${index + 1}`),
      ...(isCounted ? ['COUNT(*) AS soat_n'] : []),
    ].join(', ');
    const from = `${tableSql(parent.table, scope)} AS soat_p`;
    const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
    const groups = isCounted ? ` GROUP BY ${keys.join(', ')}` : '';
    const on = children.map((part, index) => `${name}.soat_k${index + 1} = ${part}`).join(' AND ');
    return `LEFT JOIN (SELECT ${distinct}${select} FROM ${from}${where}${groups}) AS ${name} ON ${on}`;
  });
}

/** The qualified, quoted name of a table. */
export function tableSql(table: { readonly schema?: string; readonly name: string }, scope: Scope): string {
  const name = scope.dialect.quote(table.name);
  return table.schema === undefined ? name : `${scope.dialect.quote(table.schema)}.${name}`;
}
