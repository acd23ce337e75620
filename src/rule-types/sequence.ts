import type { RuleType } from './rule-type.ts';
import { subjectColumn } from './subject.ts';
import { type Blame, bindTallied, type ValueJudge } from './tallied-rule.ts';
import { columnsNamed, groupOf, talliedValue } from './tallied-values.ts';
import { COLUMN, isExactNumber } from './words.ts';

/** Numbers must follow one another without gaps or repeats. */
export const sequence: RuleType = {
  type: 'sequence',
  title: { vi: 'Đánh số liên tục', en: 'Sequence' },
  summary: {
    vi: 'Xếp các số theo thứ tự (trong từng nhóm của "per" nếu có, ví dụ từng năm), dòng vi phạm khi số của nó lặp lại (mọi dòng mang số đó), hoặc đứng ngay sau một quãng bị thiếu; với "start", số nhỏ nhất phải bằng số ấy.',
    en: 'With the numbers in order (within each group of "per", if given: each year, say), a row breaks it when its number repeats (every row that has it), or stands just behind a gap; with "start", the least number must be that one.',
  },
  nulls: {
    vi: 'NULL ở cột hoặc "per": không áp dụng.',
    en: 'NULL in the column or "per": not applicable.',
  },
  example: 'rule: sequence\ncolumn: so_ho_so\nper: [nam, don_vi]\nstart: 1',
  section: 'c',
  criterion: 'du',
  dimension: 'completeness',
  unit: 'row',
  subject: ['column'],
  parameters: {
    per: { type: 'array', items: COLUMN, minItems: 1, uniqueItems: true },
    start: { type: 'integer' },
  },
  required: [],
  bind(spec, binder) {
    const column = subjectColumn(binder, ['integer']);
    const per = columnsNamed(binder, 'per');
    const number = column === undefined ? undefined : talliedValue(binder, column, 'column');
    if (column === undefined || number === undefined || per === undefined) return undefined;
    const start = isExactNumber(spec.parameters.start) ? BigInt(spec.parameters.start.number) : undefined;
    return bindTallied(binder, {
      looked: [...per.columns, column],
      of: [...per.values, number],
      inOrder: true,
      id: `sequence:${start ?? ''}`,
      start: (blame) => judgeNumbers(per.columns.length, start, blame),
    });
  },
};

function judgeNumbers(groups: number, start: bigint | undefined, blame: Blame): ValueJudge {
  let group: string | undefined;
  let next: bigint | undefined;
  return {
    add(values, rows) {
      const own = groupOf(values, groups);
      if (own !== group) {
        group = own;
        next = start;
      }
      const number = BigInt(values[groups] ?? '');
      if (rows > 1n || (next !== undefined && number !== next)) blame(values, rows);
      next = number + 1n;
    },
  };
}
