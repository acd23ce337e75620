import { describe, expect, test } from 'vitest';
import { complaints, problemsOf, withRules } from './stand-ins.ts';

/** A rule at line 7, what is said of it. */
const FAULTY_RULES: readonly (readonly [string, ...string[]])[] = [
  [
    'rule: not_null\ncolumn: a',
    'soat.yaml:7:15 không có loại quy tắc "not_null"',
    '  gợi ý: có phải "not-null"?',
  ],
  [
    'rule: frobnicate\ncolumn: a',
    'soat.yaml:7:15 không có loại quy tắc "frobnicate"',
    '  gợi ý: dùng một trong: not-null, unique, in-set, range, pattern, row-count, reference, distribution',
  ],
  ['column: a', 'soat.yaml:7:9 thiếu "rule" trong quy tắc'],
  ['rule: not-null', 'soat.yaml:7:9 quy tắc not-null cần một trong: column, columns'],
  [
    'rule: not-null\ncolum: a',
    'soat.yaml:8:9 không có từ "colum" trong quy tắc not-null',
    '  gợi ý: có phải "column"?',
  ],
  [
    'rule: not-null\ncolumn: a\ncolumns: [b]',
    'soat.yaml:7:9 quy tắc not-null chỉ nhận một trong: column, columns',
  ],
  [
    'rule: unique\ncolumn: a\nkey: [b]',
    'soat.yaml:7:9 quy tắc unique chỉ nhận một trong: column, columns, key',
  ],
  [
    'rule: not-null\nkey: [a]',
    'soat.yaml:8:9 không có từ "key" trong quy tắc not-null',
    '  gợi ý: quy tắc này dùng column, columns',
  ],
  [
    'rule: row-count\ncolumn: a',
    'soat.yaml:8:9 không có từ "column" trong quy tắc row-count',
    '  gợi ý: quy tắc này xét cả bảng; bỏ từ này',
  ],
  ['rule: not-null\ncolumns: []', 'soat.yaml:8:18 "columns" không được rỗng'],
  ['rule: not-null\ncolumns: [a, b, a]', 'soat.yaml:8:18 "columns" có giá trị lặp lại: mục thứ 1 và 3'],
  [
    'rule: not-null\ncolumns: a',
    'soat.yaml:8:18 "columns" phải là danh sách',
    '  gợi ý: viết trong ngoặc vuông: [a, b]',
  ],
  ['rule: not-null\ncolumn: [a]', 'soat.yaml:8:17 "column" phải là chữ'],
  [
    'rule: not-null\ncolumn: 12',
    'soat.yaml:8:17 "column" phải là chữ',
    '  gợi ý: đặt giá trị trong dấu nháy: "…"',
  ],
  ['rule: not-null\ncolumn: ""', 'soat.yaml:8:17 "column" không được rỗng'],
  ['rule: not-null\ncolumn:', 'soat.yaml:8:9 "column" đang để trống (NULL), cần chữ'],
  [
    'rule: not-null\ncolumn: a\nseverity: eror',
    'soat.yaml:9:19 "severity" không nhận "eror"',
    '  gợi ý: có phải "error"?',
  ],
  [
    'rule: not-null\ncolumn: a\nsection: f',
    'soat.yaml:9:18 "section" không nhận "f"',
    '  gợi ý: dùng một trong: a, b, c, d, đ, e',
  ],
  [
    'rule: not-null\ncolumn: a\ncriterion: thong nhat',
    'soat.yaml:9:20 "criterion" không nhận "thong nhat"',
    '  gợi ý: có phải "thống nhất"?',
  ],
  ['rule: not-null\ncolumn: a\nfold: yes', 'soat.yaml:9:15 "fold" phải là true hoặc false'],
  ['rule: not-null\ncolumn: a\nwhere: ""', 'soat.yaml:9:16 "where" không được rỗng'],
  [
    'rule: not-null\ncolumn: a\ntitle: 2026',
    'soat.yaml:9:16 "title" phải là chữ',
    '  gợi ý: đặt giá trị trong dấu nháy: "…"',
  ],
  [
    'rule: not-null\ncolumn: a\nid: " x"',
    'soat.yaml:9:13 "id" không được có dấu cách ở hai đầu hay ký tự điều khiển',
  ],
  ['rule: in-set\ncolumn: a\nvalues: []', 'soat.yaml:9:17 "values" không được rỗng'],
  [
    'rule: in-set\ncolumn: a\nvalues: [x, NULL]',
    'soat.yaml:9:21 mục thứ 2 của "values" đang để trống (NULL), cần chữ, số, true hoặc false',
    '  gợi ý: NULL không thuộc danh sách nào; dùng quy tắc not-null, is-null hoặc điều kiện is-null',
  ],
  ['rule: in-set\ncolumn: a', 'soat.yaml:7:9 thiếu "values" trong quy tắc in-set'],
  [
    'rule: in-set\ncolumn: a\nvalue: [x]',
    'soat.yaml:9:9 không có từ "value" trong quy tắc in-set',
    '  gợi ý: có phải "values"?',
  ],
  ['rule: pattern\ncolumn: a\npattern: ""', 'soat.yaml:9:18 "pattern" không được rỗng'],
  ['rule: range\ncolumn: a', 'soat.yaml:7:9 chưa có giới hạn'],
  ['rule: row-count\nmin: -1', 'soat.yaml:8:14 "min" phải từ 0 trở lên'],
  [
    'rule: row-count\nmin: 0.99999999999999999999',
    'soat.yaml:8:14 "min" phải là số nguyên',
    '  gợi ý: bỏ phần thập phân',
  ],
  [
    'rule: row-count\nmin: 1_000',
    'soat.yaml:8:14 "min" phải là số nguyên',
    '  gợi ý: viết số không có dấu nháy, dấu gạch dưới hay dấu phân cách hàng nghìn; phần thập phân sau dấu chấm',
  ],
  ['rule: reference\ncolumn: a\nto: { table: x }', 'soat.yaml:9:9 "to" cần một trong: column, key'],
  [
    'rule: reference\ncolumn: a\nto: { table: x, column: y, key: [z] }',
    'soat.yaml:9:9 "to" chỉ nhận một trong: column, key',
  ],
  ['rule: reference\ncolumn: a\nto: x', 'soat.yaml:9:13 "to" phải là các cặp "từ: giá trị"'],
  [
    'rule: reference\ncolumn: a\nto: { table: x, colum: y }',
    'soat.yaml:9:25 không có từ "colum" trong "to"',
    '  gợi ý: có phải "column"?',
  ],
  [
    'rule: distribution\ncolumn: a\nexpected: { family: norml }\ntest: kss',
    'soat.yaml:9:29 "family" không nhận "norml"',
    '  gợi ý: có phải "normal"?',
    'soat.yaml:10:15 "test" không nhận "kss"',
    '  gợi ý: có phải "ks"?',
  ],
  ['rule: distribution\ncolumn: a\nexpected: {}', 'soat.yaml:9:9 "expected" cần một trong: values, family'],
  ['rule: distribution\ncolumn: a\nexpected: 5', 'soat.yaml:9:19 "expected" phải là các cặp "từ: giá trị"'],
  ['rule: not-null\ncolumn: a\nrule: unique', 'soat.yaml:9:9 "rule" ghi hai lần (lần đầu ở 7:9)'],
  ['- not-null', 'soat.yaml:7:9 quy tắc phải là các cặp "từ: giá trị"'],
];

