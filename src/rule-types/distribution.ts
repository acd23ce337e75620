import { canonicalDecimal, roundFloat } from '../exact/decimal.ts';
import { figureError, judgeFigure, noFigure } from '../judge/figure.ts';
import { grouped } from '../judge/grouped.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Distribution } from '../model/distribution.ts';
import type { LiteralKind } from '../model/literal.ts';
import type { BoundRule, Judgement, Problem, RuleSpec } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { all } from '../sql/build.ts';
import { type Count, countOf } from '../sql/measures.ts';
import {
  chiSquare,
  chiSquareProbability,
  divergence,
  greatestDifference,
  kolmogorovDistance,
  kolmogorovProbability,
  type Parts,
  stabilityIndex,
} from '../statistics/distribution.ts';
import { FAMILIES, type Family, type FamilyName, familyOf } from '../statistics/families.ts';
import { rowConditions } from './define-row-rule.ts';
import { bindParts } from './distribution-parts.ts';
import { illTyped, NO_VALUES } from './figure-words.ts';
import type { Binder, RuleType } from './rule-type.ts';
import { NUMBERS, ORDERED, subjectColumn, VALUES } from './subject.ts';
import { bindTalliedFigure } from './tallied-figure.ts';
import { areNumbers } from './tallied-values.ts';
import { asRecord, isExactNumber, isScalar, LITERAL, SHARE, scalarsOf, textOf } from './words.ts';

const TESTS = ['chi-square', 'ks', 'psi', 'kl'] as const;
type Test = (typeof TESTS)[number];

/** Parts of equal probability that a family is cut into where it is not compared value by value. */
const FAMILY_PARTS = 10;
/** Values that are held for a comparison value by value: 16 bytes each. */
const MOST_VALUES = 5_000_000;
/** Below this the statistic does not follow its distribution (Cochran 1954). */
const LEAST_EXPECTED = 5;
/** What stated shares may miss 1 by: percentages are rounded. */
const ROUNDING = 0.005;
/** A part of fewer rows might tell of a person. */
const LEAST_ROWS_OF_PEOPLE = 10;

