import { describe, expect, it } from 'vitest';
import { RuleFileError } from '../../src/errors.ts';
import { formatNamed } from '../../src/formats/index.ts';
import type { RuleFile } from '../../src/model/rule-file.ts';
import { formatProblems } from '../../src/rule-file/format-problems.ts';
import { parseRuleFile } from '../../src/rule-file/parse-rule-file.ts';
import { meaningsIn, packNames, readPack } from '../../src/rule-file/read-pack.ts';
import { ruleTypes } from '../../src/rule-types/index.ts';

function parse(text: string, packs: readonly string[] = []): RuleFile {
  return parseRuleFile(text, {
    path: 'soat.yaml',
    environment: {},
    ruleTypes,
    databaseOverride: true,
    packs,
  });
}

function problemsOf(text: string): string {
  try {
    return formatProblems('soat.yaml', parse(text).warnings, 'en');
  } catch (error) {
    if (!(error instanceof RuleFileError)) throw error;
    return formatProblems('soat.yaml', error.problems, 'en');
  }
}

const HEAD = 'version: 1\ndatabase: { id: x }\n';

describe.each(packNames())('the pack %s', (name) => {
  const pack = readPack(name);
  if (pack === undefined) throw new Error(`no pack ${name}`);
  const columns = Object.keys(pack.meanings).map((meaning, index) => `c${index}: { meaning: ${meaning} }`);
  const text = `${HEAD}packs: [${name}]\ntables:\n  t: { columns: { ${columns.join(', ')} } }\n`;

  it('has only rules that a rule file could have, each once on a table with all its meanings', () => {
    const { tables, packRules, warnings } = parse(text);
    expect(warnings).toEqual([]);
    expect(packRules.map(({ rule, reason }) => ({ rule, reason }))).toEqual(
      pack.rules.map((rule) => ({ rule: rule.name, reason: undefined })),
    );
    expect(tables[0]?.rules).toHaveLength(pack.rules.length);
  });

  it('explains every meaning that its rules ask for, and no other', () => {
    const asked = new Set(pack.rules.flatMap(({ rule }) => meaningsIn(rule)));
    expect([...asked].sort()).toEqual(Object.keys(pack.meanings).sort());
  });

  it('holds no SQL, and calls a suspicion no error', () => {
    for (const { rule, severity, parameters, where, id } of parse(text).tables[0]?.rules ?? []) {
      expect(['expression', 'query']).not.toContain(rule);
      expect(where).toBeUndefined();
      const format = formatNamed(String(parameters.format));
      if (rule === 'format' && format?.certainty === 'suspicion') expect(severity, id).toBe('warning');
    }
  });

  it('gives ids that name the whole rule', () => {
    const names = parse(text).tables[0]?.rules.map(({ id }) => id.split('.').slice(0, 3).join('.'));
    expect(names).toEqual(pack.rules.map((rule) => `t.${name}.${rule.name}`));
  });
});

describe('packs of a rule file', () => {
  const people = (rules: string, columns = 'ngay_sinh: { meaning: birth-date }') =>
    `${HEAD}packs: [vn-citizen]\ntables:\n  nguoi:\n    columns: { ${columns} }\n${rules}`;
  const appliedTo = (text: string) =>
    parse(text).packRules.flatMap(({ rule, columns }) =>
      columns === undefined ? [] : `${rule}: ${columns}`,
    );
  const reasonOf = (text: string, rule: string) =>
    parse(text).packRules.find((one) => one.rule === rule)?.reason?.en;

  it('apply where the meanings are declared, once for each column of a meaning', () => {
    expect(appliedTo(people(''))).toEqual(['ngay-sinh-hop-ly: ngay_sinh', 'sinh-01-01: ngay_sinh']);
    expect(appliedTo(people('', 'a: { meaning: vn-phone }, b: { meaning: vn-phone }'))).toEqual([
      'dien-thoai: a',
      'dien-thoai: b',
    ]);
  });

  it('need every meaning of a rule, each of one column', () => {
    const both = 'sinh: { meaning: birth-date }, mat: { meaning: death-date }';
    expect(appliedTo(people('', both))).toContain('mat-sau-sinh: mat,sinh');
    expect(reasonOf(people(''), 'mat-sau-sinh')).toBe('no column means death-date');
    const three = `${both}, sinh_con: { meaning: birth-date }`;
    expect(reasonOf(people('', three), 'mat-sau-sinh')).toBe(
      'several columns mean birth-date (sinh, sinh_con)',
    );
  });

  it("give way to the file's own rule of the same kind on the column", () => {
    const own = '    rules: [{ rule: range, column: ngay_sinh, min: 1880-01-01 }]\n';
    expect(appliedTo(people(own))).toEqual(['sinh-01-01: ngay_sinh']);
    expect(reasonOf(people(own), 'ngay-sinh-hop-ly')).toBe(
      'the rule file has a rule of that type on column ngay_sinh',
    );
    const phones = (format: string) =>
      people(
        `    rules: [{ rule: format, columns: [a, b], format: ${format} }]\n`,
        'a: { meaning: vn-phone }',
      );
    expect(appliedTo(phones('vn-phone'))).toEqual([]);
    expect(appliedTo(phones('email'))).toEqual(['dien-thoai: a']);
  });

  it('keep the id of a rule whatever its bounds are, and whatever else the file holds', () => {
    const [first] = parse(people('')).tables[0]?.rules ?? [];
    const [, again] =
      parse(people('    rules: [{ rule: not-null, column: ngay_sinh }]\n')).tables[0]?.rules ?? [];
    expect(again?.id).toBe(first?.id);
    expect(first?.id).toMatch(/^nguoi\.vn-citizen\.ngay-sinh-hop-ly\.ngay_sinh\.[0-9a-f]{10}$/);
  });

  it('stand in the file where the meaning is declared', () => {
    expect(parse(people('')).tables[0]?.rules[0]?.place('column')).toEqual({ line: 6, column: 38 });
  });

  it('are applied on demand without standing in the file', () => {
    const text = people('').replace('packs: [vn-citizen]\n', '');
    expect(
      parse(text.replace('    columns', '    rules: [{ rule: row-count, min: 1 }]\n    columns')).packRules,
    ).toEqual([]);
    expect(parse(text, ['vn-citizen']).packRules.length).toBeGreaterThan(20);
  });

  it('are told when there are none of the name, and meanings that look misspelt', () => {
    expect(problemsOf(people('').replace('vn-citizen', 'vn-citizn'))).toContain(
      'soat.yaml:3:9 unknown rule pack "vn-citizn"',
    );
    expect(problemsOf(people('').replace('vn-citizen', 'vn-citizn'))).toContain('did you mean "vn-citizen"?');
    const stray = problemsOf(
      people('    rules: [{ rule: row-count, min: 1 }]\n', 'a: { meaning: birth-dat }'),
    );
    expect(stray).toContain('no rule pack in use knows the meaning "birth-dat"');
    expect(stray).toContain('did you mean "birth-date"?');
  });
});
