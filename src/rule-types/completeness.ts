import { compareQuotient, divide } from '../exact/decimal.ts';
import { judgeFigure, noFigure } from '../judge/figure.ts';
import { grouped } from '../judge/grouped.ts';
import type { Measure, Tally } from '../model/measure.ts';
import { all, columnValue, isNull, not } from '../sql/build.ts';
import { brokenBound, numberBoundsOf } from './bounds.ts';
import { NO_VALUES } from './figure-words.ts';
import type { RuleType } from './rule-type.ts';
import { columnsNamed, groupOf } from './tallied-values.ts';
import { COLUMN, SHARE } from './words.ts';

/** The least complete group, how many fall short, and how many there are. */
interface Found {
  readonly complete: bigint;
  readonly rows: bigint;
  readonly short: bigint;
  readonly groups: bigint;
}

/** Of every group, so many rows must be complete. */
export const completeness: RuleType = {
  type: 'completeness',
  title: { vi: 'Mức đầy đủ', en: 'Completeness' },
  summary: {
    vi: 'Bảng vi phạm khi ở một nhóm nào đó của "per" (không nêu: cả bảng), tỷ lệ bản ghi có giá trị ở "column" (hoặc ở mọi cột của "among") nhỏ hơn "min". Số nêu ra là tỷ lệ của nhóm kém đầy đủ nhất. Bản ghi có NULL ở "per" không thuộc nhóm nào và bị bỏ qua.',
    en: 'The table breaks it when in some group of "per" (the whole table when it is not given) the share of rows with a value in "column" (or in every column of "among") is less than "min". The figure is the share of the least complete group. Rows with NULL in "per" are of no group and left out.',
  },
  nulls: {
    vi: 'NULL ở một trong các cột ấy làm bản ghi không đầy đủ; không có bản ghi nào: không áp dụng.',
    en: 'NULL in one of these columns makes the row incomplete; over no rows: not applicable.',
  },
  example: 'rule: completeness\namong: [ho_ten, ngay_sinh, so_dinh_danh]\nper: [ma_xa]\nmin: 0.95',
  section: 'c',
  criterion: 'du',
  dimension: 'completeness',
  unit: 'table',
  subject: ['column', 'among'],
  parameters: { per: { type: 'array', items: COLUMN, minItems: 1, uniqueItems: true }, min: SHARE },
  required: ['min'],
  bind(spec, binder) {
    const per = columnsNamed(binder, 'per');
    if (per === undefined || binder.columns.length < spec.columns.length) return undefined;
    const { table } = binder;
    const isGiven = binder.columns.map((column) => not(isNull(columnValue(column))));
    const bounds = numberBoundsOf(spec);
    const least = bounds[0]?.text ?? '0';
    const shares: Measure & { kind: 'distinct' } = {
      kind: 'distinct',
      table,
      of: [...per.values.map(({ value }) => value), all(isGiven)],
      where: all([binder.accepted, ...per.columns.map((column) => not(isNull(columnValue(column))))]),
      inOrder: true,
      tally: {
        id: JSON.stringify(['completeness', per.columns.length, least]),
        start: () => tallyGroups(per.columns.length, least),
      },
    };
    return {
      spec,
      table,
      unit: 'table',
      isProven: false,
      measures: [shares],
      judge(values) {
        const found = values.distinct(shares) as Found;
        if (found.groups === 0n) return noFigure(NO_VALUES);
        const { complete, rows, short, groups } = found;
        const broken = brokenBound(bounds, (bound) => compareQuotient(complete.toString(), rows, bound));
        return judgeFigure(divide(complete.toString(), rows), broken !== undefined, {
          vi: `${grouped(short, 'vi')} trong ${grouped(groups, 'vi')} nhóm dưới mức ${least}; nhóm kém nhất có ${grouped(complete, 'vi')} trong ${grouped(rows, 'vi')} bản ghi đầy đủ`,
          en: `${grouped(short, 'en')} of ${grouped(groups, 'en')} groups are below ${least}; in the least complete ${grouped(complete, 'en')} of ${grouped(rows, 'en')} rows are complete`,
        });
      },
    };
  },
};

/** The rows of a group come as two values at the most, one behind the other: those that are complete and those that are not. */
function tallyGroups(per: number, least: string): Tally {
  let group: string | undefined;
  let own = { complete: 0n, rows: 0n };
  let worst: { readonly complete: bigint; readonly rows: bigint } | undefined;
  let short = 0n;
  let groups = 0n;
  const close = () => {
    if (own.rows === 0n) return;
    groups += 1n;
    if (compareQuotient(own.complete.toString(), own.rows, least) < 0) short += 1n;
    // a / b < c / d, neither b nor d being 0.
    if (worst === undefined || own.complete * worst.rows < worst.complete * own.rows) worst = own;
    own = { complete: 0n, rows: 0n };
  };
  return {
    add(values, rows) {
      const next = groupOf(
        values.map((value) => value ?? ''),
        per,
      );
      if (next !== group) close();
      group = next;
      own.rows += rows;
      if (values[per] === 'true') own.complete += rows;
    },
    result(): Found {
      close();
      return { complete: worst?.complete ?? 0n, rows: worst?.rows ?? 1n, short, groups };
    },
  };
}
