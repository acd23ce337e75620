import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/cli/text-width.ts';
import { VERSION } from '../../src/version.ts';
import { recorder, soat } from './soat.ts';

const COMMANDS = [
  [],
  ['audit'],
  ['demo'],
  ['report'],
  ['rules'],
  ['rules', 'list'],
  ['rules', 'explain'],
  ['rules', 'schema'],
];
/** Options of `soat audit` that the design names in section 3. */
const AUDIT_OPTIONS =
  '--database --out --format --fail-on --table --rule --samples --no-raw-sql --query-timeout --timeout --concurrency --dry-run --sign-key --lang --quiet --help'.split(
    ' ',
  );
/** Words of commander's own that would be English in a Vietnamese help. */
const ENGLISH =
  /\b(default|choices|options|command|display|help for|output|usage|arguments|show|examples?|the|of|and)\b/i;

describe.each(COMMANDS.map((words) => [['soat', ...words].join(' '), words] as const))(
  '%s --help',
  (name, words) => {
    it('is on standard output, in Vietnamese, with examples, and ends with 0', async () => {
      const ran = await soat([...words, '--help']);
      expect(ran.code).toBe(0);
      expect(ran.stderr).toBe('');
      expect(ran.stdout).toMatch(new RegExp(`^Cách dùng: ${name} `));
      expect(ran.stdout).toContain('\nVí dụ:\n');
      // What is typed is the same in every language.
      const prose = ran.stdout
        .replace(/^ {2}(soat|HO_TICH_URL).*$/gm, '')
        .replace(/^ {2}(list|explain|schema|audit|demo|report|rules)\b/gm, '')
        .replace(
          /--[a-z-]+|json,md,xlsx|\((where, condition)\)|error, warning, info, never|report\.json/g,
          '',
        );
      expect(prose).not.toMatch(ENGLISH);
    });

    it('is in English with --lang en, wherever it stands', async () => {
      const after = await soat([...words, '--help', '--lang', 'en']);
      expect(after.stdout).toMatch(new RegExp(`^Usage: ${name} `));
      expect(after.stdout).toContain('\nExamples:\n');
      expect(after.stdout.replace('(Article 16', '')).not.toMatch(/[ăâđêôơưạảấầậẹếềệịọốộợụủứừỳ]/i);
      expect((await soat(['--lang=en', ...words, '-h'])).stdout).toBe(after.stdout);
    });

    it.each([80, 120])('keeps within %i columns', async (columns) => {
      const terminal = { isTerminal: true, columns, hasColour: false };
      for (const language of ['vi', 'en'])
        for (const line of (await soat([...words, '--help', '--lang', language], { terminal })).stdout.split(
          '\n',
        ))
          expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
    });
  },
);

describe('help', () => {
  it('names every option of audit and what it is without', async () => {
    const { stdout } = await soat(['audit', '--help']);
    for (const option of AUDIT_OPTIONS) expect(stdout).toContain(option);
    expect(stdout.match(/ --[a-z-]+(?= |$)/gm)?.length).toBeGreaterThanOrEqual(AUDIT_OPTIONS.length);
    for (const value of ['mặc định: soat.yaml', 'mặc định: 5m', 'mặc định: error', 'mặc định: 0'])
      expect(stdout).toContain(value);
  });

  it('names every exit code', async () => {
    const { stdout } = await soat(['--help']);
    for (const code of [0, 1, 2, 3, 4]) expect(stdout).toMatch(new RegExp(`^ {2}${code} {2}\\S`, 'm'));
  });

  it('is shown on standard error when there is no command: nothing was checked', async () => {
    const ran = await soat([]);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toBe((await soat(['--help'])).stdout);
    expect((await soat(['--lang', 'en'])).stderr).toContain('Usage: soat');
  });

  it('says the version', async () => {
    for (const flag of ['-V', '--version'])
      expect(await soat([flag])).toMatchObject({ code: 0, stdout: `soat ${VERSION}\n`, stderr: '' });
  });
});

