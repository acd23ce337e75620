import { describe, expect, it } from 'vitest';
import type { CodeTable } from '../../src/rule-types/rule-type.ts';
import { bindText, problemsOf, rulesOfBang } from './bind-text.ts';
import { column, table } from './catalogue.ts';

describe('names of a rule file', () => {
  it('lists all problems of all tables together, each at its place with a hint', () => {
    const text = `version: 1
database: { id: x, url: "sqlite:x.db" }
tables:
  bang:
    key: [so, soo]
    columns:
      ngayy: { title: Ngày }
    rules:
      - { rule: not-null, columns: [vb, vbb, nagy] }
      - { rule: unique, key: [so, tpp] }
      - rule: range
        column: so
        min: 0
        when: [{ column: thucc, is-null: true }]
      - { rule: compare, column: so, operator: "<", other: thcu }
      - { rule: reference, column: so, to: { table: khcá, column: so } }
      - { rule: reference, column: so, to: { table: khac, column: soo } }
      - { rule: code, column: vb, codes: vn-admin-units, on: ngya }
  bangg:
    rules:
      - { rule: row-count, min: 1 }
  xyz:
    rules:
      - { rule: row-count, min: 1 }
`;
    expect(problemsOf(text)).toEqual([
      'soat.yaml:5:15 unknown column "soo" in table bang',
      expect.stringMatching(/^ {2}hint: /),
      'soat.yaml:7:7 unknown column "ngayy" in table bang',
      '  hint: did you mean "ngay"?',
      'soat.yaml:9:41 unknown column "vbb" in table bang',
      expect.stringMatching(/^ {2}hint: /),
      'soat.yaml:9:46 unknown column "nagy" in table bang',
      '  hint: did you mean "ngay"?',
      'soat.yaml:10:35 unknown column "tpp" in table bang',
      expect.stringMatching(/^ {2}hint: /),
      'soat.yaml:14:26 unknown column "thucc" in table bang',
      '  hint: did you mean "thuc"?',
      'soat.yaml:15:60 unknown column "thcu" in table bang',
      '  hint: did you mean "thuc"?',
      'soat.yaml:16:53 unknown table "khcá"',
      '  hint: did you mean "khac"?',
      'soat.yaml:17:67 unknown column "soo" in table khac',
      expect.stringMatching(/^ {2}hint: /),
      'soat.yaml:18:42 unknown code table "vn-admin-units"',
      '  hint: did you mean "vn-admin-unit"?',
      'soat.yaml:18:62 unknown column "ngya" in table bang',
      '  hint: did you mean "ngay"?',
      'soat.yaml:19:3 unknown table "bangg"',
      '  hint: did you mean "bang"?',
      'soat.yaml:22:3 unknown table "xyz"',
    ]);
  });

  it('says the same in Vietnamese', () => {
    expect(problemsOf(rulesOfBang('{ rule: not-null, column: vbx }'), { language: 'vi' })[0]).toBe(
      'soat.yaml:5:31 không có cột "vbx" trong bảng bang',
    );
  });

  it('tells a column apart by case, since engines store both', () => {
    const [problem, hint] = problemsOf(rulesOfBang('{ rule: not-null, column: NGAY }'));
    expect(problem).toContain('unknown column "NGAY"');
    expect(hint).toContain('"ngay"');
  });

  it('keeps no rule that has a problem, and every other', () => {
    const { rules, problems } = bindText(
      rulesOfBang(
        '{ id: a, rule: not-null, column: vb }',
        '{ id: b, rule: not-null, column: zzz }',
        '{ id: c, rule: range, column: so, min: 0, when: [{ column: zzz, equals: 1 }] }',
        '{ id: d, rule: unique, key: [so, vb] }',
      ),
    );
    expect(problems).toHaveLength(2);
    expect(rules.map((rule) => rule.spec.id)).toEqual(['a', 'd']);
  });

  it('does not call a table missing that may only not be read', () => {
    const text =
      'version: 1\ndatabase: { id: x, url: "sqlite:x" }\ntables: { kin: { rules: [{ id: r, rule: row-count, min: 1 }] } }\n';
    const bound = bindText(text, { denied: ['kin'] });
    expect(bound.problems).toEqual([]);
    expect(bound.unreadable.map(({ spec }) => spec.id)).toEqual(['r']);
    expect(problemsOf(text)).toEqual(['soat.yaml:3:11 unknown table "kin"']);
  });
});

