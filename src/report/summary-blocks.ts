import type { AuditResult } from '../model/result.ts';
import type { Party } from '../model/rule-file.ts';
import type { Language } from '../model/text.ts';
import { conclusionOf } from './conclusion.ts';
import {
  type ColumnOf,
  type DocumentBlock,
  type Fact,
  integerCell,
  ratioCell,
  tableOf,
  textCell,
} from './document-model.ts';
import { formatDate, formatMoment } from './number-format.ts';
import { wordings } from './text/index.ts';
import { visibleText } from './visible-text.ts';

/** What must be read before any figure: why the result is incomplete or partial, and what the formal report lacks. */
export function noticeBlocks(result: AuditResult, language: Language): readonly DocumentBlock[] {
  const w = wordings[language].notices;
  const blocks: DocumentBlock[] = [];
  const remarks = result.remarks.map(visibleText);
  if (result.status === 'incomplete') blocks.push({ kind: 'notice', heading: w.incomplete, lines: remarks });
  else if (remarks.length > 0) blocks.push({ kind: 'notice', heading: w.remarks, lines: remarks });
  if (result.report.missing.length > 0) {
    const lines = result.report.missing.map((word) => visibleText(w.missingLine(word)));
    blocks.push({ kind: 'notice', heading: w.missing, lines });
  }
  return blocks;
}

/** Who reports to whom about which state of which database. */
export function identityFacts(result: AuditResult, language: Language): readonly Fact[] {
  const w = wordings[language].identity;
  const { report, database, selection } = result;
  const optional = (label: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [fact(label, text)];
  return [
    fact(w.owner, partyName(report.owner, w.noName)),
    ...contactFacts(report.owner, language),
    fact(w.recipient, partyName(report.recipient, w.noName)),
    fact(w.database, database.name === database.id ? database.id : `${database.name} (${database.id})`),
    fact(w.engine, `${database.engine} ${database.version}`.trim()),
    fact(w.isolation, database.snapshot.isolation),
    fact(w.snapshotAt, formatMoment(database.snapshot.at, language)),
    ...optional(w.snapshotId, database.snapshot.id),
    ...(database.others ?? []).map((other) =>
      fact(
        w.otherDatabase,
        `${other.name === other.id ? other.id : `${other.name} (${other.id})`}: ${other.engine} ${other.version}; ${formatMoment(other.snapshot.at, language)}`,
      ),
    ),
    fact(w.year, String(report.year)),
    fact(w.cutoff, formatDate(report.cutoff, language)),
    fact(w.legal, report.legal),
    fact(w.scoring, report.scoring),
    ...optional(w.selectedTables, selection?.tables.join(', ')),
    ...optional(w.selectedRules, selection?.rules.join(', ')),
    fact(w.started, formatMoment(result.startedAt, language)),
    fact(w.finished, formatMoment(result.finishedAt, language)),
    fact(w.tool, `${result.tool.name} ${result.tool.version}`),
  ];
}

/** Counts of rules by status and severity, the counts of row rules with their rate, and what the exit code means. */
export function summaryFacts(result: AuditResult, language: Language): readonly Fact[] {
  const { summary: w, severity } = wordings[language];
  const { summary } = result;
  const count = (label: string, value: number): Fact => ({ label, value: integerCell(value) });
  return [
    count(w.rules, summary.rules),
    count(w.pass, summary.pass),
    count(w.fail, summary.fail),
    count(w.failedError, summary.failed.error),
    count(w.failedWarning, summary.failed.warning),
    count(w.failedInfo, summary.failed.info),
    count(w.error, summary.error),
    count(w.notApplicable, summary.notApplicable),
    count(w.ownerSql, summary.ownerSql),
    count(w.checked, summary.checked),
    count(w.violations, summary.violations),
    count(w.notEvaluable, summary.notEvaluable),
    { label: w.rate, value: ratioCell(summary.violations, summary.checked) },
    fact(w.failOn, result.failOn === 'never' ? w.failOnNever : severity[result.failOn]),
    fact(w.conclusion, conclusionOf(result, language)),
  ];
}

/** The shares of conforming data: of the database, by criterion, by table. */
export function scoreBlocks(result: AuditResult, language: Language): readonly DocumentBlock[] {
  const w = wordings[language];
  const { database, criteria, tables } = result.scores;
  const blocks: DocumentBlock[] = [];
  if (database !== null) {
    const value = ratioCell(database.conforming, database.checked);
    blocks.push({ kind: 'facts', facts: [{ label: w.identity.database, value }] });
  }
  if (criteria.length > 0) {
    const name = (row: (typeof criteria)[number]) => w.criterion[row.criterion];
    blocks.push({ kind: 'heading', text: w.headings.byCriterion });
    const columns = scoreColumns(w.columns.criterion, name, language);
    blocks.push({ kind: 'table', table: tableOf(columns, criteria) });
  }
  if (tables.length > 0) {
    const columns = scoreColumns(w.columns.table, (row: (typeof tables)[number]) => row.table, language);
    blocks.push({ kind: 'heading', text: w.headings.byTable });
    blocks.push({ kind: 'table', table: tableOf(columns, tables) });
  }
  return blocks.length > 0 ? blocks : [{ kind: 'paragraph', text: w.none }];
}

type Score = { readonly conforming: number; readonly checked: number };

function scoreColumns<Row extends Score>(
  header: string,
  name: (row: Row) => string,
  language: Language,
): readonly ColumnOf<Row>[] {
  const w = wordings[language].columns;
  return [
    { header, kind: 'text', width: 24, cell: (row) => textCell(name(row)) },
    { header: w.checked, kind: 'integer', width: 16, cell: (row) => integerCell(row.checked) },
    { header: w.conforming, kind: 'integer', width: 16, cell: (row) => integerCell(row.conforming) },
    {
      header: w.conformingRate,
      kind: 'ratio',
      width: 14,
      cell: (row) => ratioCell(row.conforming, row.checked),
    },
  ];
}

function fact(label: string, text: string): Fact {
  return { label, value: textCell(text) };
}

function partyName(party: Party, otherwise: string): string {
  const name = party.name ?? otherwise;
  return party.code === undefined ? name : `${name} (${party.code})`;
}

function contactFacts(party: Party, language: Language): readonly Fact[] {
  const w = wordings[language].identity;
  const names: Readonly<Record<string, string>> = w.contactFields;
  return Object.entries(party.contact ?? {}).map(([field, value]) =>
    fact(visibleText(w.contact(Object.hasOwn(names, field) ? (names[field] ?? field) : field)), value),
  );
}