test.each(FAULTY_RULES)('says what is wrong with the rule %j', (rule, ...said) => {
  expect(complaints(withRules(rule))).toEqual(said);
});

const TOLERANCES: readonly (readonly [string, ...string[]])[] = [
  ['-1', '"tolerance" không được âm'],
  ['-3%', '"tolerance" không được âm'],
  ['101%', '"tolerance" không được quá 100%'],
  ['100.0000000000000000000001%', '"tolerance" không được quá 100%'],
  [
    '0.5',
    '"tolerance" không nhận phân số không có dấu %',
    '  gợi ý: viết tỷ lệ phần trăm, ví dụ 0.1%, hoặc số dòng nguyên',
  ],
  ['0,1%', '"tolerance" phải là số dòng (5) hoặc tỷ lệ phần trăm (0.1%)', '  gợi ý: viết 0.1%'],
  ['1 %', '"tolerance" phải là số dòng (5) hoặc tỷ lệ phần trăm (0.1%)', '  gợi ý: viết 1%'],
  ['"5"', '"tolerance" phải là số dòng (5) hoặc tỷ lệ phần trăm (0.1%)', '  gợi ý: viết 5'],
  ['true', '"tolerance" phải là số dòng (5) hoặc tỷ lệ phần trăm (0.1%)'],
  ['[1]', '"tolerance" phải là số dòng (5) hoặc tỷ lệ phần trăm (0.1%)'],
];

