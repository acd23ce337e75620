import { compareValues } from './compare-values.ts';
import type { RuleType } from './rule-type.ts';
import { ORDERED, subjectColumn } from './subject.ts';
import { type Blame, bindTallied, type ValueJudge } from './tallied-rule.ts';
import { areNumbers, columnsNamed, groupOf, talliedValue } from './tallied-values.ts';
import { COLUMN, textOf } from './words.ts';

/** Values must rise, or fall, along an order. */
export const ordered: RuleType = {
  type: 'ordered',
  title: { vi: 'Tăng dần hoặc giảm dần', en: 'Ordered' },
  summary: {
    vi: 'Xếp các dòng theo cột "by" (trong từng nhóm của "per" nếu có), dòng vi phạm khi giá trị của nó nhỏ hơn ("rising") hoặc lớn hơn ("falling") một giá trị ở mốc "by" liền trước; với "strictly", bằng cũng là vi phạm. Các dòng cùng mốc "by" không được so với nhau.',
    en: 'With the rows in the order of "by" (within each group of "per", if given), a row breaks it when its value is less ("rising") or greater ("falling") than a value at the "by" just before; with "strictly", when equal too. Rows with the same "by" are not compared.',
  },
  nulls: {
    vi: 'NULL ở cột, "by" hoặc "per": không áp dụng. NaN: không đánh giá được.',
    en: 'NULL in the column, "by" or "per": not applicable. NaN cannot be evaluated.',
  },
  example: 'rule: ordered\ncolumn: chi_so_cuoi_ky\nby: ky\ndirection: rising\nper: [ma_cong_to]',
  section: 'c',
  criterion: 'dung',
  dimension: 'consistency',
  unit: 'row',
  subject: ['column'],
  parameters: {
    by: COLUMN,
    direction: { enum: ['rising', 'falling'] },
    strictly: { type: 'boolean' },
    per: { type: 'array', items: COLUMN, minItems: 1, uniqueItems: true },
  },
  required: ['by', 'direction'],
  bind(spec, binder) {
    const column = subjectColumn(binder, ORDERED);
    const by = binder.column(textOf(spec.parameters.by) ?? '', 'by');
    const per = columnsNamed(binder, 'per');
    if (column === undefined || by === undefined || per === undefined) return undefined;
    const order = talliedValue(binder, by, 'by');
    const value = talliedValue(binder, column, 'column');
    if (order === undefined || value === undefined) return undefined;
    const sign = spec.parameters.direction === 'falling' ? -1 : 1;
    const isStrict = spec.parameters.strictly === true;
    const breaks = (own: string, before: string) => {
      const side = compareValues(own, before, value.kind) * sign;
      return side < 0 || (isStrict && side === 0);
    };
    return bindTallied(binder, {
      looked: [...per.columns, by, column],
      evaluable: areNumbers(binder, [...per.columns, by, column]),
      of: [...per.values, order, value],
      inOrder: true,
      id: `ordered:${sign}:${isStrict}`,
      start: (blame) => judgeOrder({ groups: per.columns.length, isRising: sign > 0, breaks }, blame),
    });
  },
};

function judgeOrder(
  rule: {
    readonly groups: number;
    readonly isRising: boolean;
    breaks(own: string, before: string): boolean;
  },
  blame: Blame,
): ValueJudge {
  let group: string | undefined;
  let place: string | undefined;
  // The greatest value (the least, when falling) at this place of the order, and at the one before.
  let own: string | undefined;
  let before: string | undefined;
  return {
    add(values, rows) {
      const [now = '', value = ''] = values.slice(rule.groups);
      const nowGroup = groupOf(values, rule.groups);
      if (nowGroup !== group) {
        group = nowGroup;
        place = now;
        before = undefined;
        own = undefined;
      } else if (now !== place) {
        place = now;
        before = own;
        own = undefined;
      }
      // The values of one place come ascending: the first is the least, the last the greatest.
      if (own === undefined || rule.isRising) own = value;
      if (before !== undefined && rule.breaks(value, before)) blame(values, rows);
    },
  };
}
