import type { JsonSchema, RuleType } from './rule-type.ts';
import { type Blame, bindTallied, type ValueJudge } from './tallied-rule.ts';
import { columnsNamed, groupOf } from './tallied-values.ts';
import { COLUMN } from './words.ts';

const COLUMNS: JsonSchema = {
  anyOf: [COLUMN, { type: 'array', items: COLUMN, minItems: 1, uniqueItems: true }],
};

/** Equal values of some columns must come with equal values of others. */
export const dependency: RuleType = {
  type: 'dependency',
  title: { vi: 'Phụ thuộc hàm', en: 'Dependency' },
  summary: {
    vi: 'Dòng vi phạm khi một dòng khác có cùng giá trị ở "determinant" nhưng khác giá trị ở "dependent" (ví dụ cùng mã số thuế, khác tên); mọi dòng cùng "determinant" ấy đều vi phạm.',
    en: 'A row breaks it when another has the same values of "determinant" but others of "dependent" (one tax code, two names, say); every row with that "determinant" does.',
  },
  nulls: {
    vi: 'NULL ở bất kỳ cột nào trong hai phía: không áp dụng.',
    en: 'NULL in any column of either side: not applicable.',
  },
  example: 'rule: dependency\ndeterminant: ma_so_thue\ndependent: [ten_doanh_nghiep, dia_chi]',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  unit: 'row',
  subject: [],
  parameters: { determinant: COLUMNS, dependent: COLUMNS },
  required: ['determinant', 'dependent'],
  titleWord: 'determinant',
  bind(_spec, binder) {
    const determinant = columnsNamed(binder, 'determinant');
    const dependent = columnsNamed(binder, 'dependent');
    if (determinant === undefined || dependent === undefined) return undefined;
    const groups = determinant.columns.length;
    return bindTallied(binder, {
      looked: [...determinant.columns, ...dependent.columns],
      of: [...determinant.values, ...dependent.values],
      inOrder: true,
      id: `dependency:${groups}`,
      start: (blame) => judgeGroups(groups, blame),
    });
  },
};

/** The first values of a group break nothing until the second come. */
function judgeGroups(groups: number, blame: Blame): ValueJudge {
  let group: string | undefined;
  let first: { readonly values: readonly string[]; readonly rows: bigint } | undefined;
  return {
    add(values, rows) {
      const own = groupOf(values, groups);
      if (own !== group) {
        group = own;
        first = { values, rows };
        return;
      }
      if (first !== undefined) blame(first.values, first.rows);
      first = undefined;
      blame(values, rows);
    },
  };
}
