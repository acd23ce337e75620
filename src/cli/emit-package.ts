import type { AuditRun } from '../audit.ts';
import { UsageError } from '../errors.ts';
import type { Language } from '../model/text.ts';
import { formats, type ReportFormat } from '../report/index.ts';
import { buildManifest, MANIFEST_FILE, SIGNATURE_FILE } from '../report/manifest.ts';
import { type PackageFile, writePackage } from '../report/package.ts';
import { signManifest } from '../report/signature.ts';

/** The forms asked for; all of them by default, and JSON always. Throws `UsageError` for a form that there is not. */
export function chooseFormats(asked: readonly string[] | undefined): readonly ReportFormat[] {
  if (asked === undefined) return formats;
  const names = formats.map((format) => format.name);
  for (const name of asked) {
    if (!names.some((known) => known === name)) {
      throw new UsageError(
        { vi: `--format: không có dạng "${name}"`, en: `--format: unknown form "${name}"` },
        { hint: { vi: `có: ${names.join(', ')}`, en: `there is: ${names.join(', ')}` } },
      );
    }
  }
  return formats.filter((format) => format.name === 'json' || asked.includes(format.name));
}

/** Draws and writes the package (design, section 5); gives the names of its files. */
export async function emitPackage(
  run: AuditRun,
  options: {
    readonly directory: string;
    readonly formats: readonly ReportFormat[];
    readonly language: Language;
    readonly signKey?: string;
  },
): Promise<readonly string[]> {
  const { result, file, references } = run;
  const files: PackageFile[] = [];
  for (const format of options.formats) {
    files.push({ name: format.file, bytes: await format.render(result, { language: options.language }) });
  }
  const manifest = buildManifest({
    tool: result.tool,
    files,
    inputs: [{ kind: 'rule-file', name: file.path, sha256: file.sha256 }, ...references.inputs],
  });
  files.push({ name: MANIFEST_FILE, bytes: manifest });
  if (options.signKey !== undefined) {
    files.push({ name: SIGNATURE_FILE, bytes: signManifest(manifest, options.signKey) });
  }
  return (await writePackage(options.directory, files)).written;
}
