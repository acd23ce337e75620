import type { LiteralKind } from '../model/literal.ts';
import { compare } from '../sql/build.ts';
import { common } from '../sql/kinds.ts';
import { compareValues } from './compare-values.ts';
import type { RuleType } from './rule-type.ts';
import { differentFamilies, familyOf, ORDERED, wrongType } from './subject.ts';
import { type Blame, bindTallied, type ValueJudge } from './tallied-rule.ts';
import { groupOf, talliedValue } from './tallied-values.ts';
import { COLUMN, textOf } from './words.ts';

/** Periods of one key must not overlap. */
export const noOverlap: RuleType = {
  type: 'no-overlap',
  title: { vi: 'Các khoảng không chồng lấn', en: 'No overlap' },
  summary: {
    vi: 'Dòng vi phạm khi khoảng từ "from" đến "to" của nó chồng lên khoảng của một dòng khác cùng khóa; cả hai dòng đều vi phạm. Khoảng này kết thúc đúng lúc khoảng kia bắt đầu là không chồng lấn, trừ khi "inclusive: true" ("to" là ngày cuối còn hiệu lực). Khoảng kết thúc trước khi bắt đầu: không đánh giá được.',
    en: 'A row breaks it when its period from "from" to "to" overlaps that of another row with the same key; both rows do. A period that ends just when another begins does not overlap it, unless "inclusive: true" ("to" is the last day in force). A period that ends before it begins cannot be evaluated.',
  },
  nulls: {
    vi: 'NULL ở khóa, "from" hoặc "to": không áp dụng.',
    en: 'NULL in the key, "from" or "to": not applicable.',
  },
  example: 'rule: no-overlap\nkey: [ma_can_bo]\nfrom: tu_ngay\nto: den_ngay\ninclusive: true',
  section: 'c',
  criterion: 'dung',
  dimension: 'consistency',
  unit: 'row',
  subject: ['key'],
  parameters: { from: COLUMN, to: COLUMN, inclusive: { type: 'boolean' } },
  required: ['from', 'to'],
  bind(spec, binder) {
    const from = binder.column(textOf(spec.parameters.from) ?? '', 'from');
    const to = binder.column(textOf(spec.parameters.to) ?? '', 'to');
    const key = binder.columns.flatMap(
      (column, index) => talliedValue(binder, column, 'columns', index) ?? [],
    );
    if (from === undefined || to === undefined || key.length < spec.columns.length) return undefined;
    if (!ORDERED.includes(from.type.kind)) {
      binder.report(wrongType(binder, from, ORDERED), ['from']);
      return undefined;
    }
    if (familyOf(from.type) !== familyOf(to.type)) {
      binder.report(differentFamilies(from, to), ['to']);
      return undefined;
    }
    const start = talliedValue(binder, from, 'from');
    const end = talliedValue(binder, to, 'to');
    if (start === undefined || end === undefined) return undefined;
    const kind = common(start.kind, end.kind);
    const isInclusive = spec.parameters.inclusive === true;
    return bindTallied(binder, {
      looked: [...binder.columns, from, to],
      // False for NaN as well.
      evaluable: compare(start.value, '<=', end.value, kind),
      evaluableOtherwise: {
        vi: 'khoảng kết thúc trước khi bắt đầu, hoặc giá trị không đúng kiểu của cột',
        en: "the period ends before it begins, or a value is not of the column's type",
      },
      of: [...key, start, end],
      inOrder: true,
      id: `no-overlap:${isInclusive}`,
      start: (blame) => judgePeriods({ key: key.length, kind, isInclusive }, blame),
    });
  },
};

interface Period {
  readonly values: readonly string[];
  readonly rows: bigint;
  readonly end: string;
  overlaps: boolean;
}

/**
 * Periods come by their start. One that reaches the start of any later one reaches that of the next; and whether one begins
 * before an earlier one ends is told by the latest end so far: so one period and one end are all that is kept.
 */
function judgePeriods(
  rule: { readonly key: number; readonly kind: LiteralKind; readonly isInclusive: boolean },
  blame: Blame,
): ValueJudge {
  let group: string | undefined;
  let last: Period | undefined;
  let latestEnd: string | undefined;
  const side = (a: string, b: string) => compareValues(moment(a, rule.kind), moment(b, rule.kind), rule.kind);
  const reaches = (end: string | undefined, start: string) =>
    end !== undefined && (rule.isInclusive ? side(end, start) >= 0 : side(end, start) > 0);
  const settle = () => {
    if (last?.overlaps) blame(last.values, last.rows);
  };
  return {
    add(values, rows) {
      const [start = '', end = ''] = values.slice(rule.key);
      const own = groupOf(values, rule.key);
      if (own !== group) {
        settle();
        group = own;
        last = undefined;
        latestEnd = undefined;
      }
      if (last !== undefined) {
        last.overlaps ||= reaches(last.end, start);
        settle();
      }
      last = {
        values,
        rows,
        end,
        overlaps: reaches(latestEnd, start) || (rows > 1n && reaches(end, start)),
      };
      if (latestEnd === undefined || side(end, latestEnd) > 0) latestEnd = end;
    },
    end: settle,
  };
}

/** A day beside a moment is its midnight. */
function moment(text: string, kind: LiteralKind): string {
  return (kind === 'timestamp' || kind === 'zoned') && text.length === 10 ? `${text} 00:00:00` : text;
}
