import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EngineName, type FreshDatabase, freshDatabase } from '../engines.ts';
import { postgresBinaries } from '../services/binaries.ts';

/** A sample database that nobody of this project wrote; it lies beside the checkout and is no part of it. */
export type SampleName = 'chinook' | 'sakila';

/** The folder of a sample, or undefined where it is absent: then a warning says what is not tested. */
export function sampleFolder(name: SampleName): string | undefined {
  const folder = join(import.meta.dirname, '../../../shared/data', name);
  if (existsSync(folder)) return folder;
  console.warn(`SKIPPED: the sample database ${name} is not there (${folder}); the tests on it do not run`);
  return undefined;
}

/** A sample on one engine: where to audit it, and how to drop it. */
export interface LoadedSample {
  readonly url: string;
  drop(): Promise<void>;
}

/** Loads a sample; the SQLite file is opened where it lies. */
export async function loadSample(
  name: SampleName,
  folder: string,
  engine: EngineName,
): Promise<LoadedSample> {
  if (engine === 'sqlite') {
    const file = { chinook: 'Chinook_Sqlite.sqlite', sakila: 'sakila.db' }[name];
    return { url: `sqlite:${join(folder, file)}`, drop: async () => {} };
  }
  const database = await freshDatabase(engine);
  for (const file of FILES[engine][name]) {
    const script = readFileSync(join(folder, file), 'utf8');
    if (engine === 'postgres') runWithPsql(database, script);
    else await runInParts(database, script);
  }
  return database;
}

const FILES = {
  postgres: {
    chinook: ['Chinook_PostgreSql.sql'],
    sakila: ['postgres-sakila-schema.sql', 'postgres-sakila-insert-data-using-copy.sql'],
  },
  mariadb: {
    chinook: ['Chinook_MySql.sql'],
    sakila: ['sakila-mv-schema.sql', 'sakila-mv-data.sql'],
  },
} as const;

/** Into the database that is there: without making one of its own, and without the owner `postgres`, whom nobody knows here. */
function runWithPsql(database: FreshDatabase, script: string): void {
  const own = script
    .replace(/^(?:DROP|CREATE) DATABASE .*$/gm, '')
    .replace(/^\\c .*$/gm, '')
    .replace(/^ALTER .* OWNER TO postgres;$/gm, '')
    .replace(/^GRANT .* TO postgres;$/gm, '');
  execFileSync(join(postgresBinaries(), 'psql'), ['-q', '-v', 'ON_ERROR_STOP=1', '-f', '-', database.url], {
    input: own,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
}

/** `DELIMITER` is a word of the client, not of the server: what stands between two of them is cut at their sign. */
async function runInParts(database: FreshDatabase, script: string): Promise<void> {
  const own = script
    .replace(/^(?:DROP|CREATE) (?:DATABASE|SCHEMA) .*$/gm, '')
    .replace(/^USE .*$/gm, '')
    // A view names the database it was made for.
    .replace(/\bsakila\.(?=[a-z_]+\b)/g, '');
  const [first = '', ...rest] = own.split(/^DELIMITER (?=\S)/gm);
  await database.execute(first);
  for (const part of rest) {
    const [, sign = ';', text = ''] = /^(\S+)\s([\s\S]*)$/.exec(part) ?? [];
    const statements = sign === ';' ? [text] : text.split(sign);
    await database.execute(statements.filter((statement) => statement.trim() !== ''));
  }
  await database.execute('COMMIT; SET AUTOCOMMIT = 1');
}
