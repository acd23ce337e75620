import type { Command } from 'commander';
import { commonOptions, type SpeakingContext } from '../program.ts';
import { type AuditFlags, splitList } from './audit.ts';

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
    .option('--out <dir>', say({ vi: 'thư mục của gói báo cáo', en: 'folder of the package' }), 'reports/demo')
    .option('--format <list>', say({ vi: 'dạng báo cáo: json,md,xlsx (mặc định: tất cả)', en: 'forms of the report: json,md,xlsx (default: all)' }), splitList)
    .option('--sign-key <file>', say({ vi: 'khóa riêng Ed25519 (PEM) để ký gói báo cáo', en: 'Ed25519 private key (PEM) that signs the package' }))
    .action(async (flags: Pick<AuditFlags, 'format' | 'signKey' | 'quiet'> & { readonly out: string }) => {
      const { runDemo } = await import('../run-demo.ts');
      context.finish(await runDemo(flags, context));
    });
  commonOptions(command, say);
}
