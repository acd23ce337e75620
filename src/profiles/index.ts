import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFileError, readYaml } from '../data-files/read-yaml.ts';
import { readDataFile, shippedFolder, shownPath } from '../data-files/shipped.ts';
import { DataFileError } from '../errors.ts';
import { LEGAL_SCHEMA, type LegalProfile } from './legal-profile.ts';
import { SCORING_SCHEMA, type ScoringProfile } from './scoring-profile.ts';

/** A profile as it was read; `sha256` is of the file's bytes, hexadecimal. */
export type Loaded<Profile> = Profile & { readonly sha256: string };

/** The names of the profiles of one kind, sorted: the files of `rules/legal` or `rules/scoring` without `.yaml`. */
export function profileNames(
  kind: 'legal' | 'scoring',
  directory: string = shippedFolder(kind),
): readonly string[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/** Reads and checks a legal profile. Throws `DataFileError`, with `path:line`, when it is unknown or broken. */
export async function loadLegalProfile(name: string, directory?: string): Promise<Loaded<LegalProfile>> {
  return load<LegalProfile>('legal', LEGAL_SCHEMA, name, directory);
}

/** Reads and checks a scoring profile. Throws `DataFileError`, with `path:line`, when it is unknown or broken. */
export async function loadScoringProfile(name: string, directory?: string): Promise<Loaded<ScoringProfile>> {
  return load<ScoringProfile>('scoring', SCORING_SCHEMA, name, directory);
}

function load<Profile extends { readonly id: string }>(
  kind: 'legal' | 'scoring',
  schema: object,
  name: string,
  directory: string = shippedFolder(kind),
): Loaded<Profile> {
  const names = profileNames(kind, directory);
  if (!names.includes(name)) {
    throw new DataFileError({
      vi: `không có hồ sơ "${name}"; có: ${names.join(', ')}`,
      en: `no profile "${name}"; there is: ${names.join(', ')}`,
    });
  }
  const path = join(directory, `${name}.yaml`);
  const bytes = readDataFile(path);
  const profile = readYaml<Profile>(shownPath(path), bytes.toString('utf8'), schema);
  if (profile.id !== name) {
    throw dataFileError(shownPath(path), 1, { vi: `"id" phải là "${name}"`, en: `"id" must be "${name}"` });
  }
  return { ...profile, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export type { LegalProfile } from './legal-profile.ts';
export type { ScoringProfile } from './scoring-profile.ts';
