import type { Command } from 'commander';
import type { Text } from '../../model/text.ts';
import { commonOptions } from '../common-options.ts';
import type { SpeakingContext } from '../context.ts';

/** `soat rules`: list, explain, schema. */
export function addRules(program: Command, context: SpeakingContext): void {
  const { say } = context;
  const rules = program
    .command('rules')
    .helpCommand(false)
    .description(say({ vi: 'tra cứu các loại quy tắc', en: 'the reference of rule types' }));
  const show = async (what: 'list' | 'explain' | 'schema', name?: string, path?: string) => {
    const { runRules } = await import('../run-rules.ts');
    context.finish(await runRules(what, name, context, path));
  };
  const list = rules
    .command('list', { isDefault: true })
    .description(say({ vi: 'liệt kê các loại quy tắc', en: 'list the rule types' }))
    .addHelpText('after', `\n${examples(say, 'soat rules\n  soat rules list --lang en')}`)
    .action(() => show('list'));
  const explain = rules
    .command('explain')
    .argument(
      say({ vi: '<tên>', en: '<name>' }),
      say({
        vi: 'loại quy tắc như not-null, hoặc gói như vn-citizen',
        en: 'a rule type such as not-null, or a pack such as vn-citizen',
      }),
    )
    .argument(
      say({ vi: '[tệp]', en: '[file]' }),
      say({
        vi: 'tệp quy tắc: gói sẽ chạy những gì trên các bảng của tệp, và vì sao',
        en: 'a rule file: what the pack would run on its tables, and why',
      }),
    )
    .description(
      say({
        vi: 'giải thích một loại quy tắc hoặc một gói quy tắc',
        en: 'explain a rule type or a rule pack',
      }),
    )
    .addHelpText(
      'after',
      `\n${examples(say, 'soat rules explain not-null\n  soat rules explain vn-citizen\n  soat rules explain vn-citizen soat.yaml')}`,
    )
    .action((name: string, path?: string) => show('explain', name, path));
  const schema = rules
    .command('schema')
    .description(
      say({
        vi: 'in JSON Schema của tệp quy tắc, cho trình soạn thảo',
        en: 'print the JSON Schema of rule files, for editors',
      }),
    )
    .addHelpText('after', `\n${examples(say, 'soat rules schema > soat.schema.json')}`)
    .action(() => show('schema'));
  for (const command of [rules, list, explain, schema]) commonOptions(command, say);
  rules.addHelpText('after', `\n${examples(say, 'soat rules\n  soat rules explain not-null')}`);
}

function examples(say: (text: Text) => string, lines: string): string {
  return `${say({ vi: 'Ví dụ', en: 'Examples' })}:\n  ${lines}`;
}
