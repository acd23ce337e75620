import { UsageError } from '../errors.ts';
import { MANIFEST_FILE } from '../report/manifest.ts';
import { assertWritable, writePackage } from '../report/package.ts';
import { visibleText } from '../report/visible-text.ts';
import { readResult } from '../review/read-result.ts';
import type { SpeakingContext } from './context.ts';
import { chooseFormats } from './emit-package.ts';

/** The options of `soat report`, as commander hands them over. */
export interface ReportFlags {
  readonly format: readonly string[];
  readonly out: string;
  readonly quiet?: boolean;
}

/** Draws a saved result. The language is that of `--lang`; messages within the result stay in the language of its run. */
export async function runReport(path: string, flags: ReportFlags, context: SpeakingContext): Promise<number> {
  const { language } = context;
  const formats = chooseFormats(flags.format).filter((format) => flags.format.includes(format.name));
  const isToFolder = flags.out !== '-';
  if (isToFolder) {
    await assertWritable(
      flags.out,
      formats.map((format) => format.file),
    );
  } else if (formats.length > 1) {
    throw new UsageError({
      vi: 'ra đầu ra chuẩn chỉ được một dạng; dùng --out <thư-mục> cho nhiều dạng',
      en: 'standard output takes one form; use --out <dir> for several',
    });
  }
  const result = await readResult(path);
  const files = [];
  for (const format of formats) {
    files.push({ name: format.file, bytes: await format.render(result, { language }) });
  }
  if (!isToFolder) {
    for (const { name, bytes } of files) print(name, bytes, context);
    return 0;
  }
  tellWritten(flags, await writePackage(flags.out, files), context);
  return 0;
}

function print(name: string, bytes: string | Uint8Array, { io }: SpeakingContext): void {
  if (typeof bytes !== 'string' && io.isOutputTerminal) {
    throw new UsageError(
      {
        vi: `${name} không phải văn bản, không hiện ra màn hình được`,
        en: `${name} is no text and cannot go to a terminal`,
      },
      { hint: { vi: `thêm --out <thư-mục> hoặc > ${name}`, en: `add --out <dir> or > ${name}` } },
    );
  }
  io.stdout(bytes);
}

function tellWritten(
  flags: ReportFlags,
  { written, others }: { readonly written: readonly string[]; readonly others: readonly string[] },
  { io, say }: SpeakingContext,
): void {
  if (flags.quiet === true) return;
  const folder = visibleText(flags.out.replace(/(?<=.)[\\/]+$/, ''));
  io.stderr(`${say({ vi: 'Đã ghi', en: 'Written' })}: ${folder}/ (${written.join(', ')})\n`);
  if (!others.includes(MANIFEST_FILE)) return;
  io.stderr(
    `${say({
      vi: `cảnh báo: ${folder}/${MANIFEST_FILE} được lập trước đó và không gồm các tệp vừa ghi`,
      en: `warning: ${folder}/${MANIFEST_FILE} was made before and does not cover what was written now`,
    })}\n`,
  );
}
