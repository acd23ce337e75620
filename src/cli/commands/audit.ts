import { type Command, Option } from 'commander';
import type { FailOn } from '../../model/result.ts';
import { parseDuration, parseWhole } from '../durations.ts';
import { commonOptions, type SpeakingContext } from '../program.ts';

/** The options of `soat audit`, as commander hands them over. */
export interface AuditFlags {
  readonly database?: string;
  readonly out?: string;
  readonly format?: readonly string[];
  readonly failOn: FailOn;
  readonly table?: readonly string[];
  readonly rule?: readonly string[];
  readonly samples: number;
  readonly rawSql: boolean;
  readonly queryTimeout: number;
  readonly timeout?: number;
  readonly concurrency: number;
  readonly dryRun?: boolean;
  readonly signKey?: string;
  readonly quiet?: boolean;
}

/** `soat audit`. */
export function addAudit(program: Command, context: SpeakingContext): void {
  const { say } = context;
  const duration = parseDuration(say);
  const command = program
    .command('audit')
    .argument('[rule-file]', say({ vi: 'tệp quy tắc', en: 'the rule file' }), 'soat.yaml')
    .description(
      say({
        vi: 'kiểm tra CSDL theo tệp quy tắc và lập gói báo cáo',
        en: 'audit a database by a rule file and write the package',
      }),
    )
    .option('--database <url>', say({ vi: 'địa chỉ CSDL, thay cho địa chỉ trong tệp', en: "database URL, instead of the file's" }))
    .option('--out <dir>', say({ vi: 'thư mục của gói báo cáo (mặc định reports/<mã CSDL>-<năm>)', en: 'folder of the package (default reports/<database id>-<year>)' }))
    .option('--format <list>', say({ vi: 'dạng báo cáo, cách nhau bằng dấu phẩy: json,md,xlsx (mặc định: tất cả)', en: 'forms of the report, comma-separated: json,md,xlsx (default: all)' }), splitList)
    .addOption(
      new Option('--fail-on <level>', say({ vi: 'mức không đạt làm mã kết thúc là 1', en: 'level of failure that makes the exit code 1' }))
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .option('--table <name...>', say({ vi: 'chỉ các bảng này', en: 'only these tables' }))
    .option('--rule <id...>', say({ vi: 'chỉ các quy tắc này', en: 'only these rules' }))
    .option('--samples <n>', say({ vi: 'số dòng vi phạm nêu làm mẫu cho mỗi quy tắc (khóa và giá trị; cột cá nhân bị che)', en: 'offending rows shown for each rule (key and values; personal columns masked)' }), parseWhole(0, 1000, say), 0)
    .option('--no-raw-sql', say({ vi: 'từ chối SQL của chủ quản (where, condition)', en: "refuse the owner's SQL (where, condition)" }))
    .option('--query-timeout <time>', say({ vi: 'thời gian tối đa của một câu lệnh', en: 'longest time of one statement' }), duration, duration('5m'))
    .option('--timeout <time>', say({ vi: 'thời gian tối đa của cả lần chạy', en: 'longest time of the whole run' }), duration)
    .option('--concurrency <n>', say({ vi: 'số kết nối cùng một thời điểm dữ liệu, nếu hệ quản trị cho phép', en: 'connections on one snapshot, where the engine can share one' }), parseWhole(1, 16, say), 1)
    .option('--dry-run', say({ vi: 'in kế hoạch và câu lệnh SQL, không đọc dữ liệu', en: 'print the plan and the SQL, read no rows' }))
    .option('--sign-key <file>', say({ vi: 'khóa riêng Ed25519 (PEM) để ký gói báo cáo', en: 'Ed25519 private key (PEM) that signs the package' }))
    .addHelpText('after', `\n${say(EXAMPLES)}\n`)
    .action(async (path: string, flags: AuditFlags) => {
      const { runAudit } = await import('../run-audit.ts');
      context.finish(await runAudit(path, flags, context));
    });
  commonOptions(command, say);
}

/** `json,md` as a list. */
export function splitList(text: string): readonly string[] {
  return text.split(',').map((part) => part.trim());
}

const EXAMPLES = {
  vi: `Ví dụ:
  HO_TICH_URL=postgres://… soat audit soat.yaml
  soat audit soat.yaml --table cong_dan --samples 10
  soat audit soat.yaml --format json --fail-on warning --quiet`,
  en: `Examples:
  HO_TICH_URL=postgres://… soat audit soat.yaml
  soat audit soat.yaml --table cong_dan --samples 10
  soat audit soat.yaml --format json --fail-on warning --quiet`,
};