/** The values of a column must be spread as stated, or as an earlier report found them. */
export const distribution: RuleType = {
  type: 'distribution',
  title: { vi: 'Phân bố giá trị', en: 'Distribution' },
  summary: {
    vi: 'Bảng vi phạm khi phân bố của cột cách phân bố mong đợi quá "max", hoặc xác suất của độ lệch ấy nhỏ hơn "min-p". "test": psi (chỉ số ổn định tổng thể), kl (Kullback–Leibler, nat), ks (Kolmogorov–Smirnov) hoặc chi-square (Pearson). "expected": "values" (mỗi giá trị một tỷ lệ; phần còn lại là các giá trị khác), "edges" và "shares" (nhiều hơn số mốc một; mỗi khoảng gồm mốc dưới, không gồm mốc trên), "family" và "parameters" (normal: mean, sd; lognormal: mu, sigma; uniform: min, max; exponential: rate), hoặc "report": tệp report.json của lần trước, đã ghi phân bố của đúng quy tắc này. "values" hay "edges" không kèm tỷ lệ: chỉ ghi lại để lần sau so. "min-p" dùng với chi-square, và với ks khi có "family". Tỷ lệ 0 tính là 0,0001. Chi-square có phần mong đợi dưới 5 bản ghi: không áp dụng. Cột dữ liệu cá nhân chỉ được ghi lại khi mọi phần trống hoặc có từ 10 bản ghi.',
    en: 'The table breaks it when the column\'s distribution is farther from the expected one than "max", or the probability of such a difference is below "min-p". "test": psi (population stability index), kl (Kullback–Leibler, nats), ks (Kolmogorov–Smirnov) or chi-square (Pearson). "expected": "values" (a share for each; what remains is for all others), "edges" with "shares" (one more than edges; a part holds its lower edge, not its upper), "family" with "parameters" (normal: mean, sd; lognormal: mu, sigma; uniform: min, max; exponential: rate), or "report": an earlier report.json that recorded the distribution of this very rule. "values" or "edges" without shares: only recorded, for a later comparison. "min-p" goes with chi-square, and with ks and a "family". A share of 0 counts as 0.0001. Chi-square where fewer than 5 rows are expected in a part: not applicable. Of a column with personal data a distribution is recorded only when every part is empty or has 10 rows.',
  },
  nulls: {
    vi: 'NULL và NaN bị bỏ qua; không có giá trị nào: không áp dụng.',
    en: 'NULL and NaN are left out; over no values: not applicable.',
  },
  example:
    'rule: distribution\ncolumn: gioi_tinh\ntest: psi\nexpected: { values: { Nam: 0.5, Nữ: 0.5 } }\nmax: 0.1\nseverity: warning',
  section: 'c',
  criterion: 'dung',
  dimension: 'credibility',
  unit: 'table',
  subject: ['column'],
  parameters: {
    test: { enum: TESTS },
    expected: {
      type: 'object',
      properties: {
        values: {
          anyOf: [
            { type: 'array', items: LITERAL, minItems: 1, maxItems: 200 },
            { type: 'object', additionalProperties: SHARE, minProperties: 1, maxProperties: 200 },
          ],
        },
        edges: { type: 'array', items: LITERAL, minItems: 1, maxItems: 200 },
        shares: { type: 'array', items: SHARE, minItems: 2, maxItems: 201 },
        family: { enum: Object.keys(FAMILIES) },
        parameters: { type: 'object', additionalProperties: { type: 'number' } },
        report: { type: 'string', minLength: 1 },
      },
      additionalProperties: false,
    },
    max: { type: 'number', minimum: 0 },
    'min-p': { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
  },
  required: ['test', 'expected'],
  titleWord: 'test',
  check: (spec) => checkWords(spec),
  bind(spec, binder) {
    const expected = asRecord(spec.parameters.expected);
    const isOrdered = testOf(spec) === 'ks' || expected.edges !== undefined;
    const kinds = expected.family === undefined ? (isOrdered ? ORDERED : VALUES) : NUMBERS;
    const column = subjectColumn(binder, kinds);
    const kind = column === undefined ? undefined : binder.kindOf(column);
    if (column === undefined || kind === undefined) return undefined;
    const family = familyStated(spec);
    if (family !== undefined && testOf(spec) === 'ks') return bindByValue(binder, column, family);
    const stated = family === undefined ? partsStated(binder) : partsOfFamily(family, kind);
    return stated === undefined ? undefined : bindByPart(binder, column, kind, stated);
  },
};

/** The parts as stated, and the shares expected of them; none: the distribution is only recorded. */
interface Stated extends Pick<Distribution, 'of' | 'bounds'> {
  readonly shares?: readonly number[];
  readonly path: readonly (string | number)[];
}

function testOf(spec: RuleSpec): Test {
  return TESTS.find((test) => test === spec.parameters.test) ?? 'psi';
}

function numbersOf(value: RuleSpec['parameters'][string] | undefined): readonly number[] {
  return scalarsOf(value).flatMap((one) => (isExactNumber(one) ? Number(one.number) : []));
}

function numberOf(value: RuleSpec['parameters'][string] | undefined): number | undefined {
  return isExactNumber(value) ? Number(value.number) : undefined;
}

function familyStated(spec: RuleSpec): Family | undefined {
  const { family, parameters } = asRecord(spec.parameters.expected);
  const name = Object.keys(FAMILIES).find((one) => one === family) as FamilyName | undefined;
  if (name === undefined) return undefined;
  const given = asRecord(parameters);
  return familyOf(name, Object.fromEntries(FAMILIES[name].map((word) => [word, numberOf(given[word])])));
}

function partsOfFamily(family: Family, kind: LiteralKind): Stated {
  const quantiles = Array.from({ length: FAMILY_PARTS - 1 }, (_one, at) =>
    family.quantile((at + 1) / FAMILY_PARTS),
  );
  // A whole number is below 2.5 when it is below 3.
  const edges = quantiles.map((edge) =>
    kind === 'integer' ? String(BigInt(Math.ceil(edge))) : roundFloat(String(edge)),
  );
  const bounds = edges.filter((edge, at) => edge !== edges[at - 1]);
  const upTo = [...bounds.map((edge) => family.cdf(Number(edge) - (kind === 'integer' ? 0.5 : 0))), 1];
  return {
    of: 'edges',
    bounds,
    shares: upTo.map((share, at) => share - (upTo[at - 1] ?? 0)),
    path: ['expected', 'family'],
  };
}

function partsStated(binder: Binder): Stated | undefined {
  const { spec } = binder;
  const { values, edges, shares, report } = asRecord(spec.parameters.expected);
  if (typeof report === 'string') return partsReported(binder, report);
  if (edges !== undefined) {
    const bounds = scalarsOf(edges).map(textOfScalar);
    const total = numbersOf(shares).reduce((sum, share) => sum + share, 0);
    const given = shares === undefined ? {} : { shares: numbersOf(shares).map((share) => share / total) };
    return { of: 'edges', bounds, ...given, path: ['expected', 'edges'] };
  }
  const path = ['expected', 'values'];
  if (Array.isArray(values)) return { of: 'values', bounds: scalarsOf(values).map(textOfScalar), path };
  const named = Object.entries(asRecord(values)).map(
    ([value, share]) => [value, numberOf(share) ?? 0] as const,
  );
  const rest = Math.max(0, 1 - named.reduce((sum, [, share]) => sum + share, 0));
  return {
    of: 'values',
    bounds: named.map(([value]) => value),
    shares: [...named.map(([, share]) => share), rest < 1e-9 ? 0 : rest],
    path,
  };
}

function partsReported(binder: Binder, path: string): Stated | undefined {
  const { spec, run } = binder;
  const report = run.earlier?.reports.get(path);
  const found = report?.distributions.get(spec.id);
  const at = ['expected', 'report'];
  if (report !== undefined && report.database !== run.earlier?.database) {
    binder.report(
      {
        vi: `${path} là báo cáo của cơ sở dữ liệu khác ("${report.database}")`,
        en: `${path} is a report of another database ("${report.database}")`,
      },
      at,
    );
    return undefined;
  }
  const total = found?.rows.reduce((sum, rows) => sum + rows, 0) ?? 0;
  const isSound = found !== undefined && total > 0 && found.rows.length === found.bounds.length + 1;
  if (!isSound) {
    binder.report(
      {
        vi: `${path} không ghi phân bố nào của quy tắc "${spec.id}"`,
        en: `${path} holds no distribution of the rule "${spec.id}"`,
      },
      at,
      {
        vi: 'lần đầu, nêu "values" hoặc "edges" không kèm tỷ lệ để ghi lại; giữ nguyên "id" của quy tắc',
        en: 'the first time give "values" or "edges" without shares to record it; keep the id of the rule',
      },
    );
    return undefined;
  }
  return { of: found.of, bounds: found.bounds, shares: found.rows.map((rows) => rows / total), path: at };
}

function textOfScalar(value: ReturnType<typeof scalarsOf>[number]): string {
  return isExactNumber(value) ? canonicalDecimal(value.number) : String(value);
}

function bindByPart(
  binder: Binder,
  column: CatalogueColumn,
  kind: LiteralKind,
  stated: Stated,
): BoundRule | undefined {
  const { table, spec } = binder;
  const parts = bindParts(binder, column, kind, stated);
  if (parts === undefined) return undefined;
  const conditions = rowConditions(binder, { notNull: [column], typed: [column] });
  const numbers = all([conditions.evaluable, areNumbers(binder, [column])]);
  const [applicable, evaluable, base] = [conditions.applicable, conditions.evaluable, numbers].map((where) =>
    countOf(table, where),
  ) as [Count, Count, Count];
  const inParts = parts.where.map((where) => countOf(table, all([numbers, where])));
  return {
    spec,
    table,
    unit: 'table',
    isProven: false,
    measures: [applicable, evaluable, base, ...inParts],
    judge(values) {
      const skipped = values.count(applicable) - values.count(evaluable);
      if (skipped > 0n) return figureError(illTyped(skipped));
      const total = Number(values.count(base));
      if (total === 0) return noFigure(NO_VALUES);
      const counted = inParts.map((part) => Number(values.count(part)));
      const rows = [...counted, total - counted.reduce((sum, count) => sum + count, 0)];
      const mayTell =
        spec.isPersonal !== true || rows.every((count) => count === 0 || count >= LEAST_ROWS_OF_PEOPLE);
      return {
        ...judgeParts(spec, stated, rows, mayTell),
        ...(mayTell && { distribution: { of: stated.of, bounds: stated.bounds, rows } }),
      };
    },
  };
}

function judgeParts(spec: RuleSpec, stated: Stated, rows: readonly number[], mayTell: boolean): Judgement {
  const { shares } = stated;
  if (shares === undefined) return noFigure(mayTell ? recorded(rows) : NOT_RECORDED);
  const parts = { rows, shares };
  const test = testOf(spec);
  if (test !== 'chi-square') {
    const distance = { ks: greatestDifference, psi: stabilityIndex, kl: divergence }[test](parts);
    return judgeDistance(spec, distance, undefined, rows, worstPart(spec, stated, parts));
  }
  const total = rows.reduce((sum, count) => sum + count, 0);
  const least = Math.min(...shares.filter((share) => share > 0)) * total;
  if (least < LEAST_EXPECTED) return noFigure(tooFew(least));
  const { statistic, freedom } = chiSquare(parts);
  return judgeDistance(
    spec,
    statistic,
    () => chiSquareProbability(statistic, freedom),
    rows,
    worstPart(spec, stated, parts),
  );
}

/** Every value is held against the family, not parts of them. */
function bindByValue(binder: Binder, column: CatalogueColumn, family: Family): BoundRule {
  const { spec } = binder;
  return bindTalliedFigure(binder, {
    column,
    among: areNumbers(binder, [column]),
    inOrder: true,
    tally: { id: `ks:${JSON.stringify(spec.parameters.expected)}`, start: () => tallyOrder(family) },
    judge({ expected, upTo, isWhole }) {
      const count = upTo.at(-1) ?? 0;
      if (!isWhole) return figureError(TOO_MANY);
      if (count === 0) return noFigure(NO_VALUES);
      const distance = kolmogorovDistance(expected, upTo);
      return judgeDistance(spec, distance, () => kolmogorovProbability(distance, count), [count], undefined);
    },
  });
}

function tallyOrder(family: Family) {
  const expected: number[] = [];
  const upTo: number[] = [];
  let count = 0;
  let isWhole = true;
  return {
    add([value]: readonly (string | null)[], rows: bigint) {
      isWhole &&= expected.length < MOST_VALUES;
      if (!isWhole) return;
      count += Number(rows);
      expected.push(family.cdf(Number(value)));
      upTo.push(count);
    },
    result: () => ({ expected, upTo, isWhole }),
  };
}

function judgeDistance(
  spec: RuleSpec,
  distance: number,
  probability: (() => number) | undefined,
  rows: readonly number[],
  worst: Text | undefined,
): Judgement {
  const most = numberOf(spec.parameters.max);
  const least = numberOf(spec.parameters['min-p']);
  // Sums of shares miss 0 by some 1e-17.
  const observed = least === undefined ? Number(distance.toFixed(12)) : (probability?.() ?? 1);
  const isBroken = least === undefined ? observed > (most ?? 0) : observed < least;
  const figure = roundFloat(String(observed));
  const total = BigInt(rows.reduce((sum, count) => sum + count, 0));
  const bound = least === undefined ? `≤ ${most}` : `≥ ${least}`;
  return judgeFigure(figure, isBroken, {
    vi: `${least === undefined ? testOf(spec) : `p của ${testOf(spec)}`} = ${figure} trên ${grouped(total, 'vi')} giá trị${isBroken ? `, quy định ${bound}${worst?.vi ?? ''}` : ''}`,
    en: `${least === undefined ? testOf(spec) : `p of ${testOf(spec)}`} = ${figure} over ${grouped(total, 'en')} values${isBroken ? `, must be ${bound}${worst?.en ?? ''}` : ''}`,
  });
}

/** The part whose share is farthest from what is expected; of personal data no part is told. */
function worstPart(spec: RuleSpec, { of, bounds }: Stated, { rows, shares }: Parts): Text | undefined {
  if (spec.isPersonal) return undefined;
  const total = rows.reduce((sum, count) => sum + count, 0);
  const off = rows.map((count, index) => Number(Math.abs(count / total - (shares[index] ?? 0)).toFixed(12)));
  const at = off.indexOf(Math.max(...off));
  const share = (value: number) => `${canonicalDecimal(value.toFixed(4))}`;
  const [found, expected] = [share((rows[at] ?? 0) / total), share(shares[at] ?? 0)];
  const [lower, upper] = [bounds[at - 1], bounds[at]];
  const name =
    of === 'values'
      ? {
          vi: upper === undefined ? 'giá trị khác' : `"${upper}"`,
          en: upper === undefined ? 'other values' : `"${upper}"`,
        }
      : {
          vi: [lower && `từ ${lower}`, upper && `dưới ${upper}`].filter(Boolean).join(' '),
          en: [lower && `from ${lower}`, upper && `below ${upper}`].filter(Boolean).join(' '),
        };
  return {
    vi: `; lệch nhất: ${name.vi}, ${found} so với ${expected}`,
    en: `; farthest off: ${name.en}, ${found} against ${expected}`,
  };
}

function recorded(rows: readonly number[]): Text {
  return {
    vi: `đã ghi số bản ghi của ${rows.length} phần, để lần sau so bằng "report"`,
    en: `the rows of ${rows.length} parts are recorded, for a later comparison by "report"`,
  };
}

const NOT_RECORDED: Text = {
  vi: `không ghi lại: cột dữ liệu cá nhân, có phần ít hơn ${LEAST_ROWS_OF_PEOPLE} bản ghi; chia thành phần lớn hơn`,
  en: `not recorded: a column with personal data, and a part has fewer than ${LEAST_ROWS_OF_PEOPLE} rows; make larger parts`,
};

const TOO_MANY: Text = {
  vi: `hơn ${grouped(BigInt(MOST_VALUES), 'vi')} giá trị khác nhau; dùng "edges" và "shares"`,
  en: `more than ${grouped(BigInt(MOST_VALUES), 'en')} different values; use "edges" with "shares"`,
};

function tooFew(least: number): Text {
  const text = canonicalDecimal(least.toFixed(1));
  return {
    vi: `có phần chỉ mong đợi ${text} bản ghi, chi-square cần ít nhất ${LEAST_EXPECTED}; gộp các phần nhỏ`,
    en: `in one part only ${text} rows are expected, chi-square needs ${LEAST_EXPECTED}; join small parts`,
  };
}

function checkWords(spec: RuleSpec): readonly Problem[] {
  const expected = asRecord(spec.parameters.expected);
  const fault = (path: readonly string[], vi: string, en: string): Problem => ({
    at: spec.place(...path),
    text: { vi, en },
    level: 'error',
  });
  const kinds = ['values', 'edges', 'family', 'report'].filter((word) => expected[word] !== undefined);
  if (kinds.length !== 1) {
    return [
      fault(
        ['expected'],
        '"expected" cần đúng một trong: values, edges, family, report',
        '"expected" needs exactly one of: values, edges, family, report',
      ),
    ];
  }
  return [...checkExpected(spec, expected, fault), ...checkBound(spec, expected, fault)];
}

type Fault = (path: readonly string[], vi: string, en: string) => Problem;

function checkExpected(
  spec: RuleSpec,
  expected: ReturnType<typeof asRecord>,
  fault: Fault,
): readonly Problem[] {
  const problems: Problem[] = [];
  const { values, edges, shares, family, parameters } = expected;
  if (shares !== undefined && edges === undefined) {
    problems.push(
      fault(['expected', 'shares'], '"shares" chỉ đi với "edges"', '"shares" goes with "edges" only'),
    );
  }
  if (edges !== undefined && shares !== undefined) {
    const given = numbersOf(shares);
    const sum = given.reduce((total, share) => total + share, 0);
    if (given.length !== scalarsOf(edges).length + 1) {
      problems.push(
        fault(
          ['expected', 'shares'],
          '"shares" phải nhiều hơn "edges" một số',
          '"shares" must be one more than "edges"',
        ),
      );
    } else if (Math.abs(sum - 1) > ROUNDING) {
      problems.push(
        fault(
          ['expected', 'shares'],
          `tổng các tỷ lệ là ${roundFloat(String(sum))}, phải là 1`,
          `the shares add up to ${roundFloat(String(sum))}, not 1`,
        ),
      );
    }
  }
  if (values !== undefined && !Array.isArray(values)) {
    const sum = Object.values(asRecord(values)).reduce<number>(
      (total, share) => total + (numberOf(share) ?? 0),
      0,
    );
    if (sum > 1 + ROUNDING) {
      problems.push(
        fault(
          ['expected', 'values'],
          `tổng các tỷ lệ là ${roundFloat(String(sum))}, lớn hơn 1`,
          `the shares add up to ${roundFloat(String(sum))}, more than 1`,
        ),
      );
    }
  }
  if (values !== undefined && testOf(spec) === 'ks') {
    problems.push(
      fault(
        ['test'],
        'ks cần thứ tự: dùng "edges" hoặc "family"',
        'ks needs an order: use "edges" or "family"',
      ),
    );
  }
  if (parameters !== undefined && family === undefined) {
    problems.push(
      fault(
        ['expected', 'parameters'],
        '"parameters" chỉ đi với "family"',
        '"parameters" goes with "family" only',
      ),
    );
  }
  const name = Object.keys(FAMILIES).find((one) => one === family) as FamilyName | undefined;
  if (name !== undefined && familyStated(spec) === undefined) {
    const words = FAMILIES[name].join(', ');
    problems.push(
      fault(
        ['expected', parameters === undefined ? 'family' : 'parameters'],
        `"${name}" cần "parameters" hợp lệ: ${words}`,
        `"${name}" needs sound "parameters": ${words}`,
      ),
    );
  }
  return problems;
}

function checkBound(spec: RuleSpec, expected: ReturnType<typeof asRecord>, fault: Fault): readonly Problem[] {
  const { values, edges, shares, family } = expected;
  const given = ['max', 'min-p'].filter((word) => isScalar(spec.parameters[word]));
  const isRecord = Array.isArray(values) || (edges !== undefined && shares === undefined);
  if (given.length > 1 || (given.length === 0 && !isRecord)) {
    return [fault([], 'cần đúng một trong: max, min-p', 'exactly one of max and min-p is needed')];
  }
  const test = textOf(spec.parameters.test);
  const hasProbability =
    (test === 'chi-square' && expected.report === undefined) || (test === 'ks' && family !== undefined);
  return given[0] === 'min-p' && !hasProbability
    ? [
        fault(
          ['min-p'],
          '"min-p" chỉ dùng với chi-square và phân bố nêu trong tệp, hoặc ks và "family"; ở đây dùng "max"',
          '"min-p" goes with chi-square and a stated distribution, or with ks and a "family"; use "max" here',
        ),
      ]
    : [];
}
