import { digitsFrom } from '../formats/parts.ts';
import { vnPersonalId } from '../formats/vn-personal-id.ts';
import type { Expression } from '../model/expression.ts';
import type { Problem, RuleSpec } from '../model/rule.ts';
import { all, any, call, columnValue, compare, inList, integerLiteral, not } from '../sql/build.ts';
import { defineRowRule, type RowPredicate } from './define-row-rule.ts';
import type { Binder, JsonSchema } from './rule-type.ts';
import { subjectColumn, TEXT, wrongType } from './subject.ts';
import { COLUMN, LITERAL, scalarsOf, textOf } from './words.ts';

/** Where the digit of century and sex stands, and the two of the year of birth behind it. */
const CENTURY_AND_SEX = 4;
const YEAR = 5;

const VALUES_OF_SEX: JsonSchema = { type: 'array', items: LITERAL, minItems: 1 };

/** The century, year and sex in a personal number must be those of the row. */
export const vnPersonalIdMatches = defineRowRule({
  type: 'vn-personal-id-matches',
  title: { vi: 'Số định danh khớp năm sinh, giới tính', en: 'Personal number matches birth or sex' },
  summary: {
    vi: 'Dòng vi phạm khi thế kỷ và năm sinh trong số định danh cá nhân khác năm của cột "birth" (ngày sinh, hoặc năm sinh là số nguyên), hoặc khi chữ số giới tính khác cột "sex" (giá trị của nam ghi ở "male", của nữ ở "female"); mỗi quy tắc xét một trong hai. Người đã cải chính năm sinh hay giới tính có thể còn số cũ. Số không đủ 12 chữ số, hoặc giới tính không thuộc hai danh sách: không đánh giá được.',
    en: 'A row breaks it when century and year of birth in the personal number are not the year of the column "birth" (a date of birth, or a year as an integer), or when the digit of the sex is not that of the column "sex" (a man written as in "male", a woman as in "female"); each rule looks at one of the two. Somebody whose year or sex was corrected may have an old number. A number that is not of 12 digits, or a sex of neither list: not evaluable.',
  },
  nulls: {
    vi: 'NULL ở một trong hai cột: không áp dụng.',
    en: 'NULL in one of the two columns: not applicable.',
  },
  example: 'rule: vn-personal-id-matches\ncolumn: so_dinh_danh\nbirth: ngay_sinh',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  subject: ['column'],
  parameters: { birth: COLUMN, sex: COLUMN, male: VALUES_OF_SEX, female: VALUES_OF_SEX },
  required: [],
  check: checkWords,
  predicate(binder) {
    const column = subjectColumn(binder, TEXT);
    if (column === undefined) return undefined;
    const number = columnValue(column);
    const digit = digitsFrom(number, integerLiteral(CENTURY_AND_SEX), 1);
    const other =
      binder.spec.parameters.birth === undefined
        ? sexDiffers(binder, digit)
        : birthDiffers(binder, number, digit);
    if (other === undefined) return undefined;
    return {
      ...other,
      notNull: [column, ...other.notNull],
      typed: [column, ...other.typed],
      evaluable: {
        where: all([
          vnPersonalId.matches?.(number) ?? all([]),
          ...(other.evaluable ? [other.evaluable.where] : []),
        ]),
        otherwise: other.evaluable?.otherwise ?? NOT_SOUND,
      },
    };
  },
});

const NOT_SOUND = { vi: 'số định danh không đủ 12 chữ số', en: 'the personal number is not of 12 digits' };

/** Digits 0 and 1 are of the 20th century, 2 and 3 of the 21st, and so on (Nghị định 137/2015/NĐ-CP, Điều 13). */
function birthDiffers(binder: Binder, number: Expression, digit: Expression): RowPredicate | undefined {
  const column = binder.column(textOf(binder.spec.parameters.birth) ?? '', 'birth');
  if (column === undefined) return undefined;
  const { kind } = column.type;
  if (kind !== 'date' && kind !== 'timestamp' && kind !== 'integer') {
    binder.report(wrongType(binder, column, ['date', 'timestamp', 'integer']), ['birth']);
    return undefined;
  }
  const birth = columnValue(column);
  const year = kind === 'integer' ? birth : call('year', kind === 'date' ? birth : call('day', birth));
  // Half of the even part of the digit, times a hundred.
  const odd = call('modulo', digit, integerLiteral(2));
  const even = call('add', digit, call('multiply', odd, integerLiteral(-1)));
  const century = call('add', call('multiply', even, integerLiteral(50)), integerLiteral(1900));
  const written = call('add', century, digitsFrom(number, integerLiteral(YEAR), 2));
  return { violates: compare(year, '!=', written, 'integer'), notNull: [column], typed: [column] };
}

/** Even digits are men, odd ones women. */
function sexDiffers(binder: Binder, digit: Expression): RowPredicate | undefined {
  const { parameters } = binder.spec;
  const column = binder.column(textOf(parameters.sex) ?? '', 'sex');
  if (column === undefined) return undefined;
  const [male, female] = (['male', 'female'] as const).map((word) => {
    const given = scalarsOf(parameters[word]);
    const literals = given.flatMap((value, index) => binder.literal(value, column, word, index) ?? []);
    return literals.length < given.length ? undefined : inList(binder.value(column), literals);
  });
  if (male === undefined || female === undefined) return undefined;
  const isMan = compare(call('modulo', digit, integerLiteral(2)), '=', integerLiteral(0), 'integer');
  return {
    violates: any([all([male, not(isMan)]), all([female, isMan])]),
    notNull: [column],
    typed: [column],
    evaluable: {
      where: any([male, female]),
      otherwise: {
        vi: 'số định danh không đủ 12 chữ số, hoặc giới tính không thuộc "male", "female"',
        en: 'the personal number is not of 12 digits, or the sex is neither of "male" nor of "female"',
      },
    },
  };
}

/** One of `birth` and `sex`, and with `sex` how it is written. */
function checkWords(spec: RuleSpec): readonly Problem[] {
  const { birth, sex, male, female } = spec.parameters;
  const fault = (text: Problem['text'], ...path: readonly string[]): Problem => ({
    at: spec.place(...path),
    text,
    level: 'error',
  });
  if ((birth === undefined) === (sex === undefined))
    return [
      fault({
        vi: 'quy tắc "vn-personal-id-matches" cần đúng một trong hai từ "birth", "sex"',
        en: 'rule "vn-personal-id-matches" needs exactly one of "birth" and "sex"',
      }),
    ];
  const isWhole =
    sex === undefined
      ? male === undefined && female === undefined
      : male !== undefined && female !== undefined;
  return isWhole
    ? []
    : [
        fault(
          {
            vi: '"sex" đi cùng "male" và "female": cách ghi nam và nữ trong cột',
            en: '"sex" goes with "male" and "female": how the column writes a man and a woman',
          },
          ...(sex === undefined ? [male === undefined ? 'female' : 'male'] : ['sex']),
        ),
      ];
}
