import { UsageError } from '../errors.ts';
import { writePackage } from '../report/package.ts';
import { readResult } from '../review/read-result.ts';
import { chooseFormats } from './emit-package.ts';
import type { SpeakingContext } from './program.ts';

/** Draws a saved result. The language is that of `--lang`; messages within the result stay in the language of its run. */
export async function runReport(
  path: string,
  flags: { readonly format: readonly string[]; readonly out: string; readonly quiet?: boolean },
  { io, language, say }: SpeakingContext,
): Promise<number> {
  const formats = chooseFormats(flags.format).filter((format) => flags.format.includes(format.name));
  const result = await readResult(path);
  const files = [];
  for (const format of formats) {
    files.push({ name: format.file, bytes: await format.render(result, { language }) });
  }
  if (flags.out !== '-') {
    const { written } = await writePackage(flags.out, files);
    if (flags.quiet !== true) io.stderr(`${say({ vi: 'Đã ghi', en: 'Written' })}: ${written.join(', ')} (${flags.out}/)\n`);
    return 0;
  }
  const [only] = files;
  if (only === undefined || files.length > 1) {
    throw new UsageError({
      vi: 'ra đầu ra chuẩn chỉ được một dạng; dùng --out <thư mục> cho nhiều dạng',
      en: 'standard output takes one form; use --out <folder> for several',
    });
  }
  io.stdout(only.bytes);
  return 0;
}
