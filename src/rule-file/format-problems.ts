import type { Problem } from '../model/rule.ts';
import type { Language } from '../model/text.ts';

const HINT = { vi: 'gợi ý', en: 'hint' };
const WARNING = { vi: 'cảnh báo: ', en: 'warning: ' };

/**
 * The problems of one rule file as lines `path:line:column sentence`, each followed by its hint on a line of its own,
 * in the order of the file. No newline at the end; empty for no problems.
 */
export function formatProblems(path: string, problems: readonly Problem[], language: Language): string {
  return sortProblems(problems)
    .flatMap(({ at, text, hint, level }) => [
      `${path}:${at.line}:${at.column} ${level === 'warning' ? WARNING[language] : ''}${text[language]}`,
      ...(hint ? [`  ${HINT[language]}: ${hint[language]}`] : []),
    ])
    .join('\n');
}

/** The problems in the order of the file; those of one place keep their order, and one said twice is said once. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems
    .filter(({ at, text }) => {
      const key = `${at.line}:${at.column} ${text.en}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}
