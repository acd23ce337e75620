import { type Command, CommanderError } from 'commander';
import { SoatError } from '../errors.ts';
import type { Language } from '../model/text.ts';
import type { Io } from './io.ts';
import { buildProgram } from './program.ts';
import { explainCommanderError } from './usage-text.ts';

/** Runs one command line and gives its exit code (design, section 1). Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const language = languageOf(argv);
  let exitCode = 0;
  const program = buildProgram({ io, language, finish: (code) => (exitCode = code) });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return usage(error, { program, argv, language, io });
    return report(error, io, language);
  }
}

/** `--lang` is needed before the command line is understood, to say what is wrong with it; the last one counts. */
function languageOf(argv: readonly string[]): Language {
  const given = argv.flatMap((word, index) =>
    word === '--lang' ? [argv[index + 1]] : word.startsWith('--lang=') ? [word.slice('--lang='.length)] : [],
  );
  return given.at(-1) === 'en' ? 'en' : 'vi';
}

function usage(
  error: CommanderError,
  {
    io,
    ...line
  }: {
    readonly program: Command;
    readonly argv: readonly string[];
    readonly language: Language;
    readonly io: Io;
  },
): number {
  if (error.exitCode === 0) return 0;
  // Without any command the help itself has been shown, on standard error: nothing was checked.
  if (error.code !== 'commander.help') io.stderr(`soat: ${explainCommanderError(error, line)}\n`);
  return 2;
}

/** The one place where errors end: what people read of them, and the exit code. */
async function report(error: unknown, io: Io, language: Language): Promise<number> {
  const { bugReport, explainError } = await import('./explain-error.ts');
  if (error instanceof SoatError) {
    io.stderr(explainError(error, language));
    return error.exitCode;
  }
  io.stderr(bugReport(error, language));
  return 4;
}