describe('types of columns', () => {
  const ALL = ['so', 'tp', 'thuc', 'vb', 'co_dinh', 'ngay', 'gio', 'luc', 'mui', 'dung', 'ma_may', 'json'];
  const NUMBERS = ['so', 'tp', 'thuc'];
  const ORDERED = [...NUMBERS, 'ngay', 'gio', 'luc', 'mui'];
  const TEXTS = ['vb', 'co_dinh'];

  it.each<[string, (column: string) => string, readonly string[]]>([
    ['not-null', (name) => `{ rule: not-null, column: ${name} }`, ALL],
    ['not-blank', (name) => `{ rule: not-blank, column: ${name} }`, ALL],
    ['unique', (name) => `{ rule: unique, column: ${name} }`, ALL.filter((name) => name !== 'json')],
    ['length', (name) => `{ rule: length, column: ${name}, max: 3 }`, TEXTS],
    ['pattern', (name) => `{ rule: pattern, column: ${name}, pattern: x }`, TEXTS],
    ['format', (name) => `{ rule: format, column: ${name}, format: email }`, TEXTS],
    ['freshness', (name) => `{ rule: freshness, column: ${name}, within: 7d }`, ['ngay', 'luc', 'mui']],
    ['sum', (name) => `{ rule: aggregate, column: ${name}, function: sum, min: 0 }`, NUMBERS],
    ['avg', (name) => `{ rule: aggregate, column: ${name}, function: avg, min: 0 }`, NUMBERS],
    ['median', (name) => `{ rule: aggregate, column: ${name}, function: median, min: 0 }`, NUMBERS],
    ['stddev', (name) => `{ rule: aggregate, column: ${name}, function: stddev, min: 0 }`, NUMBERS],
    ['min', (name) => `{ rule: aggregate, column: ${name}, function: min, max: ${bound(name)} }`, ORDERED],
    [
      'count',
      (name) => `{ rule: aggregate, column: ${name}, function: count, min: 0 }`,
      [...ORDERED, ...TEXTS, 'dung'],
    ],
    [
      'count-distinct',
      (name) => `{ rule: aggregate, column: ${name}, function: count-distinct, min: 0 }`,
      [...ORDERED, ...TEXTS, 'dung'],
    ],
    ['range', (name) => `{ rule: range, column: ${name}, min: ${bound(name)} }`, ORDERED],
    ['code', (name) => `{ rule: code, column: ${name}, codes: sex }`, ['so', ...TEXTS]],
    [
      'code on a column',
      (name) => `{ rule: code, column: vb, codes: sex, on: ${name} }`,
      ['ngay', 'luc', 'mui'],
    ],
    ['is-null', (name) => `{ rule: row-count, min: 0, when: [{ column: ${name}, is-null: true }] }`, ALL],
    ['when pattern', (name) => `{ rule: row-count, min: 0, when: [{ column: ${name}, pattern: x }] }`, TEXTS],
    [
      'when min',
      (name) => `{ rule: row-count, min: 0, when: [{ column: ${name}, min: ${bound(name)} }] }`,
      ORDERED,
    ],
  ])('lets %s be asked of those it is for', (_name, rule, wanted) => {
    const found = ALL.filter(
      (name) => problemsOf(rulesOfBang(rule(name)), { codeTables: [SEX] }).length === 0,
    );
    expect([...found].sort()).toEqual([...wanted].sort());
  });

  it('names the column, its type and what the rule is for', () => {
    expect(problemsOf(rulesOfBang('{ rule: length, column: so, max: 3 }'))).toEqual([
      'soat.yaml:5:29 rule "length" is not for column "so" (integer); only for text',
    ]);
  });

  const FAMILIES = [NUMBERS, TEXTS, ['ngay', 'luc', 'mui'], ['gio'], ['dung']];
  const familyOf = (name: string) => FAMILIES.find((family) => family.includes(name));

  it.each(['compare', 'reference'])('lets %s meet values of one family only', (rule) => {
    const names = FAMILIES.flat();
    for (const left of names) {
      for (const right of names) {
        const words =
          rule === 'compare' ? `operator: "=", other: ${right}` : `to: { table: khac, column: ${right} }`;
        const problems = problemsOf(rulesOfBang(`{ rule: ${rule}, column: ${left}, ${words} }`));
        expect(problems.length === 0, `${left} ${right}`).toBe(familyOf(left) === familyOf(right));
      }
    }
  });

  it('refuses a comparison of what cannot be compared', () => {
    expect(
      problemsOf(rulesOfBang('{ rule: compare, column: json, operator: "=", other: json }')),
    ).toHaveLength(1);
    expect(
      problemsOf(rulesOfBang('{ rule: reference, column: json, to: { table: khac, column: json } }')),
    ).toHaveLength(1);
    expect(
      problemsOf(rulesOfBang('{ rule: reference, column: ma_may, to: { table: khac, column: ma_may } }')),
    ).toEqual([]);
  });

  it('orders no booleans', () => {
    const compare = (operator: string) =>
      problemsOf(rulesOfBang(`{ rule: compare, column: dung, operator: "${operator}", other: dung }`));
    expect(['=', '!='].flatMap(compare)).toEqual([]);
    expect(['<', '<=', '>', '>='].map((operator) => compare(operator).length)).toEqual([1, 1, 1, 1]);
  });

  it('wants as many columns on both sides of a reference', () => {
    expect(
      problemsOf(rulesOfBang('{ rule: reference, key: [so, vb], to: { table: khac, key: [so] } }')),
    ).toEqual(['soat.yaml:5:63 the key has 2 columns but the key it refers to has 1']);
  });
});

