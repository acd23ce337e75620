import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Distribution } from '../model/distribution.ts';
import type { Expression } from '../model/expression.ts';
import type { Literal, LiteralKind, Scalar } from '../model/literal.ts';
import { all, compare, inList } from '../sql/build.ts';
import { compareValues } from './compare-values.ts';
import type { Binder } from './rule-type.ts';

/** How a column's values are cut into parts: rows that lie in each but the last, which holds what remains. */
export interface BoundParts {
  readonly where: readonly Expression[];
}

/** What the values or edges of a rule mean for its column; the first that does not fit is reported at its place. */
export function bindParts(
  binder: Binder,
  column: CatalogueColumn,
  kind: LiteralKind,
  { of, bounds, path }: Pick<Distribution, 'of' | 'bounds'> & { readonly path: readonly (string | number)[] },
): BoundParts | undefined {
  const literals: Literal[] = [];
  for (const [index, text] of bounds.entries()) {
    const at = [...path, index];
    const literal = binder.literal(scalarOf(text, kind), column, ...at);
    if (literal === undefined) return undefined;
    if (of === 'values' && literals.some((other) => other.text === literal.text)) {
      binder.report(
        { vi: `giá trị "${text}" được nêu hai lần`, en: `the value "${text}" is named twice` },
        at,
      );
      return undefined;
    }
    const before = literals.at(-1);
    if (of === 'edges' && before !== undefined && compareValues(before.text, literal.text, kind) >= 0) {
      binder.report(
        {
          vi: `mốc "${text}" không lớn hơn mốc trước nó`,
          en: `the edge "${text}" is not above the one before`,
        },
        at,
      );
      return undefined;
    }
    literals.push(literal);
  }
  const value = binder.value(column);
  if (of === 'values') return { where: literals.map((literal) => inList(value, [literal])) };
  const isBelow = (literal: Literal) => compare(value, '<', { kind: 'literal', literal }, kind);
  return {
    where: literals.map((literal, index) => {
      const lower = literals[index - 1];
      if (lower === undefined) return isBelow(literal);
      return all([compare(value, '>=', { kind: 'literal', literal: lower }, kind), isBelow(literal)]);
    }),
  };
}

/** A text of the rule file or of an earlier report as the value it stands for in a column of that kind. */
function scalarOf(text: string, kind: LiteralKind): Scalar {
  const isNumber = kind === 'integer' || kind === 'decimal' || kind === 'float';
  if (isNumber && /^-?[0-9]+(\.[0-9]+)?$/.test(text)) return { number: text };
  return kind === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
}
