import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataFileError } from '../../src/errors.ts';
import { loadLegalProfile, loadScoringProfile, profileNames } from '../../src/profiles/index.ts';

describe('the profiles shipped', () => {
  it('have names', () => {
    expect(profileNames('legal')).toContain('nd47-2020');
    expect(profileNames('scoring')).toContain('dieu16');
  });

  it('all load', async () => {
    for (const name of profileNames('legal')) expect((await loadLegalProfile(name)).id).toBe(name);
    for (const name of profileNames('scoring')) expect((await loadScoringProfile(name)).id).toBe(name);
  });

  it('say the days of the yearly report', async () => {
    expect(await loadLegalProfile('nd47-2020')).toMatchObject({
      utcOffset: '+07:00',
      cutoffMonthDay: '12-14',
      deadlineMonthDay: '12-31',
      validFrom: '2020-05-25',
      validTo: '2025-10-21',
    });
  });

  it('tell what an officer has to confirm', async () => {
    const { basis, note } = await loadLegalProfile('nd47-2020');
    expect(
      basis
        .filter(({ confirmed }) => !confirmed)
        .map(({ citation }) => citation.vi)
        .join(),
    ).toContain('278/2025/NĐ-CP');
    expect(note.vi).toContain('22-10-2025');
  });

  it('weigh every row alike', async () => {
    expect(await loadScoringProfile('dieu16')).toMatchObject({
      method: 'conforming-over-checked',
      weights: 'equal',
    });
  });
});

describe('a broken profile', () => {
  const good = readFileSync(new URL('../../rules/legal/nd47-2020.yaml', import.meta.url), 'utf8');
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'soat-profiles-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function refusal(text: string): Promise<string> {
    writeFileSync(join(folder, 'nd47-2020.yaml'), text);
    const error: unknown = await loadLegalProfile('nd47-2020', folder).catch((reason: unknown) => reason);
    if (!(error instanceof DataFileError)) throw error;
    return error.text.en.replace(folder, '');
  }
  const lineOf = (start: string) => good.split('\n').findIndex((line) => line.startsWith(start)) + 1;

  it.each([
    [
      'an unknown word',
      (text: string) => text.replace('cutoffMonthDay', 'cutOffMonthDay'),
      'cutoffMonthDay',
      'unknown word "cutOffMonthDay"',
    ],
    [
      'a wrong value',
      (text: string) => text.replace('12-14', '14-12'),
      'cutoffMonthDay',
      '"cutoffMonthDay" is wrong',
    ],
    [
      'a wrong id',
      (text: string) => text.replace('id: nd47-2020', 'id: other'),
      '#',
      '"id" must be "nd47-2020"',
    ],
    [
      'a word given twice',
      (text: string) => text.replace('validFrom:', 'validTo: 2030-01-01\nvalidFrom:'),
      'validTo',
      'keys must be unique',
    ],
  ])('with %s is refused at its line', async (_, broken, start, reason) => {
    const text = await refusal(broken(good));
    expect(text).toContain(reason);
    const shift = reason.startsWith('keys') ? 1 : 0;
    expect(text).toContain(`/nd47-2020.yaml:${start === '#' ? 1 : lineOf(start) + shift} `);
  });

  it('that lacks a word is refused', async () => {
    expect(await refusal(good.replace(/^utcOffset.*$/m, ''))).toContain('missing word "utcOffset"');
  });

  it('that is no YAML is refused', async () => {
    expect(await refusal('id: [')).toMatch(/nd47-2020\.yaml:\d+ cannot read the YAML/);
  });

  it('that does not exist is refused with the names there are', async () => {
    await expect(loadLegalProfile('../legal/nd47-2020')).rejects.toThrow(/no profile .*nd47-2020/);
  });
});
