import { dirname, resolve } from 'node:path';
import { type Calendar, loadCalendar, type Weekday, workingDays } from './calendars/index.ts';
import { codeTableNames, loadCodeTable } from './codes/index.ts';
import { RuleFileError } from './errors.ts';
import type { EarlierReport } from './model/distribution.ts';
import type { Problem } from './model/rule.ts';
import type { CalendarDeclaration, RuleFile } from './model/rule-file.ts';
import { closest } from './plan/closest.ts';
import {
  type LegalProfile,
  loadLegalProfile,
  loadScoringProfile,
  profileNames,
  type ScoringProfile,
} from './profiles/index.ts';
import { readSavedResult } from './review/read-result.ts';
import type { CodeTable, WorkingDays } from './rule-types/rule-type.ts';

/** What a rule file names of the data that soat ships, loaded. */
export interface References {
  readonly legal: LegalProfile;
  readonly scoring: ScoringProfile;
  /** The code tables that rules name, by name. */
  readonly codeTables: ReadonlyMap<string, CodeTable>;
  readonly codeTableNames: readonly string[];
  /** The country's days off with the owner's; only when a rule counts working days. */
  readonly workingDays?: WorkingDays;
  /** The earlier reports that rules compare with, by the path in the rule file. */
  readonly earlier: ReadonlyMap<string, EarlierReport>;
  /** Every file that was read, for the manifest. */
  readonly inputs: readonly ReferenceFile[];
}

/** A file of data that a run was made from; `sha256` is of its bytes, hexadecimal. */
export interface ReferenceFile {
  readonly kind:
    | 'calendar'
    | 'dictionary'
    | 'earlier-result'
    | 'code-table'
    | 'legal-profile'
    | 'scoring-profile'
    | 'pack';
  readonly name: string;
  readonly sha256: string;
}

/** Loads the profiles and code tables of a rule file. Throws `RuleFileError` for profiles that soat does not have. */
export async function loadReferences(file: RuleFile): Promise<References> {
  const problems: Problem[] = [
    ...unknown(file, 'legal', profileNames('legal')),
    ...unknown(file, 'scoring', profileNames('scoring')),
  ];
  if (problems.length > 0) throw new RuleFileError(file.path, problems);
  const known = codeTableNames();
  const named = new Set(
    file.tables
      .flatMap((table) => table.rules)
      .flatMap(({ parameters: { codes } }) =>
        typeof codes === 'string' && known.includes(codes) ? codes : [],
      ),
  );
  const tables = await Promise.all(
    [...named].map(async (name) => [name, await loadCodeTable(name)] as const),
  );
  const legal = await loadLegalProfile(file.report.legal);
  const scoring = await loadScoringProfile(file.report.scoring);
  const calendar = countsWorkingDays(file) ? loadCalendar() : undefined;
  const earlier = await Promise.all(earlierReports(file).map((path) => readEarlier(file, path)));
  return {
    legal,
    scoring,
    earlier: new Map(earlier.map(({ path, report }) => [path, report])),
    ...(calendar && { workingDays: withOwnersDays(calendar, file.calendar) }),
    codeTables: new Map(tables),
    codeTableNames: known,
    inputs: [
      ...earlier.map(({ path, sha256 }) => ({ kind: 'earlier-result' as const, name: path, sha256 })),
      ...(calendar === undefined
        ? []
        : [{ kind: 'calendar' as const, name: calendar.id, sha256: calendar.sha256 }]),
      ...tables.map(([name, { sha256 }]) => ({ kind: 'code-table' as const, name, sha256 })),
      ...file.dictionaries.map(({ path, sha256 }) => ({ kind: 'dictionary' as const, name: path, sha256 })),
      ...file.packs.map(({ id, sha256 }) => ({ kind: 'pack' as const, name: id, sha256 })),
      { kind: 'legal-profile', name: legal.id, sha256: legal.sha256 },
      { kind: 'scoring-profile', name: scoring.id, sha256: scoring.sha256 },
    ],
  };
}

/** True when a rule counts in working days: a span such as `15wd`, or one period for each. */
function countsWorkingDays({ tables }: RuleFile): boolean {
  return tables.some(({ rules }) =>
    rules.some(
      ({ parameters: { within, per } }) =>
        per === 'working-day' || (typeof within === 'string' && within.endsWith('wd')),
    ),
  );
}

/** The paths of the reports that rules name under `expected`, each once. */
function earlierReports({ tables }: RuleFile): readonly string[] {
  const named = tables.flatMap(({ rules }) =>
    rules.flatMap(({ parameters: { expected } }) => {
      const report = (expected as { readonly report?: unknown } | null | undefined)?.report;
      return typeof report === 'string' ? report : [];
    }),
  );
  return [...new Set(named)];
}

/** A path of the rule file is looked up from the folder of that file. */
async function readEarlier(
  file: RuleFile,
  path: string,
): Promise<{ readonly path: string; readonly sha256: string; readonly report: EarlierReport }> {
  const { result, sha256 } = await readSavedResult(resolve(dirname(file.path), path));
  const distributions = new Map(
    result.outcomes.flatMap(({ id, distribution }) =>
      distribution === undefined ? [] : [[id, distribution] as const],
    ),
  );
  return { path, sha256, report: { database: result.database.id, distributions } };
}

/** What the owner says of a day goes before what the country's calendar says. */
function withOwnersDays(country: Calendar, owner: CalendarDeclaration): WorkingDays {
  const among = (days: Readonly<Record<string, string>>, others: readonly string[]) =>
    Object.keys(days).filter((day) => !others.includes(day));
  const first = [country.from, owner.from ?? country.from].sort()[0] ?? country.from;
  const last = [country.to, owner.to ?? country.to].sort()[1] ?? country.to;
  return workingDays({
    from: first,
    to: last,
    weekend: (owner.weekend as readonly Weekday[] | undefined) ?? ['sat', 'sun'],
    off: [...among(country.off, owner.work), ...owner.off],
    work: [...among(country.work, owner.off), ...owner.work],
  });
}

function unknown(file: RuleFile, word: 'legal' | 'scoring', names: readonly string[]): readonly Problem[] {
  const name = file.report[word];
  if (names.includes(name)) return [];
  const [hint] = closest(name, names);
  return [
    {
      at: file.place('report', word),
      text: {
        vi: `không có hồ sơ "${name}"; có: ${names.join(', ')}`,
        en: `unknown profile "${name}"; there is: ${names.join(', ')}`,
      },
      level: 'error',
      ...(hint === undefined ? {} : { hint }),
    },
  ];
}
