import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPeople, PEOPLE_RULES, ruleFile, temporaryFolder, write } from '../cli/people.ts';
import { SOAT_COMMAND } from '../cli/soat.ts';
import { type FreshDatabase, freshDatabase } from '../engines.ts';

/** A mount of one's own needs root, or user namespaces that the system lets everybody make. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

describe.skipIf(!canMount)('a disk that cannot take the package', () => {
  const folder = temporaryFolder();
  let database: FreshDatabase;
  let rules: string;
  beforeAll(async () => {
    database = await freshDatabase('sqlite');
    await loadPeople(database);
    rules = write(folder.in('soat.yaml'), ruleFile(PEOPLE_RULES));
  });
  afterAll(async () => {
    await database.drop();
    folder.remove();
  });

  /** Runs soat where `/mnt` is a small file system of its own that holds an old report; prints what lies there afterwards. */
  async function onSmallDisk(prepare: string) {
    const script = `mount -t tmpfs -o size=64k tmpfs /mnt && printf old > /mnt/report.json && ${prepare}
      "$@"; echo "code $?"; ls -A /mnt | tr '\\n' ' '; cat /mnt/report.json`;
    return promisify(execFile)(
      'unshare',
      ['-rm', 'sh', '-c', script, 'sh', ...SOAT_COMMAND, 'audit', rules, '--out', '/mnt'],
      {
        env: { ...process.env, DB_URL: database.url },
      },
    );
  }

  it('because it is full: 3 and the reason, the figures on the screen, the old package as it was', async () => {
    const { stdout, stderr } = await onSmallDisk('head -c 50000 /dev/zero > /mnt/filler');
    expect(stdout).toBe('code 3\nfiller report.json old');
    expect(stderr).toMatch(/soat: không thể ghi \/mnt\/report\.\w+: hết dung lượng đĩa\n$/);
    expect(stderr).toContain('Không được bỏ trống (NULL): ho_ten');
    expect(stderr).not.toContain('Gói báo cáo:');
  });

  it('because it is read-only: told before anything is read', async () => {
    const { stdout, stderr } = await onSmallDisk('mount -o remount,ro /mnt');
    expect(stdout).toBe('code 3\nreport.json old');
    expect(stderr).toBe('soat: không thể ghi /mnt: hệ thống tệp chỉ cho đọc\n');
  });
});
