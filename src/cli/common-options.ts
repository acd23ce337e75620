import { type Command, Option } from 'commander';
import type { Text } from '../model/text.ts';
import { formats } from '../report/index.ts';

/** Options that every command takes, before or after its name. */
export function commonOptions(command: Command, say: (text: Text) => string): Command {
  return command
    .addOption(
      new Option(say({ vi: '--lang <ngôn-ngữ>', en: '--lang <language>' }), say(LANGUAGE)).choices([
        'vi',
        'en',
      ]),
    )
    .option('--quiet', say({ vi: 'chỉ hiện lỗi', en: 'show errors only' }));
}

/** `--format`, with the forms that there are. */
export function formatOption(say: (text: Text) => string, text: Text): Option {
  const names = formats.map((format) => format.name).join(',');
  return new Option(say({ vi: '--format <dạng>', en: '--format <list>' }), `${say(text)} ${names}`).argParser(
    splitList,
  );
}

/** `--sign-key`. */
export function signKeyOption(say: (text: Text) => string): Option {
  return new Option(
    say({ vi: '--sign-key <tệp>', en: '--sign-key <file>' }),
    say({
      vi: 'khóa riêng Ed25519 (PEM) để ký gói báo cáo',
      en: 'Ed25519 private key (PEM) that signs the package',
    }),
  );
}

/** `json,md` as a list; what is empty is left out. */
function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

// Commander would say the default of an option that nobody reads: the language is known before the command line is.
const LANGUAGE: Text = { vi: 'ngôn ngữ; mặc định: vi', en: 'language; default: vi' };
