import { isNull, not } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';
import { textOf } from './words.ts';

const IS_NULL = { vi: 'điều kiện cho kết quả NULL', en: 'the condition is NULL' };

/** The owner's own condition must be true. */
export const expression = defineRowRule({
  type: 'expression',
  title: { vi: 'Điều kiện SQL của chủ quản', en: "Owner's SQL condition" },
  summary: {
    vi: 'Dòng vi phạm khi điều kiện là sai. Báo cáo đánh dấu quy tắc này là SQL của chủ quản; --no-raw-sql từ chối nó.',
    en: "A row breaks it when the condition is false. The report marks it as the owner's SQL; --no-raw-sql refuses it.",
  },
  nulls: { vi: 'Điều kiện là NULL: không đánh giá được.', en: 'A condition that is NULL: not evaluable.' },
  example: 'rule: expression\ncondition: "so_con >= 0 AND so_con < 20"',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  subject: [],
  parameters: { condition: { type: 'string', minLength: 1 } },
  required: ['condition'],
  predicate(binder) {
    const condition = binder.ownerSql(textOf(binder.spec.parameters.condition) ?? '', 'condition');
    if (condition === undefined) return undefined;
    return {
      violates: not(condition),
      notNull: [],
      typed: [],
      evaluable: { where: not(isNull(condition)), otherwise: IS_NULL },
    };
  },
});
