import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPeople, ruleFile, temporaryFolder, write } from '../cli/people.ts';
import { soat, startSoat } from '../cli/soat.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Ends with 2, leaves standard output and the disk empty, and gives what was said. */
async function refused(path: string, url: string, ...argv: readonly string[]): Promise<string> {
  const out = folder.in('never');
  const ran = await soat(['audit', path, '--out', out, ...argv], { environment: { DB_URL: url } });
  expect(ran, ran.stderr).toMatchObject({ code: 2, stdout: '' });
  expect(existsSync(out)).toBe(false);
  return ran.stderr;
}

describe('a rule file that is wrong in form', () => {
  let server: Server;
  let connections = 0;
  let url: string;
  beforeAll(async () => {
    server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `postgres://u:S3CRET@127.0.0.1:${(server.address() as { port: number }).port}/x`;
  });
  afterAll(() => {
    expect(connections).toBe(0);
    server.close();
  });

  it('is told with its path when it is missing, a folder, unreadable, no text, or none is named', async () => {
    expect(await refused(folder.in('none.yaml'), url)).toMatch(
      /^soat: không thấy tệp quy tắc ".*none\.yaml"\n {2}gợi ý: /,
    );
    expect(await refused(folder.path, url)).toContain('là thư mục');
    writeFileSync(
      folder.in('latin1.yaml'),
      Buffer.from('version: 1\nreport: { owner: { name: "S\xf4' + 'ng" } }', 'latin1'),
    );
    expect(await refused(folder.in('latin1.yaml'), url)).toMatch(
      /latin1\.yaml:2:1 dòng này không phải văn bản UTF-8/,
    );
    expect(await refused(write(folder.in('empty.yaml'), ''), url)).toContain('empty.yaml:1:1');
    const english = await refused(folder.in('none.yaml'), url, '--lang', 'en');
    expect(english).toMatch(
      /^soat: there is no rule file .*\n {2}hint: check the path; soat demo makes an example\n$/,
    );
  });

  // Root may read everything.
  it.skipIf(process.getuid?.() === 0)('is told when the user who runs soat may not read it', async () => {
    const path = write(folder.in('locked.yaml'), 'version: 1');
    chmodSync(path, 0);
    expect(await refused(path, url)).toContain('không có quyền đọc');
  });

  it('has its YAML faults told with their place', async () => {
    expect(await refused(write(folder.in('broken.yaml'), 'version: 1\ntables: {a: [\n'), url)).toMatch(
      /broken\.yaml:\d+:\d+ /,
    );
    expect(await refused(write(folder.in('tab.yaml'), 'version: 1\ntables:\n\ta: 1\n'), url)).toMatch(
      /tab\.yaml:3:1 /,
    );
  });

  it('has all its problems told at once, each with its place and the nearest word, in both languages', async () => {
    const path = write(
      folder.in('many.yaml'),
      `version: 1
report: { year: "2026", cutof: 2026-12-14 }
database: { id: a b, url: "\${DB_URL}" }
tables:
  nguoi:
    rules:
      - { rule: notnull, column: a }
      - { rule: format, colunm: email, format: e-mail }
      - { rule: range, column: tuoi, min: 10, max: 1 }
      - { rule: unique, column: so, tolerance: 200% }
      - { id: x, rule: not-null, column: so, sevrity: error }
      - { id: x, rule: not-null, column: ten }
`,
    );
    const vi = await refused(path, url);
    const places = [...vi.matchAll(/many\.yaml:(\d+):\d+ /g)].map((match) => Number(match[1]));
    expect(places, vi).toEqual([2, 2, 3, 7, 8, 8, 9, 10, 11, 12]);
    for (const hint of ['"cutoff"', '"not-null"', '"column"', '"email"', '"severity"'])
      expect(vi).toContain(`gợi ý: có phải ${hint}?`);
    expect(vi).toMatch(/\n\n.*many\.yaml: \d+ lỗi\n$/);
    const en = await refused(path, url, '--lang', 'en');
    expect(en).toContain('hint: did you mean "cutoff"?');
    expect(en.match(/many\.yaml:\d+:\d+ /g)).toHaveLength(places.length);
  });

  it('cannot colour the screen or move the cursor', async () => {
    const path = write(folder.in('hostile.yaml'), ruleFile('\n  "\\e[31mx\\u202E": { "\\e[2Jrulez": [] }\n'));
    expect((await refused(path, url)).replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202E/u);
  });

  it('has an environment variable that is not set told by its name', async () => {
    const path = write(
      folder.in('env.yaml'),
      ruleFile('\n  t: { rules: [{ rule: row-count, min: 1 }] }\n', { url: '${KHONG_CO}' }),
    );
    expect(await refused(path, url)).toMatch(/env\.yaml:3:\d+ .*KHONG_CO/);
  });

  it('ends a real process with 2', async () => {
    const { ended } = startSoat(['audit', folder.in('many.yaml')], { environment: { DB_URL: url } });
    expect(await ended).toMatchObject({ code: 2, stdout: '' });
  });
});

