import type { Language, Text } from '../model/text.ts';
import { textAt } from './file-node.ts';
import { meaningsIn, type Pack } from './read-pack.ts';

/** The reference page of rule packs, Markdown, made from the packs alone. */
export function packPage(packs: readonly Pack[], language: Language): string {
  const say = (text: Text) => text[language];
  return [
    `# ${say({ vi: 'Các gói quy tắc', en: 'Rule packs' })}`,
    '',
    say(INTRODUCTION),
    '',
    ...packs.flatMap((pack) => section(pack, say)),
  ].join('\n');
}

const INTRODUCTION: Text = {
  vi: `Trang này được tạo từ chính các gói. Gói được nêu ở \`packs\` của tệp quy tắc và áp dụng cho các cột theo \`meaning\` (ý nghĩa) mà tệp khai:
quy tắc của một ý nghĩa chạy trên từng cột có ý nghĩa ấy; quy tắc của nhiều ý nghĩa chạy khi mỗi ý nghĩa có đúng một cột trong bảng. Nếu tệp đã có
quy tắc cùng loại cho cột thì quy tắc của gói nhường chỗ. \`soat rules explain <gói> soat.yaml\` cho biết gói sẽ chạy những gì trên các bảng của tệp, và vì sao.`,
  en: `This page is made from the packs themselves. A pack stands under \`packs\` of the rule file and applies to columns by the \`meaning\` that the file
declares: a rule of one meaning runs on every column of that meaning; a rule of several where each is the meaning of exactly one column of the table. Where
the file has a rule of that type on the column, the pack's gives way. \`soat rules explain <pack> soat.yaml\` tells what would run on the tables of the file, and why.`,
};

function section(pack: Pack, say: (text: Text) => string): readonly string[] {
  return [
    `## ${pack.id}: ${say(pack.title)}`,
    '',
    ...(pack.note === undefined ? [] : [`${say(pack.note)}.`, '']),
    `${say({ vi: 'Ý nghĩa', en: 'Meanings' })}: ${Object.entries(pack.meanings)
      .map(([word, text]) => `\`${word}\` (${say(text)})`)
      .join(' · ')}`,
    '',
    `| ${say({ vi: 'quy tắc', en: 'rule' })} | ${say({ vi: 'loại', en: 'type' })} | ${say({ vi: 'mức', en: 'severity' })} | ${say({ vi: 'trên', en: 'on' })} | ${say({ vi: 'vì sao', en: 'why' })} |`,
    '| --- | --- | --- | --- | --- |',
    ...pack.rules.map(
      ({ name, rule, why }) =>
        `| ${name} | \`${textAt(rule, ['rule'])}\` | ${textAt(rule, ['severity']) ?? 'error'} | ${meaningsIn(
          rule,
        )
          .map((word) => `\`${word}\``)
          .join(', ')} | ${say(why)} |`,
    ),
    '',
  ];
}
