import { inflateRawSync } from 'node:zlib';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it, vi } from 'vitest';
import type { Language } from '../../src/model/text.ts';
import { buildDocument } from '../../src/report/document.ts';
import { cellText, renderXlsx } from '../../src/report/xlsx.ts';
import { EXAMPLE, PLAIN } from './example-result.ts';
import { HOSTILE, HOSTILE_TEXTS } from './hostile-result.ts';

type Cell = string | number | boolean | Date | null;

async function readSheets(bytes: Uint8Array): Promise<Map<string, Cell[][]>> {
  const sheets = await readXlsxFile(Buffer.from(bytes), { trim: false });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as Cell[][]]));
}

const draw = (result = EXAMPLE, language: Language = 'vi') => renderXlsx(buildDocument(result, language));

/** The parts of a zip archive by name, read from its local headers, with their stored times. */
function unzip(bytes: Uint8Array): Map<string, { text: string; time: number; date: number }> {
  const buffer = Buffer.from(bytes);
  const parts = new Map<string, { text: string; time: number; date: number }>();
  for (let at = 0; buffer.readUInt32LE(at) === 0x04034b50; ) {
    const size = buffer.readUInt32LE(at + 18);
    const nameEnd = at + 30 + buffer.readUInt16LE(at + 26);
    const start = nameEnd + buffer.readUInt16LE(at + 28);
    const raw = buffer.subarray(start, start + size);
    const text = (buffer.readUInt16LE(at + 8) === 8 ? inflateRawSync(raw) : raw).toString('utf8');
    const name = buffer.toString('utf8', at + 30, nameEnd);
    parts.set(name, { text, time: buffer.readUInt16LE(at + 10), date: buffer.readUInt16LE(at + 12) });
    at = start + size;
  }
  return parts;
}

