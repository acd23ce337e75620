import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { formats } from '../../src/formats/index.ts';
import { engines, freshDatabase } from '../engines.ts';

/** Texts made from the vectors by small damage, judged by the format's twin in the program. */
function neighbours(text: string): readonly string[] {
  return [
    `${text} `,
    ` ${text}`,
    `${text}\n`,
    text.slice(1),
    text.slice(0, -1),
    `${text}0`,
    text.replace(/\d/, '٣'),
    text.toUpperCase(),
    text.replace(/.$/, '9'),
    text.replace(/.$/, 'é'),
  ];
}

describe.each(engines())('named formats on %s', (engine) => {
  let db: Awaited<ReturnType<typeof freshDatabase>>;
  let directory: string;

  beforeAll(async () => {
    db = await freshDatabase(engine);
    directory = await mkdtemp(join(tmpdir(), 'soat-formats-'));
  });
  afterAll(async () => {
    await db.drop();
    await rm(directory, { recursive: true, force: true });
  });

  it.each(formats.map((format) => [format.name, format] as const))(
    'judges %s as its twin does',
    async (name, format) => {
      const vectors = [...format.valid, ...format.invalid];
      const distinct = [
        ...new Set([...vectors, ...vectors.flatMap(neighbours), '', '\u{1F600}', '\u0000'.slice(1)]),
      ];
      const isWrong = (value: string) => !format.test(value);
      // Some wrong values stand in two rows: rows are counted, not values.
      const values = [...distinct, ...distinct.filter(isWrong).slice(0, 10)];
      const table = `f_${name.replaceAll('-', '_')}`;
      await db.execute(`CREATE TABLE ${table} (id INTEGER NOT NULL PRIMARY KEY, v VARCHAR(400))`);
      await db.load(
        table,
        ['id', 'v'],
        values.map((value, index) => [index, value]),
      );
      const path = join(directory, `${table}.yaml`);
      await writeFile(
        path,
        `version: 1\ndatabase: { id: formats }\ntables:\n  ${table}:\n    key: [id]\n    rules:\n      - { id: r, rule: format, column: v, format: ${name} }\n`,
      );
      const { result } = await audit({
        path,
        database: db.url,
        environment: {},
        now: new Date('2026-12-20T00:00:00Z'),
        clock: () => performance.now(),
        language: 'en',
        failOn: 'error',
        tables: [],
        rules: [],
        samples: 1000,
        allowsOwnerSql: true,
        queryTimeoutMs: 60_000,
        concurrency: 1,
      });
      const [outcome] = result.outcomes;
      const flagged = (outcome?.samples ?? []).map((sample) => values[Number(sample.key.id)]).sort();
      const wrong = values.filter(isWrong).sort();
      // Of values that are judged in the program, only some are kept for samples.
      if (format.matches !== undefined) expect(flagged).toEqual(wrong);
      else expect(wrong.filter((value) => flagged.includes(value))).toEqual(flagged);
      expect(flagged.length).toBeGreaterThanOrEqual(Math.min(wrong.length, 50));
      expect(outcome).toMatchObject({ checked: values.length, violations: wrong.length, status: 'fail' });
    },
  );
});
