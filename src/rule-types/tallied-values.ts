import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import { all, compare } from '../sql/build.ts';
import type { Binder } from './rule-type.ts';
import { VALUES } from './subject.ts';
import type { TalliedValue } from './tallied-rule.ts';
import { scalarsOf } from './words.ts';

/** A column's value for the program; a fault is reported where its values cannot be put in order. */
export function talliedValue(
  binder: Binder,
  column: CatalogueColumn,
  ...path: readonly (string | number)[]
): TalliedValue | undefined {
  const kind = binder.kindOf(column);
  if (kind !== undefined && VALUES.includes(column.type.kind)) return { value: binder.value(column), kind };
  binder.report(
    {
      vi: `không xếp được thứ tự theo cột "${column.name}" (${column.declaredType})`,
      en: `rows cannot be ordered by column "${column.name}" (${column.declaredType})`,
    },
    path,
  );
  return undefined;
}

/** The column or columns that a word of the rule names, none when it is not given; undefined after a fault. */
export function columnsNamed(
  binder: Binder,
  word: string,
): { readonly columns: readonly CatalogueColumn[]; readonly values: readonly TalliedValue[] } | undefined {
  const given = binder.spec.parameters[word];
  const names = typeof given === 'string' ? [given] : scalarsOf(given).map(String);
  const path = (index: number) => (typeof given === 'string' ? [word] : [word, index]);
  const columns = names.flatMap((name, index) => binder.column(name, ...path(index)) ?? []);
  const values = columns.flatMap((column, index) => talliedValue(binder, column, ...path(index)) ?? []);
  return values.length < names.length ? undefined : { columns, values };
}

/** True for rows that hold no NaN in these columns: nothing stands before or behind it. */
export function areNumbers(binder: Binder, columns: readonly CatalogueColumn[]): Expression {
  return all(
    columns.flatMap((column) => {
      const kind = binder.kindOf(column);
      const value = binder.value(column);
      return kind === 'float' || kind === 'decimal' ? [compare(value, '=', value, kind)] : [];
    }),
  );
}

/** One text for the first `count` values: a group's. */
export function groupOf(values: readonly string[], count: number): string {
  return JSON.stringify(values.slice(0, count));
}