describe('XLSX', () => {
  it('has its sheets in the language of the report', async () => {
    expect([...(await readSheets(await draw())).keys()]).toEqual([
      'Tổng hợp',
      'Kiểm kê bảng',
      'Kiểm kê cột',
      'Kết quả quy tắc',
      'Phát hiện',
      'Truy vấn',
    ]);
    expect([...(await readSheets(await draw(EXAMPLE, 'en'))).keys()]).toEqual([
      'Summary',
      'Tables',
      'Columns',
      'Outcomes',
      'Findings',
      'Queries',
    ]);
  });

  it('holds every count of every outcome as the number of the result', async () => {
    const [head = [], ...rows] = (await readSheets(await draw())).get('Kết quả quy tắc') ?? [];
    const at = (row: Cell[], header: string) => row[head.indexOf(header)];
    expect(rows).toHaveLength(EXAMPLE.outcomes.length);
    EXAMPLE.outcomes.forEach((outcome, index) => {
      const row = rows[index]!;
      expect(at(row, 'Mã quy tắc')).toBe(outcome.id);
      expect(at(row, 'Số bản ghi trong phạm vi')).toBe(outcome.scope);
      expect(at(row, 'Không áp dụng')).toBe(outcome.notApplicable);
      expect(at(row, 'Đã kiểm tra')).toBe(outcome.checked);
      expect(at(row, 'Vi phạm')).toBe(outcome.violations);
      expect(at(row, 'Không đánh giá được')).toBe(outcome.notEvaluable);
      expect(at(row, 'Số nhóm trùng')).toBe(outcome.groups);
      const isShare = outcome.unit === 'row' && outcome.checked !== null && outcome.checked > 0;
      expect(at(row, 'Tỷ lệ vi phạm')).toBe(isShare ? outcome.violations! / outcome.checked! : null);
    });
  });

  it('holds the inventory as the numbers of the result, beyond 32 bits too', async () => {
    const sheets = await readSheets(await draw());
    const [head = [], ...rows] = sheets.get('Kiểm kê bảng') ?? [];
    const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect(column('Số bản ghi')).toEqual([1_000_000, 5_000_000_000, null]);
    expect(column('Số bản ghi ước tính')).toEqual([998_877, null, 42]);
    expect(column('Dung lượng (byte)')).toEqual([123_456_789, 9_007_199_254_740_991, null]);
    const [columnHead = [], ...columns] = sheets.get('Kiểm kê cột') ?? [];
    expect(columns.map((row) => row[columnHead.indexOf('Số NULL')])).toEqual([0, 12_345, null]);
  });

  it('writes an integer that doubles do not hold as text', async () => {
    const table = {
      columns: [{ header: 'n', kind: 'integer' as const, width: 10 }],
      rows: [2n ** 53n - 1n, 2n ** 53n, -(2n ** 63n)].map((value) => [{ kind: 'integer' as const, value }]),
    };
    const document = { ...buildDocument(EXAMPLE, 'vi'), sheets: [{ name: 'x', table }] };
    expect((await readSheets(await renderXlsx(document))).get('x')).toEqual([
      ['n'],
      [9_007_199_254_740_991],
      ['9007199254740992'],
      ['-9223372036854775808'],
    ]);
  });

  it('gives the same bytes at any time of day', async () => {
    const first = await draw();
    vi.useFakeTimers({ now: new Date('2040-02-29T23:59:58Z'), toFake: ['Date'] });
    try {
      expect(Buffer.from(await draw()).equals(Buffer.from(first))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
    const parts = unzip(first);
    expect(new Set([...parts.values()].map(({ time, date }) => `${date}/${time}`)).size).toBe(1);
    const dates = parts.get('docProps/core.xml')?.text.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g);
    expect(dates).toEqual(['2026-12-14T16:35:07Z', '2026-12-14T16:35:07Z']);
  });

  it('freezes and filters the header of every table and fits the page in width', async () => {
    const parts = unzip(await draw());
    for (const index of [2, 3, 4, 5, 6]) {
      const sheet = parts.get(`xl/worksheets/sheet${index}.xml`)?.text ?? '';
      expect(sheet).toContain('ySplit="1"');
      expect(sheet).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"/);
      expect(sheet).toContain('orientation="landscape"');
      expect(sheet).toContain('fitToWidth="1" fitToHeight="0"');
    }
    expect(parts.get('xl/workbook.xml')?.text).toContain("'Kết quả quy tắc'!$1:$1");
  });

  it('never makes a formula or an error value of a text', async () => {
    const bytes = await draw(HOSTILE);
    for (const [name, { text }] of unzip(bytes)) {
      if (!name.startsWith('xl/worksheets/')) continue;
      expect(text).not.toMatch(/<f[ >/]/);
      expect(text).not.toContain('t="e"');
      expect(text).not.toContain('t="str"');
    }
    const [head = [], ...rows] = (await readSheets(bytes)).get('Kết quả quy tắc') ?? [];
    const titles = rows.map((row) => row[head.indexOf('Bảng')]);
    for (const text of ["=cmd()|'/C calc'!A0", '+1+1', '-2+3', '@SUM(A1)', '#REF!', '_x0041_ and _x005F_'])
      expect(titles).toContain(text);
  });

  it('holds only characters that XML allows, and no hidden ones in names', async () => {
    for (const [name, { text }] of unzip(await draw(HOSTILE))) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(text, name).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uFFFD]/);
      expect(text, name).not.toMatch(/_x00[01][0-9A-F]_/);
      expect(text, name).not.toMatch(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069]/);
    }
  });

  it('cuts a text at the limit of a cell without breaking a pair', async () => {
    expect(cellText('x'.repeat(32_767))).toHaveLength(32_767);
    expect(cellText('x'.repeat(32_768))).toBe(`${'x'.repeat(32_766)}…`);
    expect(cellText(`${'x'.repeat(32_765)}😀y`)).toBe(`${'x'.repeat(32_765)}…`);
    const longest = HOSTILE_TEXTS.find((text) => text.length === 40_000)!;
    const sheets = await readSheets(await draw({ ...EXAMPLE, outcomes: [{ ...PLAIN, title: longest }] }));
    const title = String(sheets.get('Kết quả quy tắc')?.[1]?.[1]);
    expect(title).toHaveLength(32_767);
  });

  it('strips what a cell cannot hold', () => {
    expect(cellText('a\u0000b\u001B\uFFFE\uFFFF\uD800c\n\td')).toBe('abc\n\td');
  });
});
