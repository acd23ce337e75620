import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RuleFileError } from '../../src/errors.ts';
import type { RuleOutcome } from '../../src/model/result.ts';
import { temporaryFolder, write } from '../cli/people.ts';
import { type EngineName, engines, type FreshDatabase, freshDatabase } from '../engines.ts';
import { runAudit } from '../run-audit.ts';

const folder = temporaryFolder();

/** Rules of `con` against the tables of another database. */
const RULES = [
  '{ id: so, rule: cross-reference, column: cha, to: { database: kia, table: cha, column: so } }',
  '{ id: gap, rule: cross-reference, key: [ten, cha], fold: true, to: { database: kia, table: cha, key: [ten, so] } }',
  '{ id: ngay, rule: cross-reference, column: ngay, to: { database: kia, table: cha, column: ngay } }',
  '{ id: tien, rule: cross-reference, column: tien, to: { database: kia, table: cha, column: tien } }',
  '{ id: tong, rule: reconcile, column: tien, function: sum, to: { database: kia, table: cha, column: tien }, within: 0.25 }',
  '{ id: dong, rule: row-count-match, to: { database: kia, table: cha } }',
  '{ id: cuoi, rule: reconcile, column: ngay, function: max, to: { database: kia, table: cha, column: ngay } }',
];

const CHILDREN = [
  'CREATE TABLE con (id integer PRIMARY KEY, cha integer, ten varchar(20), ngay date, tien decimal(10,2))',
  `INSERT INTO con VALUES (1, 1, 'HÒA', '2024-02-29', 1.50), (2, 2, 'ĐẠT', '2024-01-01', 2.00), (3, NULL, 'x', '2020-01-01', 9.99), (4, 7, NULL, NULL, NULL)`,
];
const PARENTS = [
  'CREATE TABLE cha (so integer, ten varchar(20), ngay date, tien decimal(10,2))',
  `INSERT INTO cha VALUES (1, 'hòa', '2024-02-29', 1.5), (2, 'dat', '2024-01-01', 12.24), (NULL, 'x', NULL, NULL)`,
];

function ruleFile(name: string, rules: readonly string[] = RULES, more = ''): string {
  return write(
    folder.in(name),
    `version: 1
database:
  id: con
  url: "\${DB_URL}"
  others: { kia: { name: Bên kia, url: "\${OTHER_URL}"${more} } }
tables: { con: { key: [id], rules: [${rules.join(', ')}] } }
`,
  );
}

const figures = ({ id, status, checked, violations, observed }: RuleOutcome) => [
  id,
  status,
  checked,
  violations,
  observed,
];

const pairs = engines().flatMap((here) => engines().map((there) => [here, there] as const));

describe.each(pairs)('%s beside %s', (here, there) => {
  let own: FreshDatabase;
  let other: FreshDatabase;
  beforeAll(async () => {
    [own, other] = [await freshDatabase(here), await freshDatabase(there)];
    await own.execute(CHILDREN);
    await other.execute(PARENTS);
  });
  afterAll(async () => {
    await own.drop();
    await other.drop();
  });

  it('is compared exactly, whatever either engine is', async () => {
    const { result } = await runAudit(ruleFile('pair.yaml'), own.url, {
      environment: { OTHER_URL: other.url },
      samples: 10,
    });
    expect(result.outcomes.map(figures)).toEqual([
      ['so', 'fail', 3, 1, null],
      ['gap', 'fail', 2, 1, null],
      ['ngay', 'fail', 3, 1, null],
      ['tien', 'fail', 3, 2, null],
      ['tong', 'pass', 1, 0, '13.49'],
      ['dong', 'fail', 1, 1, '4'],
      ['cuoi', 'pass', 1, 0, '2024-02-29'],
    ]);
    expect(result.outcomes[0]?.samples.map(({ key }) => Object.values(key)[0])).toHaveLength(1);
    expect(result.database.others).toEqual([
      expect.objectContaining({ id: 'kia', name: 'Bên kia', engine: engineName(there) }),
    ]);
    const asked = result.queries.map(({ database }) => database);
    expect(asked.indexOf(undefined)).toBe(asked.lastIndexOf('kia') + 1);
    expect(new Set(result.queries.map(({ id }) => id)).size).toBe(result.queries.length);
    expect(JSON.stringify(result)).not.toContain(other.url);
  });
});

