import type { Command } from 'commander';
import { commonOptions, type SpeakingContext } from '../program.ts';

/** `soat rules`: list, explain, schema. */
export function addRules(program: Command, context: SpeakingContext): void {
  const { say } = context;
  const rules = program
    .command('rules')
    .description(say({ vi: 'tra cứu các loại quy tắc', en: 'the reference of rule types' }));
  const show = async (what: 'list' | 'explain' | 'schema', name?: string) => {
    const { runRules } = await import('../run-rules.ts');
    context.finish(runRules(what, name, context));
  };
  const list = rules
    .command('list', { isDefault: true })
    .description(say({ vi: 'liệt kê các loại quy tắc', en: 'list the rule types' }))
    .action(() => show('list'));
  const explain = rules
    .command('explain')
    .argument('<type>', say({ vi: 'loại quy tắc', en: 'a rule type' }))
    .description(say({ vi: 'giải thích một loại quy tắc, có ví dụ', en: 'explain a rule type, with an example' }))
    .action((name: string) => show('explain', name));
  const schema = rules
    .command('schema')
    .description(say({ vi: 'in JSON Schema của tệp quy tắc, cho trình soạn thảo', en: 'print the JSON Schema of rule files, for editors' }))
    .action(() => show('schema'));
  for (const command of [list, explain, schema]) commonOptions(command, say);
}
