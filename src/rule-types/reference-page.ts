import { formats } from '../formats/index.ts';
import type { ValueFormat } from '../formats/value-format.ts';
import type { Language, Text } from '../model/text.ts';
import type { JsonSchema, RuleType } from './rule-type.ts';

/** The reference page of rule types and formats, Markdown, made from the lists alone. */
export function referencePage(ruleTypes: readonly RuleType[], language: Language): string {
  const say = (text: Text) => text[language];
  return [
    `# ${say({ vi: 'Các loại quy tắc', en: 'Rule types' })}`,
    '',
    say(INTRODUCTION),
    '',
    ...ruleTypes.flatMap((type) => section(type, say)),
    `## ${say({ vi: 'Định dạng có tên', en: 'Named formats' })}`,
    '',
    `| ${say({ vi: 'tên', en: 'name' })} | ${say({ vi: 'dạng viết chuẩn', en: 'the one written form' })} | ${say({ vi: 'mức', en: 'certainty' })} |`,
    '| --- | --- | --- |',
    ...formats.map((one) => `| \`${one.name}\` | ${cell(say(one.summary))} | ${say(certaintyOf(one))} |`),
    '',
  ].join('\n');
}

const INTRODUCTION: Text = {
  vi: 'Trang này được tạo từ chính các loại quy tắc. Từ chung cho mọi quy tắc: `id`, `title`, `severity` (`error`, `warning`, `info`), `tolerance` (số đếm hoặc `0.1%`, chỉ cho quy tắc đếm bản ghi), `when`, `where`, `section`, `criterion`, `fold`. Ở đâu dùng `column` thì dùng được `columns: [a, b]`, mỗi cột một quy tắc.',
  en: 'This page is made from the rule types themselves. Words of every rule: `id`, `title`, `severity` (`error`, `warning`, `info`), `tolerance` (a count or `0.1%`, for rules that count rows), `when`, `where`, `section`, `criterion`, `fold`. Where `column` stands, `columns: [a, b]` may, one rule for each.',
};

function section(type: RuleType, say: (text: Text) => string): readonly string[] {
  const unit =
    type.unit === 'row'
      ? { vi: 'đếm bản ghi', en: 'counts rows' }
      : { vi: 'xét cả bảng', en: 'judges the table' };
  const words = [
    ...type.subject.map((word) => [word, { vi: 'đối tượng', en: 'what it looks at' }, ''] as const),
    ...Object.entries(type.parameters).map(
      ([word, schema]) =>
        [
          word,
          type.required.includes(word) ? { vi: 'bắt buộc', en: 'required' } : { vi: '', en: '' },
          describe(schema),
        ] as const,
    ),
  ];
  return [
    `## \`${type.type}\``,
    '',
    `**${say(type.title)}** (${say(unit)}). ${say(type.summary)} ${say(type.nulls)}`,
    '',
    ...(words.length === 0
      ? []
      : [
          `| ${say({ vi: 'từ', en: 'word' })} | | ${say({ vi: 'giá trị', en: 'value' })} |`,
          '| --- | --- | --- |',
          ...words.map(([word, note, value]) => `| \`${word}\` | ${say(note)} | ${cell(value)} |`),
          '',
        ]),
    '```yaml',
    ...type.example.split('\n').map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
    '```',
    '',
    `${say({ vi: 'Mục', en: 'Section' })} ${type.section}, ${say({ vi: 'tiêu chí', en: 'criterion' })} ${type.criterion}, ISO/IEC 25012: ${type.dimension}.`,
    '',
  ];
}

/** The severity that suits a rule of the format, and whether its values are brought to the program. */
function certaintyOf({ certainty, matches }: ValueFormat): Text {
  const level: Text =
    certainty === 'structural'
      ? { vi: 'chắc chắn sai → `error`', en: 'certainly wrong → `error`' }
      : { vi: 'nghi ngờ → `warning`', en: 'suspicious → `warning`' };
  return matches === undefined
    ? { vi: `${level.vi}; xét trong chương trình`, en: `${level.en}; judged in the program` }
    : level;
}

/** A schema in a few words. */
function describe(schema: JsonSchema): string {
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => `\`${value}\``).join(' ');
  if (schema.type === 'object' && typeof schema.properties === 'object' && schema.properties !== null) {
    return `{ ${Object.keys(schema.properties).join(', ')} }`;
  }
  return [schema.type].flat().join(', ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
