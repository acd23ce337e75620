import { QueryError } from '../errors.ts';
import { roundFloat } from '../exact/decimal.ts';
import { scaledBy, scaleOf } from '../exact/scaled.ts';
import { METHODS, type Method, outlierTest, type Threshold } from '../statistics/outliers.ts';
import type { JsonSchema, RuleType } from './rule-type.ts';
import { NUMBERS, subjectColumn } from './subject.ts';
import { type Blame, bindTallied, type ValueJudge } from './tallied-rule.ts';
import { areNumbers, columnsNamed, groupOf } from './tallied-values.ts';
import { COLUMN, isExactNumber } from './words.ts';

const DEFAULTS: Readonly<Record<Method, string>> = { 'z-score': '3', iqr: '1.5', mad: '3.5' };

/** So many different values of one group are held at most, and so many digits of one number. */
const MOST_VALUES = 2_000_000;
const MOST_DIGITS = 200;

const COLUMNS: JsonSchema = {
  anyOf: [COLUMN, { type: 'array', items: COLUMN, minItems: 1, uniqueItems: true }],
};

/** A number must not lie far from the others. */
export const outlier: RuleType = {
  type: 'outlier',
  title: { vi: 'Giá trị ngoại lai', en: 'Outlier' },
  summary: {
    vi: 'Dòng vi phạm khi số của nó lệch xa các số khác: "z-score" cách trung bình hơn "threshold" độ lệch chuẩn mẫu (mặc định 3); "iqr" ra ngoài hai tứ phân vị hơn "threshold" lần khoảng tứ phân vị (mặc định 1.5); "mad" có 0.6745 lần khoảng cách tới trung vị lớn hơn "threshold" lần trung vị của các khoảng cách ấy (mặc định 3.5). Có "per" thì mỗi nhóm được xét riêng. Số được tính chính xác; số thực được làm tròn 12 chữ số có nghĩa trước; vô cực luôn vi phạm. Khi độ phân tán là 0 (các số bằng nhau) thì không có số nào bị coi là ngoại lai. Một nhóm có quá 2.000.000 giá trị khác nhau: quy tắc báo lỗi.',
    en: 'A row breaks it when its number lies far from the others: by "z-score" more than "threshold" sample standard deviations from the mean (3 by default); by "iqr" more than "threshold" interquartile ranges outside the quartiles (1.5); by "mad" when 0.6745 times its distance from the median is above "threshold" times the median of those distances (3.5). With "per" each group is judged by itself. Numbers are reckoned exactly; floats are rounded to 12 significant digits first; an infinity always breaks it. Where the spread is 0 (equal numbers) nothing is called an outlier. With more than 2,000,000 different values in a group the rule ends in an error.',
  },
  nulls: {
    vi: 'NULL ở cột số hoặc ở "per": không áp dụng. NaN: không đánh giá được.',
    en: 'NULL in the number or in "per": not applicable. NaN: not evaluable.',
  },
  example: 'rule: outlier\ncolumn: dien_tich\nmethod: mad\nper: loai_dat\nseverity: warning',
  section: 'c',
  criterion: 'dung',
  dimension: 'accuracy',
  unit: 'row',
  subject: ['column'],
  parameters: {
    method: { enum: METHODS },
    threshold: { type: 'number', exclusiveMinimum: 0 },
    per: COLUMNS,
  },
  required: ['method'],
  titleWord: 'method',
  bind(spec, binder) {
    const column = subjectColumn(binder, NUMBERS);
    const kind = column === undefined ? undefined : binder.kindOf(column);
    const per = columnsNamed(binder, 'per');
    if (column === undefined || kind === undefined || per === undefined) return undefined;
    const method = METHODS.find((one) => one === spec.parameters.method) ?? 'mad';
    const given = spec.parameters.threshold;
    const threshold = isExactNumber(given) ? given.number : DEFAULTS[method];
    return bindTallied(binder, {
      looked: [...per.columns, column],
      evaluable: areNumbers(binder, [column]),
      evaluableOtherwise: {
        vi: 'NaN, hoặc giá trị không đúng kiểu của cột',
        en: "NaN, or a value that is not of the column's type",
      },
      of: [...per.values, { value: binder.value(column), kind }],
      inOrder: true,
      id: JSON.stringify(['outlier', method, threshold, per.columns.length, kind]),
      start: (blame) =>
        judgeGroups(
          { method, threshold: fractionOf(threshold), groups: per.columns.length, isFloat: kind === 'float' },
          blame,
        ),
    });
  },
};

interface Asked {
  readonly method: Method;
  readonly threshold: Threshold;
  /** So many values in front of the number say which group it is of. */
  readonly groups: number;
  readonly isFloat: boolean;
}

/** Holds the numbers of one group at a time. */
function judgeGroups({ method, threshold, groups, isFloat }: Asked, blame: Blame): ValueJudge {
  let group: string | undefined;
  let held: { readonly values: readonly string[]; readonly number: string; readonly rows: bigint }[] = [];
  const judge = () => {
    const digits = scaleOf(held.map(({ number }) => number));
    if (digits.places > MOST_DIGITS) throw tooFarApart;
    const numbers = held.map(({ number, rows }) => ({ value: scaledBy(number, digits.decimals), rows }));
    if (numbers.length === 0) return;
    const isFar = outlierTest(method, numbers, threshold);
    for (const [index, { values, rows }] of held.entries())
      if (isFar(numbers[index]?.value ?? 0n)) blame(values, rows);
    held = [];
  };
  return {
    add(values, rows) {
      const own = groupOf(values, groups);
      if (own !== group) judge();
      group = own;
      const text = values[groups] ?? '';
      if (!Number.isFinite(Number(text))) {
        blame(values, rows);
        return;
      }
      if (held.length === MOST_VALUES) throw tooMany;
      held.push({ values, number: isFloat ? roundFloat(text) : text, rows });
    },
    end: judge,
  };
}

function fractionOf(decimal: string): Threshold {
  const decimals = decimal.split('.')[1]?.length ?? 0;
  return { numerator: scaledBy(decimal, decimals), denominator: 10n ** BigInt(decimals) };
}

const tooMany = new QueryError('data', {
  vi: 'một nhóm có hơn 2.000.000 giá trị khác nhau, quá nhiều để giữ trong bộ nhớ; hãy chia nhóm bằng "per"',
  en: 'a group has more than 2,000,000 different values, too many to hold in memory; make groups with "per"',
});

const tooFarApart = new QueryError('data', {
  vi: 'các số cách nhau quá nhiều bậc (hơn 200 chữ số) để so chính xác',
  en: 'the numbers lie too many orders apart (more than 200 digits) to be compared exactly',
});
