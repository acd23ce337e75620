import { judgeFigure } from '../judge/figure.ts';
import { grouped } from '../judge/grouped.ts';
import { countOf, rowsOf } from '../sql/measures.ts';
import type { RuleType } from './rule-type.ts';
import { asRecord, textOf } from './words.ts';

/** Two tables must have as many rows. */
export const rowCountMatch: RuleType = {
  type: 'row-count-match',
  title: { vi: 'Số dòng bằng bảng khác', en: 'Row count match' },
  summary: {
    vi: 'Bảng vi phạm khi số dòng (thỏa "when", "where") khác số dòng của bảng nêu ở "to", trong cùng một bản chụp dữ liệu; "to" có "database" thì là bảng của CSDL đối chiếu đó, ở bản chụp riêng của nó.',
    en: 'The table breaks it when its number of rows (that "when" and "where" accept) is not that of the table of "to", in the same snapshot; with "database" it is a table of that other database, in a snapshot of its own.',
  },
  nulls: { vi: 'Mọi dòng đều được đếm.', en: 'Every row counts.' },
  example: 'rule: row-count-match\nto: { table: ho_so_luu_tru }',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  unit: 'table',
  subject: [],
  parameters: {
    to: {
      type: 'object',
      additionalProperties: false,
      required: ['table'],
      properties: { database: { type: 'string', minLength: 1 }, table: { type: 'string', minLength: 1 } },
    },
  },
  required: ['to'],
  bind(spec, binder) {
    const to = asRecord(spec.parameters.to);
    const side = binder.inDatabase(textOf(to.database), 'to', 'database');
    const other = side?.tableNamed(textOf(to.table) ?? '', 'to', 'table');
    if (other === undefined) return undefined;
    const here = countOf(binder.table, binder.accepted);
    const there = rowsOf(other);
    return {
      spec,
      table: binder.table,
      unit: 'table',
      isProven: false,
      measures: [here, there],
      judge(values) {
        const [rows, wanted] = [values.count(here), values.count(there)];
        return judgeFigure(rows.toString(), rows !== wanted, {
          vi: `có ${grouped(rows, 'vi')} bản ghi, bảng ${other.name.name} có ${grouped(wanted, 'vi')}`,
          en: `${grouped(rows, 'en')} rows, table ${other.name.name} has ${grouped(wanted, 'en')}`,
        });
      },
    };
  },
};
