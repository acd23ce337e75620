import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/model/text.ts';
import { formats } from '../../src/report/index.ts';
import { EXAMPLE } from './example-result.ts';

/** Every form drawn by the list that programs use. */
async function drawAll(language: Language) {
  const drawn = new Map<string, string | Uint8Array>();
  for (const format of formats) drawn.set(format.name, await format.render(EXAMPLE, { language }));
  return drawn;
}

/** The cells of the line of a Markdown table that ends in (or holds) this text. */
function markdownCells(markdown: string, heading: string, id: string): string[] {
  const section = markdown.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const line = section.split('\n').find((each) => each.startsWith('| ') && each.includes(` ${id} |`)) ?? '';
  return line.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** A drawn Vietnamese number as the number; `–` as null. */
const parse = (text: string) => (text === '–' ? null : Number(text.replaceAll('.', '')));

const HEADINGS = { a: 'a)', b: 'b)', c: 'c)', d: 'd)', đ: 'đ)', e: 'e)' };
const COUNTS = ['scope', 'notApplicable', 'checked', 'violations', 'notEvaluable'] as const;
const HEADERS = {
  scope: 'Số bản ghi trong phạm vi',
  notApplicable: 'Không áp dụng',
  checked: 'Đã kiểm tra',
  violations: 'Vi phạm',
  notEvaluable: 'Không đánh giá được',
} as const;

describe('the three forms', () => {
  it('name their files', () => {
    expect(formats.map(({ name, file }) => [name, file])).toEqual([
      ['json', 'report.json'],
      ['md', 'report.md'],
      ['xlsx', 'report.xlsx'],
    ]);
  });

  it('agree on every count of every outcome', async () => {
    const drawn = await drawAll('vi');
    const json = JSON.parse(String(drawn.get('json')));
    const markdown = String(drawn.get('md'));
    const sheets = await readXlsxFile(Buffer.from(drawn.get('xlsx') as Uint8Array));
    const [head = [], ...rows] = sheets.find(({ sheet }) => sheet === 'Kết quả quy tắc')?.data ?? [];
    expect(json.outcomes).toHaveLength(EXAMPLE.outcomes.length);
    for (const outcome of json.outcomes) {
      const section = outcome.section as keyof typeof HEADINGS;
      const cells = markdownCells(markdown, HEADINGS[section], outcome.id);
      const row = rows.find((each) => each[head.indexOf('Mã quy tắc')] === outcome.id) ?? [];
      COUNTS.forEach((count, index) => {
        expect(parse(cells[5 + index] ?? 'missing'), `md ${outcome.id} ${count}`).toBe(outcome[count]);
        expect(row[head.indexOf(HEADERS[count])], `xlsx ${outcome.id} ${count}`).toBe(outcome[count]);
      });
    }
  });

  it('agree on the summary', async () => {
    const drawn = await drawAll('vi');
    const { summary } = JSON.parse(String(drawn.get('json')));
    const sheets = await readXlsxFile(Buffer.from(drawn.get('xlsx') as Uint8Array));
    const facts = new Map((sheets[0]?.data ?? []).map((row) => [row[0], row[1]]));
    const expected: [string, number][] = [
      ['Số quy tắc', summary.rules],
      ['Quy tắc đạt', summary.pass],
      ['Quy tắc không đạt', summary.fail],
      ['– trong đó mức lỗi', summary.failed.error],
      ['– trong đó mức cảnh báo', summary.failed.warning],
      ['– trong đó mức thông tin', summary.failed.info],
      ['Quy tắc không thực hiện được', summary.error],
      ['Quy tắc không áp dụng', summary.notApplicable],
      ['Quy tắc dùng SQL của chủ quản', summary.ownerSql],
      ['Số lượt bản ghi đã kiểm tra', summary.checked],
      ['Số lượt vi phạm', summary.violations],
      ['Số lượt không đánh giá được', summary.notEvaluable],
    ];
    for (const [label, value] of expected) {
      expect(facts.get(label), label).toBe(value);
      const line = String(drawn.get('md'))
        .split('\n')
        .find((each) => each.startsWith(`- **${label}:** `));
      expect(parse(line?.split(':** ')[1] ?? 'missing'), label).toBe(value);
    }
    expect(facts.get('Tỷ lệ vi phạm')).toBe(summary.violations / summary.checked);
  });

  it.each(['vi', 'en'] as const)('are the same bytes every time (%s)', async (language) => {
    const [first, second] = [await drawAll(language), await drawAll(language)];
    for (const { name } of formats)
      expect(Buffer.from(second.get(name)!).equals(Buffer.from(first.get(name)!)), name).toBe(true);
  });
});
