import { addDays, addHours } from '../exact/day.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import type { Text } from '../model/text.ts';
import { all, call, columnValue, compare, literal } from '../sql/build.ts';
import type { Binder, RuleType, WorkingDays } from './rule-type.ts';
import { subjectColumn, wrongType } from './subject.ts';
import { bindTallied, type TalliedValue } from './tallied-rule.ts';
import { COLUMN, textOf } from './words.ts';

const MOMENTS = ['date', 'timestamp'] as const;

type Unit = 'wd' | 'd' | 'h';

/** What the arithmetic of days reaches. */
const EVER: WorkingDays = { from: '0001-01-01', to: '9999-12-31', isWorked: () => true, between: () => 0 };

/** A second moment must follow a first one within a span. */
export const timely: RuleType = {
  type: 'timely',
  title: { vi: 'Đúng hạn', en: 'Timely' },
  summary: {
    vi: 'Dòng vi phạm khi "to" muộn hơn "column" quá khoảng "within"; không có "to": tính đến hết ngày chốt số liệu (hồ sơ chưa xong, kèm "when"). "Nwd": N ngày làm việc, không tính ngày đầu, hết hạn vào cuối ngày cuối (Điều 147, 148 Bộ luật Dân sự 2015); nghỉ thứ bảy, chủ nhật và ngày nghỉ của cơ quan nhà nước trong rules/calendars/vn.yaml, thêm bớt bằng "calendar" ở đầu tệp; ngoài khoảng của lịch: không đánh giá được. "Nd": N ngày lịch, cũng tính như vậy nhưng không dời khi ngày cuối là ngày nghỉ. "Nh": N giờ, đúng đến phần giây. "to" trước "column" là đúng hạn: dùng compare để bắt lỗi đó.',
    en: 'A row breaks it when "to" is later than "column" by more than "within"; without "to", the end of the cut-off day counts (for what is not finished, with "when"). "Nwd": N working days, the first day not counted, ending with the last day (Civil Code 2015, Articles 147 and 148); Saturdays, Sundays and the days off of state bodies in rules/calendars/vn.yaml do not count, "calendar" at the top of the file adds to them; outside the calendar: not evaluable. "Nd": N calendar days, counted alike, not put off when the last is a day off. "Nh": N hours, to the fraction of a second. "to" before "column" is in time: compare finds that.',
  },
  nulls: {
    vi: 'NULL ở một trong hai cột: không áp dụng.',
    en: 'NULL in one of the two columns: not applicable.',
  },
  example: 'rule: timely\ncolumn: ngay_tiep_nhan\nto: ngay_tra_ket_qua\nwithin: 15wd',
  section: 'd',
  criterion: 'song',
  dimension: 'currentness',
  unit: 'row',
  subject: ['column'],
  parameters: { to: COLUMN, within: { type: 'string', pattern: '^[0-9]{1,5}(wd|d|h)$' } },
  required: ['within'],
  titleWord: 'within',
  bind(spec, binder) {
    const from = subjectColumn(binder, MOMENTS);
    const to = spec.parameters.to === undefined ? 'cutoff' : endColumn(binder);
    if (from === undefined || to === undefined) return undefined;
    const within = textOf(spec.parameters.within) ?? '0d';
    const unit: Unit = within.endsWith('wd') ? 'wd' : within.endsWith('d') ? 'd' : 'h';
    const limit = Number.parseInt(within, 10);
    const { cutoff, workingDays } = binder.run;
    const looked = to === 'cutoff' ? [from] : [from, to];
    // The end of the cut-off day: its own day, or the moment it ends.
    const ends = unit === 'h' ? `${addDays(cutoff, 1)} 00:00:00` : cutoff;
    if (unit === 'wd' && workingDays === undefined) throw new Error('the calendar was not loaded');
    const reach = unit === 'wd' && workingDays !== undefined ? workingDays : EVER;
    const isLate = lateness(unit, limit, reach);
    return bindTallied(binder, {
      looked,
      evaluable: all(looked.map((column) => lies(column, reach))),
      evaluableOtherwise: outside(reach),
      of: looked.map((column) => momentOf(binder, column, unit)),
      id: `timely:${within}:${to === 'cutoff' ? ends : ''}`,
      start: (blame) => ({
        add(values, rows) {
          const [start = '', end = ends] = values;
          if (isLate(start, end)) blame(values, rows);
        },
      }),
    });
  },
};

function endColumn(binder: Binder): CatalogueColumn | undefined {
  const column = binder.column(textOf(binder.spec.parameters.to) ?? '', 'to');
  if (column === undefined || MOMENTS.some((kind) => kind === column.type.kind)) return column;
  binder.report(wrongType(binder, column, MOMENTS), ['to']);
  return undefined;
}

/** The day where days count: few different ones come to the program. */
function momentOf(binder: Binder, column: CatalogueColumn, unit: Unit): TalliedValue {
  const kind = binder.kindOf(column) ?? 'date';
  return unit === 'h' ? { value: columnValue(column), kind } : { value: dayOf(column), kind: 'date' };
}

function dayOf(column: CatalogueColumn): Expression {
  const value = columnValue(column);
  return column.type.kind === 'date' ? value : call('day', value);
}

function lies(column: CatalogueColumn, { from, to }: Pick<WorkingDays, 'from' | 'to'>): Expression {
  const day = dayOf(column);
  return all([
    compare(day, '>=', literal('date', from), 'date'),
    compare(day, '<=', literal('date', to), 'date'),
  ]);
}

function outside({ from, to }: Pick<WorkingDays, 'from' | 'to'>): Text {
  return {
    vi: `ngày nằm ngoài khoảng ${from} đến ${to}, hoặc không phải ngày hợp lệ`,
    en: `a day lies outside ${from} to ${to}, or is no valid date`,
  };
}

/** True for a second moment that is too late for a first one. */
function lateness(unit: Unit, limit: number, calendar: WorkingDays): (from: string, to: string) => boolean {
  switch (unit) {
    case 'wd':
      // The last day of the span is past when that many days were worked before `to`.
      return (from, to) => to > from && calendar.between(from, to) >= limit;
    case 'd':
      return behind(addDays(EVER.to, -limit), (from) => addDays(from, limit));
    case 'h':
      return behind(addHours(`${EVER.to} 23:59:59`, -limit), (from) => addHours(from, limit), midnight);
  }
}

/** A span that began after `latest` ends behind the year 9999, and so never. */
function behind(
  latest: string,
  endOf: (from: string) => string,
  moment: (text: string) => string = (text) => text,
): (from: string, to: string) => boolean {
  return (from, to) => moment(from) <= latest && moment(to) > endOf(moment(from));
}

function midnight(moment: string): string {
  return moment.length > EVER.from.length ? moment : `${moment} 00:00:00`;
}