describe('a second database', () => {
  let own: FreshDatabase;
  beforeAll(async () => {
    own = await freshDatabase('sqlite');
    await own.execute([...CHILDREN, ...PARENTS]);
  });
  afterAll(() => own.drop());

  const problemsOf = async (path: string) => {
    try {
      await runAudit(path, own.url, { environment: { OTHER_URL: own.url } });
      return [];
    } catch (error) {
      if (!(error instanceof RuleFileError)) throw error;
      return error.problems.map(({ text, hint }) => `${text.en}${hint === undefined ? '' : `; ${hint.en}`}`);
    }
  };

  it('that cannot be opened fails only the rules that need it', async () => {
    const rules = [...RULES.slice(0, 1), '{ id: own, rule: not-null, column: id }'];
    const { result } = await runAudit(ruleFile('closed.yaml', rules), own.url, {
      environment: { OTHER_URL: 'sqlite:/no/such/file.db' },
    });
    expect(result.outcomes.map(({ id, status, checked }) => [id, status, checked])).toEqual([
      ['so', 'error', null],
      ['own', 'pass', 4],
    ]);
    expect(result.outcomes[0]?.message).toMatch(/ other database kia: /);
    expect(result.summary.exitCode).toBe(3);
    expect(result.database.others).toBeUndefined();
  });

  it('is not opened when no rule asks for it', async () => {
    const { result } = await runAudit(ruleFile('unused.yaml', ['{ rule: not-null, column: id }']), own.url, {
      environment: { OTHER_URL: 'sqlite:/no/such/file.db' },
    });
    expect(result.summary.exitCode).toBe(0);
  });

  it('whose statement fails takes its rules with it, and no others', async () => {
    const broken = await freshDatabase('sqlite');
    await broken.execute(['CREATE TABLE cha (so integer, ten text, ngay date, tien decimal(10,2))']);
    await broken.execute(["CREATE VIEW hong AS SELECT so FROM cha WHERE json_extract('{', '$') = 1"]);
    await broken.execute(['INSERT INTO cha VALUES (1, NULL, NULL, NULL)']);
    const rules = [
      '{ id: bad, rule: cross-reference, column: cha, to: { database: kia, table: hong, column: so } }',
      '{ id: good, rule: cross-reference, column: cha, to: { database: kia, table: cha, column: so } }',
    ];
    const { result } = await runAudit(ruleFile('broken.yaml', rules), own.url, {
      environment: { OTHER_URL: broken.url },
    });
    expect(result.outcomes.map(({ id, status, violations }) => [id, status, violations])).toEqual([
      ['bad', 'error', null],
      ['good', 'fail', 2],
    ]);
    expect(result.summary.exitCode).toBe(3);
    await broken.drop();
  });

  it('is told when there is none of that name, table or column, or their kinds differ', async () => {
    const rules = [
      '{ rule: cross-reference, column: cha, to: { database: kai, table: cha, column: so } }',
      '{ rule: cross-reference, column: cha, to: { database: kia, table: chaa, column: so } }',
      '{ rule: cross-reference, column: cha, to: { database: kia, table: cha, column: soo } }',
      '{ rule: cross-reference, column: cha, to: { database: kia, table: cha, column: ten } }',
      '{ rule: cross-reference, key: [cha, ten], to: { database: kia, table: cha, key: [so] } }',
      '{ rule: reconcile, column: ten, function: sum, to: { table: cha, column: so } }',
      '{ rule: reconcile, column: cha, function: sum, to: { database: kia, table: cha, column: ten } }',
      '{ rule: reconcile, column: cha, function: max, to: { database: kia, table: cha, column: ngay } }',
      '{ rule: reconcile, column: ngay, function: max, to: { table: cha, column: ngay }, within: 1 }',
      '{ rule: row-count-match, to: { database: kai, table: cha } }',
    ];
    expect(await problemsOf(ruleFile('wrong.yaml', rules))).toEqual([
      'unknown other database "kai"; declare it under database.others; did you mean "kia"?',
      'unknown table "chaa"; did you mean "cha"?',
      'unknown column "soo" in table cha; did you mean "so"?',
      expect.stringMatching(/^column "cha" .* cannot be compared with column "ten"/),
      'the key has 2 columns but the key it refers to has 1',
      expect.stringMatching(/^rule "reconcile" is not for column "ten"/),
      expect.stringMatching(/^rule "reconcile" is not for column "ten"/),
      expect.stringMatching(/cannot be compared/),
      '"within" is for numbers only',
      'unknown other database "kai"; declare it under database.others; did you mean "kia"?',
    ]);
  });

  it('keeps its secrets: a variable that is missing is told by its name, a password in the file is warned of', async () => {
    await expect(runAudit(ruleFile('unset.yaml'), own.url, { environment: {} })).rejects.toMatchObject({
      problems: [
        expect.objectContaining({
          text: expect.objectContaining({ en: expect.stringContaining('OTHER_URL') }),
        }),
      ],
    });
    await expect(
      runAudit(ruleFile('name.yaml', RULES, ', schemas: ["${OTHER_URL}"]'), own.url, {
        environment: { OTHER_URL: own.url },
      }),
    ).rejects.toThrow(RuleFileError);
  });
});

function engineName(engine: EngineName): string {
  return engine === 'postgres' ? 'postgresql' : engine;
}
