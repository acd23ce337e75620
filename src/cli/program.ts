import { Command } from 'commander';
import type { Text } from '../model/text.ts';
import { VERSION } from '../version.ts';
import { addAudit } from './commands/audit.ts';
import { addDemo } from './commands/demo.ts';
import { addReport } from './commands/report.ts';
import { addRules } from './commands/rules.ts';
import { commonOptions } from './common-options.ts';
import type { CommandContext } from './context.ts';
import { belowHelp, helpConfiguration } from './help-text.ts';

/** The whole command line. Heavy modules are loaded by the command that is run. */
export function buildProgram(context: CommandContext): Command {
  const { io, language } = context;
  const say = (text: Text) => text[language];
  const program = new Command('soat');
  // Before any command is added: commands inherit these.
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout(text),
      writeErr: (text) => io.stderr(text),
      // Errors are told where all of them end, in the user's language.
      outputError: () => undefined,
    })
    .configureHelp(helpConfiguration(language, io.terminal.columns))
    .helpOption('-h, --help', say({ vi: 'xem hướng dẫn', en: 'show help' }))
    .helpCommand(false)
    .showSuggestionAfterError(true);
  program
    .description(say(DESCRIPTION))
    .version(`soat ${VERSION}`, '-V, --version', say({ vi: 'xem phiên bản', en: 'show the version' }));
  commonOptions(program, say);
  const speaking = { ...context, say };
  for (const add of [addAudit, addDemo, addReport, addRules]) add(program, speaking);
  program.addHelpText('after', belowHelp(say(FOOTER), io.terminal.columns));
  return program;
}

const DESCRIPTION: Text = {
  vi: 'Kiểm tra, đánh giá chất lượng cơ sở dữ liệu dùng chung (Điều 16 Nghị định 47/2020/NĐ-CP). Chỉ đọc, không ghi gì vào CSDL.',
  en: 'Audits the quality of a shared database (Article 16 of Decree 47/2020/ND-CP). Reads only; writes nothing to the database.',
};

const FOOTER: Text = {
  vi: `Mã thoát:
  0  không quy tắc nào ở mức --fail-on trở lên không đạt
  1  có quy tắc không đạt
  2  chưa kiểm tra được gì: sai tùy chọn, sai tệp, không có bảng, cột hay bảng mã
  3  chưa đầy đủ: không kết nối được, có quy tắc không thực hiện được, không ghi được báo cáo
  4  lỗi của chính soat

Ví dụ:
  soat demo                          chạy thử trên CSDL mẫu đi kèm
  soat audit soat.yaml               kiểm tra theo tệp quy tắc, lập gói báo cáo
  soat audit --dry-run               xem kế hoạch và SQL, không đọc dữ liệu
  soat report report.json --format md
  soat audit --help                  mọi tùy chọn của một lệnh`,
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
  soat report report.json --format md
  soat audit --help                  all options of one command`,
};
