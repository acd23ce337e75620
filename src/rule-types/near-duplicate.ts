import { nameKey } from '../exact/name-key.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import { all, call, columnValue, inList, not } from '../sql/build.ts';
import type { Binder, RuleType } from './rule-type.ts';
import { subjectColumn, TEXT, wrongType } from './subject.ts';
import { type Blame, bindTallied, type ValueJudge } from './tallied-rule.ts';
import { columnsNamed, groupOf } from './tallied-values.ts';
import { COLUMN } from './words.ts';

/** The first year whose 1 January may stand for a year alone. */
const FIRST_YEAR = 1850;

/** One person, or thing, must not be written twice. */
export const nearDuplicate: RuleType = {
  type: 'near-duplicate',
  title: { vi: 'Nghi trùng', en: 'Near-duplicate' },
  summary: {
    vi: 'Dòng vi phạm khi một dòng khác có cùng giá trị ở các cột của "block" (ví dụ ngày sinh, mã xã) và cùng tên, không kể chữ hoa, chữ thường, vị trí dấu thanh (hoà, hòa), dựng sẵn hay tổ hợp, ð thay cho đ, khoảng trắng và thứ tự các từ; mọi dòng như thế đều vi phạm. Anh chị em sinh đôi khác tên nên không vi phạm. Cột ngày nêu ở "partial" có giá trị 01-01 thì coi là chỉ biết năm: không đánh giá được.',
    en: 'A row breaks it when another has the same values in the columns of "block" (day of birth, commune, say) and the same name, without regard to letter case, the place of the tone mark (hoà, hòa), composed or combining characters, ð for đ, spaces and the order of words; all such rows do. Twins have different names and do not. Where a day of a column of "partial" is 1 January, only its year is taken to be known: the row cannot be evaluated.',
  },
  nulls: {
    vi: 'NULL ở tên hoặc "block": không áp dụng.',
    en: 'NULL in the name or "block": not applicable.',
  },
  example:
    'rule: near-duplicate\ncolumn: ho_ten\nblock: [ngay_sinh, ma_xa]\npartial: [ngay_sinh]\nseverity: warning',
  section: 'c',
  criterion: 'sach',
  dimension: 'consistency',
  unit: 'row',
  subject: ['column'],
  parameters: {
    block: { type: 'array', items: COLUMN, minItems: 1, uniqueItems: true },
    partial: { type: 'array', items: COLUMN, minItems: 1, uniqueItems: true },
  },
  required: ['block'],
  bind(_spec, binder) {
    const column = subjectColumn(binder, TEXT);
    const block = columnsNamed(binder, 'block');
    const known = isWholeDayKnown(binder);
    if (column === undefined || block === undefined || known === undefined) return undefined;
    return bindTallied(binder, {
      looked: [...block.columns, column],
      evaluable: known,
      evaluableOtherwise: {
        vi: 'chỉ biết năm (01-01), hoặc giá trị không đúng kiểu của cột',
        en: "only the year is known (1 January), or a value is not of the column's type",
      },
      of: [...block.values, { value: columnValue(column), kind: 'text' }],
      inOrder: true,
      id: 'near-duplicate',
      start: (blame) => judgeBlocks(block.columns.length, blame),
    });
  },
};

/** True for rows whose days in the columns of `partial` are not 1 January; undefined after a fault. */
function isWholeDayKnown(binder: Binder): Expression | undefined {
  const partial = columnsNamed(binder, 'partial');
  if (partial === undefined) return undefined;
  const odd = partial.columns.find(({ type }) => type.kind !== 'date' && type.kind !== 'timestamp');
  if (odd !== undefined) {
    binder.report(wrongType(binder, odd, ['date', 'timestamp']), ['partial', partial.columns.indexOf(odd)]);
    return undefined;
  }
  const years = Number(binder.run.cutoff.slice(0, 4)) - FIRST_YEAR + 1;
  const newYears = Array.from({ length: years }, (_, index) => ({
    kind: 'date' as const,
    text: `${FIRST_YEAR + index}-01-01`,
  }));
  const day = (column: CatalogueColumn) =>
    column.type.kind === 'date' ? columnValue(column) : call('day', columnValue(column));
  return all(partial.columns.map((column) => not(inList(day(column), newYears))));
}

/** One block is kept at a time: its names by what they have in common. */
function judgeBlocks(columns: number, blame: Blame): ValueJudge {
  let block: string | undefined;
  let names = new Map<string, { readonly values: readonly string[]; readonly rows: bigint }[]>();
  const settle = () => {
    for (const spellings of names.values()) {
      const rows = spellings.reduce((sum, one) => sum + one.rows, 0n);
      if (rows > 1n) for (const one of spellings) blame(one.values, one.rows);
    }
    names = new Map();
  };
  return {
    add(values, rows) {
      const own = groupOf(values, columns);
      if (own !== block) {
        settle();
        block = own;
      }
      const key = nameKey(values[columns] ?? '');
      const known = names.get(key);
      if (known === undefined) names.set(key, [{ values, rows }]);
      else known.push({ values, rows });
    },
    end: settle,
  };
}
