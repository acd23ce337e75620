import { grouped } from '../judge/grouped.ts';
import { judgeRows, toNumber } from '../judge/rows.ts';
import type { Measure } from '../model/measure.ts';
import type { Judgement, Problem, RuleSpec } from '../model/rule.ts';
import { rowsOf } from '../sql/measures.ts';
import type { RuleType } from './rule-type.ts';
import { textOf } from './words.ts';

/** The owner's own query gives the rows that break the rule. */
export const query: RuleType = {
  type: 'query',
  title: { vi: 'Truy vấn SQL của chủ quản', en: "Owner's SQL query" },
  summary: {
    vi: 'Mỗi dòng mà truy vấn trả về là một dòng vi phạm của bảng. Trong truy vấn, {tên bảng} là bảng của CSDL (PostgreSQL không tìm tên trần, hãy viết {tên bảng} hoặc lược đồ.bảng). Truy vấn là một câu SELECT chỉ đọc, chỉ gọi các hàm tính toán thuần túy; trả về nhiều dòng hơn số dòng của bảng thì quy tắc báo lỗi. Báo cáo đánh dấu quy tắc này là SQL của chủ quản; --no-raw-sql từ chối nó.',
    en: "Every row that the query gives is a row of the table that breaks the rule. In it {name} is a table of the database (PostgreSQL looks up no bare name: write {name} or schema.name). The query is one SELECT that only reads and calls only functions that purely compute; one that gives more rows than the table has ends in an error. The report marks it as the owner's SQL; --no-raw-sql refuses it.",
  },
  nulls: {
    vi: 'Do truy vấn quyết định; mọi dòng của bảng đều được coi là đã kiểm tra.',
    en: 'As the query has it; every row of the table counts as checked.',
  },
  example:
    "rule: query\nsql: SELECT c.id FROM {cong_dan} c JOIN {khai_tu} k ON k.cong_dan_id = c.id WHERE c.tinh_trang = 'song'",
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  unit: 'row',
  subject: [],
  parameters: { sql: { type: 'string', minLength: 1 } },
  required: ['sql'],
  check: refuseConditions,
  bind(spec, binder) {
    const sql = binder.ownerQuery(textOf(spec.parameters.sql) ?? '', 'sql');
    if (sql === undefined) return undefined;
    const { table } = binder;
    const rows = rowsOf(table);
    const broken: Measure & { kind: 'owner-query' } = { kind: 'owner-query', table, sql };
    return {
      spec,
      table,
      unit: 'row',
      measures: [rows, broken],
      isProven: false,
      judge(values) {
        const [scope, violations] = [values.count(rows), values.ownerQuery(broken)];
        if (violations > scope) return tooMany(violations, scope);
        return judgeRows(
          { scope, applicable: scope, evaluable: scope, violations, proof: 'scan' },
          spec.tolerance,
        );
      },
    };
  },
};

/** A query that doubles rows, or speaks of other rows, says nothing of this table. */
function tooMany(found: bigint, scope: bigint): Judgement {
  return {
    status: 'error',
    scope: toNumber(scope),
    notApplicable: 0,
    checked: 0,
    violations: 0,
    notEvaluable: toNumber(scope),
    proof: 'scan',
    message: {
      vi: `truy vấn trả về ${grouped(found, 'vi')} dòng, nhiều hơn ${grouped(scope, 'vi')} bản ghi của bảng; mỗi bản ghi vi phạm chỉ được trả về một lần`,
      en: `the query gives ${grouped(found, 'en')} rows, more than the ${grouped(scope, 'en')} of the table; each offending row must come once`,
    },
  };
}

/** Which rows are looked at is for the query to say. */
function refuseConditions(spec: RuleSpec): readonly Problem[] {
  const words = [...(spec.when.length > 0 ? ['when'] : []), ...(spec.where === undefined ? [] : ['where'])];
  return words.map((word) => ({
    at: spec.place(word),
    text: {
      vi: `"${word}" không dùng với quy tắc "query": hãy viết điều kiện vào truy vấn`,
      en: `"${word}" does not go with rule "query": write the condition into the query`,
    },
    level: 'error',
  }));
}
