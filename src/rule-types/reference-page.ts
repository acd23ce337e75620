import { formats } from '../formats/index.ts';
import type { ValueFormat } from '../formats/value-format.ts';
import type { Language, Text } from '../model/text.ts';
import type { JsonSchema, RuleType } from './rule-type.ts';

/** How a rule is asked: only in the catalogue, within the scan that rules share, by a statement of its own, or in the program. */
export type Way = 'catalogue' | 'shared-scan' | 'own-statement' | 'streamed' | 'streamed-in-order';

/** The ways of each rule type by engine, as the planner takes them. */
export type WaysOfTypes = ReadonlyMap<string, Readonly<Record<string, readonly Way[]>>>;

/** The reference page of rule types and formats, Markdown, made from the lists and from how the planner asks each type. */
export function referencePage(ruleTypes: readonly RuleType[], ways: WaysOfTypes, language: Language): string {
  const say = (text: Text) => text[language];
  return [
    `# ${say({ vi: 'Các loại quy tắc', en: 'Rule types' })}`,
    '',
    say(INTRODUCTION),
    '',
    ruleTypes.map(({ type }) => `[${type}](#${type})`).join(' · '),
    '',
    ...ruleTypes.flatMap((type) => section(type, ways.get(type.type) ?? {}, say)),
    `## ${say({ vi: 'Định dạng có tên', en: 'Named formats' })}`,
    '',
    `| ${say({ vi: 'tên', en: 'name' })} | ${say({ vi: 'dạng viết chuẩn', en: 'the one written form' })} | ${say({ vi: 'mức', en: 'certainty' })} |`,
    '| --- | --- | --- |',
    ...formats.map((one) => `| \`${one.name}\` | ${cell(say(one.summary))} | ${say(certaintyOf(one))} |`),
    '',
  ].join('\n');
}

const INTRODUCTION: Text = {
  vi: 'Trang này được tạo từ chính các loại quy tắc. Từ chung cho mọi quy tắc: `id`, `title`, `severity` (`error`, `warning`, `info`), `tolerance` (số đếm hoặc `0.1%`, chỉ cho quy tắc đếm bản ghi), `when`, `where`, `section`, `criterion`, `fold`. Ở đâu dùng `column` thì dùng được `columns: [a, b]`, mỗi cột một quy tắc. "Cách chạy" lấy từ kế hoạch thật của ví dụ kiểm thử trên từng hệ quản trị. Điều 16 được nêu theo Nghị định 47/2020/NĐ-CP; căn cứ hiện hành cần cán bộ pháp chế xác nhận.',
  en: 'This page is made from the rule types themselves. Words of every rule: `id`, `title`, `severity` (`error`, `warning`, `info`), `tolerance` (a count or `0.1%`, for rules that count rows), `when`, `where`, `section`, `criterion`, `fold`. Where `column` stands, `columns: [a, b]` may, one rule for each. How a rule is asked is what the planner makes of the test fixtures for each engine. Article 16 is that of Decree 47/2020/NĐ-CP; the law in force has to be confirmed by a legal officer.',
};

function section(
  type: RuleType,
  ways: Readonly<Record<string, readonly Way[]>>,
  say: (text: Text) => string,
): readonly string[] {
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
    `${say({ vi: 'Cách chạy', en: 'How it is asked' })}: ${asked(ways, say)}.`,
    '',
    `${say({ vi: 'Phục vụ', en: 'Serves' })} ${say(lawOf(type))}; ${say({ vi: 'tiêu chí', en: 'criterion' })} ${type.criterion}, ISO/IEC 25012: ${type.dimension}.`,
    '',
  ];
}

/** One sentence where all engines are asked alike, else one for each. */
function asked(ways: Readonly<Record<string, readonly Way[]>>, say: (text: Text) => string): string {
  const told = Object.entries(ways).map(
    ([engine, list]) => [engine, list.map((way) => say(WAYS[way])).join('; ')] as const,
  );
  const [first] = told;
  if (first === undefined) return say({ vi: 'chưa rõ', en: 'not known' });
  const everywhere = say({ vi: 'mọi hệ quản trị', en: 'every engine' });
  return told.every(([, text]) => text === first[1])
    ? `${first[1]} (${everywhere})`
    : told.map(([engine, text]) => `${engine}: ${text}`).join(' / ');
}

const WAYS: Readonly<Record<Way, Text>> = {
  catalogue: { vi: 'chỉ đọc danh mục của hệ quản trị', en: "only the engine's catalogue is read" },
  'shared-scan': {
    vi: 'đếm trong lượt quét chung của bảng',
    en: 'counted in the scan that rules of the table share',
  },
  'own-statement': { vi: 'một câu lệnh riêng trong hệ quản trị', en: 'a statement of its own in the engine' },
  streamed: {
    vi: 'giá trị khác nhau được chuyển về chương trình',
    en: 'distinct values are brought to the program',
  },
  'streamed-in-order': {
    vi: 'giá trị khác nhau được chuyển về chương trình theo thứ tự',
    en: 'distinct values are brought to the program in order',
  },
};

function lawOf({ section }: RuleType): Text {
  return {
    vi: `Điều 16 khoản 2 điểm ${section} Nghị định 47/2020/NĐ-CP`,
    en: `Decree 47/2020/NĐ-CP, Article 16(2)(${section})`,
  };
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
