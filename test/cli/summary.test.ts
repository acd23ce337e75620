import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { summarize } from '../../src/cli/summary.ts';
import { cutToWidth, displayWidth, wrapText } from '../../src/cli/text-width.ts';
import { EXAMPLE, PLAIN } from '../report/example-result.ts';
import { HOSTILE } from '../report/hostile-result.ts';

const WIDE = { language: 'vi', width: 100, colour: false } as const;

describe('the summary in the terminal', () => {
  it('lists findings by severity, what was not evaluated, the counts and the conclusion', () => {
    expect(`\n${summarize(EXAMPLE, WIDE)}`).toMatchInlineSnapshot(`
      "
      Cơ sở dữ liệu hộ tịch (ho-tich), postgresql 15.18, chốt số liệu 14/12/2026

      KẾT QUẢ CHƯA ĐẦY ĐỦ
      - Quy tắc “Mã xã có hiệu lực” không thực hiện được: truy vấn quá thời hạn 5 phút.

      Mức độ     Quy tắc                             Bảng                Vi phạm / kiểm tra      Tỷ lệ
      ------------------------------------------------------------------------------------------------
      lỗi        Số định danh cá nhân đúng cấu trúc  cong_dan               1.234 / 987.640     0,12 %
      lỗi        Mã giao dịch không trùng            luu_tru.giao_dich    2 / 4.000.000.001   < 0,01 %
      cảnh báo   Quốc tịch thuộc danh mục            cong_dan           999.999 / 1.000.000  > 99,99 %
      cảnh báo   Tổng số tiền                        luu_tru.giao_dich                1 / 1          –
      thông tin  Ngày sinh trước ngày đăng ký        cong_dan                         1 / 8    12,50 %

      Quy tắc không thực hiện được
      - Mã xã có hiệu lực (cong_dan): Truy vấn quá thời hạn 5 phút.

      Số quy tắc: 12; đạt: 4; không đạt: 5; không thực hiện được: 1; không áp dụng: 2.
      Không đạt theo mức độ: 2 lỗi, 2 cảnh báo, 1 thông tin.
      Đã kiểm tra 4.003.987.649 lượt bản ghi, vi phạm 1.001.236 (0,03 %), không đánh giá được 15.

      Chưa đầy đủ: có nội dung không thực hiện được (mã thoát 3).
      "
    `);
  });

  it('speaks English', () => {
    const text = summarize(EXAMPLE, { ...WIDE, language: 'en' });
    expect(text).toContain('INCOMPLETE RESULT');
    expect(text).toContain('1,234 / 987,640');
    expect(text).toContain('< 0.01%');
  });

  it.each([200, 100, 80, 79, 40, 20])('keeps within %i columns', (width) => {
    for (const line of summarize(EXAMPLE, { ...WIDE, width }).split('\n'))
      expect(displayWidth(line), line).toBeLessThanOrEqual(width);
  });

  it('shows every figure however narrow the terminal is', () => {
    for (const width of [100, 80, 79, 40, 20]) {
      const text = summarize(EXAMPLE, { ...WIDE, width }).replace(/\s+/g, ' ');
      for (const figure of ['1.234 / 987.640', '0,12 %', '999.999 / 1.000.000', '> 99,99 %'])
        expect(text).toContain(figure);
    }
  });

  it('writes colour codes only when asked, and the same text either way', () => {
    const plain = summarize(EXAMPLE, WIDE);
    const coloured = summarize(EXAMPLE, { ...WIDE, colour: true });
    expect(plain).not.toContain('\u001b');
    expect(coloured).toContain('\u001b[31m');
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it('draws no lines but ASCII', () => {
    expect(summarize(EXAMPLE, WIDE)).not.toMatch(/[\u2500-\u257F]/);
  });

  it('lists twenty findings and counts the rest', () => {
    const outcomes = Array.from({ length: 27 }, (_, index) => ({
      ...PLAIN,
      id: `r${index}`,
      title: `Quy tắc số ${index}`,
      status: 'fail' as const,
      violations: 27 - index,
    }));
    const text = summarize({ ...EXAMPLE, outcomes }, WIDE);
    expect(text.match(/Quy tắc số/g)).toHaveLength(20);
    expect(text).toContain('và 7 phát hiện nữa');
  });

  it('says when there is no finding', () => {
    const clean = {
      ...EXAMPLE,
      status: 'complete' as const,
      remarks: [],
      outcomes: [PLAIN],
      summary: { ...EXAMPLE.summary, fail: 0, error: 0, exitCode: 0 as const },
    };
    const text = summarize(clean, WIDE);
    expect(text).toContain('Không có phát hiện nào.');
    expect(text).toContain('mã thoát 0');
    expect(text).not.toContain('CHƯA ĐẦY ĐỦ');
  });

  it.each([100, 50])('lets no name move the cursor, colour or reorder the screen (%i columns)', (width) => {
    const text = summarize(HOSTILE, { ...WIDE, width });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u200B-\u200F\u202A-\u202E\u2066-\u2069]/u);
    expect(text).toContain('⟨U+001B⟩');
    for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    expect(text.length).toBeLessThan(60_000);
  });
});

describe('widths', () => {
  it('count what a terminal draws', () => {
    expect(displayWidth('dữ liệu')).toBe(7);
    expect(displayWidth('dữ liệu'.normalize('NFD'))).toBe(7);
    expect(displayWidth('漢字😀')).toBe(6);
  });

  it('cut and wrap without losing or breaking a letter', () => {
    expect(cutToWidth('dữ liệu', 7)).toBe('dữ liệu');
    expect(cutToWidth('dữ liệu', 6)).toBe('dữ li…');
    expect(wrapText('một hai ba bốn', 8)).toEqual(['một hai', 'ba bốn']);
    expect(wrapText('abcdefghijkl', 8)).toEqual(['abcdefgh', 'ijkl']);
    expect(wrapText('', 8)).toEqual(['']);
  });
});
