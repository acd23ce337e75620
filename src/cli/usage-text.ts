import type { CommanderError } from 'commander';
import type { Language } from '../model/text.ts';

/** What is wrong with a command line, in the user's language; the name at fault is taken from the library's message. */
export function explainCommanderError(error: CommanderError, language: Language): string {
  const message = error.message.replace(/^error: /, '');
  if (language === 'en') return `${message}\n  hint: soat --help --lang en`;
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  const nearest = /Did you mean (?:one of )?([^?]*)\?/.exec(message)?.[1];
  const text =
    {
      'commander.unknownOption': `không có tùy chọn ${name}`,
      'commander.unknownCommand': `không có lệnh ${name}`,
      'commander.missingArgument': `thiếu đối số ${name}`,
      'commander.optionMissingArgument': `tùy chọn ${name} cần một giá trị`,
      'commander.missingMandatoryOptionValue': `thiếu tùy chọn ${name}`,
      'commander.excessArguments': 'thừa đối số',
      'commander.invalidArgument': invalidArgument(message, name),
    }[error.code] ?? message;
  return `${text}\n  gợi ý: ${nearest === undefined ? 'soat --help' : `có phải ${nearest}?`}`;
}

function invalidArgument(message: string, option: string): string {
  const value = /argument '([^']*)' is invalid/.exec(message)?.[1];
  const allowed = /Allowed choices are ([^.]*)\./.exec(message)?.[1];
  const reason = allowed === undefined ? message.replace(/^.*is invalid\. ?/s, '') : `chọn một trong: ${allowed}`;
  return `giá trị "${value ?? ''}" của ${option} không hợp lệ; ${reason}`;
}
