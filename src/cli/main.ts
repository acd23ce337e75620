import { CommanderError } from 'commander';
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
    return report(error, io, language);
  }
}

/** `--lang` is needed before the command line is understood, to say what is wrong with it. */
function languageOf(argv: readonly string[]): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = argv[at]?.startsWith('--lang=') ? argv[at].slice('--lang='.length) : argv[at + 1];
  return at >= 0 && value === 'en' ? 'en' : 'vi';
}

/** The one place where errors end: what people read of them, and the exit code. */
async function report(error: unknown, io: Io, language: Language): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    io.stderr(`soat: ${explainCommanderError(error, language)}\n`);
    return 2;
  }
  if (error instanceof SoatError) {
    const { explainError } = await import('./explain-error.ts');
    io.stderr(explainError(error, language));
    return error.exitCode;
  }
  const { bugReport } = await import('./explain-error.ts');
  io.stderr(bugReport(error, language));
  return 4;
}
