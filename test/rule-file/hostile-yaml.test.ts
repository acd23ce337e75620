import { expect, test } from 'vitest';
import { complaints, problemsOf, withRules } from './stand-ins.ts';

test('refuses anchors, aliases, merge keys, tags and numbers that are not decimal, each at its place', () => {
  const said = complaints(
    withRules(
      'rule: in-set\ncolumn: &c a\nvalues: [0x1F, 0o17, .inf, -.INF, .nan, 1e999999999]',
      'rule: not-null\ncolumn: *c\n<<: { id: x }',
      'rule: not-null\ncolumn: !!str b',
      'rule: not-null\ncolumn: !env SECRET',
    ),
  ).filter((line) => !line.startsWith(' '));
  expect(said).toEqual([
    'soat.yaml:8:17 không nhận neo YAML (&…)',
    'soat.yaml:9:18 không nhận số hệ mười sáu hoặc hệ tám',
    'soat.yaml:9:24 không nhận số hệ mười sáu hoặc hệ tám',
    'soat.yaml:9:30 không nhận số vô cực và NaN',
    'soat.yaml:9:36 không nhận số vô cực và NaN',
    'soat.yaml:9:43 không nhận số vô cực và NaN',
    'soat.yaml:9:49 số dài quá 1.000 chữ số',
    'soat.yaml:11:17 không nhận tham chiếu YAML (*…)',
    'soat.yaml:12:9 không nhận khóa gộp YAML (<<)',
    'soat.yaml:14:17 không nhận thẻ kiểu YAML (!…)',
    'soat.yaml:16:17 không nhận thẻ kiểu YAML (!…)',
  ]);
});

test('does not unfold aliases of aliases', () => {
  const levels = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`);
  const problems = problemsOf(`a0: &a0 lol\n${levels.join('\n')}\n`);
  expect(problems.filter(({ text }) => text.en.includes('aliases'))).toHaveLength(90);
});

test.each([
  ['brackets', '['.repeat(500_000)],
  ['braces', '{a: '.repeat(500_000)],
  ['dashes', '- '.repeat(500_000)],
  ['question marks', '? '.repeat(500_000)],
  ['lines', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['brackets in a value', withRules(`rule: in-set\ncolumn: a\nvalues: ${'['.repeat(60)}${']'.repeat(60)}`)],
])('refuses what is nested without end in %s', (_, text) => {
  expect(problemsOf(text).map((problem) => problem.text.en)).toEqual(['nested deeper than 50 levels']);
});

test('does not take many things side by side for nesting', () => {
  const values = Array.from({ length: 5000 }, (_, index) => index).join(', ');
  const problems = problemsOf(withRules(`rule: in-set\ncolumn: a\nvalues: [${values}]\nbad: [[], [], {}]`));
  expect(problems.map(({ at }) => at)).toEqual([{ line: 10, column: 9 }]);
});

test('refuses a file of more than 5 MB before reading it', () => {
  expect(complaints(`# ${'é'.repeat(2_500_000)}`)[0]).toBe('soat.yaml:1:1 tệp lớn hơn 5 MB');
});

test('reads a file of nearly 5 MB', () => {
  const problems = problemsOf(
    `${withRules('rule: not-null\ncolumn: a')}${`# ${'x'.repeat(97)}\n`.repeat(49_000)}bad: 1\n`,
  );
  expect(problems.map(({ at }) => at)).toEqual([{ line: 49_009, column: 1 }]);
});

test.each([
  ['\0', '1:10'],
  ['\x1b', '1:10'],
  ['\x7f', '1:10'],
  ['\uFFFE', '1:10'],
])('refuses the control character %j', (character, place) => {
  expect(complaints(`version: ${character}1\n`)[0]).toBe(`soat.yaml:${place} có ký tự điều khiển`);
});

test.each([
  ['', 'soat.yaml:1:1 tệp không có nội dung'],
  ['# only a comment\n', 'soat.yaml:1:1 tệp không có nội dung'],
  ['---\n...\n', 'soat.yaml:1:1 tệp quy tắc đang để trống (NULL), cần các cặp "từ: giá trị"'],
  ['hello', 'soat.yaml:1:1 tệp quy tắc phải là các cặp "từ: giá trị"'],
  ['[1]', 'soat.yaml:1:1 tệp quy tắc phải là các cặp "từ: giá trị"'],
  ['version: 1\n\tdatabase: x\n', 'soat.yaml:2:1 thụt lề bằng phím Tab'],
  ['version: 1\ntables: [\n', 'soat.yaml:2:9 ngoặc [ hoặc { chưa được đóng'],
  ['version: 1\na: b: c\n', 'soat.yaml:2:4 không thể có thêm dấu hai chấm ở đây'],
  ['version: 1\n a: b\n', 'soat.yaml:1:10 không thể có thêm dấu hai chấm ở đây'],
  ['a:\n  b: 1\n c: 2\n', 'soat.yaml:3:1 thụt lề không khớp'],
  ['a: {b: [c, d}\n', 'soat.yaml:1:8 ngoặc [ hoặc { chưa được đóng'],
  ['a: "\\d"\n', 'soat.yaml:1:5 dấu \\ trong chữ đặt giữa "…" không đúng'],
  ['a: @b\n', 'soat.yaml:1:4 chữ không thể bắt đầu bằng ký tự này'],
])('says where the YAML %j cannot be read', (text, line) => {
  expect(complaints(text)[0]).toBe(line);
});

test('refuses a second document', () => {
  const text = withRules('rule: not-null\ncolumn: a');
  expect(complaints(`${text}---\n${text}`)[0]).toMatch(/^soat\.yaml:9:1 tệp có hơn một tài liệu YAML/);
});

test.each(['[a, b]', '{ a: b }', '~', 'null'])('refuses %s for a name', (key) => {
  expect(complaints(`? ${key}\n: 1\n`)).toContain('soat.yaml:1:3 trước dấu hai chấm phải là một tên');
});

test('refuses a word given twice however it is quoted, at every level', () => {
  const text = withRules('rule: in-set\ncolumn: a\nvalues: [x]\n"values": [y]');
  expect(complaints(text)).toEqual(['soat.yaml:10:9 "values" ghi hai lần (lần đầu ở 9:9)']);
});

test('takes no time that grows with the square of the number of words', () => {
  const words = Array.from({ length: 50_000 }, (_, index) => `w${index}: 1`).join('\n');
  expect(problemsOf(words).filter(({ text }) => text.en.startsWith('unknown word'))).toHaveLength(50_000);
});
