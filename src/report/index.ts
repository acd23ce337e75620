import type { AuditResult } from '../model/result.ts';
import type { Language } from '../model/text.ts';

/** A form of the report: its word after `--format`, its file in the package, and how a result becomes its content. */
export interface ReportFormat {
  readonly name: 'json' | 'md' | 'xlsx';
  readonly file: string;
  render(
    result: AuditResult,
    options: { readonly language: Language },
  ): string | Uint8Array | Promise<string | Uint8Array>;
}

/** The forms in the order they are listed to users. What draws a form is loaded only when that form is asked for. */
export const formats: readonly ReportFormat[] = [
  {
    name: 'json',
    file: 'report.json',
    async render(result) {
      const { renderJson } = await import('./json.ts');
      return renderJson(result);
    },
  },
  {
    name: 'md',
    file: 'report.md',
    async render(result, { language }) {
      const { buildDocument } = await import('./document.ts');
      const { renderMarkdown } = await import('./markdown.ts');
      return renderMarkdown(buildDocument(result, language));
    },
  },
  {
    name: 'xlsx',
    file: 'report.xlsx',
    async render(result, { language }) {
      const { buildDocument } = await import('./document.ts');
      const { renderXlsx } = await import('./xlsx.ts');
      return renderXlsx(buildDocument(result, language));
    },
  },
];
