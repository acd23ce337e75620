import type { Judgement, Tolerance } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { grouped } from './grouped.ts';

/** What was counted of a row rule. `applicable = checked + notEvaluable`. */
export interface RowCounts {
  readonly scope: bigint;
  readonly applicable: bigint;
  readonly evaluable: bigint;
  readonly violations: bigint;
  readonly groups?: bigint;
  readonly proof: Judgement['proof'];
  /** Why rows could not be evaluated, said of one; the value is not of the column's type, unless told otherwise. */
  readonly notEvaluableWhy?: Text;
}

const ILL_TYPED: Text = {
  vi: 'giá trị không đúng kiểu của cột',
  en: "the value is not of the column's type",
};

/** The verdict on a row rule by the counting rules (design, section 6, Status). */
export function judgeRows(counts: RowCounts, tolerance: Tolerance): Judgement {
  const { scope, applicable, evaluable, violations } = counts;
  const figures = {
    scope: toNumber(scope),
    notApplicable: toNumber(scope - applicable),
    checked: toNumber(evaluable),
    violations: toNumber(violations),
    notEvaluable: toNumber(applicable - evaluable),
    ...(counts.groups === undefined ? {} : { groups: toNumber(counts.groups) }),
    proof: counts.proof,
  };
  if (evaluable === 0n) {
    const status = applicable > 0n ? 'error' : 'not-applicable';
    return { ...figures, status, message: nothingChecked(counts) };
  }
  const status = exceeds(violations, evaluable, tolerance) ? 'fail' : 'pass';
  return { ...figures, status, message: rowsMessage(counts, status, tolerance) };
}

/** True when so many violations among so many rows checked are more than the tolerance; exact. */
function exceeds(violations: bigint, checked: bigint, tolerance: Tolerance): boolean {
  return tolerance.kind === 'count'
    ? violations > tolerance.count
    : violations * tolerance.denominator > tolerance.numerator * checked;
}

/** A count as a JSON integer. Throws when it is above 2^53, which no table reaches. */
export function toNumber(count: bigint): number {
  const value = Number(count);
  if (!Number.isSafeInteger(value)) throw new RangeError('a count is beyond the integers JSON keeps exact');
  return value;
}

function nothingChecked({ scope, applicable, notEvaluableWhy = ILL_TYPED }: RowCounts): Text {
  if (applicable > 0n) {
    return {
      vi: `không đánh giá được bản ghi nào trong ${grouped(applicable, 'vi')} bản ghi: ${notEvaluableWhy.vi}`,
      en: `none of ${grouped(applicable, 'en')} rows could be evaluated: ${notEvaluableWhy.en}`,
    };
  }
  return scope === 0n
    ? { vi: 'bảng không có bản ghi nào', en: 'the table has no rows' }
    : {
        vi: `không bản ghi nào trong ${grouped(scope, 'vi')} bản ghi thuộc diện kiểm tra`,
        en: `none of ${grouped(scope, 'en')} rows is subject to the rule`,
      };
}

function rowsMessage(counts: RowCounts, status: 'pass' | 'fail', tolerance: Tolerance): Text {
  const { violations, evaluable, applicable, groups, notEvaluableWhy = ILL_TYPED } = counts;
  const skipped = applicable - evaluable;
  const parts: Text[] = [
    violations === 0n
      ? {
          vi: `cả ${grouped(evaluable, 'vi')} bản ghi đã kiểm tra đều đạt`,
          en: `all ${grouped(evaluable, 'en')} rows checked conform`,
        }
      : {
          vi: `${grouped(violations, 'vi')} trong ${grouped(evaluable, 'vi')} bản ghi đã kiểm tra vi phạm`,
          en: `${grouped(violations, 'en')} of ${grouped(evaluable, 'en')} rows checked break the rule`,
        },
  ];
  if (groups !== undefined && groups > 0n) {
    parts.push({
      vi: `thuộc ${grouped(groups, 'vi')} nhóm trùng`,
      en: `in ${grouped(groups, 'en')} groups of equal keys`,
    });
  }
  if (violations > 0n && status === 'pass') {
    const text = toleranceText(tolerance);
    parts.push({ vi: `trong mức cho phép ${text}`, en: `within the tolerance of ${text}` });
  }
  if (skipped > 0n) {
    parts.push({
      vi: `${grouped(skipped, 'vi')} bản ghi không đánh giá được: ${notEvaluableWhy.vi}`,
      en: `${grouped(skipped, 'en')} rows could not be evaluated: ${notEvaluableWhy.en}`,
    });
  }
  if (counts.proof === 'constraint') {
    parts.push({ vi: 'ràng buộc của CSDL bảo đảm', en: 'proved by a constraint of the database' });
  }
  return { vi: parts.map((part) => part.vi).join('; '), en: parts.map((part) => part.en).join('; ') };
}

/** A tolerance as the rule file writes it: `25` or `0.1%`. */
export function toleranceText(tolerance: Tolerance): string {
  if (tolerance.kind === 'count') return tolerance.count.toString();
  // The denominator divides a power of ten, so the quotient ends.
  let scale = 0;
  let numerator = tolerance.numerator * 100n;
  while (numerator % tolerance.denominator !== 0n) {
    numerator *= 10n;
    scale += 1;
  }
  const digits = (numerator / tolerance.denominator).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 ? `${whole}%` : `${whole}.${digits.slice(digits.length - scale)}%`;
}
