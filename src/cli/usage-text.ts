import type { Command, CommanderError } from 'commander';
import type { Language, Text } from '../model/text.ts';
import { visibleText } from '../report/visible-text.ts';
import { suggest } from '../rule-file/suggest.ts';

/** What is wrong with a command line, and what to do, in the user's language; what is at fault is read from the library's message. */
export function explainCommanderError(
  error: CommanderError,
  {
    program,
    argv,
    language,
  }: { readonly program: Command; readonly argv: readonly string[]; readonly language: Language },
): string {
  const message = error.message.replace(/^error: /, '');
  const fault = FAULTS[error.code]?.(message) ?? { text: { vi: message, en: message } };
  const nearest = fault.nearest ?? /Did you mean (?:one of )?([^?]*)\?/.exec(message)?.[1];
  const help = `${commandOf(program, argv)} --help`;
  const hint: Text =
    nearest === undefined
      ? { vi: `gợi ý: xem ${help}`, en: `hint: see ${help}` }
      : { vi: `gợi ý: có phải ${nearest}?`, en: `hint: did you mean ${nearest}?` };
  return `${visibleText(fault.text[language])}\n  ${visibleText(hint[language])}`;
}

interface Fault {
  readonly text: Text;
  readonly nearest?: string;
}

/** By commander's codes. Its messages quote what is at fault: `unknown option '--x'`. */
const FAULTS: Readonly<Record<string, (message: string) => Fault>> = {
  'commander.unknownOption': named((name) => ({
    vi: `không có tùy chọn ${name}`,
    en: `unknown option ${name}`,
  })),
  'commander.unknownCommand': named((name) => ({
    vi: `không có lệnh ${name}`,
    en: `unknown command ${name}`,
  })),
  'commander.missingArgument': named((name) => ({
    vi: `thiếu đối số <${name}>`,
    en: `missing argument <${name}>`,
  })),
  'commander.optionMissingArgument': named((name) => ({
    vi: `tùy chọn ${name} cần một giá trị`,
    en: `option ${name} needs a value`,
  })),
  'commander.excessArguments': (message) => {
    const [, expected = '', given = ''] = /Expected (\d+) arguments? but got (\d+)/.exec(message) ?? [];
    return {
      text: {
        vi: `thừa đối số: cần nhiều nhất ${expected}, đã cho ${given}`,
        en: `too many arguments: at most ${expected} expected, ${given} given`,
      },
    };
  },
  'commander.invalidArgument': (message) => {
    const [, flags = '', value = '', reason = ''] =
      /^(?:option|command-argument) '(.*?)' argument '(.*)' is invalid\. ?(.*)$/s.exec(message) ?? [];
    const [option = ''] = flags.split(' ');
    const choices = /^Allowed choices are (.*)\.$/.exec(reason)?.[1];
    const nearest = choices === undefined ? undefined : suggest(value, choices.split(', '));
    return {
      text: {
        vi: `${option}: giá trị "${value}" không hợp lệ; ${choices === undefined ? reason : `chọn một trong: ${choices}`}`,
        en: `${option}: the value "${value}" is invalid; ${choices === undefined ? reason : `choose one of: ${choices}`}`,
      },
      ...(nearest === undefined ? {} : { nearest }),
    };
  },
};

function named(say: (name: string) => Text): (message: string) => Fault {
  return (message) => ({ text: say(/'([^']*)'/.exec(message)?.[1] ?? '') });
}

/** The command that was meant, as far as it can be told. */
function commandOf(program: Command, argv: readonly string[]): string {
  let command = program;
  const words = [program.name()];
  for (const word of argv) {
    const next = command.commands.find((each) => each.name() === word);
    if (next === undefined) continue;
    command = next;
    words.push(word);
  }
  return words.join(' ');
}
