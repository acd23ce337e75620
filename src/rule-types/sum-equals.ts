import { addDecimals, compareDecimals, distance, roundFloat } from '../exact/decimal.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import type { Problem, RuleSpec } from '../model/rule.ts';
import { any, columnValue, compare, literal, not } from '../sql/build.ts';
import type { Binder, RuleType } from './rule-type.ts';
import { NUMBERS, wrongType } from './subject.ts';
import { bindTallied, type TalliedValue } from './tallied-rule.ts';
import { areNumbers } from './tallied-values.ts';
import { COLUMN, isExactNumber, scalarsOf } from './words.ts';

/** The terms of a row must add up to its total. */
export const sumEquals: RuleType = {
  type: 'sum-equals',
  title: { vi: 'Tổng các cột', en: 'Sum of columns' },
  summary: {
    vi: 'Dòng vi phạm khi tổng các cột ở "terms" khác cột "total" (hoặc số "equals") quá "within" (khi không nêu: 0). Số nguyên và số thập phân được cộng chính xác; khi có cột số thực, tổng được làm tròn 12 chữ số có nghĩa rồi mới so sánh.',
    en: 'A row breaks it when the sum of the columns of "terms" differs from the column "total" (or the number "equals") by more than "within" (0 when it is not given). Integers and decimals are added exactly; with a float among the columns the sum is rounded to 12 significant digits before it is compared.',
  },
  nulls: {
    vi: 'NULL ở bất kỳ cột nào: không áp dụng.',
    en: 'NULL in any of the columns: not applicable.',
  },
  example: 'rule: sum-equals\nterms: [so_nam, so_nu]\ntotal: tong_so',
  section: 'c',
  criterion: 'dung',
  dimension: 'consistency',
  unit: 'row',
  subject: [],
  parameters: {
    terms: { type: 'array', items: COLUMN, minItems: 1 },
    total: COLUMN,
    equals: { type: 'number' },
    within: { type: 'number', minimum: 0 },
  },
  required: ['terms'],
  titleWord: 'terms',
  check: checkTotal,
  bind(spec, binder) {
    const { parameters } = spec;
    const terms = scalarsOf(parameters.terms).map((name, index) =>
      numberColumn(binder, String(name), 'terms', index),
    );
    const total =
      typeof parameters.total === 'string' ? numberColumn(binder, parameters.total, 'total') : undefined;
    const columns = [...terms, ...(typeof parameters.total === 'string' ? [total] : [])].flatMap(
      (column) => column ?? [],
    );
    if (columns.length < terms.length + (typeof parameters.total === 'string' ? 1 : 0)) return undefined;
    const equals = isExactNumber(parameters.equals) ? parameters.equals.number : undefined;
    const within = isExactNumber(parameters.within) ? parameters.within.number : '0';
    const suspect = differs(binder, columns.slice(0, terms.length), total, equals);
    const of = columns.map(
      (column): TalliedValue => ({
        value: columnValue(column),
        kind: binder.kindOf(column) ?? 'decimal',
      }),
    );
    const isFloat = of.some(({ kind }) => kind === 'float');
    return bindTallied(binder, {
      looked: columns,
      of,
      ...(suspect === undefined ? {} : { suspect }),
      id: JSON.stringify(['sum-equals', terms.length, equals, within]),
      start: (blame) => ({
        add(values, rows) {
          const sum = sumOf(values.slice(0, terms.length), isFloat);
          const wanted =
            equals ?? (isFloat ? roundFloat(values[terms.length] ?? '') : (values[terms.length] ?? ''));
          if (!isNear(sum, wanted, within)) blame(values, rows);
        },
      }),
    });
  },
};

/** One of `total` and `equals` says what the terms add up to. */
function checkTotal(spec: RuleSpec): readonly Problem[] {
  const { total, equals } = spec.parameters;
  if ((total === undefined) !== (equals === undefined)) return [];
  return [
    {
      at: spec.place(...(total === undefined ? [] : ['equals'])),
      text: {
        vi: 'quy tắc "sum-equals" cần đúng một trong hai từ "total", "equals"',
        en: 'rule "sum-equals" needs exactly one of "total" and "equals"',
      },
      level: 'error',
    },
  ];
}

function numberColumn(
  binder: Binder,
  name: string,
  ...path: readonly (string | number)[]
): CatalogueColumn | undefined {
  const column = binder.column(name, ...path);
  if (column === undefined || NUMBERS.includes(column.type.kind)) return column;
  binder.report(wrongType(binder, column, NUMBERS), path);
  return undefined;
}

/** Rows whose exact sum is not the total, where the engine can say so; the program needs to see no others. */
function differs(
  binder: Binder,
  terms: readonly CatalogueColumn[],
  total: CatalogueColumn | undefined,
  equals: string | undefined,
): Expression | undefined {
  const columns = [...terms, ...(total === undefined ? [] : [total])];
  const sum = binder.sumOf(terms);
  if (sum === undefined || binder.sumOf(columns) === undefined) return undefined;
  const wanted = total === undefined ? literal('decimal', equals ?? '0') : columnValue(total);
  return any([not(areNumbers(binder, columns)), compare(sum, '!=', wanted, 'decimal')]);
}

/** The sum of numbers as text; infinities and NaN add as floats do. */
function sumOf(terms: readonly string[], isFloat: boolean): string {
  if (!isFloat && terms.every((term) => Number.isFinite(Number(term)))) return addDecimals(terms);
  return roundFloat(String(terms.reduce((sum, term) => sum + Number(term), 0)));
}

function isNear(sum: string, wanted: string, within: string): boolean {
  const areFinite = [sum, wanted].every((text) => Number.isFinite(Number(text)));
  // NaN is no number, and equals none.
  if (!areFinite) return Number(sum) === Number(wanted);
  return compareDecimals(distance(sum, wanted), within) <= 0;
}
