import { compareQuotient, divide } from '../exact/decimal.ts';
import { judgeFigure, noFigure } from '../judge/figure.ts';
import { grouped } from '../judge/grouped.ts';
import { boundText, brokenBound, checkBounds, numberBoundsOf } from './bounds.ts';
import { NO_VALUES } from './figure-words.ts';
import type { RuleType } from './rule-type.ts';
import { subjectColumn, VALUES } from './subject.ts';
import { bindTalliedFigure } from './tallied-figure.ts';
import { SHARE } from './words.ts';

/** Which part of a value is counted. */
const PARTS = ['value', 'month-day'] as const;
type Part = (typeof PARTS)[number];

/** No one value may be too frequent. */
export const spike: RuleType = {
  type: 'spike',
  title: { vi: 'Một giá trị nhiều bất thường', en: 'Spike' },
  summary: {
    vi: 'Bảng vi phạm khi giá trị gặp nhiều nhất chiếm hơn tỷ lệ "max" của các giá trị (ví dụ 0000000000). "of: month-day" xét ngày và tháng, bỏ năm (ví dụ sinh ngày 01-01); khi không nêu, xét cả giá trị. Số nêu ra là tỷ lệ ấy; bản thân giá trị không được nêu.',
    en: 'The table breaks it when the most frequent value makes up more than the share "max" of all values (0000000000, say). "of: month-day" counts day and month without the year (born on 01-01, say); the whole value by default. The figure is that share; the value itself is not shown.',
  },
  nulls: {
    vi: 'NULL bị bỏ qua; không có giá trị nào: không áp dụng.',
    en: 'NULL is left out; over no values: not applicable.',
  },
  example: 'rule: spike\ncolumn: ngay_sinh\nof: month-day\nmax: 0.02\nseverity: warning',
  section: 'c',
  criterion: 'dung',
  dimension: 'credibility',
  unit: 'table',
  subject: ['column'],
  parameters: { of: { enum: PARTS }, max: SHARE },
  required: [],
  check: checkBounds,
  bind(spec, binder) {
    const part = PARTS.find((one) => one === spec.parameters.of) ?? 'value';
    const column = subjectColumn(binder, part === 'value' ? VALUES : ['date', 'timestamp']);
    if (column === undefined) return undefined;
    const bounds = numberBoundsOf(spec);
    return bindTalliedFigure(binder, {
      column,
      tally: { id: `peak:${part}`, start: () => tallyPeak(part) },
      judge(most, rows) {
        if (rows === 0n) return noFigure(NO_VALUES);
        const broken = brokenBound(bounds, (bound) => compareQuotient(most.toString(), rows, bound));
        const must = broken === undefined ? undefined : `${boundText(broken.word)} ${broken.text}`;
        return judgeFigure(divide(most.toString(), rows), broken !== undefined, {
          vi: `một giá trị chiếm ${grouped(most, 'vi')} trong ${grouped(rows, 'vi')} bản ghi${must === undefined ? '' : `, tỷ lệ quy định ${must}`}`,
          en: `one value makes up ${grouped(most, 'en')} of ${grouped(rows, 'en')} rows${must === undefined ? '' : `, the share must be ${must}`}`,
        });
      },
    });
  },
};

/** The rows of the most frequent value; of days and months there are 366 at the most. */
function tallyPeak(part: Part) {
  let most = 0n;
  const days = new Map<string, bigint>();
  return {
    add([value = null]: readonly (string | null)[], rows: bigint) {
      let found = rows;
      if (part === 'month-day') {
        const day = (value ?? '').replace(/^[+-]?\d+-(\d\d-\d\d).*$/s, '$1');
        found += days.get(day) ?? 0n;
        days.set(day, found);
      }
      if (found > most) most = found;
    },
    result: () => most,
  };
}
