import { compareQuotient } from '../exact/decimal.ts';
import { type Rareness, rareness } from './rareness.ts';
import type { RuleType } from './rule-type.ts';
import { subjectColumn, VALUES } from './subject.ts';
import { type Blame, bindTallied, type ValueJudge } from './tallied-rule.ts';

/** Values kept for samples of each frequency. */
const KEPT = 50;

/** No value may be rare. */
export const rareValue: RuleType = {
  type: 'rare-value',
  title: { vi: 'Giá trị hiếm', en: 'Rare value' },
  summary: {
    vi: 'Dòng vi phạm khi giá trị của nó gặp ở ít hơn "min" bản ghi, hoặc ở ít hơn tỷ lệ "min-share" của các bản ghi đã kiểm tra; nêu một trong hai. Dùng cho cột có ít giá trị khác nhau: giá trị hiếm thường là gõ nhầm.',
    en: 'A row breaks it when its value occurs in fewer than "min" rows, or in less than the share "min-share" of the rows checked; one of the two is given. For columns of few different values: a rare one is often a slip of the keyboard.',
  },
  nulls: { vi: 'NULL: không áp dụng.', en: 'NULL: not applicable.' },
  example: 'rule: rare-value\ncolumn: tinh_trang\nmin: 10\nseverity: warning',
  section: 'c',
  criterion: 'dung',
  dimension: 'credibility',
  unit: 'row',
  subject: ['column'],
  parameters: rareness.parameters,
  required: [],
  check: rareness.check,
  bind(spec, binder) {
    const column = subjectColumn(binder, VALUES);
    const kind = column === undefined ? undefined : binder.kindOf(column);
    if (column === undefined || kind === undefined) return undefined;
    const rare = rareness.of(spec);
    return bindTallied(binder, {
      looked: [column],
      of: [{ value: binder.value(column), kind }],
      id: JSON.stringify(['rare-value', rare]),
      start: (blame) => (rare.word === 'min' ? judgeAtOnce(rare, blame) : judgeAtEnd(rare, blame)),
    });
  },
};

function judgeAtOnce({ least }: Rareness, blame: Blame): ValueJudge {
  return {
    add(values, rows) {
      if (compareQuotient(rows.toString(), 1n, least) < 0) blame(values, rows);
    },
  };
}

/** Values by how often they occur: of a million rows there are 1,414 different frequencies at the most. */
function judgeAtEnd({ least }: Rareness, blame: Blame): ValueJudge {
  let total = 0n;
  const byRows = new Map<bigint, { values: bigint; readonly first: (readonly string[])[] }>();
  return {
    add(values, rows) {
      total += rows;
      const known = byRows.get(rows);
      if (known === undefined) {
        byRows.set(rows, { values: 1n, first: [values] });
        return;
      }
      known.values += 1n;
      if (known.first.length < KEPT) known.first.push(values);
    },
    end() {
      for (const [rows, { values, first }] of byRows) {
        if (compareQuotient(rows.toString(), total, least) >= 0) continue;
        for (const one of first) blame(one, rows);
        const others = values - BigInt(first.length);
        if (others > 0n) blame(first[0] ?? [], rows * others);
      }
    },
  };
}
