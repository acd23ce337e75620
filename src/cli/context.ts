import type { Language, Text } from '../model/text.ts';
import type { Io } from './io.ts';

/** What every command is given. */
export interface CommandContext {
  readonly io: Io;
  readonly language: Language;
  /** Sets the exit code of the process. */
  finish(code: number): void;
}

/** A context with the words of its language at hand. */
export type SpeakingContext = CommandContext & { say(text: Text): string };
