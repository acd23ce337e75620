import { figureError, judgeFigure, noFigure } from '../judge/figure.ts';
import { all, inList } from '../sql/build.ts';
import { countOf } from '../sql/measures.ts';
import { rowConditions } from './define-row-rule.ts';
import { illTyped, NO_VALUES } from './figure-words.ts';
import type { RuleType } from './rule-type.ts';
import { literalsOf } from './set.ts';
import { subjectColumn, VALUES } from './subject.ts';
import { LITERAL } from './words.ts';

/** Each value is counted in the shared scan, which has room for some hundreds of figures. */
const MAX_VALUES = 200;

/** Each value of a list must occur in the column. */
export const containsValues: RuleType = {
  type: 'contains-values',
  title: { vi: 'Có đủ các giá trị', en: 'Contains values' },
  summary: {
    vi: 'Bảng vi phạm khi một giá trị đã nêu không có ở dòng nào (ví dụ thiếu hẳn một đơn vị). Số nêu ra là số giá trị có mặt.',
    en: 'The table breaks it when one of the values is in no row (a unit that is missing altogether, say). The figure is how many of them occur.',
  },
  nulls: {
    vi: 'NULL bị bỏ qua; cột không có giá trị nào: không áp dụng.',
    en: 'NULL is left out; over no values: not applicable.',
  },
  example: 'rule: contains-values\ncolumn: ma_tinh\nvalues: ["04", "08", "11"]',
  section: 'c',
  criterion: 'du',
  dimension: 'completeness',
  unit: 'table',
  subject: ['column'],
  parameters: { values: { type: 'array', items: LITERAL, minItems: 1, maxItems: MAX_VALUES } },
  required: ['values'],
  bind(spec, binder) {
    const column = subjectColumn(binder, VALUES);
    const literals = column === undefined ? undefined : literalsOf(binder, spec);
    if (column === undefined || literals === undefined) return undefined;
    const { table } = binder;
    const { applicable, evaluable } = rowConditions(binder, { notNull: [column], typed: [column] });
    const [subject, checked] = [countOf(table, applicable), countOf(table, evaluable)];
    const wanted = [...new Map(literals.map((literal) => [literal.text, literal])).values()].map(
      (literal) => ({
        text: literal.text,
        rows: countOf(table, all([evaluable, inList(binder.value(column), [literal])])),
      }),
    );
    return {
      spec,
      table,
      unit: 'table',
      isProven: false,
      measures: [subject, checked, ...wanted.map(({ rows }) => rows)],
      judge(values) {
        const skipped = values.count(subject) - values.count(checked);
        if (skipped > 0n) return figureError(illTyped(skipped));
        if (values.count(checked) === 0n) return noFigure(NO_VALUES);
        const missing = wanted.filter(({ rows }) => values.count(rows) === 0n).map(({ text }) => text);
        const found = wanted.length - missing.length;
        return judgeFigure(String(found), missing.length > 0, {
          vi: `có ${found} trong ${wanted.length} giá trị${listed('; thiếu', missing)}`,
          en: `${found} of ${wanted.length} values occur${listed('; missing', missing)}`,
        });
      },
    };
  },
};

/** Values of a list in a message, at the most. */
const SHOWN = 10;

/** The values are the rule file's own, none of the database's. */
function listed(word: string, values: readonly string[]): string {
  if (values.length === 0) return '';
  const more = values.length > SHOWN ? ', …' : '';
  return `${word}: ${values
    .slice(0, SHOWN)
    .map((value) => `"${value}"`)
    .join(', ')}${more}`;
}
