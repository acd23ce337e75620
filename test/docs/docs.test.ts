import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { formats } from '../../src/formats/index.ts';
import { packPage } from '../../src/rule-file/pack-page.ts';
import { parseRuleFile } from '../../src/rule-file/parse-rule-file.ts';
import { packNames, readPack } from '../../src/rule-file/read-pack.ts';
import { ruleFileSchemaText } from '../../src/rule-file/schema.ts';
import { ruleTypes } from '../../src/rule-types/index.ts';
import { referencePage } from '../../src/rule-types/reference-page.ts';
import { VERSION } from '../../src/version.ts';
import { waysOfTypes } from './statements.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

async function help(...argv: readonly string[]): Promise<string> {
  let text = '';
  const io: Io = {
    stdout: (content) => {
      text += String(content);
    },
    stderr: (content) => {
      text += content;
    },
    environment: {},
    terminal: { isTerminal: false, columns: 100, hasColour: false },
    now: () => new Date(0),
    onInterrupt: () => () => undefined,
  };
  await main([...argv, '--help'], io);
  return text;
}

describe('documentation', () => {
  // `npx vitest run test/docs -u` writes both files anew.
  it('holds the reference page made from the rule types', async () => {
    await expect(referencePage(ruleTypes, await waysOfTypes(), 'vi')).toMatchFileSnapshot(
      '../../docs/rule-types.md',
    );
  });

  it('holds the page of rule packs made from the packs', async () => {
    const packs = packNames().flatMap((name) => readPack(name) ?? []);
    await expect(packPage(packs, 'vi')).toMatchFileSnapshot('../../docs/rule-packs.md');
    expect(packPage(packs, 'en')).toContain('Rule packs');
  });

  it('names nothing to those who come from elsewhere that is not there', () => {
    const known = new Set([
      ...ruleTypes.flatMap((type) => [type.type, ...type.subject, ...Object.keys(type.parameters)]),
      ...formats.map((format) => format.name),
      ...['tolerance', 'when'],
    ]);
    const answers = read('docs/coming-from.md')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| -'))
      .flatMap((line) => [...(line.split(' | ')[1] ?? '').matchAll(/`([a-z][a-z0-9-]*)/g)])
      .map(([, word = '']) => word);
    expect(answers.length).toBeGreaterThan(100);
    expect(answers.filter((word) => !known.has(word))).toEqual([]);
  });

  it('ships the schema of rule files for editors', async () => {
    await expect(ruleFileSchemaText(ruleTypes)).toMatchFileSnapshot('../../rules/schemas/soat.schema.json');
  });

  it('names every command and option in the README', async () => {
    const readme = read('README.md');
    const commands = ['audit', 'demo', 'report', 'rules'];
    const texts = await Promise.all(commands.map((command) => help(command)));
    const options = new Set(texts.flatMap((text) => text.match(/--[a-z][a-z-]+/g) ?? []));
    for (const command of commands) expect(readme).toContain(`soat ${command}`);
    for (const option of options) expect(readme).toContain(option);
    expect(options.size).toBeGreaterThan(14);
  });

  it('gives examples of rule files that are sound', () => {
    for (const page of ['README.md', 'docs/rule-file.md']) {
      const blocks = [...read(page).matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = '']) => block);
      expect(blocks.length).toBeGreaterThan(0);
      for (const block of blocks) {
        const text = block.replace(/^ {3}/gm, (indent) => (block.startsWith('   ') ? '' : indent));
        const file = parseRuleFile(text, { path: page, environment: { HO_TICH_URL: 'sqlite:a' }, ruleTypes });
        expect(file.tables.flatMap((table) => table.rules).length).toBeGreaterThan(2);
      }
    }
  });

  it('names every exit code in the README', () => {
    for (const code of [0, 1, 2, 3, 4])
      expect(read('README.md')).toMatch(new RegExp(`^\\| ${code} \\|`, 'm'));
  });

  it('gives the commands of package.json', () => {
    const { scripts, version } = JSON.parse(read('package.json'));
    expect(version).toBe(VERSION);
    for (const [, name = ''] of read('README.md').matchAll(/npm (?:run )?([a-z:]+)/g)) {
      if (name !== 'ci') expect(Object.keys(scripts)).toContain(name);
    }
    expect(read('.ci/run')).toContain('npm ci');
    expect(read('.ci/run')).toContain('npm test');
  });

  it('names every folder of the source in its map', () => {
    const map = read('src/README.md');
    for (const folder of [
      'model',
      'exact',
      'pattern',
      'formats',
      'data-files',
      'codes',
      'profiles',
      'rule-file',
      'sql',
      'rule-types',
      'plan',
      'dialects',
      'execute',
      'judge',
      'assess',
      'review',
      'report',
      'demo',
      'cli',
    ]) {
      expect(map).toContain(`\`${folder}/\``);
    }
  });
});
