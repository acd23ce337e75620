import { QueryError } from '../errors.ts';
import { compareQuotient } from '../exact/decimal.ts';
import { type Rareness, rareness } from './rareness.ts';
import type { RuleType } from './rule-type.ts';
import { subjectColumn, TEXT } from './subject.ts';
import { type Blame, bindTallied, type ValueJudge } from './tallied-rule.ts';

/** So many different shapes are held at most. */
const MOST_SHAPES = 100_000;

/** No text may be of a rare shape. */
export const rarePattern: RuleType = {
  type: 'rare-pattern',
  title: { vi: 'Dạng viết hiếm', en: 'Rare pattern' },
  summary: {
    vi: 'Dòng vi phạm khi dạng viết của văn bản gặp ở ít hơn "min" bản ghi, hoặc ở ít hơn tỷ lệ "min-share" của các bản ghi đã kiểm tra; nêu một trong hai. Dạng viết: chữ hoa là A, chữ thường là a, chữ khác là c, chữ số là 9, khoảng trắng là dấu cách, dấu tổ hợp bỏ qua, ký tự khác giữ nguyên (09-A1b là 99-A9a); "runs: collapsed" gộp các ký hiệu giống nhau liền kề (9-A9a). Quá 100.000 dạng khác nhau: quy tắc báo lỗi.',
    en: 'A row breaks it when the shape of its text occurs in fewer than "min" rows, or in less than the share "min-share" of the rows checked; one of the two is given. The shape: a capital is A, a small letter a, another letter c, a digit 9, white space a space, combining marks are left out, and other characters stand for themselves (09-A1b is 99-A9a); "runs: collapsed" makes one of equal signs in a row (9-A9a). Above 100,000 different shapes the rule ends in an error.',
  },
  nulls: { vi: 'NULL: không áp dụng.', en: 'NULL: not applicable.' },
  example: 'rule: rare-pattern\ncolumn: so_quyet_dinh\nruns: collapsed\nmin-share: 0.001\nseverity: warning',
  section: 'c',
  criterion: 'dung',
  dimension: 'credibility',
  unit: 'row',
  subject: ['column'],
  parameters: { ...rareness.parameters, runs: { enum: ['kept', 'collapsed'] } },
  required: [],
  check: rareness.check,
  bind(spec, binder) {
    const column = subjectColumn(binder, TEXT);
    if (column === undefined) return undefined;
    const rare = rareness.of(spec);
    const isCollapsed = spec.parameters.runs === 'collapsed';
    return bindTallied(binder, {
      looked: [column],
      of: [{ value: binder.value(column), kind: 'text' }],
      id: JSON.stringify(['rare-pattern', isCollapsed, rare]),
      start: (blame) => judgeShapes(rare, isCollapsed, blame),
    });
  },
};

/** The shape of a text: each letter, digit and space stands for its kind. */
function shapeOf(text: string, isCollapsed: boolean): string {
  const shape = text
    .normalize('NFC')
    .replace(/\p{M}/gu, '')
    .replace(/\p{Nd}/gu, '9')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/[\p{Lu}\p{Lt}]/gu, 'A')
    .replace(/\p{White_Space}/gu, ' ')
    .replace(/(?![aA])\p{L}/gu, 'c');
  return isCollapsed ? shape.replace(/(.)\1+/gsu, '$1') : shape;
}

/** Holds one value of each shape: all rows of a shape are judged alike. */
function judgeShapes({ word, least }: Rareness, isCollapsed: boolean, blame: Blame): ValueJudge {
  let total = 0n;
  const shapes = new Map<string, { rows: bigint; readonly values: readonly string[] }>();
  return {
    add(values, rows) {
      total += rows;
      const shape = shapeOf(values[0] ?? '', isCollapsed);
      const known = shapes.get(shape);
      if (known !== undefined) known.rows += rows;
      else if (shapes.size === MOST_SHAPES) throw tooMany;
      else shapes.set(shape, { rows, values });
    },
    end() {
      const of = word === 'min' ? 1n : total;
      for (const { rows, values } of shapes.values())
        if (compareQuotient(rows.toString(), of, least) < 0) blame(values, rows);
    },
  };
}

const tooMany = new QueryError('data', {
  vi: 'văn bản có hơn 100.000 dạng viết khác nhau; hãy dùng "runs: collapsed" hoặc quy tắc khác',
  en: 'the texts have more than 100,000 different shapes; use "runs: collapsed" or another rule',
});
