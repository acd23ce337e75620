import { basename, dirname, join, relative, resolve } from 'node:path';
import { writeDemo } from '../demo/write-demo.ts';
import { assertWritable } from '../report/package.ts';
import { visibleText } from '../report/visible-text.ts';
import type { AuditFlags } from './audit-flags.ts';
import type { SpeakingContext } from './context.ts';
import { chooseFormats, packageFiles } from './emit-package.ts';
import { runAudit } from './run-audit.ts';

/** Findings are what the demo is for: they do not make it fail. */
export async function runDemo(
  flags: Pick<AuditFlags, 'format' | 'signKey' | 'quiet'> & { readonly out: string },
  context: SpeakingContext,
): Promise<number> {
  const { io, say } = context;
  const formats = chooseFormats(flags.format);
  await assertWritable(flags.out, packageFiles(formats, {}));
  const source = sourceFolder(flags.out);
  if (flags.quiet !== true) {
    io.stderr(
      say({
        vi: `Đang tạo CSDL mẫu trong ${visibleText(source)}/\n`,
        en: `Making the sample database in ${visibleText(source)}/\n`,
      }),
    );
  }
  const files = writeDemo(source);
  const code = await runAudit(
    files.rules,
    { ...flags, failOn: 'never', samples: 0, rawSql: true, queryTimeout: 300_000, concurrency: 1 },
    context,
  );
  if (flags.quiet === true) return code;
  const forms = formats.filter((format) => format.name !== 'json');
  const shown = (forms.length === 0 ? formats : forms).map((format) => shellWord(join(flags.out, format.file)));
  const rules = shellWord(files.rules);
  io.stderr(
    say({
      vi: `
CSDL mẫu, tệp quy tắc và danh sách lỗi gài sẵn (planted.json): ${visibleText(source)}/
Các quy tắc không đạt là do lỗi gài sẵn; bản chạy thử không vì thế mà báo lỗi.
Tiếp theo:
  mở ${shown.join(' hoặc ')}
  xem dòng vi phạm:         soat audit ${rules} --table cong_dan --samples 5
  cho CSDL của mình:        sửa một bản sao của ${rules}, rồi soat audit <tệp>
  tra cứu loại quy tắc:     soat rules
`,
      en: `
Sample database, rule file and list of planted errors (planted.json): ${visibleText(source)}/
Rules fail because errors were planted; the trial run itself does not fail for them.
Next:
  open ${shown.join(' or ')}
  see offending rows:       soat audit ${rules} --table cong_dan --samples 5
  for your own database:    edit a copy of ${rules}, then soat audit <file>
  look up the rule types:   soat rules
`,
    }),
  );
  return code;
}

/** Beside the package, so that the package holds nothing but itself. */
function sourceFolder(out: string): string {
  const whole = resolve(out);
  const beside = join(dirname(whole), `${basename(whole)}-csdl`);
  return resolve(out) === out ? beside : relative('.', beside);
}

/** A path as it can be typed into a shell. */
function shellWord(path: string): string {
  return /^[\w./+-]+$/.test(path) ? path : `'${visibleText(path).replaceAll("'", `'\\''`)}'`;
}
