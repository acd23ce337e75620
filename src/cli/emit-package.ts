import type { AuditRun } from '../audit.ts';
import { UsageError } from '../errors.ts';
import type { Language } from '../model/text.ts';
import { formats, type ReportFormat } from '../report/index.ts';
import { buildManifest, MANIFEST_FILE, SIGNATURE_FILE } from '../report/manifest.ts';
import { type PackageFile, type WrittenPackage, writePackage } from '../report/package.ts';
import { signManifest } from '../report/signature.ts';
import { visibleText } from '../report/visible-text.ts';
import type { SpeakingContext } from './context.ts';
import { bugReport } from './explain-error.ts';
import { wrapText } from './text-width.ts';

/** What became of a package; `failed` are the forms that could not be drawn, which are bugs. */
export interface EmittedPackage extends WrittenPackage {
  readonly failed: readonly { readonly file: string; readonly error: unknown }[];
}

/** The forms asked for; all of them by default, and JSON always. Throws `UsageError` for a form that there is not, or none. */
export function chooseFormats(asked: readonly string[] | undefined): readonly ReportFormat[] {
  if (asked === undefined) return formats;
  const names = formats.map((format) => format.name);
  const hint = { vi: `có: ${names.join(', ')}`, en: `there is: ${names.join(', ')}` };
  if (asked.length === 0) {
    throw new UsageError({ vi: '--format: chưa nêu dạng nào', en: '--format: no form is named' }, { hint });
  }
  const unknown = asked.filter((name) => !names.some((known) => known === name));
  if (unknown.length > 0) {
    const list = unknown.map((name) => `"${name}"`).join(', ');
    throw new UsageError(
      { vi: `--format: không có dạng ${list}`, en: `--format: unknown form ${list}` },
      { hint },
    );
  }
  return formats.filter((format) => format.name === 'json' || asked.includes(format.name));
}

/** The names of the files of a package, in the order they are put in place: the manifest last, when all else is there. */
export function packageFiles(
  chosen: readonly ReportFormat[],
  { signKey }: { readonly signKey?: string },
): readonly string[] {
  return [
    ...chosen.map((format) => format.file),
    ...(signKey === undefined ? [] : [SIGNATURE_FILE]),
    MANIFEST_FILE,
  ];
}

/**
 * Draws and writes the package (design, section 5). A form that cannot be drawn does not keep the others from being written;
 * only `report.json` must. Throws `OutputError` when the folder cannot be written.
 */
export async function emitPackage(
  { result, file, references }: AuditRun,
  options: {
    readonly directory: string;
    readonly formats: readonly ReportFormat[];
    readonly language: Language;
    readonly signKey?: string;
  },
): Promise<EmittedPackage> {
  const files: PackageFile[] = [];
  const failed: { readonly file: string; readonly error: unknown }[] = [];
  for (const format of options.formats) {
    try {
      files.push({ name: format.file, bytes: await format.render(result, { language: options.language }) });
    } catch (error) {
      if (format.name === 'json') throw error;
      failed.push({ file: format.file, error });
    }
  }
  const manifest = buildManifest({
    tool: result.tool,
    files,
    inputs: [{ kind: 'rule-file', name: file.path, sha256: file.sha256 }, ...references.inputs],
  });
  if (options.signKey !== undefined) {
    files.push({ name: SIGNATURE_FILE, bytes: signManifest(manifest, options.signKey) });
  }
  files.push({ name: MANIFEST_FILE, bytes: manifest });
  return { ...(await writePackage(options.directory, files)), failed };
}

/** Says where the package is, what else lies there, and which forms it lacks; when quiet, only the last. */
export function tellPackage(
  directory: string,
  { written, others, failed }: EmittedPackage,
  { io, language, say, isQuiet }: SpeakingContext & { readonly isQuiet: boolean },
): void {
  const folder = visibleText(directory.replace(/(?<=.)[\\/]+$/, ''));
  if (!isQuiet) {
    const line = `${say({ vi: 'Gói báo cáo', en: 'Package' })}: ${folder}/ (${written.join(', ')})`;
    io.stderr(`\n${wrapText(line, io.terminal.columns).join('\n')}\n`);
    if (others.length > 0) io.stderr(`${say(othersText(folder, others))}\n`);
  }
  for (const { file, error } of failed) {
    io.stderr(
      `${say({
        vi: `soat: không lập được ${file}; các tệp khác của gói đã ghi đủ`,
        en: `soat: ${file} could not be drawn; the other files of the package are written`,
      })}\n${bugReport(error, language)}`,
    );
  }
}

/** Files that the manifest does not list make a package that is returned. */
function othersText(folder: string, others: readonly string[]) {
  const shown = others.slice(0, 10).map(visibleText).join(', ');
  const more = others.length - 10;
  return {
    vi: `cảnh báo: ${folder}/ còn tệp không thuộc gói này: ${shown}${more > 0 ? ` và ${more} tệp nữa` : ''}
  gợi ý: xóa hoặc chuyển đi trước khi gửi gói`,
    en: `warning: ${folder}/ holds files that are not of this package: ${shown}${more > 0 ? ` and ${more} more` : ''}
  hint: remove them before the package is sent`,
  };
}
