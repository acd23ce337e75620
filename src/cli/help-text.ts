import type { Argument, Command, HelpConfiguration, Option } from 'commander';
import type { Language } from '../model/text.ts';
import { displayWidth, wrapText } from './text-width.ts';

/** How commander writes help: its own words come in the user's language too. */
export function helpConfiguration(language: Language, columns: number): HelpConfiguration {
  const own = (english: string) => (language === 'vi' ? translated(english) : english);
  return {
    helpWidth: Math.min(columns, MAX_COLUMNS),
    styleTitle: (title) => (language === 'vi' ? (TITLES[title] ?? title) : title),
    commandUsage: (command) => `${pathOf(command)} ${own(command.usage())}`,
    subcommandTerm: (command) =>
      [
        command.name(),
        ...(command.options.length > 0 ? [own('[options]')] : []),
        ...command.registeredArguments.map((argument) => termOf(argument)),
      ].join(' '),
    optionDescription: (option) =>
      described(option, language, option.negate ? undefined : option.defaultValue),
    argumentDescription: (argument) => described(argument, language, argument.defaultValue),
  };
}

/** Text below the options: lines that are too long go on under their own beginning, behind the number of an exit code. */
export function belowHelp(text: string, columns: number): string {
  const lines = text.split('\n').flatMap((line) => {
    const [lead = ''] = /^ *(?:\d {2})?/.exec(line) ?? [];
    const width = Math.min(columns, MAX_COLUMNS) - lead.length;
    return displayWidth(line) <= width + lead.length
      ? line
      : wrapText(line.slice(lead.length), width).map(
          (part, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + part,
        );
  });
  return `\n${lines.join('\n')}`;
}

const MAX_COLUMNS = 110;

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Đối số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
};

function translated(usage: string): string {
  return usage.replace('[options]', '[tùy-chọn]').replace('[command]', '[lệnh]');
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

function termOf(argument: Argument): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
}

/** `description (choices: a, b; default: a)`. */
function described(
  what: Pick<Option, 'description' | 'argChoices' | 'defaultValueDescription'>,
  language: Language,
  byDefault: unknown,
): string {
  const words =
    language === 'vi' ? { choices: 'chọn', default: 'mặc định' } : { choices: 'choices', default: 'default' };
  const notes = [
    ...(what.argChoices === undefined ? [] : [`${words.choices}: ${what.argChoices.join(', ')}`]),
    ...(byDefault === undefined
      ? []
      : [`${words.default}: ${what.defaultValueDescription ?? String(byDefault)}`]),
  ];
  return notes.length === 0 ? what.description : `${what.description} (${notes.join('; ')})`;
}
