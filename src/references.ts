import { codeTableNames, loadCodeTable } from './codes/index.ts';
import { RuleFileError } from './errors.ts';
import type { Problem } from './model/rule.ts';
import type { RuleFile } from './model/rule-file.ts';
import { closest } from './plan/closest.ts';
import {
  type LegalProfile,
  loadLegalProfile,
  loadScoringProfile,
  profileNames,
  type ScoringProfile,
} from './profiles/index.ts';
import type { CodeTable } from './rule-types/rule-type.ts';

/** What a rule file names of the data that soat ships, loaded. */
export interface References {
  readonly legal: LegalProfile;
  readonly scoring: ScoringProfile;
  /** The code tables that rules name, by name. */
  readonly codeTables: ReadonlyMap<string, CodeTable>;
  readonly codeTableNames: readonly string[];
  /** Every file that was read, for the manifest. */
  readonly inputs: readonly ReferenceFile[];
}

/** A file of data that a run was made from; `sha256` is of its bytes, hexadecimal. */
export interface ReferenceFile {
  readonly kind: 'code-table' | 'legal-profile' | 'scoring-profile' | 'pack';
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
  return {
    legal,
    scoring,
    codeTables: new Map(tables),
    codeTableNames: known,
    inputs: [
      ...tables.map(([name, { sha256 }]) => ({ kind: 'code-table' as const, name, sha256 })),
      ...file.packs.map(({ id, sha256 }) => ({ kind: 'pack' as const, name: id, sha256 })),
      { kind: 'legal-profile', name: legal.id, sha256: legal.sha256 },
      { kind: 'scoring-profile', name: scoring.id, sha256: scoring.sha256 },
    ],
  };
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
