import type { Language } from '../model/text.ts';
import type { DocumentBlock, DocumentCell, DocumentTable, ReportDocument } from './document-model.ts';
import { formatInteger, formatRatio } from './number-format.ts';
import { wordings } from './text/index.ts';

/** The report as GitHub-flavoured Markdown with a newline at its end. It holds no raw HTML and no live markup but its own. */
export function renderMarkdown(document: ReportDocument): string {
  const { language } = document;
  const blocks = [
    `# ${escapeMarkdown(document.title)}`,
    `**${escapeMarkdown(document.subtitle.trim())}**`,
    ...document.opening.map((block) => drawBlock(block, language)),
  ];
  for (const section of document.sections) {
    blocks.push(`## ${escapeMarkdown(section.heading)}`);
    blocks.push(...section.blocks.map((block) => drawBlock(block, language)));
  }
  return `${blocks.join('\n\n')}\n`;
}

/**
 * Text of others within a line of Markdown, which shows exactly this text: no markup, link, HTML, formula or table edge is made
 * by it. Angle brackets of percentages (`< 0,01 %`) open nothing and stay.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*[\]|~$#]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=[#a-z])/gi, '&amp;')
    .replace(/<(?! )/g, '&lt;')
    .replace(/>(?! \d)/g, '&gt;')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.');
}

/** Text that begins a line of its own, where a few characters more would start a list, a quotation or a rule. */
function escapeLine(text: string): string {
  return escapeMarkdown(text.trim())
    .replace(/^([-+>])(?=\s|$)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[-=]{2,}\s*$/, '\\$&');
}

function drawBlock(block: DocumentBlock, language: Language): string {
  switch (block.kind) {
    case 'heading':
      return `### ${escapeMarkdown(block.text)}`;
    case 'paragraph':
      return escapeLine(block.text);
    case 'notice':
      return [
        `> **${escapeMarkdown(block.heading)}**`,
        ...(block.lines.length > 0 ? ['>'] : []),
        ...block.lines.map((line) => `> - ${escapeLine(line)}`),
      ].join('\n');
    case 'list':
      return block.items.map((item) => `- ${escapeLine(item)}`).join('\n');
    case 'facts':
      return block.facts
        .map((fact) => `- **${escapeMarkdown(fact.label)}:** ${drawCell(fact.value, language)}`)
        .join('\n');
    case 'table':
      return drawTable(block.table, language);
    case 'code':
      return drawCode(block.text, block.language);
  }
}

function drawTable(table: DocumentTable, language: Language): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(table.columns.map((column) => escapeMarkdown(column.header))),
    line(table.columns.map((column) => (column.kind === 'text' ? '---' : '---:'))),
    ...table.rows.map((row) => line(row.map((cell) => drawCell(cell, language)))),
  ].join('\n');
}

function drawCell(cell: DocumentCell, language: Language): string {
  if (cell === null) return wordings[language].unknown;
  switch (cell.kind) {
    case 'text':
      return escapeMarkdown(cell.text);
    case 'integer':
      return formatInteger(cell.value, language);
    case 'ratio':
      return escapeMarkdown(formatRatio(cell, language));
  }
}

/** A fence longer than any run of backticks inside cannot be closed by the code. */
function drawCode(text: string, language: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}
