import { type Command, Option } from 'commander';
import { UsageError } from '../../errors.ts';
import type { Text } from '../../model/text.ts';
import type { AuditFlags } from '../audit-flags.ts';
import { commonOptions, formatOption, signKeyOption } from '../common-options.ts';
import type { SpeakingContext } from '../context.ts';
import { parseDuration, parseWhole } from '../durations.ts';
import { belowHelp } from '../help-text.ts';

/** `soat audit`. */
export function addAudit(program: Command, context: SpeakingContext): void {
  const { say } = context;
  const command = program
    .command('audit')
    .argument(
      say({ vi: '[tệp-quy-tắc]', en: '[rule-file]' }),
      say({ vi: 'tệp quy tắc', en: 'the rule file' }),
      'soat.yaml',
    )
    .description(
      say({
        vi: 'kiểm tra CSDL theo tệp quy tắc và lập gói báo cáo',
        en: 'audit a database by a rule file and write the package',
      }),
    );
  for (const option of auditOptions(say)) command.addOption(option);
  commonOptions(command, say);
  command
    .addHelpText('after', belowHelp(say(EXAMPLES), context.io.terminal.columns))
    .action(async (path: string) => {
      const flags = command.optsWithGlobals<AuditFlags>();
      refuseSwallowedFile(flags);
      const { runAudit } = await import('../run-audit.ts');
      context.finish(await runAudit(path, flags, context));
    });
}

function auditOptions(say: (text: Text) => string): readonly Option[] {
  const duration = parseDuration(say);
  const option = (flags: Text, text: Text) => new Option(say(flags), say(text));
  return [
    option(
      { vi: '--database <url>', en: '--database <url>' },
      { vi: 'địa chỉ CSDL, thay cho địa chỉ trong tệp', en: "database URL, instead of the file's" },
    ),
    option(
      { vi: '--out <thư-mục>', en: '--out <dir>' },
      {
        vi: 'thư mục của gói báo cáo (mặc định: reports/<mã CSDL>-<năm>)',
        en: 'folder of the package (default: reports/<database id>-<year>)',
      },
    ),
    formatOption(say, {
      vi: 'các dạng báo cáo, cách nhau bằng dấu phẩy; mặc định là tất cả:',
      en: 'forms of the report, comma-separated; all by default:',
    }),
    option(
      { vi: '--fail-on <mức>', en: '--fail-on <level>' },
      {
        vi: 'có quy tắc không đạt từ mức này trở lên thì mã thoát là 1',
        en: 'exit with 1 when a rule of this severity or above fails',
      },
    )
      .choices(['error', 'warning', 'info', 'never'])
      .default('error'),
    option(
      { vi: '--table <bảng...>', en: '--table <name...>' },
      { vi: 'chỉ các bảng này', en: 'only these tables' },
    ),
    option(
      { vi: '--rule <quy-tắc...>', en: '--rule <id...>' },
      { vi: 'chỉ các quy tắc có mã (id) này', en: 'only the rules with these ids' },
    ),
    option(
      { vi: '--samples <số>', en: '--samples <n>' },
      {
        vi: 'số dòng vi phạm nêu làm mẫu cho mỗi quy tắc: khóa và giá trị; cột cá nhân bị che',
        en: 'offending rows shown for each rule: key and values; personal columns are masked',
      },
    )
      .argParser(parseWhole(0, 1000, say))
      .default(0),
    option(
      { vi: '--no-raw-sql', en: '--no-raw-sql' },
      { vi: 'từ chối SQL của chủ quản (where, condition)', en: "refuse the owner's SQL (where, condition)" },
    ),
    option(
      { vi: '--query-timeout <thời-gian>', en: '--query-timeout <time>' },
      {
        vi: 'thời gian tối đa của một câu lệnh, như 30s, 5m',
        en: 'longest time of one statement, such as 30s, 5m',
      },
    )
      .argParser(duration)
      .default(duration('5m'), '5m'),
    option(
      { vi: '--timeout <thời-gian>', en: '--timeout <time>' },
      {
        vi: 'thời gian tối đa của cả lần chạy, như 30m, 2h; phần đã đo được vẫn được ghi',
        en: 'longest time of the whole run, such as 30m, 2h; what was measured is kept',
      },
    ).argParser(duration),
    option(
      { vi: '--concurrency <số>', en: '--concurrency <n>' },
      {
        vi: 'số kết nối cùng đọc một thời điểm dữ liệu (PostgreSQL; hệ khác luôn là 1)',
        en: 'connections that read one snapshot (PostgreSQL; others always use 1)',
      },
    )
      .argParser(parseWhole(1, 16, say))
      .default(1),
    option(
      { vi: '--dry-run', en: '--dry-run' },
      {
        vi: 'in kế hoạch và câu lệnh SQL, không đọc dữ liệu',
        en: 'print the plan and the SQL, read no rows',
      },
    ),
    signKeyOption(say),
  ];
}

/** `--table a b soat.yaml` takes the file for a table. */
function refuseSwallowedFile({ table = [], rule = [] }: AuditFlags): void {
  const swallowed = [...table, ...rule].find((name) => /\.ya?ml$/i.test(name));
  if (swallowed === undefined) return;
  throw new UsageError(
    {
      vi: `"${swallowed}" đứng sau --table hoặc --rule nên bị hiểu là tên bảng, quy tắc`,
      en: `"${swallowed}" follows --table or --rule and so counts as one of their names`,
    },
    {
      hint: {
        vi: `ghi tệp quy tắc trước: soat audit ${swallowed} --table …`,
        en: `put the rule file first: soat audit ${swallowed} --table …`,
      },
    },
  );
}

const EXAMPLES: Text = {
  vi: `Ví dụ:
  # tệp ghi url: \${HO_TICH_URL}, nên mật khẩu không nằm trong tệp
  HO_TICH_URL=postgres://… soat audit soat.yaml
  soat audit soat.yaml --table cong_dan --samples 10
  # chạy hằng đêm: chỉ cần mã thoát và report.json
  soat audit soat.yaml --format json --fail-on warning --quiet
  soat audit soat.yaml --dry-run > ke-hoach.sql`,
  en: `Examples:
  # the file says url: \${HO_TICH_URL} and so holds no password
  HO_TICH_URL=postgres://… soat audit soat.yaml
  soat audit soat.yaml --table cong_dan --samples 10
  # nightly: the exit code and report.json are enough
  soat audit soat.yaml --format json --fail-on warning --quiet
  soat audit soat.yaml --dry-run > plan.sql`,
};
