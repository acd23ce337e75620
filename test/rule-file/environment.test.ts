import { expect, test } from 'vitest';
import { RuleFileError } from '../../src/errors.ts';
import { formatProblems } from '../../src/rule-file/format-problems.ts';
import { complaints, parse, problemsOf } from './stand-ins.ts';

function withDatabase(database: string): string {
  return `version: 1
database: ${database}
tables: { t: { title: "\${HOME}", rules: [{ rule: in-set, column: a, values: ["\${X}"] }] } }
`;
}

test('replaces variables in the URL and nowhere else', () => {
  const file = parse(withDatabase('{ id: x, url: "mysql://${USER}:${PASS}@h/d" }'), {
    environment: { A: 'b', USER: 'u', PASS: 'p${A}$&', HOME: '/root', X: 'y' },
  });
  expect(file.database).toEqual({ id: 'x', url: 'mysql://u:p${A}$&@h/d', schemas: [], others: [] });
  expect(file.tables[0]?.title).toBe('${HOME}');
  expect(file.tables[0]?.rules[0]?.parameters.values).toEqual(['${X}']);
  expect(file.warnings).toEqual([]);
});

test('refuses variables in what stands in the report', () => {
  const text = withDatabase('{ id: x, name: "${NAME}", url: a, schemas: ["${A}"] }');
  expect(complaints(text, { environment: { NAME: 'hunter2', A: 'a' } })).toEqual([
    'soat.yaml:2:26 biến môi trường chỉ được thay trong "url"',
    '  gợi ý: ghi giá trị tại đây: giá trị này nằm trong báo cáo, còn biến môi trường có thể là mật khẩu',
    'soat.yaml:2:55 biến môi trường chỉ được thay trong "url"',
    '  gợi ý: ghi giá trị tại đây: giá trị này nằm trong báo cáo, còn biến môi trường có thể là mật khẩu',
  ]);
});

test('names every variable that is missing, and nothing else of the value', () => {
  const text = withDatabase('{ id: x, url: "postgres://me:hunter2@${HOST}/${constructor}/${NAME}" }');
  expect(complaints(text, { environment: { NAME: '' } })).toEqual([
    'soat.yaml:2:25 cảnh báo: mật khẩu ghi thẳng trong tệp quy tắc',
    '  gợi ý: lấy từ biến môi trường: url: ${TEN_BIEN}',
    'soat.yaml:2:25 biến môi trường HOST chưa được đặt hoặc rỗng',
    '  gợi ý: đặt trước khi chạy: export HOST=…, hoặc dùng --database',
    'soat.yaml:2:25 biến môi trường constructor chưa được đặt hoặc rỗng',
    '  gợi ý: đặt trước khi chạy: export constructor=…, hoặc dùng --database',
    'soat.yaml:2:25 biến môi trường NAME chưa được đặt hoặc rỗng',
    '  gợi ý: đặt trước khi chạy: export NAME=…, hoặc dùng --database',
  ]);
});

test.each(['${}', '${A-B}', '${A', '${1A}', '${ A }'])('refuses %s, which names no variable', (reference) => {
  expect(complaints(withDatabase(`{ id: x, url: "${reference}" }`), { environment: { A: 'a' } })[0]).toBe(
    'soat.yaml:2:25 sau ${ phải là tên một biến môi trường và dấu }',
  );
});

test.each([
  'postgres://me:hunter2@h/d',
  'mysql://me:hun%20ter@h',
  'postgres://me:${P}hunter2@h/d',
  'postgres://me:hun@ter2@h/d',
  'postgres://h/d?user=me&password=hunter2',
  'MARIADB://me:hunter2@h',
])('warns of the password in %s without repeating it', (url) => {
  const { warnings } = parse(withDatabase(`{ id: x, url: "${url}" }`), { environment: { P: 'p' } });
  expect(warnings.map(({ at, level }) => ({ at, level }))).toEqual([
    { at: { line: 2, column: 25 }, level: 'warning' },
  ]);
  expect(formatProblems('soat.yaml', warnings, 'en')).not.toMatch(/hun|ter/);
});

test.each([
  '${URL}',
  'postgres://me:${P}@h/d',
  'postgres://me@h/d',
  'sqlite:a.db',
  'postgres://h:5432/d?password=${P}',
])('has nothing to warn of in %s', (url) => {
  const environment = { URL: 'postgres://me:hunter2@h', P: 'hunter2' };
  expect(parse(withDatabase(`{ id: x, url: "${url}" }`), { environment }).warnings).toEqual([]);
});

test('does not look at the URL when another is given on the command line', () => {
  const options = { databaseOverride: true };
  expect(parse(withDatabase('{ id: x, url: "${UNSET}" }'), options).database).toEqual({
    id: 'x',
    schemas: [],
    others: [],
  });
  expect(parse(withDatabase('{ id: x }'), options).database.url).toBeUndefined();
});

test.each([
  ['a URL of the wrong kind', '{ id: x, url: ["postgres://me:hunter2@h/d"] }'],
  ['a URL in the place of a word', '{ id: x, "postgres://me:hunter2@h/d": 1 }'],
  ['a URL in the place of the id', '{ id: "postgres://me:hunter2@h/d", url: a }'],
  ['a URL in the place of the database', 'postgres://me:hunter2@h/d'],
  ['a URL that breaks the YAML', '{ id: x, url: "postgres://me:hunter2@h/d }'],
  ['a URL with two colons', '\n  url: postgres://me: hunter2@h/d: x'],
  ['a secret of the environment', '{ id: "${SECRET}", url: a }'],
])('keeps credentials out of what it says of %s', (_, database) => {
  const environment = { SECRET: 'post gres://me:hunter2@h' };
  const problems = problemsOf(withDatabase(database), { environment });
  const said = formatProblems('soat.yaml', problems, 'vi') + formatProblems('soat.yaml', problems, 'en');
  expect(said).not.toBe('');
  expect(said).not.toContain('hunter2');
});

test('keeps credentials out of the error itself', () => {
  try {
    parse(withDatabase('{ id: x, bad: 1, url: "postgres://me:hunter2@h/d" }'));
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(RuleFileError);
    expect(JSON.stringify(error) + String(error) + (error as Error).stack).not.toContain('hunter2');
    expect((error as RuleFileError).text.en).toBe('soat.yaml: 1 problem(s)');
  }
});

test('replaces variables in the URLs of other databases, and warns of their passwords', () => {
  const others = (url: string, name = 'Dân cư') =>
    `{ id: x, url: "sqlite:a", others: { kia: { name: "${name}", url: "${url}" } } }`;
  const file = parse(withDatabase(others('postgres://u:${P}@h/d')), { environment: { P: 'bí mật' } });
  expect(file.database.others).toEqual([
    { id: 'kia', name: 'Dân cư', url: 'postgres://u:bí mật@h/d', schemas: [] },
  ]);
  expect(file.warnings).toEqual([]);
  expect(parse(withDatabase(others('postgres://u:x@h/d'))).warnings).toHaveLength(1);
  expect(complaints(withDatabase(others('${P}')), { environment: {} })[0]).toContain('P');
  expect(complaints(withDatabase(others('sqlite:a', '${P}')), { environment: { P: 'x' } })).not.toEqual([]);
});
