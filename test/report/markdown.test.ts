import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../src/report/document.ts';
import { escapeMarkdown, renderMarkdown } from '../../src/report/markdown.ts';
import { EXAMPLE } from './example-result.ts';
import { HOSTILE } from './hostile-result.ts';

const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/u;

describe('Markdown', () => {
  it.each(['vi', 'en'] as const)('reads as the golden file in %s', async (language) => {
    const text = renderMarkdown(buildDocument({ ...EXAMPLE, language }, language));
    await expect(text).toMatchFileSnapshot(`golden/report.${language}.md.golden`);
  });

  it('shows exactly the text it was given', () => {
    expect(escapeMarkdown('so_dinh_danh')).toBe('so_dinh_danh');
    expect(escapeMarkdown('a|b')).toBe('a\\|b');
    expect(escapeMarkdown('_a_ *b* `c`')).toBe('\\_a\\_ \\*b\\* \\`c\\`');
    expect(escapeMarkdown('<b>x</b> &lt;')).toBe('&lt;b&gt;x&lt;/b&gt; &amp;lt;');
    expect(escapeMarkdown('[x](http://a)')).toBe('\\[x\\](http\\://a)');
    expect(escapeMarkdown('a < 0,01 %')).toBe('a < 0,01 %');
  });

  it.each(['vi', 'en'] as const)('holds nothing live or hidden from a hostile database (%s)', (language) => {
    const text = renderMarkdown(buildDocument(HOSTILE, language));
    expect(text.replaceAll('\n', '')).not.toMatch(HIDDEN);
    expect(Buffer.from(text).toString() === text).toBe(true);
    const prose = outsideFences(text);
    expect(prose.join('\n')).not.toMatch(/<[^ ]/);
    expect(prose.join('\n')).not.toMatch(/(?<!\\)\]\(/);
    expect(prose.join('\n')).not.toMatch(/https?:\/\//);
  });

  it('keeps as many cells in every row as its table has columns', () => {
    const lines = outsideFences(renderMarkdown(buildDocument(HOSTILE, 'vi')));
    let columns = 0;
    let rows = 0;
    for (const line of lines) {
      if (!line.startsWith('| ')) {
        columns = 0;
        continue;
      }
      const edges = line.replace(/\\./g, '').split('|').length;
      if (columns === 0) columns = edges;
      expect(edges, line.slice(0, 200)).toBe(columns);
      rows += 1;
    }
    expect(rows).toBeGreaterThan(200);
  });

  it('gives a hostile title no heading, list or rule of its own', () => {
    const lines = outsideFences(renderMarkdown(buildDocument(HOSTILE, 'vi')));
    expect(lines.filter((line) => /^# /.test(line))).toHaveLength(1);
    expect(lines).not.toContain('---');
    expect(lines.filter((line) => /^\s*(> )?- (- |\d+\. |> |# )/.test(line))).toEqual([]);
  });
});

/** Lines of prose; a fence ends only at a line of at least as many backticks alone, as CommonMark says. */
function outsideFences(text: string): string[] {
  const prose: string[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const marks = /^(`{3,})(\w*)$/.exec(line);
    if (fence === undefined && marks) fence = marks[1];
    else if (fence === undefined) prose.push(line);
    else if (marks && marks[2] === '' && marks[1]!.length >= fence.length) fence = undefined;
  }
  expect(fence).toBeUndefined();
  return prose;
}
