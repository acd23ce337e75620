import type { QueryRecord } from '../model/query.ts';
import type { Language } from '../model/text.ts';
import { type ColumnOf, codeCell, integerCell, textCell } from './document-model.ts';
import { formatInteger } from './number-format.ts';
import { wordings } from './text/index.ts';

/** Values of one query that are shown; a list of codes can have thousands, and the result keeps them all. */
const SHOWN_VALUES = 40;

/** The columns of the list of queries. */
export function queryColumns(language: Language): readonly ColumnOf<QueryRecord>[] {
  const w = wordings[language].columns;
  return [
    { header: w.queryId, kind: 'text', width: 8, cell: (q) => textCell(q.id) },
    { header: w.rules, kind: 'text', width: 36, cell: (q) => textCell(q.ruleIds.join(', ')) },
    { header: w.sql, kind: 'text', width: 90, cell: (q) => codeCell(q.sql) },
    {
      header: w.parameters,
      kind: 'text',
      width: 30,
      cell: (q) => textCell(parametersText(q.parameters, language)),
    },
    { header: w.duration, kind: 'integer', width: 12, cell: (q) => durationCell(q) },
    { header: w.queryError, kind: 'text', width: 40, cell: (q) => textCell(q.error) },
  ];
}

/** Whole milliseconds of a query; null when it never ran. */
export function durationCell(query: QueryRecord) {
  return integerCell(query.durationMs === null ? null : Math.round(query.durationMs));
}

/** The values of a query as `1 = 'VN', 2 = 18`; of very long lists the first ones and how many are left. */
export function parametersText(parameters: QueryRecord['parameters'], language: Language): string {
  return shortList(
    parameters.map((parameter, index) => `${index + 1} = ${parameterText(parameter, language)}`),
    language,
  );
}

function parameterText(parameter: QueryRecord['parameters'][number], language: Language): string {
  if (parameter === null) return 'NULL';
  if (typeof parameter === 'string') return `'${parameter}'`;
  if (typeof parameter === 'object')
    return `[${shortList(
      parameter.map((value) => `'${value}'`),
      language,
    )}]`;
  return String(parameter);
}

function shortList(items: readonly string[], language: Language): string {
  if (items.length <= SHOWN_VALUES) return items.join(', ');
  const rest = formatInteger(items.length - SHOWN_VALUES, language);
  return `${items.slice(0, SHOWN_VALUES).join(', ')} ${wordings[language].moreValues(rest)}`;
}
