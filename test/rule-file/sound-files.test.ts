import { describe, expect, test } from 'vitest';
import { parse, specsOf, withRules } from './stand-ins.ts';

const WHOLE = `version: 1
report:
  year: 2026
  cutoff: 2026-12-14
  legal: qd2439
  scoring: dqi
  owner: { name: Sở Tư pháp, code: H14.9, contact: { name: Lê A, role: Trưởng phòng, phone: "0912", email: a@b.vn } }
  recipient: { name: Sở Khoa học và Công nghệ }
database:
  id: ho-tich
  name: Cơ sở dữ liệu hộ tịch
  url: \${HO_TICH_URL}
  schemas: [public, "Hộ tịch"]
packs: [time-hygiene]
tables:
  cong_dan:
    title: Công dân
    key: [id]
    sharing: on-request
    columns:
      so_dinh_danh: { title: Số định danh, meaning: vn-personal-id, personal: true, sharing: none }
      ghi_chu: { personal: false }
      khac: {}
    rules:
      - rule: not-null
        columns: [ho_ten, ngày sinh]
        id: bat-buoc
        title: Bắt buộc có
        severity: warning
        tolerance: 0.10%
        when: [{ column: quoc_tich, equals: VN }, { column: tuoi, min: 18, max: 60 }]
        where: a > 1
        section: đ
        criterion: thống nhất
        fold: true
  hop_dong.ky: { rules: [{ rule: row-count, min: 1 }] }
`;

describe('a sound file', () => {
  const file = parse(WHOLE, { environment: { HO_TICH_URL: 'sqlite:x.db' } });

  test('gives what is said of the report, the database and the packs', () => {
    expect(file.path).toBe('soat.yaml');
    expect(file.report).toEqual({
      year: 2026,
      cutoff: '2026-12-14',
      legal: 'qd2439',
      scoring: 'dqi',
      owner: {
        name: 'Sở Tư pháp',
        code: 'H14.9',
        contact: { name: 'Lê A', role: 'Trưởng phòng', phone: '0912', email: 'a@b.vn' },
      },
      recipient: { name: 'Sở Khoa học và Công nghệ' },
    });
    expect(file.database).toEqual({
      id: 'ho-tich',
      name: 'Cơ sở dữ liệu hộ tịch',
      url: 'sqlite:x.db',
      schemas: ['public', 'Hộ tịch'],
      others: [],
    });
    expect(file.packs.map(({ id }) => id)).toEqual(['time-hygiene']);
    expect(file.warnings).toEqual([]);
  });

  test('gives the declarations of tables and columns in the order of the file', () => {
    const [table, second] = file.tables;
    expect(table).toMatchObject({ name: 'cong_dan', title: 'Công dân', key: ['id'], sharing: 'on-request' });
    expect(table?.at).toEqual({ line: 16, column: 3 });
    expect(table?.columns).toEqual([
      {
        name: 'so_dinh_danh',
        title: 'Số định danh',
        meaning: 'vn-personal-id',
        personal: true,
        personalDeclared: true,
        sharing: 'none',
        at: { line: 21, column: 7 },
      },
      { name: 'ghi_chu', personal: false, personalDeclared: true, at: { line: 22, column: 7 } },
      { name: 'khac', personal: false, personalDeclared: false, at: { line: 23, column: 7 } },
    ]);
    expect(second?.name).toBe('hop_dong.ky');
  });

  test('makes one rule of each of the columns, with everything the rule says', () => {
    const [first, second] = file.tables[0]?.rules ?? [];
    expect(first).toMatchObject({
      id: 'bat-buoc.ho_ten',
      rule: 'not-null',
      table: 'cong_dan',
      title: 'Bắt buộc có',
      severity: 'warning',
      tolerance: { kind: 'share', numerator: 1n, denominator: 1000n },
      when: [
        { column: 'quoc_tich', test: { word: 'equals', value: 'VN' }, at: { line: 31, column: 16 } },
        { column: 'tuoi', test: { word: 'min', value: { number: '18' } } },
        { column: 'tuoi', test: { word: 'max', value: { number: '60' } } },
      ],
      where: 'a > 1',
      section: 'đ',
      criterion: 'thong-nhat',
      fold: true,
      columns: ['ho_ten'],
      parameters: {},
      at: { line: 25, column: 9 },
    });
    expect(second).toMatchObject({ id: 'bat-buoc.ngày sinh', columns: ['ngày sinh'] });
  });

  test('tells the place of a value, and of the word around it when it is not there', () => {
    const [first, second] = file.tables[0]?.rules ?? [];
    expect(file.place('report', 'cutoff')).toEqual({ line: 4, column: 11 });
    expect(file.place('report', 'owner', 'contact', 'fax')).toEqual({ line: 7, column: 43 });
    expect(file.place('nothing')).toEqual({ line: 1, column: 1 });
    expect(file.tables[0]?.place('columns', 'khac', 'meaning')).toEqual({ line: 23, column: 7 });
    expect(file.tables[0]?.place('key', 0)).toEqual({ line: 18, column: 11 });
    expect(first?.place('column')).toEqual({ line: 26, column: 19 });
    expect(second?.place('column')).toEqual({ line: 26, column: 27 });
    expect(first?.place('when', 1, 'max')).toEqual({ line: 31, column: 81 });
    expect(first?.place('max')).toEqual({ line: 25, column: 9 });
  });
});

