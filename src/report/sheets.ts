import type { AuditResult } from '../model/result.ts';
import type { Language } from '../model/text.ts';
import { type DocumentSheet, tableOf } from './document-model.ts';
import { findingsOf } from './findings.ts';
import { inventoryColumnColumns, inventoryTableColumns, placedColumns } from './inventory-columns.ts';
import { outcomeColumns } from './outcome-columns.ts';
import { queryColumns } from './query-columns.ts';
import { identityFacts, noticeBlocks, scoreBlocks, summaryFacts } from './summary-blocks.ts';
import { wordings } from './text/index.ts';

const PRINTED_OUTCOME = [
  'section',
  'title',
  'table',
  'columns',
  'severity',
  'status',
  'scope',
  'notApplicable',
  'checked',
  'violations',
  'notEvaluable',
  'rate',
  'observed',
] as const;
const FURTHER_OUTCOME = [
  'message',
  'type',
  'unit',
  'criterion',
  'dimension',
  'groups',
  'tolerance',
  'proof',
  'ownerSql',
  'id',
  'queries',
] as const;
const PRINTED_FINDING = [
  'severity',
  'title',
  'table',
  'columns',
  'checked',
  'violations',
  'rate',
  'tolerance',
  'message',
] as const;
const FURTHER_FINDING = ['observed', 'groups', 'samples', 'id', 'queries'] as const;

/** The figures of the report as a workbook: summary, inventory of tables, of columns, outcomes, findings, queries. */
export function buildSheets(result: AuditResult, language: Language): readonly DocumentSheet[] {
  const w = wordings[language];
  const outcomes = outcomeColumns([...PRINTED_OUTCOME, ...FURTHER_OUTCOME], language);
  const findings = outcomeColumns([...PRINTED_FINDING, ...FURTHER_FINDING], language);
  return [
    {
      name: w.sheets.summary,
      blocks: [
        ...noticeBlocks(result, language),
        { kind: 'facts', facts: identityFacts(result, language) },
        { kind: 'heading', text: w.headings.summary },
        { kind: 'facts', facts: summaryFacts(result, language) },
        { kind: 'heading', text: w.headings.scores },
        ...scoreBlocks(result, language),
        { kind: 'heading', text: w.headings.reading },
        { kind: 'list', items: w.reading },
      ],
    },
    { name: w.sheets.tables, table: tableOf(inventoryTableColumns(language), result.inventory.tables) },
    { name: w.sheets.columns, table: tableOf(inventoryColumnColumns(language), placedColumns(result)) },
    {
      name: w.sheets.outcomes,
      table: tableOf(outcomes, result.outcomes),
      printedColumns: PRINTED_OUTCOME.length,
    },
    {
      name: w.sheets.findings,
      table: tableOf(findings, findingsOf(result)),
      printedColumns: PRINTED_FINDING.length,
    },
    { name: w.sheets.queries, table: tableOf(queryColumns(language), result.queries) },
  ];
}
