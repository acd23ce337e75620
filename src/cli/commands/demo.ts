import type { Command } from 'commander';
import type { Text } from '../../model/text.ts';
import type { AuditFlags } from '../audit-flags.ts';
import { commonOptions, formatOption, signKeyOption } from '../common-options.ts';
import type { SpeakingContext } from '../context.ts';
import { belowHelp } from '../help-text.ts';

/** `soat demo`. */
export function addDemo(program: Command, context: SpeakingContext): void {
  const { say } = context;
  const command = program
    .command('demo')
    .description(
      say({
        vi: 'chạy thử: tạo một CSDL mẫu có lỗi gài sẵn, kiểm tra nó và lập gói báo cáo',
        en: 'a trial run: makes a sample database with planted errors, audits it and writes the package',
      }),
    )
    .option(
      say({ vi: '--out <thư-mục>', en: '--out <dir>' }),
      say({
        vi: 'thư mục của gói báo cáo; CSDL mẫu nằm bên cạnh, trong <thư-mục>-csdl',
        en: 'folder of the package; the sample database lies beside it, in <dir>-csdl',
      }),
      'reports/demo',
    )
    .addOption(
      formatOption(say, {
        vi: 'các dạng báo cáo, cách nhau bằng dấu phẩy; mặc định là tất cả:',
        en: 'forms of the report, comma-separated; all by default:',
      }),
    )
    .addOption(signKeyOption(say));
  commonOptions(command, say);
  command.addHelpText('after', belowHelp(say(EXAMPLES), context.io.terminal.columns)).action(async () => {
    const { runDemo } = await import('../run-demo.ts');
    context.finish(
      await runDemo(
        command.optsWithGlobals<Pick<AuditFlags, 'format' | 'signKey' | 'quiet'> & { out: string }>(),
        context,
      ),
    );
  });
}

const EXAMPLES: Text = {
  vi: `Ví dụ:
  soat demo
  soat demo --out /tmp/thu --format md --lang en`,
  en: `Examples:
  soat demo
  soat demo --out /tmp/trial --format md --lang en`,
};
