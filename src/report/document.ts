import type { AuditResult, RuleOutcome, Tallies } from '../model/result.ts';
import type { Section } from '../model/rule.ts';
import type { Language } from '../model/text.ts';
import {
  type ColumnOf,
  type DocumentBlock,
  type DocumentSection,
  integerCell,
  type ReportDocument,
  tableOf,
  textCell,
} from './document-model.ts';
import { findingsOf } from './findings.ts';
import { inventoryColumnColumns, inventoryTableColumns, placedColumns } from './inventory-columns.ts';
import { formatInteger, formatRatio } from './number-format.ts';
import { outcomeColumns } from './outcome-columns.ts';
import { durationCell, parametersText } from './query-columns.ts';
import { buildSheets } from './sheets.ts';
import { identityFacts, noticeBlocks, scoreBlocks, summaryFacts } from './summary-blocks.ts';
import { wordings } from './text/index.ts';
import { visibleLines, visibleText } from './visible-text.ts';

const SECTIONS: readonly Section[] = ['a', 'b', 'c', 'd', 'đ', 'e'];

/**
 * Words a result as a report, from which every readable form is drawn. Every text is free of hidden characters, every figure
 * is the exact figure of the result.
 */
export function buildDocument(result: AuditResult, language: Language): ReportDocument {
  const w = wordings[language];
  return {
    language,
    title: w.title(result.report.year),
    subtitle: visibleText(result.database.name),
    created: result.finishedAt,
    opening: [...noticeBlocks(result, language), { kind: 'facts', facts: identityFacts(result, language) }],
    sections: [
      section('summary', w.headings.summary, [{ kind: 'facts', facts: summaryFacts(result, language) }]),
      section('scores', w.headings.scores, scoreBlocks(result, language)),
      section('findings', w.headings.findings, findingBlocks(result, language)),
      section('errors', w.headings.errors, unevaluatedBlocks(result, 'error', language)),
      section(
        'not-applicable',
        w.headings.notApplicable,
        unevaluatedBlocks(result, 'not-applicable', language),
      ),
      ...SECTIONS.map((id) => section(id, w.sections[id], sectionBlocks(result, id, language))),
      ...proposalSection(result, language),
      section('inventory-tables', w.headings.inventoryTables, [
        paragraph(inventoryFigures(result, language)),
        ...tableOrNone(inventoryTableColumns(language), result.inventory.tables, language),
      ]),
      section(
        'inventory-columns',
        w.headings.inventoryColumns,
        tableOrNone(inventoryColumnColumns(language), placedColumns(result), language),
      ),
      section('owner-sql', w.headings.ownerSql, ownerSqlBlocks(result, language)),
      section('queries', w.headings.queries, queryBlocks(result, language)),
      section('reading', w.headings.reading, [{ kind: 'list', items: w.reading }]),
    ],
    sheets: buildSheets(result, language),
  };
}

function findingBlocks(result: AuditResult, language: Language): readonly DocumentBlock[] {
  const w = wordings[language];
  const findings = findingsOf(result);
  if (findings.length === 0) return [paragraph(w.none)];
  const numbers = new Map(findings.map((finding, index) => [finding, index + 1]));
  const columns: readonly ColumnOf<RuleOutcome>[] = [
    {
      header: w.columns.number,
      kind: 'integer',
      width: 5,
      cell: (finding) => integerCell(numbers.get(finding) ?? null),
    },
    ...outcomeColumns(['severity', 'title', 'table', 'checked', 'violations', 'rate', 'observed'], language),
  ];
  const details = findings.flatMap((finding, index) => findingDetails(finding, index + 1, language));
  const note = findings.some((finding) => finding.samples.length > 0) ? [paragraph(w.samplesNote)] : [];
  return [{ kind: 'table', table: tableOf(columns, findings) }, ...note, ...details];
}

function findingDetails(finding: RuleOutcome, number: number, language: Language): readonly DocumentBlock[] {
  const columns = outcomeColumns(
    [
      'message',
      'table',
      'columns',
      'criterion',
      'dimension',
      'tolerance',
      'groups',
      'notEvaluable',
      'samples',
      'id',
      'queries',
    ],
    language,
  );
  const facts = columns
    .map((column) => ({ label: column.header, value: column.cell(finding) }))
    .filter(({ value }) => value !== null && !(value.kind === 'integer' && value.value === 0));
  return [
    { kind: 'heading', text: visibleText(`${number}. ${finding.title}`) },
    { kind: 'facts', facts },
  ];
}

function unevaluatedBlocks(
  result: AuditResult,
  status: 'error' | 'not-applicable',
  language: Language,
): readonly DocumentBlock[] {
  const columns = outcomeColumns(
    ['title', 'table', 'columns', 'severity', 'reason', 'id', 'queries'],
    language,
  );
  return tableOrNone(
    columns,
    result.outcomes.filter((outcome) => outcome.status === status),
    language,
  );
}

