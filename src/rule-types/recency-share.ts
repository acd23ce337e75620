import { compareQuotient, divide } from '../exact/decimal.ts';
import { figureError, judgeFigure, noFigure } from '../judge/figure.ts';
import { grouped } from '../judge/grouped.ts';
import { all } from '../sql/build.ts';
import { type Count, countOf } from '../sql/measures.ts';
import { boundText, brokenBound, checkBounds, numberBoundsOf } from './bounds.ts';
import { rowConditions } from './define-row-rule.ts';
import { illTyped, NO_VALUES } from './figure-words.ts';
import type { RuleType } from './rule-type.ts';
import { checkSince, fromStartOf, SINCE, sinceDay, untilEndOf } from './since.ts';
import { subjectColumn } from './subject.ts';
import { SHARE } from './words.ts';

/** The share of rows touched since a day must lie within bounds. */
export const recencyShare: RuleType = {
  type: 'recency-share',
  title: { vi: 'Tỷ lệ bản ghi được cập nhật', en: 'Recency share' },
  summary: {
    vi: 'Bảng vi phạm khi tỷ lệ bản ghi có giá trị từ ngày "since" đến hết ngày chốt số liệu, trên mọi bản ghi có giá trị đến hết ngày chốt, nằm ngoài khoảng. "since" là một ngày, hoặc "Nd": N ngày lịch trước ngày chốt.',
    en: 'The table breaks it when the share of rows whose value lies between the day "since" and the end of the cut-off day, of all rows with a value up to then, is outside. "since" is a day, or "Nd": N calendar days before the cut-off day.',
  },
  nulls: {
    vi: 'NULL và giá trị sau ngày chốt bị bỏ qua; không còn giá trị nào: không áp dụng.',
    en: 'NULL and values after the cut-off day are left out; over no values: not applicable.',
  },
  example: 'rule: recency-share\ncolumn: ngay_cap_nhat\nsince: 365d\nmin: 0.8',
  section: 'd',
  criterion: 'song',
  dimension: 'currentness',
  unit: 'table',
  subject: ['column'],
  parameters: {
    since: SINCE,
    min: SHARE,
    max: SHARE,
  },
  required: ['since'],
  check: (spec) => [...checkBounds(spec), ...checkSince(spec)],
  bind(spec, binder) {
    const column = subjectColumn(binder, ['date', 'timestamp']);
    const kind = column === undefined ? undefined : binder.kindOf(column);
    if (column === undefined || kind === undefined) return undefined;
    const { table } = binder;
    const { cutoff } = binder.run;
    const first = sinceDay(spec, cutoff);
    const conditions = rowConditions(binder, { notNull: [column], typed: [column] });
    const known = all([conditions.evaluable, untilEndOf(cutoff, column, kind)]);
    const recent = all([known, fromStartOf(first, column, kind)]);
    const [applicable, evaluable, base, touched] = [
      conditions.applicable,
      conditions.evaluable,
      known,
      recent,
    ].map((where) => countOf(table, where)) as [Count, Count, Count, Count];
    const bounds = numberBoundsOf(spec);
    return {
      spec,
      table,
      unit: 'table',
      isProven: false,
      measures: [applicable, evaluable, base, touched],
      judge(values) {
        const skipped = values.count(applicable) - values.count(evaluable);
        if (skipped > 0n) return figureError(illTyped(skipped));
        const [found, rows] = [values.count(touched), values.count(base)];
        if (rows === 0n) return noFigure(NO_VALUES);
        const observed = divide(found.toString(), rows);
        const broken = brokenBound(bounds, (bound) => compareQuotient(found.toString(), rows, bound));
        const must = broken === undefined ? undefined : `${boundText(broken.word)} ${broken.text}`;
        return judgeFigure(observed, broken !== undefined, {
          vi: `${grouped(found, 'vi')} trong ${grouped(rows, 'vi')} bản ghi có giá trị từ ngày ${first}${must === undefined ? '' : `, tỷ lệ quy định ${must}`}`,
          en: `${grouped(found, 'en')} of ${grouped(rows, 'en')} rows have a value since ${first}${must === undefined ? '' : `, the share must be ${must}`}`,
        });
      },
    };
  },
};