describe.each(engines())('a rule file that does not fit the database, on %s', (engine) => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await loadPeople(database);
  });
  afterAll(() => database.drop());

  it('has all its problems told at once with their place and the nearest name', async () => {
    const path = write(
      folder.in('unbound.yaml'),
      ruleFile(`
  nguoii: { rules: [{ rule: row-count, min: 1 }] }
  nguoi:
    key: [idd]
    columns: { emial: { personal: true } }
    rules:
      - { rule: not-null, column: ho_tn }
      - { rule: format, column: tuoi, format: email }
      - { rule: range, column: email, min: 1 }
      - { rule: code, column: so, codes: iso-contry }
      - { rule: reference, column: id, to: { table: nguo, column: id } }
      - { rule: reference, column: id, to: { table: nguoi, column: email } }
      - { rule: in-set, column: tuoi, values: [x] }
      - { rule: expression, condition: "EXISTS (SELECT 1)" }
`),
    );
    const vi = await refused(path, database.url);
    const lines = [...vi.matchAll(/unbound\.yaml:(\d+):\d+ /g)].map((match) => Number(match[1]));
    expect(lines, vi).toEqual([5, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17]);
    for (const hint of ['nguoi', 'id', 'email', 'ho_ten', 'iso-country'])
      expect(vi).toContain(`có phải "${hint}"?`);
    expect(vi).toMatch(/unbound\.yaml: 11 lỗi\n$/);
    const en = await refused(path, database.url, '--lang', 'en');
    expect(en.match(/unbound\.yaml:\d+:\d+ /g)).toHaveLength(11);
    expect(en).toContain('unknown column "ho_tn" in table nguoi\n  hint: did you mean "ho_ten"?');
    expect(await refused(path, database.url, '--dry-run')).toBe(vi);
  });

  it.skipIf(engine === 'sqlite')(
    'has a schema that is not there told beside the tables it was to hold',
    async () => {
      const path = write(
        folder.in('schema.yaml'),
        `version: 1\ndatabase: { id: a, url: "\${DB_URL}", schemas: [publc] }\ntables: { nguoi: { rules: [{ rule: row-count, min: 1 }] } }\n`,
      );
      const text = await refused(path, database.url);
      expect(text).toContain('schema.yaml:2:48 không có lược đồ "publc"');
      expect(text).toContain('không có bảng "nguoi"');
    },
  );

  it('is refused for profiles and packs that there are not', async () => {
    const refusedWith = (words: string) =>
      refused(
        write(
          folder.in('profile.yaml'),
          `version: 1\n${words}\ndatabase: { id: a, url: "\${DB_URL}" }\ntables: { nguoi: { rules: [{ rule: row-count, min: 1 }] } }\n`,
        ),
        database.url,
      );
    const vi = await refusedWith('report: { legal: nd47-2021, scoring: dieu61 }');
    expect(vi).toContain('nd47-2020');
    expect(vi).toContain('dieu16');
    expect(await refusedWith('packs: [vn-nobody]')).toContain('vn-nobody');
  });
});
