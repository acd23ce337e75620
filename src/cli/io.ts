/** What a command may touch of the world: streams, environment, interrupts. Tests give their own. */
export interface Io {
  /** For programs: results asked for on standard output. */
  stdout(content: string | Uint8Array): void;
  /** For people: messages, progress, summaries. */
  stderr(text: string): void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether standard error is a terminal, and how many columns it has. */
  readonly terminal: { readonly isTerminal: boolean; readonly columns: number; readonly hasColour: boolean };
  readonly now: () => Date;
  /** Calls back on Ctrl-C; the function given back stops listening. */
  onInterrupt(interrupted: () => void): () => void;
}

/** The real process. A second Ctrl-C ends it at once. */
export function processIo(): Io {
  // A reader that goes away (`soat … | head`) is no fault of the run.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  const isTerminal = process.stderr.isTTY === true;
  return {
    stdout: (content) => void process.stdout.write(content),
    stderr: (text) => void process.stderr.write(text),
    environment: process.env,
    terminal: {
      isTerminal,
      columns: process.stderr.columns ?? 100,
      hasColour: isTerminal && process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb',
    },
    now: () => new Date(),
    onInterrupt(interrupted) {
      const listen = (signal: NodeJS.Signals) => {
        interrupted();
        process.once(signal, () => process.exit(130));
      };
      process.once('SIGINT', listen);
      process.once('SIGTERM', listen);
      return () => {
        process.off('SIGINT', listen);
        process.off('SIGTERM', listen);
      };
    },
  };
}
