import type { AuditPlan } from '../audit.ts';
import type { Parameter } from '../model/session.ts';
import type { Language } from '../model/text.ts';
import { visibleLines, visibleText } from '../report/visible-text.ts';

/** A plan as SQL with comments: what would run, for which rules, with which parameters. */
export function planText(plan: AuditPlan, language: Language): string {
  const say = (vi: string, en: string) => (language === 'vi' ? vi : en);
  const statements = plan.queries.flatMap((query) => [
    '',
    `-- ${query.id} ${query.database === undefined ? '' : `${say('CSDL', 'database')} ${visibleText(query.database)}, `}${say('bảng', 'table')} ${visibleText(query.table)}`,
    ...query.ruleIds.map((id) => `--   ${visibleText(id)}`),
    ...Object.entries(query.statement.settings ?? {}).map(
      ([name, value]) => `-- ${say('đặt', 'set')} ${name} = ${value}`,
    ),
    `${visibleLines(query.statement.sql)};`,
    ...query.statement.parameters.map(
      (parameter, index) => `-- ${say('tham số', 'parameter')} ${index + 1}: ${parameterText(parameter)}`,
    ),
  ]);
  return [
    `-- ${say('Kế hoạch', 'Plan')}: ${visibleText(plan.file.path)}, ${plan.engine.name} ${plan.engine.version}`,
    `-- ${say(`${plan.queries.length} câu lệnh; chưa đọc dòng nào`, `${plan.queries.length} statements; no row was read`)}`,
    ...plan.proven.map(
      (id) => `-- ${say('ràng buộc của CSDL đã bảo đảm', 'proved by a constraint')}: ${visibleText(id)}`,
    ),
    ...statements,
    '',
  ].join('\n');
}

/** Long lists of codes are told by their number. */
function parameterText(parameter: Parameter): string {
  if (Array.isArray(parameter) && parameter.length > 20) {
    return visibleText(`[${parameter.slice(0, 5).join(', ')}, … ${parameter.length}]`);
  }
  const text = typeof parameter === 'object' && parameter !== null ? parameter.join(', ') : String(parameter);
  return visibleText(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
