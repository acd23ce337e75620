/** What a command may touch of the world: streams, environment, interrupts. Tests give their own. */
export interface Io {
  /** For programs: results asked for on standard output. */
  stdout(content: string | Uint8Array): void;
  /** For people: messages, progress, summaries. */
  stderr(text: string): void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether standard error is a terminal, and how many columns it has. */
  readonly terminal: { readonly isTerminal: boolean; readonly columns: number; readonly hasColour: boolean };
  /** Whether standard output is a terminal, where bytes must not go; false when absent. */
  readonly isOutputTerminal?: boolean;
  readonly now: () => Date;
  /** Calls back on Ctrl-C; the function given back stops listening. */
  onInterrupt(interrupted: () => void): () => void;
}

/** The real process. A second Ctrl-C ends it at once. */
export function processIo(): Io {
  // A reader that goes away (`soat … | head`) is no fault of the run, and messages that nobody reads are none either.
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return;
    process.stderr.write(`soat: ${code} (stdout)\n`);
    // The run may set its own exit code after this.
    process.once('exit', () => {
      process.exitCode = 3;
    });
  });
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
    isOutputTerminal: process.stdout.isTTY === true,
    now: () => new Date(),
    onInterrupt(interrupted) {
      let isFirst = true;
      // One listener for all of them: between two, the system's own would end the process with files half written.
      const listen = () => {
        if (!isFirst) process.exit(130);
        isFirst = false;
        interrupted();
      };
      process.on('SIGINT', listen);
      process.on('SIGTERM', listen);
      return () => {
        process.off('SIGINT', listen);
        process.off('SIGTERM', listen);
      };
    },
  };
}
