import { writeDemo } from '../demo/write-demo.ts';
import type { AuditFlags } from './commands/audit.ts';
import type { SpeakingContext } from './program.ts';
import { runAudit } from './run-audit.ts';

/** Findings are what the demo is for: they do not make it fail. */
export async function runDemo(
  flags: Pick<AuditFlags, 'format' | 'signKey' | 'quiet'> & { readonly out: string },
  context: SpeakingContext,
): Promise<number> {
  const { io, say } = context;
  const source = `${flags.out.replace(/[\\/]+$/, '')}-csdl`;
  if (flags.quiet !== true) {
    io.stderr(say({ vi: `Đang tạo CSDL mẫu trong ${source}/\n`, en: `Making the sample database in ${source}/\n` }));
  }
  const files = writeDemo(source);
  const code = await runAudit(
    files.rules,
    {
      ...flags,
      failOn: 'never',
      samples: 0,
      rawSql: true,
      queryTimeout: 300_000,
      concurrency: 1,
    },
    context,
  );
  if (flags.quiet !== true) {
    io.stderr(
      say({
        vi: `CSDL mẫu, tệp quy tắc và danh sách lỗi gài sẵn: ${source}/
Tiếp theo: mở ${flags.out}/report.xlsx hoặc ${flags.out}/report.md;
  xem dòng vi phạm: soat audit ${files.rules} --table cong_dan --samples 5
  dùng cho CSDL của mình: sửa ${files.rules} rồi chạy soat audit <tệp>
`,
        en: `Sample database, rule file and list of planted errors: ${source}/
Next: open ${flags.out}/report.xlsx or ${flags.out}/report.md;
  see offending rows: soat audit ${files.rules} --table cong_dan --samples 5
  for your own database: edit ${files.rules}, then run soat audit <file>
`,
      }),
    );
  }
  return code;
}
