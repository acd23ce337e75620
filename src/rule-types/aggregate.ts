import { figureError, judgeFigure, MASK, noFigure } from '../judge/figure.ts';
import type { CatalogueColumn, ColumnType } from '../model/catalogue.ts';
import type { Fraction } from '../model/measure.ts';
import type { Problem, RuleSpec } from '../model/rule.ts';
import { countOf } from '../sql/measures.ts';
import { type Bound, type BoundWord, boundsOf, boundText, brokenBound, checkBounds } from './bounds.ts';
import { rowConditions } from './define-row-rule.ts';
import { illTyped, NO_VALUES } from './figure-words.ts';
import { FIGURES, type Figure, planFigure } from './figures.ts';
import { writtenMoment } from './moment.ts';
import { bindMostFrequent, checkMostFrequent, MOST_FREQUENT, MOST_FREQUENT_WORDS } from './most-frequent.ts';
import type { Binder, RuleType } from './rule-type.ts';
import { NUMBERS, ORDERED, subjectColumn, VALUES } from './subject.ts';
import { isExactNumber, LITERAL, SHARE } from './words.ts';

/** A figure over a column must lie within bounds. */
export const aggregate: RuleType = {
  type: 'aggregate',
  title: { vi: 'Số tổng hợp', en: 'Aggregate' },
  summary: {
    vi: 'Bảng vi phạm khi số tổng hợp (tổng, trung bình, nhỏ nhất, lớn nhất, số giá trị, số giá trị khác nhau, độ lệch chuẩn mẫu, trung vị, phân vị "at") nằm ngoài khoảng; hoặc khi giá trị gặp nhiều nhất (most-frequent) không thuộc "in". Phân vị nội suy tuyến tính giữa hai giá trị kề nhau (kiểu 7), tính chính xác. Khi nhiều giá trị cùng nhiều nhất: "ties: any" chấp nhận nếu một giá trị thuộc "in", "none" (mặc định) không chấp nhận.',
    en: 'The table breaks it when the figure (sum, mean, least, greatest, number of values, of distinct values, sample standard deviation, median, the quantile "at") is outside; or when the most frequent value (most-frequent) is none of "in". A quantile is interpolated between two neighbours (type 7), exactly. Where several values are the most frequent, "ties: any" is content when one of them is of "in", "none" (the default) never is.',
  },
  nulls: {
    vi: 'NULL bị bỏ qua; không còn giá trị nào: không áp dụng (số giá trị là 0).',
    en: 'NULL is left out; over no values: not applicable (a count is 0).',
  },
  example: 'rule: aggregate\ncolumn: so_tien\nfunction: sum\nmin: 0',
  section: 'c',
  criterion: 'dung',
  dimension: 'accuracy',
  unit: 'table',
  subject: ['column'],
  parameters: {
    function: { enum: [...FIGURES, MOST_FREQUENT] },
    at: SHARE,
    ...MOST_FREQUENT_WORDS,
    min: LITERAL,
    'exclusive-min': LITERAL,
    max: LITERAL,
    'exclusive-max': LITERAL,
    equals: LITERAL,
  },
  required: ['function'],
  titleWord: 'function',
  check: checkWords,
  bind(spec, binder) {
    if (spec.parameters.function === MOST_FREQUENT) return bindMostFrequent(spec, binder);
    const figure = FIGURES.find((one) => one === spec.parameters.function) ?? 'count';
    const column = subjectColumn(binder, kindsFor(figure));
    const kind = column === undefined ? undefined : binder.kindOf(column);
    if (column === undefined || kind === undefined) return undefined;
    const bounds = readBounds(binder, boundsOf(spec), figure, column);
    if (bounds === undefined) return undefined;
    const { table } = binder;
    const conditions = rowConditions(binder, { notNull: [column], typed: [column] });
    const applicable = countOf(table, conditions.applicable);
    const evaluable = countOf(table, conditions.evaluable);
    // A sum may take in values of another type: where there are any, it is an error whatever it comes to.
    const isSum = figure === 'sum' || figure === 'avg';
    const plan = planFigure(figure, {
      binder,
      column,
      kind,
      where: isSum ? applicable : evaluable,
      at: placeOf(spec),
    });
    return {
      spec,
      table,
      unit: 'table',
      isProven: false,
      measures: [applicable, evaluable, ...plan.measures],
      judge(values) {
        const skipped = values.count(applicable) - values.count(evaluable);
        if (skipped > 0n) {
          return figureError(illTyped(skipped));
        }
        const found = plan.read(values);
        if (found === undefined) {
          return noFigure(NO_VALUES);
        }
        const broken = brokenBound(bounds, found.compareWith);
        const rule =
          broken === undefined
            ? ''
            : `${boundText(broken.word)} ${writtenMoment(broken.text, kind, binder.run.utcOffset)}`;
        const observed = spec.isPersonal && !isCountOrSpread(figure) ? MASK : found.observed;
        return judgeFigure(
          observed,
          broken !== undefined,
          broken === undefined
            ? { vi: `${figure} = ${observed}`, en: `${figure} = ${observed}` }
            : {
                vi: `${figure} = ${observed}, quy định ${rule}`,
                en: `${figure} = ${observed}, must be ${rule}`,
              },
        );
      },
    };
  },
};

