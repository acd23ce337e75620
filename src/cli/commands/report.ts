import type { Command } from 'commander';
import type { Text } from '../../model/text.ts';
import { commonOptions, formatOption } from '../common-options.ts';
import type { SpeakingContext } from '../context.ts';
import { belowHelp } from '../help-text.ts';
import type { ReportFlags } from '../run-report.ts';

/** `soat report`. */
export function addReport(program: Command, context: SpeakingContext): void {
  const { say } = context;
  const command = program
    .command('report')
    .argument('<report.json>', say({ vi: 'kết quả đã lưu', en: 'a saved result' }))
    .description(
      say({
        vi: 'lập lại báo cáo ở dạng khác từ report.json, không cần CSDL',
        en: 'draw a saved report.json again in any form, without the database',
      }),
    )
    .addOption(
      formatOption(say, {
        vi: 'các dạng báo cáo, cách nhau bằng dấu phẩy:',
        en: 'forms of the report, comma-separated:',
      }).default(['md'], 'md'),
    )
    .option(
      say({ vi: '--out <thư-mục>', en: '--out <dir>' }),
      say({
        vi: 'thư mục để ghi; "-" là đầu ra chuẩn (chỉ một dạng)',
        en: 'folder to write to; "-" is standard output (one form only)',
      }),
      '-',
    );
  commonOptions(command, say);
  command
    .addHelpText('after', belowHelp(say(EXAMPLES), context.io.terminal.columns))
    .action(async (path: string) => {
      const { runReport } = await import('../run-report.ts');
      context.finish(await runReport(path, command.optsWithGlobals<ReportFlags>(), context));
    });
}

const EXAMPLES: Text = {
  vi: `Ví dụ:
  soat report reports/ho-tich-2026/report.json > bao-cao.md
  soat report report.json --format md,xlsx --out ban-tieng-anh --lang en`,
  en: `Examples:
  soat report reports/ho-tich-2026/report.json --lang en > report.md
  soat report report.json --format md,xlsx --out english --lang en`,
};
