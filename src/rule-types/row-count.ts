import { compareDecimals } from '../exact/decimal.ts';
import { judgeFigure } from '../judge/figure.ts';
import { grouped } from '../judge/grouped.ts';
import { countOf } from '../sql/measures.ts';
import { boundText, brokenBound, checkBounds, numberBoundsOf } from './bounds.ts';
import type { RuleType } from './rule-type.ts';
import { COUNT } from './words.ts';

/** The number of rows must lie within bounds. */
export const rowCount: RuleType = {
  type: 'row-count',
  title: { vi: 'Số dòng', en: 'Row count' },
  summary: {
    vi: 'Bảng vi phạm khi số dòng (thỏa "when", "where") nằm ngoài khoảng.',
    en: 'The table breaks it when the number of rows (that "when" and "where" accept) is outside.',
  },
  nulls: { vi: 'Mọi dòng đều được đếm.', en: 'Every row counts.' },
  example: 'rule: row-count\nmin: 1',
  section: 'a',
  criterion: 'du',
  dimension: 'completeness',
  unit: 'table',
  subject: [],
  parameters: { min: COUNT, max: COUNT, equals: COUNT },
  required: [],
  check: checkBounds,
  bind(spec, binder) {
    const rows = countOf(binder.table, binder.accepted);
    const bounds = numberBoundsOf(spec);
    return {
      spec,
      table: binder.table,
      unit: 'table',
      isProven: false,
      measures: [rows],
      judge(values) {
        const found = values.count(rows);
        const observed = found.toString();
        const broken = brokenBound(bounds, (bound) => compareDecimals(observed, bound));
        return judgeFigure(
          observed,
          broken !== undefined,
          broken === undefined
            ? { vi: `có ${grouped(found, 'vi')} bản ghi`, en: `${grouped(found, 'en')} rows` }
            : {
                vi: `có ${grouped(found, 'vi')} bản ghi, quy định ${boundText(broken.word)} ${broken.text}`,
                en: `${grouped(found, 'en')} rows, must be ${boundText(broken.word)} ${broken.text}`,
              },
        );
      },
    };
  },
};