describe('values of a rule', () => {
  it('tells each value that does not fit, at its own place', () => {
    expect(problemsOf(rulesOfBang('{ rule: in-set, column: so, values: [1, 1.5, x, "2", true] }'))).toEqual([
      'soat.yaml:5:45 a value for column "so" (integer) must be a whole number',
      'soat.yaml:5:50 a value for column "so" (integer) must be a whole number',
      'soat.yaml:5:58 a value for column "so" (integer) must be a whole number',
    ]);
  });

  it('asks for quotes around numbers and booleans for a text column', () => {
    expect(problemsOf(rulesOfBang('{ rule: in-set, column: vb, values: [01, "01", true] }'))).toEqual([
      'soat.yaml:5:42 a value for column "vb" (text) must be text within quotes',
      expect.stringContaining('hint: put "1" in quotes'),
      'soat.yaml:5:52 a value for column "vb" (text) must be text within quotes',
      expect.stringContaining('hint: put "true" in quotes'),
    ]);
  });

  it('refuses days that do not exist', () => {
    const days = [
      '2026-02-29',
      '2026-02-30',
      '2026-13-01',
      '2026-00-10',
      '0000-01-01',
      '20261231',
      '31/12/2026',
      '2026-1-1',
    ];
    for (const day of days) {
      expect(problemsOf(rulesOfBang(`{ rule: range, column: ngay, min: "${day}" }`)), day).toHaveLength(1);
      expect(problemsOf(rulesOfBang(`{ rule: range, column: luc, min: "${day}" }`)), day).toHaveLength(1);
    }
    expect(problemsOf(rulesOfBang('{ rule: range, column: ngay, min: 2024-02-29 }'))).toEqual([]);
  });

  it('wants a number as the bound of a figure, and lets a fraction bound whole numbers', () => {
    expect(problemsOf(rulesOfBang('{ rule: aggregate, column: so, function: avg, min: 1.5 }'))).toEqual([]);
    expect(problemsOf(rulesOfBang('{ rule: aggregate, column: so, function: max, max: 1.5 }'))).toEqual([]);
    expect(
      problemsOf(rulesOfBang('{ rule: aggregate, column: ngay, function: count, min: 2026-01-01 }')),
    ).toEqual(['soat.yaml:5:60 bound "min" of the figure must be a number']);
    expect(problemsOf(rulesOfBang('{ rule: aggregate, column: ngay, function: max, max: 5 }'))).toEqual([
      'soat.yaml:5:58 a value for column "ngay" (date) must be a day YYYY-MM-DD',
    ]);
  });

  it('tells what is wrong in "when" at the condition', () => {
    const rule =
      '{ rule: row-count, min: 1, when: [{ column: so, equals: 1.5 }, { column: vb, in: [a, 2] }, { column: dung, min: 1 }] }';
    expect(problemsOf(rulesOfBang(rule))).toEqual([
      'soat.yaml:5:61 a value for column "so" (integer) must be a whole number',
      'soat.yaml:5:90 a value for column "vb" (text) must be text within quotes',
      expect.stringContaining('hint: put "2" in quotes'),
      'soat.yaml:5:117 "min" and "max" are for numbers, dates and times; column "dung" is boolean',
    ]);
  });

  it('tells an unknown column once, where the file names it', () => {
    const rules = [
      '{ rule: condition, then: [{ column: so, min: 1 }, { column: vb, equals: x }, { column: sso, equals: 1 }, { column: sso, max: 2 }] }',
      '{ rule: at-least-one, among: [so, sso] }',
      '{ rule: in-tuples, key: [sso, vb], tuples: [[1, x]] }',
      '{ rule: not-null, columns: [so, sso] }',
    ];
    const problems = problemsOf(rulesOfBang(...rules)).filter((line) => line.startsWith('soat'));
    expect(problems).toEqual([
      'soat.yaml:5:92 unknown column "sso" in table bang',
      'soat.yaml:6:39 unknown column "sso" in table bang',
      'soat.yaml:7:30 unknown column "sso" in table bang',
      'soat.yaml:8:37 unknown column "sso" in table bang',
    ]);
  });

  it('tells what a rule whose values are judged in order cannot look at', () => {
    const rules = [
      '{ rule: ordered, column: vb, by: so, direction: rising }',
      '{ rule: ordered, column: so, by: soo, direction: rising, per: [vbb] }',
      '{ rule: no-overlap, key: [vb], from: so, to: ngay }',
      '{ rule: no-overlap, key: [vb], from: vb, to: vb }',
      '{ rule: sequence, column: thuc }',
      '{ rule: dependency, determinant: soo, dependent: [so, vbb] }',
    ];
    const problems = problemsOf(rulesOfBang(...rules)).filter((line) => line.startsWith('soat'));
    expect(problems.map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      'soat.yaml:5:30 rule "ordered" is',
      'soat.yaml:6:38 unknown column "soo"',
      'soat.yaml:6:68 unknown column "vbb"',
      'soat.yaml:7:50 column "so" (integer)',
      'soat.yaml:8:42 rule "no-overlap" is',
      'soat.yaml:9:31 rule "sequence" is',
      'soat.yaml:10:38 unknown column "soo"',
      'soat.yaml:10:59 unknown column "vbb"',
    ]);
  });

  it('tells what numbers and cards cannot be compared with', () => {
    const rules = [
      '{ rule: vn-personal-id-matches, column: so, birth: ngay }',
      '{ rule: vn-personal-id-matches, column: vb, birth: vb }',
      '{ rule: vn-personal-id-matches, column: vb, sex: so, male: [nam], female: [2] }',
      '{ rule: vn-health-card-matches, column: vb, social-insurance: so }',
      '{ rule: vn-dossier-date-matches, column: vb, received: so }',
    ];
    const problems = problemsOf(rulesOfBang(...rules)).filter((line) => line.startsWith('soat'));
    expect(problems.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'soat.yaml:5:45 rule "vn-personal-id-matches"',
      'soat.yaml:6:56 rule "vn-personal-id-matches"',
      expect.stringMatching(/^soat\.yaml:7:65 /),
      'soat.yaml:8:67 rule "vn-health-card-matches"',
      'soat.yaml:9:60 rule "vn-dossier-date-matches"',
    ]);
  });

  it('tells what is no number, and groups that are not there', () => {
    const rules = [
      '{ rule: outlier, column: vb, method: mad }',
      '{ rule: outlier, column: so, method: mad, per: soo }',
      '{ rule: benford, column: ngay, max: 0.1 }',
      '{ rule: rare-pattern, column: so, min: 2 }',
    ];
    const problems = problemsOf(rulesOfBang(...rules)).filter((line) => line.startsWith('soat'));
    expect(problems.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'soat.yaml:5:30 rule "outlier"',
      'soat.yaml:6:52 unknown column',
      'soat.yaml:7:30 rule "benford"',
      'soat.yaml:8:35 rule "rare-pattern"',
    ]);
  });

  it("tells a pack's rule that does not fit the column where its meaning is declared, and what to do", () => {
    const text = rulesOfBang('{ rule: row-count, min: 1 }')
      .replace('tables:', 'packs: [vn-citizen]\ntables:')
      .replace('{ rules', '{ columns: { so: { meaning: vn-phone } }, rules');
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/^soat\.yaml:5:37 rule "format" is not for column "so" \(integer\)/),
      expect.stringMatching(/a rule of the pack vn-citizen/),
    ]);
  });

  it('tells what sums, trees and counts of references cannot look at', () => {
    const rules = [
      '{ rule: sum-equals, terms: [so, vb], total: ngay }',
      '{ rule: sum-equals, terms: [soo], equals: 1 }',
      '{ rule: hierarchy, column: so, parent: vb }',
      '{ rule: hierarchy, column: so, parent: soo }',
      '{ rule: reference-count, column: vb, from: { table: khac, column: so }, min: 1 }',
      '{ rule: reference-count, column: so, from: { table: khacc, column: so }, min: 1 }',
    ];
    const problems = problemsOf(rulesOfBang(...rules)).filter((line) => line.startsWith('soat'));
    expect(problems.map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      'soat.yaml:5:37 rule "sum-equals" is',
      'soat.yaml:5:49 rule "sum-equals" is',
      'soat.yaml:6:33 unknown column "soo"',
      'soat.yaml:7:44 column "so" (integer)',
      'soat.yaml:8:44 unknown column "soo"',
      'soat.yaml:9:71 column "vb" (text)',
      'soat.yaml:10:57 unknown table "khacc"',
    ]);
  });

  it('knows the levels of a code table', () => {
    expect(
      problemsOf(rulesOfBang('{ rule: code, column: vb, codes: sex, level: 2 }'), { codeTables: [SEX] }),
    ).toEqual(['soat.yaml:5:50 code table "sex" has no level 2; it has: 1']);
  });
});

