import { not } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';

/** When one thing holds of a row, another must: portable conditions on both sides. */
export const condition = defineRowRule({
  type: 'condition',
  title: { vi: 'Nếu … thì …', en: 'When … then …' },
  summary: {
    vi: 'Dòng vi phạm khi một điều kiện của "then" là sai; "when" nói những dòng nào phải theo. Điều kiện viết như của "when", không cần SQL.',
    en: 'A row breaks it when a condition of "then" is false; "when" says which rows it is for. Conditions are written as those of "when", without SQL.',
  },
  nulls: {
    vi: 'NULL ở cột mà "then" so sánh: không áp dụng; "is-null" thì xét chính NULL.',
    en: 'NULL in a column that "then" compares: not applicable; "is-null" looks at NULL itself.',
  },
  example:
    'rule: condition\nwhen: [{ column: tinh_trang, equals: "da-mat" }]\nthen: [{ column: ngay_mat, is-null: false }]',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  subject: ['then'],
  parameters: {},
  required: [],
  predicate({ columns, required, spec }) {
    if (columns.length < spec.columns.length || required === undefined) return undefined;
    const compared = new Set(
      spec.required.filter(({ test }) => test.word !== 'is-null').map(({ column }) => column),
    );
    const looked = columns.filter(({ name }) => compared.has(name));
    return { violates: not(required), notNull: looked, typed: looked };
  },
});
