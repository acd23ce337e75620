import { Command, Option } from 'commander';
import type { Language, Text } from '../model/text.ts';
import { VERSION } from '../version.ts';
import { addAudit } from './commands/audit.ts';
import { addDemo } from './commands/demo.ts';
import { addReport } from './commands/report.ts';
import { addRules } from './commands/rules.ts';
import type { Io } from './io.ts';

/** What every command is given. */
export interface CommandContext {
  readonly io: Io;
  readonly language: Language;
  /** Sets the exit code of the process. */
  finish(code: number): void;
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Đối số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
};

/** The whole command line. Heavy modules are loaded by the command that is run. */
export function buildProgram(context: CommandContext): Command {
  const { io, language } = context;
  const say = (text: Text) => text[language];
  const program = new Command('soat');
  // Before any command is added: commands inherit these.
  program
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout(text), writeErr: () => undefined })
    .configureHelp({
      styleTitle: (title) => (language === 'vi' ? (TITLES[title] ?? title) : title),
      helpWidth: Math.min(io.terminal.columns, 110),
    })
    .helpOption('-h, --help', say({ vi: 'xem hướng dẫn', en: 'show help' }))
    .helpCommand(false)
    .showSuggestionAfterError(true);
  program
    .description(
      say({
        vi: 'Kiểm tra, đánh giá chất lượng cơ sở dữ liệu dùng chung (Điều 16 Nghị định 47/2020/NĐ-CP). Chỉ đọc, không ghi gì vào CSDL.',
        en: 'Audits the quality of a shared database (Article 16 of Decree 47/2020/ND-CP). Reads only; writes nothing to the database.',
      }),
    )
    .version(`soat ${VERSION}`, '-V, --version', say({ vi: 'xem phiên bản', en: 'show the version' }));
  const speaking = { ...context, say };
  for (const add of [addAudit, addDemo, addReport, addRules]) add(program, speaking);
  program.addHelpText('after', `\n${say(FOOTER)}\n`);
  return program;
}

/** Options that every command takes. */
export function commonOptions(command: Command, say: (text: Text) => string): Command {
  return command
    .addOption(
      new Option('--lang <language>', say({ vi: 'ngôn ngữ: vi (mặc định) hoặc en', en: 'language: vi (default) or en' })).choices([
        'vi',
        'en',
      ]),
    )
    .option('--quiet', say({ vi: 'không hiện tiến trình và tóm tắt', en: 'no progress and no summary' }));
}

/** A context with the words of its language at hand. */
export type SpeakingContext = CommandContext & { say(text: Text): string };

const FOOTER: Text = {
  vi: `Mã kết thúc:
  0  không quy tắc nào ở mức --fail-on trở lên không đạt
  1  có quy tắc không đạt
  2  chưa kiểm tra được gì: sai tùy chọn, sai tệp, không có bảng, cột hay bảng mã
  3  chưa đầy đủ: không kết nối được, có quy tắc không thực hiện được, không ghi được báo cáo
  4  lỗi của chính soat

Ví dụ:
  soat demo                          chạy thử trên CSDL mẫu đi kèm
  soat audit soat.yaml               kiểm tra theo tệp quy tắc, lập gói báo cáo
  soat audit --dry-run               xem kế hoạch và câu lệnh SQL, không đọc dữ liệu
  soat report report.json --format md`,
  en: `Exit codes:
  0  no rule at or above --fail-on failed
  1  a rule failed
  2  nothing was checked: bad option, bad file, unknown table, column or code table
  3  incomplete: cannot connect, a rule could not be evaluated, an output could not be written
  4  a bug in soat

Examples:
  soat demo                          a full run on an embedded sample database
  soat audit soat.yaml               audit by a rule file and write the package
  soat audit --dry-run               show the plan and the SQL, read no rows
  soat report report.json --format md`,
};