describe("the owner's SQL", () => {
  it('is refused where it stands', () => {
    const problems = problemsOf(
      rulesOfBang(
        '{ rule: expression, condition: "pg_sleep(1) IS NULL" }',
        '{ rule: not-null, column: vb, where: "1 = 1; x" }',
        '{ rule: query, sql: "SELECT so FROM {khacc} WHERE so > 1" }',
        '{ rule: query, sql: "SELECT so FROM {khac} FOR UPDATE" }',
      ),
    );
    expect(problems).toEqual([
      expect.stringMatching(/^soat\.yaml:5:36 function pg_sleep is not allowed/),
      expect.stringMatching(/^soat\.yaml:6:42 the sign ; is not allowed/),
      expect.stringMatching(/^soat\.yaml:7:25 unknown table "khacc"/),
      '  hint: did you mean "khac"?',
      expect.stringMatching(/^soat\.yaml:8:25 "UPDATE" is not allowed/),
    ]);
  });

  it('is refused altogether with --no-raw-sql', () => {
    const text = rulesOfBang(
      '{ rule: expression, condition: "so > 1" }',
      '{ rule: not-null, column: vb, where: "so > 1" }',
      '{ rule: query, sql: "SELECT so FROM {khac}" }',
    );
    expect(problemsOf(text)).toEqual([]);
    expect(problemsOf(text, { allowsOwnerSql: false })).toEqual([
      "soat.yaml:5:36 the owner's SQL is refused by --no-raw-sql",
      "soat.yaml:6:42 the owner's SQL is refused by --no-raw-sql",
      "soat.yaml:7:25 the owner's SQL is refused by --no-raw-sql",
    ]);
  });
});