test.each(TOLERANCES)('refuses the tolerance %s', (written, sentence, ...hint) => {
  expect(complaints(withRules(`rule: not-null\ncolumn: a\ntolerance: ${written}`))).toEqual([
    `soat.yaml:9:20 ${sentence}`,
    ...hint,
  ]);
});

test.each(['0', '1%', 'x'])('refuses the tolerance %s on a rule about a table', (written) => {
  expect(complaints(withRules(`rule: row-count\nmin: 1\ntolerance: ${written}`))).toEqual([
    'soat.yaml:9:9 "tolerance" không dùng cho quy tắc row-count, vì nó xét cả bảng',
    '  gợi ý: bỏ từ này; nới giới hạn min, max nếu cần',
  ]);
});

const CONDITIONS: readonly (readonly [string, ...string[]])[] = [
  [
    '{ column: q }',
    'soat.yaml:9:16 điều kiện chỉ nêu cột, chưa nêu phép thử',
    '  gợi ý: thêm một trong: equals, not-equals, in, not-in, is-null, min, max, pattern',
  ],
  [
    '{ column: q, equals: 1, in: [2] }',
    'soat.yaml:9:40 mỗi điều kiện chỉ có một phép thử (hoặc min cùng với max)',
    '  gợi ý: tách thành hai điều kiện trong danh sách "when"',
  ],
  [
    '{ column: q, min: 1, max: 2, pattern: x }',
    'soat.yaml:9:37 mỗi điều kiện chỉ có một phép thử (hoặc min cùng với max)',
    '  gợi ý: tách thành hai điều kiện trong danh sách "when"',
  ],
  ['{ column: q, pattern: a** }', 'soat.yaml:9:38 hai dấu lặp liền nhau; dùng "(?:…)" (ký tự thứ 3)'],
  ['{ column: q, min: 3, max: 2.99999999999999999999 }', 'soat.yaml:9:29 "min" lớn hơn "max"'],
  ['{ column: q, min: 2026-02-01, max: 2026-01-31 }', 'soat.yaml:9:29 "min" lớn hơn "max"'],
  ['{ equals: 1 }', 'soat.yaml:9:16 thiếu "column" trong mục thứ 1 của "when"'],
  [
    '{ column: q, equals: null }',
    'soat.yaml:9:37 "equals" đang để trống (NULL), cần chữ, số, true hoặc false',
    '  gợi ý: dùng "is-null: true"',
  ],
  ['{ column: q, in: [] }', 'soat.yaml:9:33 "in" không được rỗng'],
  ['{ column: q, is-null: 1 }', 'soat.yaml:9:38 "is-null" phải là true hoặc false'],
  [
    '{ column: q, min: true }',
    'soat.yaml:9:34 "min" phải là chữ hoặc số',
    '  gợi ý: đặt giá trị trong dấu nháy: "…"',
  ],
  ['{ column: q, pattern: "" }', 'soat.yaml:9:38 "pattern" không được rỗng'],
  [
    '{ column: q, equal: 1 }',
    'soat.yaml:9:29 không có từ "equal" trong mục thứ 1 của "when"',
    '  gợi ý: có phải "equals"?',
  ],
  ['', 'soat.yaml:9:15 "when" không được rỗng'],
];

