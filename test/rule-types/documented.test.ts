import { describe, expect, it } from 'vitest';
import { mariadb } from '../../src/dialects/mariadb/dialect.ts';
import { postgres } from '../../src/dialects/postgres/dialect.ts';
import { sqlite } from '../../src/dialects/sqlite/dialect.ts';
import type { CatalogueTable } from '../../src/model/catalogue.ts';
import type { Dialect } from '../../src/model/dialect.ts';
import type { Values } from '../../src/model/measure.ts';
import { bindText, rulesOfBang } from '../plan/bind-text.ts';
import { column, table } from '../plan/catalogue.ts';

const HOSTILE = '\u001b[31m=cmd|"/c calc"!A1<script>';
const PLAIN = table('bang', [
  { ...column('a', { kind: 'integer' }), comment: HOSTILE },
  column('b', { kind: 'integer' }),
]);

function judge(rule: string, bang: CatalogueTable, dialect: Dialect = postgres) {
  const { rules } = bindText(rulesOfBang(rule), { catalogue: { tables: [bang] }, dialect });
  return rules[0]?.judge({} as Values);
}

describe('documented', () => {
  it('names what carries no comment, and shows no comment', () => {
    const judgement = judge('{ rule: documented }', PLAIN);
    expect(judgement?.message.en).toBe(
      '1 of 3 items carry a comment, the share must be ≥ 1; without: the table, "b"',
    );
    expect(judgement?.message.vi).toBe('1 trong 3 mục có chú thích, tỷ lệ quy định ≥ 1; chưa có: bảng, "b"');
    expect(judgement?.observed).toBe('0.33333333333333333333');
  });

  it.each([
    ['a view on PostgreSQL', 'view', postgres, 'pass'],
    ['a view on MariaDB', 'view', mariadb, 'not-applicable'],
    ['a table with partitions on MariaDB', 'partitioned-table', mariadb, 'pass'],
    ['a table on SQLite', 'table', sqlite, 'not-applicable'],
  ] as const)('judges %s as %s', (_name, kind, dialect, status) => {
    expect(judge('{ rule: documented, min: 0.3 }', { ...PLAIN, kind }, dialect)?.status).toBe(status);
  });

  it('is not applicable to the columns of a table that has none', () => {
    expect(judge('{ rule: documented, of: columns }', table('bang', []))).toMatchObject({
      status: 'not-applicable',
      observed: null,
    });
  });
});
