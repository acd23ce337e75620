import { type Command, Option } from 'commander';
import { commonOptions, type SpeakingContext } from '../program.ts';
import { splitList } from './audit.ts';

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
      new Option('--format <list>', say({ vi: 'dạng báo cáo: json,md,xlsx', en: 'forms of the report: json,md,xlsx' }))
        .argParser(splitList)
        .default(['md'], 'md'),
    )
    .option('--out <dir>', say({ vi: 'thư mục để ghi; "-" là đầu ra chuẩn (chỉ một dạng)', en: 'folder to write to; "-" is standard output (one form only)' }), '-')
    .action(async (path: string, flags: { readonly format: readonly string[]; readonly out: string; readonly quiet?: boolean }) => {
      const { runReport } = await import('../run-report.ts');
      context.finish(await runReport(path, flags, context));
    });
  commonOptions(command, say);
}