test.each(CONDITIONS)('refuses the condition %s', (condition, ...said) => {
  expect(complaints(withRules(`rule: not-null\ncolumn: a\nwhen: [${condition}]`))).toEqual(said);
});

describe('two rules with one id', () => {
  test('are refused with both places', () => {
    expect(
      complaints(withRules('rule: not-null\ncolumn: a\nid: x', 'rule: unique\ncolumn: b\nid: x')),
    ).toEqual([
      'soat.yaml:12:13 hai quy tắc cùng mã "x" (quy tắc kia ở 9:13)',
      '  gợi ý: đặt mã khác cho một quy tắc',
    ]);
  });

  test('are refused when one comes from a list of columns, and when a rule has other faults', () => {
    expect(
      complaints(
        withRules(
          'rule: not-null\ncolumns: [a, b]\nid: x',
          'rule: unique\ncolumn: b\nid: x.b\nseverity: bad',
        ),
      ),
    ).toEqual([
      'soat.yaml:12:13 hai quy tắc cùng mã "x.b" (quy tắc kia ở 9:13)',
      '  gợi ý: đặt mã khác cho một quy tắc',
      'soat.yaml:13:19 "severity" không nhận "bad"',
      '  gợi ý: dùng một trong: error, warning, info',
    ]);
  });

  test('are the same rule written twice when they have no id', () => {
    expect(
      complaints(withRules('rule: not-null\ncolumn: a', 'rule: not-null\ncolumns: [a]\nseverity: info')),
    ).toEqual([
      'soat.yaml:9:9 quy tắc này trùng với quy tắc ở 7:9',
      '  gợi ý: bỏ một quy tắc; nếu khác nhau ở mức độ hay dung sai, đặt "id" riêng cho mỗi quy tắc',
    ]);
  });
});

test('lists every problem of a file at once, in its order, in either language', () => {
  const text = `version: 2
report: { year: 26, cutoff: 2026-02-30, owner: { nam: x, contact: { phone: 0912 } } }
database: { id: a/b, uri: postgres://u:secret@h/d }
packs: vn
tables:
  t: { key: id, sharing: opn, columns: { a: { personal: 1 } }, rule: [] }
  u: { rules: }
extra: 1
`;
  expect(complaints(text)).toEqual([
    'soat.yaml:1:10 "version" phải là 1',
    '  gợi ý: bản soat này chỉ đọc dạng tệp phiên bản 1; viết không có dấu nháy',
    'soat.yaml:2:17 "year" phải từ 1900 trở lên',
    'soat.yaml:2:29 "cutoff" không phải một ngày có thật',
    '  gợi ý: viết năm-tháng-ngày: 2026-12-14',
    'soat.yaml:2:50 không có từ "nam" trong "owner"',
    '  gợi ý: có phải "name"?',
    'soat.yaml:2:76 "phone" phải là chữ',
    '  gợi ý: đặt giá trị trong dấu nháy: "…"',
    'soat.yaml:3:17 "id" chỉ gồm chữ, số, dấu chấm, gạch nối, gạch dưới và bắt đầu bằng chữ hoặc số',
    'soat.yaml:3:22 không có từ "uri" trong "database"',
    '  gợi ý: có phải "url"?',
    'soat.yaml:4:8 "packs" phải là danh sách',
    '  gợi ý: viết trong ngoặc vuông: [a, b]',
    'soat.yaml:5:1 chưa có quy tắc nào',
    '  gợi ý: thêm ít nhất một quy tắc dưới "rules" của một bảng',
    'soat.yaml:6:13 "key" phải là danh sách',
    '  gợi ý: viết trong ngoặc vuông: [a, b]',
    'soat.yaml:6:26 "sharing" không nhận "opn"',
    '  gợi ý: có phải "open"?',
    'soat.yaml:6:57 "personal" phải là true hoặc false',
    'soat.yaml:6:64 không có từ "rule" trong bảng "t"',
    '  gợi ý: có phải "rules"?',
    'soat.yaml:7:8 "rules" đang để trống (NULL), cần danh sách',
    'soat.yaml:8:1 không có từ "extra" trong tệp quy tắc',
    '  gợi ý: dùng một trong: version, report, database, calendar, packs, tables',
  ]);
  expect(complaints(text, { language: 'en' }).slice(0, 6)).toEqual([
    'soat.yaml:1:10 "version" must be 1',
    '  hint: this soat reads version 1 of the file form only; write it without quotes',
    'soat.yaml:2:17 "year" must be 1900 or more',
    'soat.yaml:2:29 "cutoff" is no day of the calendar',
    '  hint: write year-month-day: 2026-12-14',
    'soat.yaml:2:50 unknown word "nam" in "owner"',
  ]);
});

