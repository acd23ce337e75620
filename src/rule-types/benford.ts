import { roundFloat } from '../exact/decimal.ts';
import { judgeFigure, noFigure } from '../judge/figure.ts';
import { grouped } from '../judge/grouped.ts';
import { benfordDeviation, leadingDigits } from '../statistics/leading-digits.ts';
import { brokenBound, numberBoundsOf } from './bounds.ts';
import type { RuleType } from './rule-type.ts';
import { NUMBERS, subjectColumn } from './subject.ts';
import { bindTalliedFigure } from './tallied-figure.ts';
import { areNumbers } from './tallied-values.ts';
import { isExactNumber, SHARE } from './words.ts';

/**
 * With fewer numbers chance alone makes large deviations: of samples that follow the law one in a thousand is above 0.015
 * with 1,000 numbers, one in three with 300 (one digit); of 3,000 numbers none of 400 was above 0.0022, of 1,000 nearly all (two).
 */
const LEAST_NUMBERS = { 1: 1_000n, 2: 3_000n } as const;

interface Found {
  readonly counts: ReadonlyMap<number, bigint>;
  readonly total: bigint;
}

/** The leading digits of numbers must follow Benford's law. */
export const benford: RuleType = {
  type: 'benford',
  title: { vi: 'Định luật Benford', en: "Benford's law" },
  summary: {
    vi: 'Bảng vi phạm khi độ lệch tuyệt đối trung bình giữa tỷ lệ các chữ số đầu (1 chữ số, hoặc 2 với "digits: 2") và định luật Benford vượt "max". Theo Nigrini (2012), 1 chữ số: trên 0.015 là không phù hợp, 0.012 là sát ngưỡng; 2 chữ số: 0.0022 và 0.0018. Chỉ có nghĩa với số đếm, số tiền trải nhiều bậc, không do người đặt; không dùng cho mã số, tuổi, giá có trần. Ít hơn 1.000 số (2 chữ số: 3.000): không áp dụng.',
    en: 'The table breaks it when the mean absolute deviation between the shares of leading digits (one, or two with "digits: 2") and Benford\'s law is above "max". After Nigrini (2012), one digit: above 0.015 is nonconformity, 0.012 marginal; two digits: 0.0022 and 0.0018. It has a meaning only for counts and sums over several orders of magnitude that nobody sets; not for identifiers, ages, capped prices. Fewer than 1,000 numbers (two digits: 3,000): not applicable.',
  },
  nulls: {
    vi: 'NULL, 0, NaN và vô cực bị bỏ qua.',
    en: 'NULL, 0, NaN and infinities are left out.',
  },
  example: 'rule: benford\ncolumn: so_tien\nmax: 0.015\nseverity: warning',
  section: 'c',
  criterion: 'dung',
  dimension: 'credibility',
  unit: 'table',
  subject: ['column'],
  parameters: { digits: { enum: [1, 2] }, max: SHARE },
  required: ['max'],
  bind(spec, binder) {
    const column = subjectColumn(binder, NUMBERS);
    if (column === undefined) return undefined;
    const { digits: given } = spec.parameters;
    const digits = isExactNumber(given) && given.number === '2' ? 2 : 1;
    const bounds = numberBoundsOf(spec);
    return bindTalliedFigure(binder, {
      column,
      among: areNumbers(binder, [column]),
      tally: { id: `leading-digits:${digits}`, start: () => tallyDigits(digits) },
      judge({ counts, total }) {
        const least = LEAST_NUMBERS[digits];
        if (total < least) return noFigure(tooFew(total, least));
        const observed = roundFloat(String(benfordDeviation(counts, total, digits)));
        const broken = brokenBound(bounds, (bound) => Number(observed) - Number(bound));
        const must = broken === undefined ? '' : broken.text;
        return judgeFigure(observed, broken !== undefined, {
          vi: `độ lệch trung bình ${observed} trên ${grouped(total, 'vi')} số${must === '' ? '' : `, quy định ≤ ${must}`}`,
          en: `mean deviation ${observed} over ${grouped(total, 'en')} numbers${must === '' ? '' : `, must be ≤ ${must}`}`,
        });
      },
    });
  },
};

function tallyDigits(digits: 1 | 2) {
  const counts = new Map<number, bigint>();
  let total = 0n;
  return {
    add([value]: readonly (string | null)[], rows: bigint) {
      const leading = Number.isFinite(Number(value)) ? leadingDigits(value ?? '', digits) : undefined;
      if (leading === undefined) return;
      counts.set(leading, (counts.get(leading) ?? 0n) + rows);
      total += rows;
    },
    result: (): Found => ({ counts, total }),
  };
}

function tooFew(total: bigint, least: bigint) {
  return {
    vi: `chỉ có ${grouped(total, 'vi')} số khác 0; cần ít nhất ${grouped(least, 'vi')}`,
    en: `there are only ${grouped(total, 'en')} numbers besides 0; at least ${grouped(least, 'en')} are needed`,
  };
}
