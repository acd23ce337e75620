import { UsageError } from '../errors.ts';
import { formats } from '../formats/index.ts';
import { closest } from '../plan/closest.ts';
import { packNames, readPack } from '../rule-file/read-pack.ts';
import { readRuleFile } from '../rule-file/read-rule-file.ts';
import { ruleFileSchema } from '../rule-file/schema.ts';
import { ruleTypes } from '../rule-types/index.ts';
import type { RuleType } from '../rule-types/rule-type.ts';
import type { SpeakingContext } from './context.ts';
import { packOnFileText, packText } from './explain-pack.ts';

/** Writes the list, one explanation or the schema to standard output, all made from the rule types and packs. */
export async function runRules(
  what: 'list' | 'explain' | 'schema',
  name: string | undefined,
  context: SpeakingContext,
  path?: string,
): Promise<number> {
  const { io, say } = context;
  if (what === 'schema') io.stdout(`${JSON.stringify(ruleFileSchema(ruleTypes), null, 2)}\n`);
  else if (what === 'list') io.stdout(listText(context));
  else {
    const pack = readPack(name ?? '');
    if (pack === undefined) io.stdout(explainText(find(name ?? ''), context));
    else if (path === undefined) io.stdout(packText(pack, say));
    else {
      const file = await readRuleFile(path, {
        environment: io.environment,
        ruleTypes,
        // Nothing is asked of the database.
        databaseOverride: true,
        packs: [pack.id],
      });
      io.stdout(packOnFileText(pack, file, say));
    }
  }
  return 0;
}

function find(name: string): RuleType {
  const found = ruleTypes.find((type) => type.type === name);
  if (found !== undefined) return found;
  const [hint] = closest(name, [...ruleTypes.map((type) => type.type), ...packNames()]);
  throw new UsageError(
    {
      vi: `không có loại quy tắc hay gói quy tắc "${name}"`,
      en: `unknown rule type or rule pack "${name}"`,
    },
    { hint: hint ?? { vi: 'soat rules liệt kê các loại và các gói', en: 'soat rules lists them' } },
  );
}

function listText({ say }: SpeakingContext): string {
  const width = Math.max(...ruleTypes.map((type) => type.type.length));
  const lines = ruleTypes.map((type) => `  ${type.type.padEnd(width)}  ${say(type.title)}`);
  const packs = packNames().flatMap((name) => readPack(name) ?? []);
  return [
    ...lines,
    '',
    `${say({ vi: 'Gói quy tắc', en: 'Rule packs' })}:`,
    ...packs.map((pack) => `  ${pack.id.padEnd(width)}  ${say(pack.title)}`),
    '',
    say({
      vi: 'soat rules explain <tên> giải thích một loại, một gói',
      en: 'soat rules explain <name> explains one',
    }),
    '',
  ].join('\n');
}

function explainText(type: RuleType, { say }: SpeakingContext): string {
  const subjects = type.subject.flatMap((word) => (word === 'column' ? ['column', 'columns'] : [word]));
  const words = [...subjects, ...Object.keys(type.parameters)];
  const unit = say(
    type.unit === 'row'
      ? { vi: 'đếm từng dòng', en: 'counts rows' }
      : { vi: 'xét cả bảng', en: 'judges the table as a whole' },
  );
  const suspicion = say({ vi: 'chỉ là nghi ngờ, nên dùng warning', en: 'a suspicion, use severity warning' });
  const named =
    type.type === 'format'
      ? formats.map(
          (format) =>
            `    ${format.name}${format.certainty === 'suspicion' ? ` (${suspicion})` : ''}: ${say(format.summary)}`,
        )
      : [];
  return [
    `${type.type}: ${say(type.title)} (${unit})`,
    '',
    `  ${say(type.summary)}`,
    `  ${say(type.nulls)}`,
    '',
    `  ${say({ vi: 'Từ dùng', en: 'Words' })}: ${words.length === 0 ? say({ vi: 'không có', en: 'none' }) : words.join(', ')}`,
    `  ${say({ vi: 'Từ chung', en: 'Common words' })}: id, title, severity, tolerance, when, where, section, criterion, fold`,
    ...named,
    `  ${say({ vi: 'Mục của báo cáo', en: 'Section' })}: ${type.section}; ${say({ vi: 'tiêu chí', en: 'criterion' })}: ${type.criterion}; ISO/IEC 25012: ${type.dimension}`,
    '',
    `  ${say({ vi: 'Ví dụ', en: 'Example' })}:`,
    ...type.example.split('\n').map((line, index) => `    ${index === 0 ? '- ' : '  '}${line}`),
    '',
  ].join('\n');
}
