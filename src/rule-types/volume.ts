import { addDays } from '../exact/day.ts';
import { figureError, judgeFigure, noFigure } from '../judge/figure.ts';
import { grouped } from '../judge/grouped.ts';
import type { RuleSpec } from '../model/rule.ts';
import { all, call, columnValue } from '../sql/build.ts';
import {
  LEAST_NEIGHBOURS,
  type Neighbourhood,
  placesInGaps,
  volumeDeviations,
} from '../statistics/volume.ts';
import { NO_VALUES } from './figure-words.ts';
import { type Period, periodsBetween, UNITS, type Unit } from './periods.ts';
import type { RuleType } from './rule-type.ts';
import { checkSince, fromStartOf, SINCE, sinceDay, untilEndOf } from './since.ts';
import { subjectColumn } from './subject.ts';
import { bindTalliedFigure } from './tallied-figure.ts';
import { COUNT, isExactNumber } from './words.ts';

/** What a period is held against: days of the same weekday, and what lies next to the others. */
const NEIGHBOURHOODS: Readonly<Record<Unit, Neighbourhood>> = {
  day: { step: 7, reach: 8 },
  'working-day': { step: 1, reach: 10 },
  week: { step: 1, reach: 8 },
  month: { step: 1, reach: 12 },
};

/** Unusual periods that a message names. */
const SHOWN = 3;

/** Rows per day, week or month must be what the neighbouring ones let expect. */
export const volume: RuleType = {
  type: 'volume',
  title: { vi: 'Số bản ghi theo thời gian', en: 'Volume over time' },
  summary: {
    vi: 'Bảng vi phạm khi có hơn "max" (mặc định 0) kỳ bất thường, kỳ là ngày, ngày làm việc, tuần (từ thứ hai) hoặc tháng trọn vẹn từ "since" đến ngày chốt số liệu; kỳ không có bản ghi nào cũng là kỳ. Bất thường: số bản ghi lệch trung vị các kỳ lân cận (8 ngày cùng thứ, 10 ngày làm việc, 8 tuần hay 12 tháng mỗi bên) quá "threshold" độ lệch chuẩn bền vững (1,4826 lần trung vị độ lệch, ít nhất là căn bậc hai của trung vị); hoặc nằm trong một chuỗi kỳ trống liền nhau dài hơn "gaps". Kỳ có ít hơn 8 kỳ lân cận không được xét theo "threshold". "since" là một ngày, hoặc "Nd" trước ngày chốt. Ngưỡng và báo động giả: docs/anomaly.md.',
    en: 'The table breaks it when more than "max" (default 0) periods are unusual: whole days, working days, weeks (from Monday) or months from "since" to the cut-off day; one without rows is a period too. Unusual: its rows differ from the median of its neighbours (8 days of the same weekday, 10 working days, 8 weeks or 12 months on each side) by more than "threshold" robust standard deviations (1.4826 times the median deviation, at least the root of the median); or it lies in a run of empty periods longer than "gaps". A period with fewer than 8 neighbours is not judged by "threshold". "since" is a day, or "Nd" before the cut-off day. Thresholds and false alarms: docs/anomaly.md.',
  },
  nulls: {
    vi: 'NULL và giá trị ngoài khoảng bị bỏ qua; cột không có giá trị nào, hoặc quá ít kỳ: không áp dụng.',
    en: 'NULL and values outside are left out; no value in the column, or too few periods: not applicable.',
  },
  example:
    'rule: volume\ncolumn: ngay_tiep_nhan\nper: month\nsince: 2024-01-01\nthreshold: 6\ngaps: 0\nseverity: warning',
  section: 'c',
  criterion: 'song',
  dimension: 'currentness',
  unit: 'table',
  subject: ['column'],
  parameters: {
    per: { enum: UNITS },
    since: SINCE,
    threshold: { type: 'number', exclusiveMinimum: 0 },
    gaps: COUNT,
    max: COUNT,
  },
  required: ['per', 'since'],
  check: (spec) => [...checkSince(spec), ...checkTests(spec)],
  bind(spec, binder) {
    const column = subjectColumn(binder, ['date', 'timestamp']);
    const kind = column === undefined ? undefined : binder.kindOf(column);
    if (column === undefined || kind === undefined) return undefined;
    const { cutoff, workingDays } = binder.run;
    const unit = UNITS.find((one) => one === spec.parameters.per) ?? 'month';
    const first = sinceDay(spec, cutoff);
    const value = columnValue(column);
    return bindTalliedFigure(binder, {
      column,
      value: kind === 'date' ? value : call('day', value),
      among: all([fromStartOf(first, column, kind), untilEndOf(cutoff, column, kind)]),
      tally: { id: `days:${first}:${cutoff}`, start: tallyDays },
      judge(days: ReadonlyMap<string, bigint>, rows) {
        if (rows === 0n) return noFigure(NO_VALUES);
        if (unit === 'working-day') {
          if (workingDays === undefined) throw new Error('the calendar was not loaded');
          const { from, to } = workingDays;
          if (first < from || cutoff > to) {
            return figureError({
              vi: `lịch ngày làm việc chỉ có từ ${from} đến ${to}; khai thêm bằng "calendar" ở đầu tệp quy tắc`,
              en: `the calendar of working days is from ${from} to ${to} only; add to it by "calendar" at the top of the rule file`,
            });
          }
        }
        const periods = periodsBetween(first, cutoff, unit, workingDays);
        const counts = periods.map((period) => Number(rowsIn(days, period)));
        return judgePeriods(spec, unit, periods, counts);
      },
    });
  },
};

