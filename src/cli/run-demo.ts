import { basename, dirname, join, relative, resolve } from 'node:path';
import { writeDemo } from '../demo/write-demo.ts';
import type { Text } from '../model/text.ts';
import type { ReportFormat } from '../report/index.ts';
import { assertWritable } from '../report/package.ts';
import { visibleText } from '../report/visible-text.ts';
import type { AuditFlags } from './audit-flags.ts';
import type { SpeakingContext } from './context.ts';
import { chooseFormats, packageFiles } from './emit-package.ts';
import { runAudit } from './run-audit.ts';
import { wrapText } from './text-width.ts';

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
  if (flags.quiet !== true)
    io.stderr(nextSteps({ out: flags.out, source, rules: files.rules, formats }, context));
  return code;
}

/** What to do after the trial run. Sentences are wrapped; commands are not, so that they can be copied. */
function nextSteps(
  demo: {
    readonly out: string;
    readonly source: string;
    readonly rules: string;
    readonly formats: readonly ReportFormat[];
  },
  { io, say }: SpeakingContext,
): string {
  const forms = demo.formats.filter((format) => format.name !== 'json');
  const [first = '', second] = (forms.length === 0 ? demo.formats : forms).map((format) =>
    shellWord(join(demo.out, format.file)),
  );
  const rules = shellWord(demo.rules);
  const lines = (text: Text) => wrapText(say(text), Math.min(io.terminal.columns, 110)).join('\n');
  const step = (text: Text, command: string) =>
    `${lines({ vi: `- ${text.vi}:`, en: `- ${text.en}:` })}\n    ${command}`;
  return `${[
    '',
    lines({
      vi: `CSDL mẫu, tệp quy tắc và danh sách lỗi gài sẵn: ${visibleText(demo.source)}/`,
      en: `Sample database, rule file and list of planted errors: ${visibleText(demo.source)}/`,
    }),
    lines({
      vi: 'Các quy tắc không đạt là do lỗi gài sẵn; bản chạy thử không vì thế mà thoát với mã 1.',
      en: 'Rules fail because errors were planted; the trial run does not exit with 1 for them.',
    }),
    '',
    say({ vi: 'Tiếp theo:', en: 'Next:' }),
    step({ vi: 'mở báo cáo', en: 'open the report' }, second === undefined ? first : `${first}  ${second}`),
    step(
      { vi: 'thêm dòng vi phạm vào báo cáo', en: 'add offending rows to the report' },
      `soat audit ${rules} --table cong_dan --samples 5`,
    ),
    step(
      {
        vi: `kiểm tra CSDL của mình: chép ${rules}, sửa cho CSDL đó rồi chạy`,
        en: `audit your own database: copy ${rules}, make it fit, then run`,
      },
      say({ vi: 'soat audit <tệp-quy-tắc>', en: 'soat audit <rule-file>' }),
    ),
    step({ vi: 'tra cứu các loại quy tắc', en: 'look up the rule types' }, 'soat rules'),
  ].join('\n')}\n`;
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
