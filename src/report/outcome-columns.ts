import type { RuleOutcome, Sample } from '../model/result.ts';
import type { Language } from '../model/text.ts';
import { type ColumnOf, integerCell, ratioCell, textCell } from './document-model.ts';
import { formatObserved, formatTolerance } from './number-format.ts';
import { wordings } from './text/index.ts';

type OutcomeColumn =
  | 'id'
  | 'title'
  | 'type'
  | 'table'
  | 'columns'
  | 'section'
  | 'criterion'
  | 'dimension'
  | 'severity'
  | 'status'
  | 'unit'
  | 'scope'
  | 'notApplicable'
  | 'checked'
  | 'violations'
  | 'notEvaluable'
  | 'rate'
  | 'observed'
  | 'groups'
  | 'tolerance'
  | 'proof'
  | 'ownerSql'
  | 'message'
  | 'reason'
  | 'samples'
  | 'queries';

/** The columns of a table of outcomes, in the order asked for. */
export function outcomeColumns(
  names: readonly OutcomeColumn[],
  language: Language,
): readonly ColumnOf<RuleOutcome>[] {
  const all = allColumns(language);
  return names.map((name) => ({ header: wordings[language].columns[name], ...all[name] }));
}

/** The share of violations of a row rule; null for a rule on the table, whose outcome is no share of anything. */
function violationRate(outcome: RuleOutcome) {
  return outcome.unit === 'row' ? ratioCell(outcome.violations, outcome.checked) : null;
}

/** Sample rows as `id = 12, so = ***; …`. */
function samplesText(samples: readonly Sample[], nullText: string): string {
  const pairs = (values: Readonly<Record<string, string | null>>) =>
    Object.entries(values).map(([name, value]) => `${name} = ${value ?? nullText}`);
  return samples.map((sample) => [...pairs(sample.key), ...pairs(sample.values ?? {})].join(', ')).join('; ');
}

function allColumns(
  language: Language,
): Readonly<Record<OutcomeColumn, Omit<ColumnOf<RuleOutcome>, 'header'>>> {
  const w = wordings[language];
  return {
    id: text(28, (o) => o.id),
    title: text(36, (o) => (o.ownerSql ? w.markedOwnerSql(o.title) : o.title)),
    type: text(14, (o) => o.rule),
    table: text(18, (o) => o.table),
    columns: text(18, (o) => o.columns.join(', ')),
    section: text(7, (o) => o.section),
    criterion: text(12, (o) => w.criterion[o.criterion]),
    dimension: text(16, (o) => w.dimension[o.dimension]),
    severity: text(11, (o) => w.severity[o.severity]),
    status: text(14, (o) => w.status[o.status]),
    unit: text(10, (o) => w.unit[o.unit]),
    scope: count((o) => o.scope),
    notApplicable: count((o) => o.notApplicable),
    checked: count((o) => o.checked),
    violations: count((o) => o.violations),
    notEvaluable: count((o) => o.notEvaluable),
    rate: { kind: 'ratio', width: 11, cell: violationRate },
    observed: text(17, (o) => (o.observed === null ? null : formatObserved(o.observed, language))),
    groups: count((o) => o.groups),
    tolerance: text(11, (o) => formatTolerance(o.tolerance, language)),
    proof: text(18, (o) => w.proof[o.proof]),
    ownerSql: text(11, (o) => (o.ownerSql ? w.yes : w.no)),
    message: text(46, (o) => o.message),
    reason: text(60, (o) => o.message),
    samples: text(40, (o) => samplesText(o.samples, w.nullKey)),
    queries: text(12, (o) => o.queryIds.join(', ')),
  };
}

function text(width: number, of: (outcome: RuleOutcome) => string | null) {
  return { kind: 'text', width, cell: (outcome: RuleOutcome) => textCell(of(outcome)) } as const;
}

function count(of: (outcome: RuleOutcome) => number | null) {
  return { kind: 'integer', width: 13, cell: (outcome: RuleOutcome) => integerCell(of(outcome)) } as const;
}
