import type { Progress } from '../execute/execute-plan.ts';
import { visibleText } from '../report/visible-text.ts';
import type { SpeakingContext } from './program.ts';

/** Shows how far a run is: one line rewritten on a terminal, one line for each statement elsewhere, nothing when quiet. */
export function showProgress(
  { io, say }: SpeakingContext,
  isQuiet: boolean,
): { show(progress: Progress): void; end(): void } {
  if (isQuiet) return { show: () => undefined, end: () => undefined };
  const { isTerminal, columns } = io.terminal;
  const clear = '\r\u001b[K';
  return {
    show({ done, total, table }) {
      const line = say({
        vi: `Đã chạy ${done}/${total} câu lệnh (${visibleText(table)})`,
        en: `${done} of ${total} statements done (${visibleText(table)})`,
      });
      io.stderr(isTerminal ? `${clear}${[...line].slice(0, columns - 1).join('')}` : `${line}\n`);
    },
    end() {
      if (isTerminal) io.stderr(clear);
    },
  };
}
