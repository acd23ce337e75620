import { sqlite } from '../../src/dialects/sqlite/dialect.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import type { Dialect } from '../../src/model/dialect.ts';
import type { Language } from '../../src/model/text.ts';
import { type Bound, bindRuleFile, tableKey } from '../../src/plan/bind.ts';
import type { BindSide } from '../../src/plan/binder.ts';
import { formatProblems } from '../../src/rule-file/format-problems.ts';
import { parseRuleFile } from '../../src/rule-file/parse-rule-file.ts';
import { ruleTypes } from '../../src/rule-types/index.ts';
import type { CodeTable } from '../../src/rule-types/rule-type.ts';
import { CATALOGUE } from './catalogue.ts';

export interface BindOptions {
  readonly catalogue?: Catalogue;
  readonly dialect?: Dialect;
  readonly allowsOwnerSql?: boolean;
  readonly others?: readonly (readonly [string, BindSide])[];
  readonly denied?: readonly string[];
  readonly codeTables?: readonly CodeTable[];
}

const EVERY_DAY = { from: '0001-01-01', to: '9999-12-31', isWorked: () => true, between: () => 0 };

/** Binds a sound rule file, given as its text, against a catalogue; no database is asked. */
export function bindText(text: string, options: BindOptions = {}): Bound {
  const file = parseRuleFile(text, { path: 'soat.yaml', environment: {}, ruleTypes });
  const codeTables = options.codeTables ?? [];
  return bindRuleFile(
    file,
    ruleTypes,
    {
      catalogue: options.catalogue ?? CATALOGUE,
      dialect: options.dialect ?? sqlite,
      others: new Map(options.others),
      run: { cutoff: '2026-12-14', utcOffset: '+07:00', workingDays: EVERY_DAY },
      codeTables: new Map(codeTables.map((table) => [table.name, table])),
      codeTableNames: ['vn-admin-unit', 'vn-vsic', ...codeTables.map((table) => table.name)],
      allowsOwnerSql: options.allowsOwnerSql ?? true,
    },
    { tables: new Set((options.denied ?? []).map((name) => tableKey({ name }))), databases: new Map() },
  );
}

/** The rules of one table `bang`, one line each from line 5 on, as the text of a rule file. */
export function rulesOfBang(...rules: readonly string[]): string {
  return [
    'version: 1',
    'database: { id: x, url: "sqlite:x.db" }',
    'tables:',
    '  bang: { rules: [',
    ...rules.map((rule) => `    ${rule},`),
    '    ] }',
  ].join('\n');
}

/** The problems of binding, as a user reads them; empty when there are none. */
export function problemsOf(
  text: string,
  options: BindOptions & { readonly language?: Language } = {},
): string[] {
  const { problems } = bindText(text, options);
  return problems.length === 0
    ? []
    : formatProblems('soat.yaml', problems, options.language ?? 'en').split('\n');
}
