import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import type { AuditResult, RuleOutcome } from '../model/result.ts';
import type { Severity } from '../model/rule.ts';
import type { Language } from '../model/text.ts';
import { conclusionOf } from '../report/conclusion.ts';
import { findingsOf } from '../report/findings.ts';
import { formatDate, formatInteger, formatRatio } from '../report/number-format.ts';
import { wordings } from '../report/text/index.ts';
import { visibleText } from '../report/visible-text.ts';
import { cutToWidth, displayWidth, wrapText } from './text-width.ts';

export interface SummaryOptions {
  readonly language: Language;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether colour codes may be written; nothing but ASCII draws the lines either way. */
  readonly colour: boolean;
}

/** Findings listed before the rest is only counted. */
const SHOWN_FINDINGS = 20;
/** Below this many columns a finding is drawn as lines instead of a row. */
const TABLE_WIDTH = 80;
/** A text longer than this is cut, a remark only when it is much longer; the files hold all of it. */
const TEXT_WIDTH = 200;
const REMARK_WIDTH = 1000;

/**
 * What a person reads in the terminal after an audit, ending in a newline: what was incomplete, the findings, the counts and
 * what the exit code means. Names and messages cannot move the cursor or colour the screen: hidden characters are made visible.
 */
export function summarize(result: AuditResult, options: SummaryOptions): string {
  const { language } = options;
  const chalk = new Chalk({ level: options.colour ? 1 : 0 });
  const w = wordings[language];
  const { summary } = result;
  const count = (value: number) => formatInteger(value, language);
  const rate =
    summary.checked === 0
      ? w.unknown
      : formatRatio({ numerator: summary.violations, denominator: summary.checked }, language);
  const failed = {
    error: count(summary.failed.error),
    warning: count(summary.failed.warning),
    info: count(summary.failed.info),
  };
  const paint = (text: string, style: Paint) => painted(text, options.width, style);
  const parts = [
    paint(headline(result, language), chalk.bold),
    remarks(result, options, chalk),
    findings(result, options, chalk),
    unevaluated(result, options, chalk),
    [
      w.sectionTallies({
        rules: count(summary.rules),
        pass: count(summary.pass),
        fail: count(summary.fail),
        error: count(summary.error),
        notApplicable: count(summary.notApplicable),
      }),
      ...(summary.fail > 0 ? [w.terminal.failed(failed)] : []),
      w.sectionRecords({
        checked: count(summary.checked),
        violations: count(summary.violations),
        rate,
        notEvaluable: count(summary.notEvaluable),
      }),
    ]
      .map((line) => paint(line, (text) => text))
      .join('\n'),
    paint(conclusionOf(result, language), summary.exitCode === 0 ? chalk.green : chalk.red),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headline(result: AuditResult, language: Language): string {
  const { database, report } = result;
  const name = database.name === database.id ? database.id : `${database.name} (${database.id})`;
  const day = wordings[language].terminal.cutoff(formatDate(report.cutoff, language));
  return shown(`${name}, ${database.engine} ${database.version}, ${day}`);
}

function remarks(result: AuditResult, options: SummaryOptions, chalk: ChalkInstance): string {
  const w = wordings[options.language].notices;
  const isIncomplete = result.status === 'incomplete';
  if (!isIncomplete && result.remarks.length === 0) return '';
  const style = isIncomplete ? chalk.bold.red : chalk.bold.yellow;
  const heading = painted(isIncomplete ? w.incomplete : w.remarks, options.width, style);
  return [heading, ...result.remarks.map((remark) => item(shown(remark, REMARK_WIDTH), options.width))].join(
    '\n',
  );
}

function findings(result: AuditResult, options: SummaryOptions, chalk: ChalkInstance): string {
  const { language, width } = options;
  const w = wordings[language].terminal;
  const all = findingsOf(result);
  if (all.length === 0) return painted(w.noFindings, width, (line) => line);
  const listed = all.slice(0, SHOWN_FINDINGS);
  const drawn =
    width < TABLE_WIDTH
      ? listed.map((finding) => findingLines(finding, options, chalk)).join('\n')
      : findingTable(listed, options, chalk);
  const rest = all.length - listed.length;
  return rest === 0 ? drawn : `${drawn}\n${w.more(formatInteger(rest, language))}`;
}

function findingTable(listed: readonly RuleOutcome[], options: SummaryOptions, chalk: ChalkInstance): string {
  const { language, width } = options;
  const w = wordings[language];
  const head = [w.columns.severity, w.columns.title, w.columns.table, w.terminal.checkedOf, w.terminal.rate];
  const rows = listed.map((finding) => [
    w.severity[finding.severity],
    shown(finding.title),
    shown(finding.table),
    figures(finding, language),
    share(finding, language),
  ]);
  const widest = (index: number, limit: number) =>
    Math.max(8, Math.min(limit, Math.max(...rows.map((row) => displayWidth(row[index] ?? '')))));
  const severity = widest(0, 10);
  const table = widest(2, Math.floor(width / 4));
  // Wide enough for the words of its heading.
  const violations = Math.max(10, widest(3, Math.max(16, Math.floor(width / 4))));
  const rate = widest(4, 10);
  const gaps = 4 * 2;
  const title = Math.max(12, Math.min(widest(1, width), width - severity - table - violations - rate - gaps));
  const widths = [severity, title, table, violations, rate];
  const wrapCells = (row: readonly string[]) =>
    row.map((cell, index) => wrapText(cell, widths[index] ?? 10).join('\n'));
  const drawn = new Table({
    head: wrapCells(head).map(padRight),
    colWidths: widths.map((each, index) => (index === widths.length - 1 ? each : each + 2)),
    colAligns: ['left', 'left', 'left', 'right', 'right'],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    chars: LINES,
  });
  listed.forEach((finding, index) => {
    const [first = '', ...others] = wrapCells(rows[index] ?? []);
    const paint = severityColour(finding.severity, chalk);
    drawn.push([paint(first), ...others].map(padRight));
  });
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Right-aligned cells must keep the gap to their right neighbour. */
function padRight(cell: string, index: number): string {
  return index === 3
    ? cell
        .split('\n')
        .map((line) => `${line}  `)
        .join('\n')
    : cell;
}

const LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  right: '',
  'right-mid': '',
  mid: '-',
  'mid-mid': '',
  middle: '',
};

function findingLines(finding: RuleOutcome, options: SummaryOptions, chalk: ChalkInstance): string {
  const { language, width } = options;
  const w = wordings[language];
  const paint = severityColour(finding.severity, chalk);
  const [first = '', ...others] = wrapText(
    `[${w.severity[finding.severity]}] ${shown(finding.title)}`,
    width,
  );
  const detail = `${shown(finding.table)}: ${figures(finding, language)} (${share(finding, language)})`;
  return [paint(first), ...others, ...wrapText(detail, width - 2).map((line) => `  ${line}`)].join('\n');
}

function unevaluated(result: AuditResult, options: SummaryOptions, chalk: ChalkInstance): string {
  const failed = result.outcomes.filter((outcome) => outcome.status === 'error');
  if (failed.length === 0) return '';
  const w = wordings[options.language];
  const lines = failed
    .slice(0, SHOWN_FINDINGS)
    .map((outcome) =>
      item(`${shown(outcome.title)} (${shown(outcome.table)}): ${shown(outcome.message)}`, options.width),
    );
  const rest = failed.length - SHOWN_FINDINGS;
  const more = rest > 0 ? [w.terminal.moreRules(formatInteger(rest, options.language))] : [];
  return [painted(w.headings.errors, options.width, chalk.bold), ...lines, ...more].join('\n');
}

function figures(finding: RuleOutcome, language: Language): string {
  const { unknown } = wordings[language];
  const count = (value: number | null) => (value === null ? unknown : formatInteger(value, language));
  return `${count(finding.violations)} / ${count(finding.checked)}`;
}

function share(finding: RuleOutcome, language: Language): string {
  const { unit, violations, checked } = finding;
  if (unit === 'table' || violations === null || checked === null || checked === 0)
    return wordings[language].unknown;
  return formatRatio({ numerator: violations, denominator: checked }, language);
}

type Paint = (line: string) => string;

/** Wrapped first and coloured line by line, so that no colour runs over the end of a line. */
function painted(text: string, width: number, paint: Paint): string {
  return wrapText(text, width)
    .map((line) => paint(line))
    .join('\n');
}

function severityColour(severity: Severity, chalk: ChalkInstance): Paint {
  return { error: chalk.red, warning: chalk.yellow, info: chalk.cyan }[severity];
}

function item(text: string, width: number): string {
  return wrapText(text, width - 2)
    .map((line, index) => `${index === 0 ? '- ' : '  '}${line}`)
    .join('\n');
}

function shown(text: string, width = TEXT_WIDTH): string {
  return cutToWidth(visibleText(text), width);
}
