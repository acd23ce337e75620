import { readFileSync } from 'node:fs';
import { loadCodeTable } from '../../src/codes/index.ts';
import { mariadb } from '../../src/dialects/mariadb/dialect.ts';
import { mysql } from '../../src/dialects/mysql/dialect.ts';
import { postgres } from '../../src/dialects/postgres/dialect.ts';
import { sqlite } from '../../src/dialects/sqlite/dialect.ts';
import type { Catalogue, ColumnType } from '../../src/model/catalogue.ts';
import type { Dialect } from '../../src/model/dialect.ts';
import type { Measure } from '../../src/model/measure.ts';
import { ruleTypes } from '../../src/rule-types/index.ts';
import type { Way } from '../../src/rule-types/reference-page.ts';
import { bindText } from '../plan/bind-text.ts';
import { column, table } from '../plan/catalogue.ts';
import { type FixtureCase, readCases } from '../rule-types/fixture-case.ts';

const DIALECTS = { PostgreSQL: postgres, MySQL: mysql, MariaDB: mariadb, SQLite: sqlite };

/** How the rules of each type's ordinary fixture are asked, by engine: what the planner makes of them, not what is meant. */
export async function waysOfTypes(): Promise<ReadonlyMap<string, Readonly<Record<string, readonly Way[]>>>> {
  const cases = readCases('rule-types').filter(({ name }) => name.endsWith('/ordinary'));
  const codeTables = await Promise.all(
    ['vn-admin-unit', 'vn-vsic', 'vn-ethnic-group'].map((name) => loadCodeTable(name)),
  );
  return new Map(
    ruleTypes.map(({ type }) => {
      const fixture = cases.find(({ name }) => name === `${type}/ordinary`);
      if (fixture === undefined) throw new Error(`no ordinary fixture of ${type}`);
      const ways = Object.entries(DIALECTS).map(([engine, dialect]) => {
        const found = new Set(boundRules(fixture, type, dialect, codeTables).flatMap(waysOf));
        if (found.size === 0) throw new Error(`${type} is not bound for ${engine}`);
        return [engine, [...found].sort()] as const;
      });
      return [type, Object.fromEntries(ways)];
    }),
  );
}

function boundRules(
  fixture: FixtureCase,
  type: string,
  dialect: Dialect,
  codeTables: readonly Awaited<ReturnType<typeof loadCodeTable>>[],
) {
  const catalogue: Catalogue = {
    tables: fixture.tables.map(({ name, columns }) =>
      table(
        name,
        columns.map((one) => column(one.name, typeOf(one.type), one.type)),
      ),
    ),
  };
  // The name of the second database, where there is one.
  const others = [['kia', { catalogue, dialect }] as const];
  const text = readFileSync(fixture.rulesPath, 'utf8')
    .replaceAll(/\$\{[A-Z_]+\}/g, 'sqlite:x.db')
    .replace(/database: \{ id: fixtures \}/, 'database: { id: fixtures, url: "sqlite:x.db" }')
    .replace(/database: \{ id: fixtures, others/, 'database: { id: fixtures, url: "sqlite:x.db", others');
  return bindText(text, { catalogue, dialect, others, codeTables }).rules.filter(
    ({ spec }) => spec.rule === type,
  );
}

function waysOf({ measures }: { readonly measures: readonly Measure[] }): readonly Way[] {
  return measures.length === 0 ? ['catalogue'] : measures.map(wayOf);
}

function wayOf(measure: Measure): Way {
  switch (measure.kind) {
    case 'count':
      return 'shared-scan';
    case 'aggregate':
      return measure.function === 'count-distinct' ? 'own-statement' : 'shared-scan';
    case 'distinct':
      return measure.inOrder === true ? 'streamed-in-order' : 'streamed';
    default:
      return 'own-statement';
  }
}

function typeOf(text: string): ColumnType {
  const [word = ''] = /^[a-z]+/.exec(text) ?? [];
  switch (word) {
    case 'integer':
    case 'bigint':
      return { kind: 'integer' };
    case 'decimal':
      return { kind: 'decimal', precision: 12, scale: 2 };
    case 'float':
      return { kind: 'float' };
    case 'date':
    case 'time':
    case 'boolean':
      return { kind: word };
    case 'timestamp':
      return { kind: 'timestamp', zoned: false };
    default:
      return { kind: 'text', padded: false };
  }
}