describe('tables of several schemas', () => {
  const own = table('ho.so', [column('a', { kind: 'integer' })], 'public');
  const other = table('so', [column('b', { kind: 'integer' })], 'ho');
  const twice = table('so', [column('c', { kind: 'integer' })], 'public');
  const bind = (name: string, ...tables: (typeof own)[]) =>
    bindText(
      `version: 1\ndatabase: { id: x, url: "sqlite:x" }\ntables: { ${name}: { rules: [{ rule: row-count, min: 1 }] } }\n`,
      { catalogue: { tables, defaultSchema: 'public' } },
    ).tables[0]?.table;

  it('takes a name with a dot as it stands first, then as schema and table', () => {
    expect(bind('ho.so', other, own)).toBe(own);
    expect(bind('ho.so', other)).toBe(other);
  });

  it('takes the default schema before others', () => {
    expect(bind('so', other, twice)).toBe(twice);
    expect(bind('so', other)).toBe(other);
    expect(bind('xa.so', other, own, twice)).toBeUndefined();
  });
});

const SEX: CodeTable = {
  name: 'sex',
  title: { vi: 'Giới tính', en: 'Sex' },
  trust: 'authoritative',
  levels: [1],
  codesOn: () => new Set(['1', '2']),
  has: (code) => code === '1' || code === '2',
};

function bound(name: string): string {
  if (['ngay', 'luc', 'mui'].includes(name)) return '2026-01-01';
  if (name === 'gio') return '"08:00"';
  return ['vb', 'co_dinh'].includes(name) ? 'x' : '1';
}
