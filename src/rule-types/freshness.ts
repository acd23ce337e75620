import { addDays, hoursBeforeEndOf } from '../exact/day.ts';
import { figureError, judgeFigure, MASK, noFigure } from '../judge/figure.ts';
import { grouped } from '../judge/grouped.ts';
import type { LiteralKind } from '../model/literal.ts';
import type { Measure } from '../model/measure.ts';
import type { RuleSpec } from '../model/rule.ts';
import { all, columnValue } from '../sql/build.ts';
import { countOf } from '../sql/measures.ts';
import { rowConditions } from './define-row-rule.ts';
import { writtenMoment } from './moment.ts';
import type { RuleType } from './rule-type.ts';
import { untilEndOf } from './since.ts';
import { subjectColumn } from './subject.ts';
import { textOf } from './words.ts';

/** The newest value must not be older than a span before the cut-off day. */
export const freshness: RuleType = {
  type: 'freshness',
  title: { vi: 'Độ mới của dữ liệu', en: 'Freshness' },
  summary: {
    vi: 'Bảng vi phạm khi giá trị mới nhất cũ hơn khoảng đã nêu, tính đến ngày chốt số liệu. Giá trị sau ngày chốt không được tính. "Nd": số ngày lịch; "Nh": số giờ tính từ cuối ngày chốt.',
    en: 'The table breaks it when the newest value is older than the span at the cut-off day. Values after that day do not count. "Nd" counts calendar days, "Nh" hours from the end of the day.',
  },
  nulls: {
    vi: 'NULL bị bỏ qua; không có giá trị nào: không áp dụng.',
    en: 'NULL is left out; no value: not applicable.',
  },
  example: 'rule: freshness\ncolumn: ngay_cap_nhat\nwithin: 7d',
  section: 'd',
  criterion: 'song',
  dimension: 'currentness',
  unit: 'table',
  subject: ['column'],
  parameters: { within: { type: 'string', pattern: '^[0-9]{1,6}[dh]$' } },
  required: ['within'],
  bind(spec, binder) {
    const column = subjectColumn(binder, ['date', 'timestamp']);
    const kind = column === undefined ? undefined : binder.kindOf(column);
    if (column === undefined || kind === undefined) return undefined;
    const { table } = binder;
    const { cutoff, utcOffset } = binder.run;
    const value = columnValue(column);
    const conditions = rowConditions(binder, { notNull: [column], typed: [column] });
    // Values of another type make the figure an error whatever it is, so they need not be kept out of it.
    const known = all([binder.accepted, untilEndOf(cutoff, column, kind)]);
    const applicable = countOf(table, conditions.applicable);
    const evaluable = countOf(table, conditions.evaluable);
    const counted = countOf(table, known);
    const newest: Measure & { kind: 'aggregate' } = {
      kind: 'aggregate',
      table,
      function: 'max',
      of: value,
      where: known,
    };
    const limit = limitOf(spec, cutoff);
    return {
      spec,
      table,
      unit: 'table',
      isProven: false,
      measures: [applicable, evaluable, counted, newest],
      judge(values) {
        const skipped = values.count(applicable) - values.count(evaluable);
        if (skipped > 0n) {
          return figureError({
            vi: `${grouped(skipped, 'vi')} giá trị không phải là ngày hợp lệ, nên không xác định được giá trị mới nhất`,
            en: `${grouped(skipped, 'en')} values are no valid dates, so the newest cannot be told`,
          });
        }
        const later = values.count(evaluable) - values.count(counted);
        const found = values.aggregate(newest);
        if (found === null) {
          return noFigure({
            vi: `không có giá trị nào đến ngày ${cutoff}${laterVi(later)}`,
            en: `no value up to ${cutoff}${laterEn(later)}`,
          });
        }
        const isOld = startOf(found, 'timestamp') < limit;
        const observed = spec.isPersonal ? MASK : writtenMoment(found, kind, utcOffset);
        const bound = limit.endsWith('00:00:00') ? limit.slice(0, 10) : limit.replace(' ', 'T');
        return judgeFigure(observed, isOld, {
          vi: `giá trị mới nhất là ${observed}${isOld ? `, trước giới hạn ${bound}` : ''}${laterVi(later)}`,
          en: `the newest value is ${observed}${isOld ? `, before the limit ${bound}` : ''}${laterEn(later)}`,
        });
      },
    };
  },
};

/** The oldest moment that is still fresh. */
function limitOf(spec: RuleSpec, cutoff: string): string {
  const within = textOf(spec.parameters.within) ?? '0d';
  const amount = Number(within.slice(0, -1));
  return within.endsWith('d') ? `${addDays(cutoff, -amount)} 00:00:00` : hoursBeforeEndOf(cutoff, amount);
}

/** A day as its midnight where moments are compared. */
function startOf(day: string, kind: LiteralKind): string {
  return kind === 'date' || day.length > 10 ? day : `${day} 00:00:00`;
}

function laterVi(later: bigint): string {
  return later === 0n ? '' : `; ${grouped(later, 'vi')} giá trị sau ngày chốt số liệu không được tính`;
}

function laterEn(later: bigint): string {
  return later === 0n ? '' : `; ${grouped(later, 'en')} values after the cut-off day were left out`;
}