function checkTests(spec: RuleSpec) {
  const { threshold, gaps } = spec.parameters;
  if (threshold !== undefined || gaps !== undefined) return [];
  const text = {
    vi: 'quy tắc "volume" cần "threshold", "gaps" hoặc cả hai',
    en: 'rule "volume" needs "threshold", "gaps" or both',
  };
  return [{ at: spec.place(), text, level: 'error' as const }];
}

/** Rows by day. */
function tallyDays() {
  const days = new Map<string, bigint>();
  return {
    add([day]: readonly (string | null)[], rows: bigint) {
      if (day) days.set(day, (days.get(day) ?? 0n) + rows);
    },
    result: (): ReadonlyMap<string, bigint> => days,
  };
}

function rowsIn(days: ReadonlyMap<string, bigint>, { from, to }: Period): bigint {
  let rows = 0n;
  for (let day = from; day <= to; day = addDays(day, 1)) rows += days.get(day) ?? 0n;
  return rows;
}

function judgePeriods(spec: RuleSpec, unit: Unit, periods: readonly Period[], counts: readonly number[]) {
  const threshold = numberOf(spec, 'threshold');
  const gaps = numberOf(spec, 'gaps');
  const most = numberOf(spec, 'max') ?? 0;
  const deviations = volumeDeviations(counts, NEIGHBOURHOODS[unit]);
  if (periods.length === 0 || (threshold !== undefined && !deviations.some((found) => found !== undefined))) {
    return noFigure(tooFew(periods.length));
  }
  const inGaps = new Set(gaps === undefined ? [] : placesInGaps(counts, gaps));
  const unusual = periods.flatMap((period, at) => {
    const isFar = threshold !== undefined && Math.abs(deviations[at] ?? 0) > threshold;
    return isFar || inGaps.has(at) ? { name: period.name, rows: BigInt(counts[at] ?? 0) } : [];
  });
  const isBroken = unusual.length > most;
  const told = spec.isPersonal ? [] : unusual.slice(0, SHOWN);
  const rest = unusual.length > told.length && told.length > 0;
  const named = (language: 'vi' | 'en') =>
    told.length === 0
      ? ''
      : `: ${told.map(({ name, rows }) => `${name} (${grouped(rows, language)})`).join(', ')}${rest ? ' …' : ''}`;
  return judgeFigure(String(unusual.length), isBroken, {
    vi: `${unusual.length} trong ${periods.length} kỳ có số bản ghi bất thường${named('vi')}${isBroken ? `; nhiều nhất được ${most}` : ''}`,
    en: `${unusual.length} of ${periods.length} periods have an unusual number of rows${named('en')}${isBroken ? `; at most ${most} may` : ''}`,
  });
}

function numberOf(spec: RuleSpec, word: string): number | undefined {
  const value = spec.parameters[word];
  return isExactNumber(value) ? Number(value.number) : undefined;
}

function tooFew(periods: number) {
  const least = LEAST_NEIGHBOURS + 1;
  return {
    vi: `chỉ có ${periods} kỳ trọn vẹn; cần ít nhất ${least} kỳ so được với nhau`,
    en: `there are only ${periods} whole periods; at least ${least} that compare are needed`,
  };
}
