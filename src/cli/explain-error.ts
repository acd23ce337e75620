import { RuleFileError, type SoatError } from '../errors.ts';
import type { Problem } from '../model/rule.ts';
import type { Language } from '../model/text.ts';
import { visibleLines, visibleText } from '../report/visible-text.ts';
import { formatProblems } from '../rule-file/format-problems.ts';
import { VERSION } from '../version.ts';

/** An expected error as people read it: what, where, what to do. Ends in a newline. */
export function explainError(error: SoatError, language: Language): string {
  if (error instanceof RuleFileError) {
    return `${problemText(error.path, error.problems, language)}\n${visibleText(error.text[language])}\n`;
  }
  const hint =
    error.hint === undefined
      ? ''
      : `  ${language === 'vi' ? 'gợi ý' : 'hint'}: ${visibleText(error.hint[language])}\n`;
  return `soat: ${visibleText(error.text[language])}\n${hint}`;
}

/** Problems of a rule file, its names made visible; ends in a newline. */
export function problemText(path: string, problems: readonly Problem[], language: Language): string {
  return `${visibleLines(formatProblems(path, problems, language))}\n`;
}

/** A bug: its stack, and what to do with it. */
export function bugReport(error: unknown, language: Language): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const text = {
    vi: `soat ${VERSION} gặp lỗi lập trình; xin gửi các dòng dưới đây cho người phát triển (xóa dữ liệu riêng nếu có):`,
    en: `soat ${VERSION} has a bug; please send the lines below to its developers (remove private data if any):`,
  }[language];
  return `${text}\n${stack}\n`;
}
