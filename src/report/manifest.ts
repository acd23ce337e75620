import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { PackageFile } from './package.ts';

/** What the run was made from besides the database; `sha256` is of the bytes of that file, hexadecimal. */
export interface ManifestInput {
  readonly kind:
    | 'rule-file'
    | 'pack'
    | 'calendar'
    | 'dictionary'
    | 'earlier-result'
    | 'code-table'
    | 'legal-profile'
    | 'scoring-profile';
  readonly name: string;
  readonly sha256: string;
}

export interface Manifest {
  readonly formatVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** By name. `manifest.json` and `manifest.sig` themselves are not listed. */
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  /** By kind, then name. */
  readonly inputs: readonly ManifestInput[];
}

/** How a file differs from its manifest. */
export interface ManifestDifference {
  readonly name: string;
  readonly kind: 'missing' | 'changed' | 'not-listed';
}

/** The names that belong to a package but not into its manifest. */
export const MANIFEST_FILE = 'manifest.json';
export const SIGNATURE_FILE = 'manifest.sig';

/** The manifest of a package as canonical JSON (RFC 8785); the same files in any order give the same bytes. */
export function buildManifest(parts: {
  readonly tool: Manifest['tool'];
  readonly files: readonly PackageFile[];
  readonly inputs: readonly ManifestInput[];
}): string {
  const manifest: Manifest = {
    formatVersion: 1,
    tool: { name: parts.tool.name, version: parts.tool.version },
    files: parts.files
      .map(({ name, bytes }) => ({ name, bytes: Buffer.byteLength(bytes), sha256: sha256(bytes) }))
      .sort((a, b) => compare(a.name, b.name)),
    inputs: parts.inputs
      .map((input) => ({ kind: input.kind, name: input.name, sha256: input.sha256 }))
      .sort((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name)),
  };
  const text = canonicalize(manifest);
  if (text === undefined) throw new TypeError('a manifest is always an object');
  return text;
}

/** The files that are missing, changed by as little as one byte, or not listed; empty when all is as the manifest says. */
export function compareWithManifest(
  manifest: Pick<Manifest, 'files'>,
  files: readonly PackageFile[],
): readonly ManifestDifference[] {
  const present = new Map(files.map((file) => [file.name, file.bytes]));
  const differences: ManifestDifference[] = [];
  for (const listed of manifest.files) {
    const bytes = present.get(listed.name);
    present.delete(listed.name);
    if (bytes === undefined) differences.push({ name: listed.name, kind: 'missing' });
    else if (Buffer.byteLength(bytes) !== listed.bytes || sha256(bytes) !== listed.sha256)
      differences.push({ name: listed.name, kind: 'changed' });
  }
  for (const name of present.keys())
    if (name !== MANIFEST_FILE && name !== SIGNATURE_FILE) differences.push({ name, kind: 'not-listed' });
  return differences;
}

/** SHA-256 as 64 hexadecimal digits; text is taken as UTF-8. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
