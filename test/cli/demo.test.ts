import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/cli/text-width.ts';
import { readReport, temporaryFolder } from './people.ts';
import { soat } from './soat.ts';

const folder = temporaryFolder();
const before = process.cwd();
beforeEach(() => process.chdir(folder.path));
afterEach(() => process.chdir(before));
afterAll(() => folder.remove());

describe('soat demo', () => {
  it('makes a database and its package, ends with 0, and says what to do next; twice as well', async () => {
    const first = await soat(['demo']);
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(first.stderr).toMatch(/^Đang tạo CSDL mẫu trong reports\/demo-csdl\/\n/);
    expect(first.stderr).toContain(`
Tiếp theo:
- mở báo cáo:
    reports/demo/report.md  reports/demo/report.xlsx
- thêm dòng vi phạm vào báo cáo:
    soat audit reports/demo-csdl/soat.yaml --table cong_dan --samples 5
- kiểm tra CSDL của mình: chép reports/demo-csdl/soat.yaml, sửa cho CSDL đó rồi chạy:
    soat audit <tệp-quy-tắc>
- tra cứu các loại quy tắc:
    soat rules
`);
    expect(readdirSync('reports/demo-csdl').sort()).toEqual(['du-lieu.sqlite', 'planted.json', 'soat.yaml']);
    const report = readReport('reports/demo');
    expect(report.summary.fail).toBeGreaterThan(0);
    expect(report).toMatchObject({ status: 'complete', failOn: 'never', summary: { exitCode: 0 } });

    // Over the first one, and silent.
    expect(await soat(['demo', '--quiet'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(readReport('reports/demo').outcomes).toEqual(report.outcomes);
  });

  it('the rule file it leaves can be audited as it says', async () => {
    const argv = ['audit', 'reports/demo-csdl/soat.yaml', '--table', 'cong_dan', '--samples', '5'];
    expect((await soat([...argv, '--format', 'md', '--quiet'])).code).toBe(1);
    expect(existsSync('reports/csdl-dung-chung-2026/report.md')).toBe(true);
  });

  it('goes elsewhere with --out, names what was written, and quotes what a shell would split', async () => {
    const ran = await soat(['demo', '--out', "chạy thử/o'k/", '--format', 'md', '--lang', 'en'], {
      terminal: { isTerminal: false, columns: 60, hasColour: false },
    });
    expect(ran.code).toBe(0);
    expect(readdirSync("chạy thử/o'k").sort()).toEqual(['manifest.json', 'report.json', 'report.md']);
    expect(existsSync("chạy thử/o'k-csdl/du-lieu.sqlite")).toBe(true);
    expect(ran.stderr).toContain("- open the report:\n    'chạy thử/o'\\''k/report.md'\n");
    expect(ran.stderr).toContain("soat audit 'chạy thử/o'\\''k-csdl/soat.yaml' --table cong_dan --samples 5");
    for (const line of ran.stderr.split('\n'))
      if (!line.startsWith('    ')) expect(displayWidth(line), line).toBeLessThanOrEqual(60);
  });

  it("touches nobody's files, and finds out before it makes anything", async () => {
    writeFileSync('mine', 'precious');
    const ran = await soat(['demo', '--out', 'mine']);
    expect(ran).toMatchObject({ code: 3, stdout: '' });
    expect(existsSync('mine-csdl')).toBe(false);
    expect(readFileSync('mine', 'utf8')).toBe('precious');
    expect(await soat(['demo', '--format', 'docx', '--out', 'other'])).toMatchObject({ code: 2 });
    expect(existsSync('other-csdl')).toBe(false);
  });
});