describe('a command line that is wrong', () => {
  it.each([
    [['audti'], 'không có lệnh audti', 'có phải audit?', 'unknown command audti', 'did you mean audit?'],
    [['xyz'], 'không có lệnh xyz', 'xem soat --help', 'unknown command xyz', 'see soat --help'],
    [
      ['audit', '--fial-on', 'x'],
      'không có tùy chọn --fial-on',
      'có phải --fail-on?',
      'unknown option --fial-on',
      'did you mean --fail-on?',
    ],
    [
      ['demo', '--zzzz'],
      'không có tùy chọn --zzzz',
      'xem soat demo --help',
      'unknown option --zzzz',
      'see soat demo --help',
    ],
    [
      ['audit', '--fail-on', 'eror'],
      '--fail-on: giá trị "eror" không hợp lệ; chọn một trong: error, warning, info, never',
      'có phải error?',
      '--fail-on: the value "eror" is invalid; choose one of: error, warning, info, never',
      'did you mean error?',
    ],
    [
      ['audit', '--out'],
      'tùy chọn --out <thư-mục> cần một giá trị',
      'xem soat audit --help',
      'option --out <dir> needs a value',
      'see soat audit --help',
    ],
    [
      ['report'],
      'thiếu đối số <report.json>',
      'xem soat report --help',
      'missing argument <report.json>',
      'see soat report --help',
    ],
    [
      ['audit', 'a', 'b'],
      'thừa đối số: cần nhiều nhất 1, đã cho 2',
      'xem soat audit --help',
      'too many arguments: at most 1 expected, 2 given',
      'see soat audit --help',
    ],
    [
      ['rules', 'not-null'],
      'thừa đối số: cần nhiều nhất 0, đã cho 1',
      'xem soat rules --help',
      'too many arguments: at most 0 expected, 1 given',
      'see soat rules --help',
    ],
    [
      ['rules', 'explain', 'not-nul'],
      'không có loại quy tắc hay gói quy tắc "not-nul"',
      'có phải "not-null"?',
      'unknown rule type or rule pack "not-nul"',
      'did you mean "not-null"?',
    ],
    [
      ['audit', '--format', 'json,docx,pdf'],
      '--format: không có dạng "docx", "pdf"',
      'có: json, md, xlsx',
      '--format: unknown form "docx", "pdf"',
      'there is: json, md, xlsx',
    ],
    [
      ['audit', '--format', ' , '],
      '--format: chưa nêu dạng nào',
      'có: json, md, xlsx',
      '--format: no form is named',
      'there is: json, md, xlsx',
    ],
    [
      ['demo', '--format='],
      '--format: chưa nêu dạng nào',
      'có: json, md, xlsx',
      '--format: no form is named',
      'there is: json, md, xlsx',
    ],
    [
      ['audit', '--table', 'nguoi', 'soat.yaml'],
      '"soat.yaml" đứng sau --table hoặc --rule nên bị hiểu là tên bảng, quy tắc',
      'ghi tệp quy tắc trước: soat audit soat.yaml --table …',
      '"soat.yaml" follows --table or --rule and so counts as one of their names',
      'put the rule file first: soat audit soat.yaml --table …',
    ],
  ])('%j is explained in both languages with what to do', async (argv, vi, advice, en, hint) => {
    expect(await soat(argv)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `soat: ${vi}\n  gợi ý: ${advice}\n`,
    });
    expect(await soat(['--lang', 'en', ...argv])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `soat: ${en}\n  hint: ${hint}\n`,
    });
  });

  it.each([
    ['--samples', '-1'],
    ['--samples', '1001'],
    ['--samples', '1.5'],
    ['--concurrency', '0'],
    ['--concurrency', '17'],
    ['--timeout', '5'],
    ['--timeout', '0s'],
    ['--timeout', '999h'],
    ['--query-timeout', '1 m'],
    ['--query-timeout', ''],
  ])('%s %j is refused with what it should be', async (option, value) => {
    const vi = await soat(['audit', `${option}=${value}`]);
    expect(vi.code).toBe(2);
    expect(vi.stderr).toContain(`soat: ${option}: giá trị "${value}" không hợp lệ; `);
    expect(vi.stderr).toMatch(/viết như|số nguyên từ/);
    const en = await soat(['audit', `${option}=${value}`, '--lang', 'en']);
    expect(en.stderr).toMatch(/write it as|must be a whole number/);
  });

  it('an unknown language is told in Vietnamese', async () => {
    const ran = await soat(['audit', '--lang', 'fr']);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('--lang: giá trị "fr" không hợp lệ; chọn một trong: vi, en');
  });

  it('cannot colour the screen or move the cursor', async () => {
    for (const argv of [
      ['\u001b[31mx'],
      ['audit', '--\u001b[2J'],
      ['audit', '--lang', '\u0007\n'],
      ['audit', '\u202Ex'],
    ])
      expect((await soat(argv)).stderr.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202E/u);
  });

  it('is not needed for a bug: its stack is shown, and 4 given back', async () => {
    const { io, ran } = recorder({
      now: () => {
        throw new TypeError('the clock is broken');
      },
    });
    const { main } = await import('../../src/cli/main.ts');
    const vi = ran(await main(['audit', 'x.yaml'], io));
    expect(vi.code).toBe(4);
    expect(vi.stderr).toContain('gặp lỗi lập trình');
    expect(vi.stderr).toMatch(/TypeError: the clock is broken\n {4}at /);
  });
});