test('needs no more than a version, a database and one rule', () => {
  const file = parse(withRules('rule: not-null\ncolumn: a'));
  expect(file.report).toEqual({ legal: 'nd47-2020', scoring: 'dieu16', owner: {}, recipient: {} });
  expect(file.tables[0]?.rules[0]).toMatchObject({
    severity: 'error',
    tolerance: { kind: 'count', count: 0n },
    when: [],
    fold: false,
    section: 'c',
    criterion: 'du',
    dimension: 'accuracy',
    columns: ['a'],
  });
});

test('makes the same ids from a column alone and from a list of columns, whatever the severity', () => {
  const [alone] = specsOf('rule: not-null\ncolumn: a\nseverity: info');
  const [listed] = specsOf('rule: not-null\ncolumns: [a, b]\ntolerance: 5');
  expect(listed?.id).toBe(alone?.id);
  expect(alone?.id).toMatch(/^people\.not-null\.a\.[0-9a-f]{10}$/);
});

test('looks at a key, or at the whole table', () => {
  const [unique, count] = specsOf('rule: unique\nkey: [a, b]', 'rule: row-count\nmin: 1');
  expect(unique?.columns).toEqual(['a', 'b']);
  expect(count).toMatchObject({ columns: [], parameters: { min: { number: '1' } } });
});

test.each([
  ['5', { kind: 'count', count: 5n }],
  ['1e3', { kind: 'count', count: 1000n }],
  ['12345678901234567890', { kind: 'count', count: 12345678901234567890n }],
  ['0%', { kind: 'share', numerator: 0n, denominator: 1n }],
  ['"0.125%"', { kind: 'share', numerator: 1n, denominator: 800n }],
  ['100.00%', { kind: 'share', numerator: 1n, denominator: 1n }],
])('reads the tolerance %s exactly', (written, tolerance) => {
  expect(specsOf(`rule: not-null\ncolumn: a\ntolerance: ${written}`)[0]?.tolerance).toEqual(tolerance);
});

test.each([
  ['đúng', 'dung'],
  ['"đủ"', 'du'],
  ['sạch', 'sach'],
  ['sống'.normalize('NFD'), 'song'],
  ['thong-nhat', 'thong-nhat'],
])('takes %s for a criterion', (written, criterion) => {
  expect(specsOf(`rule: not-null\ncolumn: a\ncriterion: ${written}`)[0]?.criterion).toBe(criterion);
});

test('reads every test of a condition', () => {
  const [spec] = specsOf(`rule: not-null
column: a
when:
  - { column: b, not-equals: 01 }
  - { column: b, in: [x, 2.50, true] }
  - { column: b, not-in: ["null"] }
  - { column: b, is-null: false }
  - { column: b, max: 2026-01-01 }
  - { column: b, pattern: '^\\d$' }`);
  expect(spec?.when.map((condition) => condition.test)).toEqual([
    { word: 'not-equals', value: { number: '1' } },
    { word: 'in', values: ['x', { number: '2.5' }, true] },
    { word: 'not-in', values: ['null'] },
    { word: 'is-null', value: false },
    { word: 'max', value: '2026-01-01' },
    { word: 'pattern', value: '^\\d$' },
  ]);
});

test('takes texts that YAML 1.1 would have read as something else', () => {
  const [spec] = specsOf(
    'rule: in-set\ncolumn: on\nvalues: [no, NO, yes, 2026-01-01, 12:30:00, 1_000, 0b1, 1e]',
  );
  expect(spec?.columns).toEqual(['on']);
  expect(spec?.parameters.values).toEqual([
    'no',
    'NO',
    'yes',
    '2026-01-01',
    '12:30:00',
    '1_000',
    '0b1',
    '1e',
  ]);
});

test.each([
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'a.b',
  'Họ và tên',
  '123',
  '01',
  'true',
  'a/b~c',
  '"<<"',
])('takes %s for the name of a table, a column and a word of data like any other', (written) => {
  const name = written.replace(/"/g, '');
  const file = parse(`version: 1
database: { id: x, url: "sqlite:a" }
tables:
  ${written}:
    columns: { ${written}: { personal: true } }
    rules:
      - { rule: distribution, column: "${name}", expected: { values: { ${written}: 0.5 } } }
`);
  const [table] = file.tables;
  expect(table?.name).toBe(name);
  expect(table?.columns.map((column) => [column.name, column.personal])).toEqual([[name, true]]);
  const [rule] = table?.rules ?? [];
  expect(rule?.columns).toEqual([name]);
  const values = (rule?.parameters.expected as { values: Record<string, unknown> } | undefined)?.values;
  expect(Object.entries(values ?? {})).toEqual([[name, { number: '0.5' }]]);
  expect(({} as Record<string, unknown>).personal).toBeUndefined();
});

test('accepts a byte order mark and Windows line ends, and counts places alike', () => {
  const text = withRules('rule: not-null\ncolumn: a');
  const file = parse(`\uFEFF${text.replace(/\n/g, '\r\n')}`);
  expect(file.place('version')).toEqual({ line: 1, column: 10 });
  expect(file.tables[0]?.rules[0]?.place('column')).toEqual({ line: 8, column: 17 });
});

test('takes the hash of the bytes when it is given, else of the text', () => {
  const text = withRules('rule: not-null\ncolumn: a');
  expect(parse(text, { sha256: 'abc' }).sha256).toBe('abc');
  expect(parse(text).sha256).toMatch(/^[0-9a-f]{64}$/);
});