function sectionBlocks(result: AuditResult, id: Section, language: Language): readonly DocumentBlock[] {
  const w = wordings[language];
  const outcomes = result.outcomes.filter((outcome) => outcome.section === id);
  if (outcomes.length === 0) return [paragraph(w.sectionEmpty)];
  const columns = outcomeColumns(
    [
      'title',
      'table',
      'columns',
      'status',
      'scope',
      'notApplicable',
      'checked',
      'violations',
      'notEvaluable',
      'rate',
      'observed',
      'id',
    ],
    language,
  );
  return [
    ...tallyParagraphs(result.sections[id], language),
    { kind: 'table', table: tableOf(columns, outcomes) },
  ];
}

function tallyParagraphs(tallies: Tallies, language: Language): readonly DocumentBlock[] {
  const w = wordings[language];
  const n = (value: number) => formatInteger(value, language);
  const rate =
    tallies.checked === 0
      ? w.unknown
      : formatRatio({ numerator: tallies.violations, denominator: tallies.checked }, language);
  return [
    paragraph(
      w.sectionTallies({
        rules: n(tallies.rules),
        pass: n(tallies.pass),
        fail: n(tallies.fail),
        error: n(tallies.error),
        notApplicable: n(tallies.notApplicable),
      }),
    ),
    ...(tallies.checked + tallies.notEvaluable === 0
      ? []
      : [
          paragraph(
            w.sectionRecords({
              checked: n(tallies.checked),
              violations: n(tallies.violations),
              rate,
              notEvaluable: n(tallies.notEvaluable),
            }),
          ),
        ]),
  ];
}

function proposalSection(result: AuditResult, language: Language): readonly DocumentSection[] {
  const w = wordings[language];
  if (result.proposals.length === 0) return [];
  const columns: readonly ColumnOf<AuditResult['proposals'][number]>[] = [
    { header: w.columns.id, kind: 'text', width: 28, cell: (row) => textCell(row.ruleId) },
    { header: w.columns.proposal, kind: 'text', width: 80, cell: (row) => textCell(row.text) },
  ];
  return [section('proposals', w.headings.proposals, tableOrNone(columns, result.proposals, language))];
}

function inventoryFigures(result: AuditResult, language: Language): string {
  const { tables } = result.inventory;
  const n = (value: number | bigint) => formatInteger(value, language);
  return wordings[language].inventoryFigures({
    tables: n(tables.length),
    columns: n(tables.reduce((sum, table) => sum + table.columns.length, 0)),
    rows: n(tables.reduce((sum, table) => sum + BigInt(table.rows ?? 0), 0n)),
    uncounted: n(tables.filter((table) => table.rows === null).length),
  });
}

function ownerSqlBlocks(result: AuditResult, language: Language): readonly DocumentBlock[] {
  const w = wordings[language];
  const marked = result.outcomes.filter((outcome) => outcome.ownerSql);
  if (marked.length === 0) return [paragraph(w.none)];
  const columns = outcomeColumns(['title', 'table', 'status', 'violations', 'id', 'queries'], language);
  return [paragraph(w.ownerSqlNote), { kind: 'table', table: tableOf(columns, marked) }];
}

function queryBlocks(result: AuditResult, language: Language): readonly DocumentBlock[] {
  const w = wordings[language].columns;
  if (result.queries.length === 0) return [paragraph(wordings[language].none)];
  return result.queries.flatMap((query): readonly DocumentBlock[] => {
    const facts = [
      { label: w.rules, value: textCell(query.ruleIds.join(', ')) },
      { label: w.parameters, value: textCell(parametersText(query.parameters, language)) },
      { label: w.duration, value: durationCell(query) },
      { label: w.queryError, value: textCell(query.error) },
    ];
    return [
      { kind: 'heading', text: visibleText(query.id) },
      { kind: 'facts', facts: facts.filter((fact) => fact.value !== null) },
      { kind: 'code', language: 'sql', text: visibleLines(query.sql) },
    ];
  });
}

function tableOrNone<Row>(
  columns: readonly ColumnOf<Row>[],
  rows: readonly Row[],
  language: Language,
): readonly DocumentBlock[] {
  if (rows.length === 0) return [paragraph(wordings[language].none)];
  return [{ kind: 'table', table: tableOf(columns, rows) }];
}

function section(id: string, heading: string, blocks: readonly DocumentBlock[]): DocumentSection {
  return { id, heading, blocks };
}

function paragraph(text: string): DocumentBlock {
  return { kind: 'paragraph', text };
}
