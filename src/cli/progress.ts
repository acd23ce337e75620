import type { Progress } from '../execute/execute-plan.ts';
import { visibleText } from '../report/visible-text.ts';
import type { SpeakingContext } from './context.ts';
import { cutToWidth } from './text-width.ts';

/** Shows which statement is running: one line rewritten on a terminal, one line for each elsewhere, nothing when quiet. */
export function showProgress(
  { io, say }: SpeakingContext,
  isQuiet: boolean,
): { show(progress: Progress): void; end(): void } {
  if (isQuiet) return { show: () => undefined, end: () => undefined };
  const { isTerminal, columns } = io.terminal;
  const clear = '\r\u001b[K';
  return {
    show({ begun, total, table }) {
      const line = say({
        vi: `Đang chạy câu lệnh ${begun}/${total} (${visibleText(table)})`,
        en: `Running statement ${begun} of ${total} (${visibleText(table)})`,
      });
      io.stderr(isTerminal ? `${clear}${cutToWidth(line, columns - 1)}` : `${line}\n`);
    },
    end() {
      if (isTerminal) io.stderr(clear);
    },
  };
}