test('says which days of the calendar cannot be', () => {
  const text = `version: 1
database: { id: a, url: "sqlite:a" }
calendar:
  from: 2026-02-01
  to: 2026-01-01
  weekend: [sat, chu-nhat]
  off: [2026-02-30, 1/1/2026, 2026-03-02]
  work: [2026-03-02]
tables: { t: { rules: [{ rule: row-count }] } }
`;
  expect(complaints(text)).toEqual([
    'soat.yaml:5:7 "to" trước "from"',
    'soat.yaml:6:18 mục thứ 2 của "weekend" không nhận "chu-nhat"',
    '  gợi ý: dùng một trong: sun, mon, tue, wed, thu, fri, sat',
    'soat.yaml:7:9 không có ngày "2026-02-30"',
    'soat.yaml:7:21 ngày viết năm-tháng-ngày: 2027-01-01',
    'soat.yaml:8:10 ngày 2026-03-02 vừa là ngày nghỉ vừa là ngày làm bù',
  ]);
});

test('says what is missing where it should stand', () => {
  expect(complaints('tables: {}\n')).toEqual([
    'soat.yaml:1:1 thiếu "version" trong tệp quy tắc',
    'soat.yaml:1:1 thiếu "database" trong tệp quy tắc',
    'soat.yaml:1:9 "tables" không được rỗng',
  ]);
  expect(complaints('version: 1\ndatabase:\n  name: x\ntables: { t: { rules: [] } }\n')).toEqual([
    'soat.yaml:2:1 thiếu "id" trong "database"',
    'soat.yaml:2:1 thiếu "url" trong "database"',
    '  gợi ý: thêm url: ${TEN_BIEN}, hoặc chạy với --database',
    'soat.yaml:4:1 chưa có quy tắc nào',
    '  gợi ý: thêm ít nhất một quy tắc dưới "rules" của một bảng',
  ]);
});

test.each(['2026-13-01', '2026-02-29', '0000-01-01', '14/12/2026', '2026-1-1'])(
  'refuses the cut-off day %s',
  (day) => {
    const text = `${withRules('rule: not-null\ncolumn: a')}report: { cutoff: ${day} }\n`;
    expect(problemsOf(text).map(({ at }) => at)).toEqual([{ line: 9, column: 19 }]);
  },
);

test.each(['1899', '10000', '2026.5', '"2026"'])('refuses the year %s', (year) => {
  const text = `${withRules('rule: not-null\ncolumn: a')}report: { year: ${year} }\n`;
  expect(problemsOf(text).map(({ at }) => at)).toEqual([{ line: 9, column: 17 }]);
});

test.each(['..', '../../etc', 'a b', '.a', 'a\\b', '-a'])(
  'refuses the database id %s, which names a directory',
  (id) => {
    const text = withRules('rule: not-null\ncolumn: a').replace('ho-tich', `'${id}'`);
    expect(problemsOf(text)).toHaveLength(1);
  },
);

test('shows control characters of a name as text, and cuts long ones', () => {
  const [line] = complaints(withRules('rule: "\\e[31mred\\n"\ncolumn: a'));
  expect(line).toBe('soat.yaml:7:15 không có loại quy tắc "\\u{1b}[31mred\\u{a}"');
  const [long] = complaints(withRules(`rule: ${'x'.repeat(500)}\ncolumn: a`));
  expect(long).toBe(`soat.yaml:7:15 không có loại quy tắc "${'x'.repeat(60)}…"`);
});
