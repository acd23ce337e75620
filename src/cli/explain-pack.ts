import type { PackApplication, RuleFile } from '../model/rule-file.ts';
import type { Text } from '../model/text.ts';
import { visibleText } from '../report/visible-text.ts';
import { textAt } from '../rule-file/file-node.ts';
import { meaningsIn, type Pack } from '../rule-file/read-pack.ts';

type Say = (text: Text) => string;

/** What a pack asks: the meanings it looks for, and each of its rules with the reason for it. */
export function packText(pack: Pack, say: Say): string {
  const meanings = Object.entries(pack.meanings);
  const width = Math.max(...meanings.map(([word]) => word.length));
  return [
    `${pack.id}: ${say(pack.title)} (${say({ vi: 'gói quy tắc', en: 'rule pack' })})`,
    ...(pack.note === undefined ? [] : ['', `  ${say(pack.note)}`]),
    '',
    `  ${say({ vi: 'Ý nghĩa của cột mà gói này tìm', en: 'Meanings of columns that it looks for' })}:`,
    ...meanings.map(([word, text]) => `    ${word.padEnd(width)}  ${say(text)}`),
    '',
    `  ${say({ vi: 'Quy tắc', en: 'Rules' })}:`,
    ...pack.rules.flatMap(({ name, rule, why }) => {
      const severity = textAt(rule, ['severity']) ?? 'error';
      return [
        `    ${name} (${textAt(rule, ['rule'])}, ${severity}): ${meaningsIn(rule).join(', ')}`,
        `      ${say(why)}`,
      ];
    }),
    '',
    `  ${say({ vi: 'Cách dùng', en: 'Use' })}:`,
    `    packs: [${pack.id}]`,
    ...meanings
      .slice(0, 1)
      .map(([word]) => `    columns: { ${say({ vi: 'ten_cot', en: 'a_column' })}: { meaning: ${word} } }`),
    '',
  ].join('\n');
}

/** What a pack does with the tables of a rule file: which rules run on which columns, and which do not and why. */
export function packOnFileText(pack: Pack, file: RuleFile, say: Say): string {
  const own = file.packRules.filter((one) => one.pack === pack.id);
  const tables = file.tables.flatMap(({ name }) => tableLines(name, own, say));
  const applied = own.filter(({ columns }) => columns !== undefined).length;
  return [
    `${pack.id}: ${say(pack.title)}; ${visibleText(file.path)}`,
    ...tables,
    '',
    say({
      vi: `${applied} quy tắc sẽ chạy; kiểu của cột được kiểm tra khi nối CSDL (soat audit --dry-run).`,
      en: `${applied} rules would run; the types of columns are checked in the database (soat audit --dry-run).`,
    }),
    '',
  ].join('\n');
}

function tableLines(table: string, own: readonly PackApplication[], say: Say): readonly string[] {
  const here = own.filter((one) => one.table === table);
  const run = here.filter(({ columns }) => columns !== undefined);
  // A table that has nothing to do with the pack is told in one line.
  const left = run.length === 0 ? [] : here.filter(({ columns }) => columns === undefined);
  const byReason = new Map<string, string[]>();
  for (const { rule, reason } of left) {
    const why = reason === undefined ? '' : visibleText(say(reason));
    byReason.set(why, [...(byReason.get(why) ?? []), rule]);
  }
  return [
    '',
    `  ${visibleText(table)}`,
    ...run.flatMap(({ rule, type, columns = [], why }) => [
      `    + ${rule} (${type}): ${visibleText(columns.join(', '))}`,
      `        ${say(why)}`,
    ]),
    ...(run.length === 0
      ? [`    ${say({ vi: 'không quy tắc nào của gói áp dụng', en: 'no rule of the pack applies' })}`]
      : []),
    ...[...byReason].map(([why, rules]) => `    - ${why}: ${rules.join(', ')}`),
  ];
}
