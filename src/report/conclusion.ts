import type { AuditResult } from '../model/result.ts';
import type { Language } from '../model/text.ts';
import { wordings } from './text/index.ts';

/** What the exit code of a result means, in a sentence. With `--fail-on never` findings are not judged, so nothing "passed". */
export function conclusionOf(result: AuditResult, language: Language): string {
  const { exit, exitUnjudged } = wordings[language];
  const { exitCode, fail } = result.summary;
  return exitCode === 0 && fail > 0 && result.failOn === 'never' ? exitUnjudged : exit[exitCode];
}