/** `at` goes with a quantile, and bounds with every function but the most frequent value. */
function checkWords(spec: RuleSpec): readonly Problem[] {
  const { function: figure, at } = spec.parameters;
  const isPlaced = at !== undefined;
  const misplaced = isPlaced !== (figure === 'quantile') ? [quantileNeedsPlace(spec, isPlaced)] : [];
  const tooFine = isExactNumber(at) && /\.\d{10}/.test(at.number) ? [placeTooFine(spec)] : [];
  const own = figure === MOST_FREQUENT ? [] : checkBounds(spec);
  return [...misplaced, ...tooFine, ...own, ...checkMostFrequent(spec)];
}

function quantileNeedsPlace(spec: RuleSpec, isPlaced: boolean): Problem {
  return {
    at: spec.place(...(isPlaced ? ['at'] : [])),
    text: isPlaced
      ? { vi: '"at" chỉ dùng với "function: quantile"', en: '"at" goes with "function: quantile" only' }
      : {
          vi: '"function: quantile" cần "at" (từ 0 đến 1)',
          en: '"function: quantile" needs "at" (from 0 to 1)',
        },
    level: 'error',
  };
}

function placeTooFine(spec: RuleSpec): Problem {
  return {
    at: spec.place('at'),
    text: { vi: '"at" có nhiều nhất 9 chữ số thập phân', en: '"at" has at most 9 decimals' },
    level: 'error',
  };
}

/** The place of a quantile as a fraction of whole numbers. */
function placeOf({ parameters: { at } }: RuleSpec): Fraction {
  const text = isExactNumber(at) ? at.number : '0';
  const decimals = text.split('.')[1] ?? '';
  return { numerator: Number(text.replace('.', '')), denominator: 10 ** decimals.length };
}

/** Any other figure may be a value of the column: the least of them, or the sum of the one that `when` leaves. */
function isCountOrSpread(figure: Figure): boolean {
  return figure === 'count' || figure === 'count-distinct' || figure === 'stddev';
}

function kindsFor(figure: Figure): readonly ColumnType['kind'][] {
  if (figure === 'count' || figure === 'count-distinct') return VALUES;
  return figure === 'min' || figure === 'max' ? ORDERED : NUMBERS;
}

function readBounds(
  binder: Binder,
  bounds: readonly Bound[],
  figure: Figure,
  column: CatalogueColumn,
): readonly { readonly word: BoundWord; readonly text: string }[] | undefined {
  const isOfColumn = (figure === 'min' || figure === 'max') && !NUMBERS.includes(column.type.kind);
  const read = bounds.flatMap(({ word, value }) => {
    if (isOfColumn) {
      const literal = binder.literal(value, column, word);
      return literal === undefined ? [] : [{ word, text: literal.text }];
    }
    if (isExactNumber(value)) return [{ word, text: value.number }];
    binder.report(
      {
        vi: `giới hạn "${word}" của số tổng hợp phải là số`,
        en: `bound "${word}" of the figure must be a number`,
      },
      [word],
    );
    return [];
  });
  return read.length < bounds.length ? undefined : read;
}
