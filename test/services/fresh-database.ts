import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import mysql from 'mysql2/promise';
import pg from 'pg';
import type { EngineName } from './engine-names.ts';
import type { Services } from './start-services.ts';

/** A cell of a fixture; numbers that must stay exact go as text. */
export type FixtureValue = string | number | bigint | boolean | Uint8Array | null;

/** An empty database that nobody else uses, with a connection that may write. */
export interface FreshDatabase {
  readonly engine: EngineName;
  /** For the product: `postgres://…`, `mariadb://…` or `sqlite:/path`. */
  readonly url: string;
  /** Runs a script (several statements in one text), or a list of statements one after the other. */
  execute(sql: string | readonly string[]): Promise<void>;
  /** Inserts rows; names are quoted as they stand. */
  load(table: string, columns: readonly string[], rows: readonly (readonly FixtureValue[])[]): Promise<void>;
  /** What a plain query gives, in the words of the engine's driver; to look at the server from outside. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** Makes an empty database of its own on the running server; a file for SQLite. Throws when that server was not started. */
export async function freshDatabaseOn(engine: EngineName, services: Services): Promise<FreshDatabase> {
  if (engine === 'sqlite') return freshSqlite();
  const url = services[engine];
  if (url === undefined) throw new Error(`no ${engine} server runs (SOAT_TEST_ENGINES?)`);
  return engine === 'postgres' ? freshPostgres(url) : freshMariadb(url);
}

/** Parameters in one INSERT: below the limits of every engine (SQLite 32,766). */
const PARAMETERS_AT_ONCE = 30_000;

async function freshPostgres(serverUrl: string): Promise<FreshDatabase> {
  const name = randomName();
  const url = withDatabase(serverUrl, name);
  await onPostgres(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  const quote = (word: string) => `"${word.replaceAll('"', '""')}"`;
  return {
    engine: 'postgres',
    url,
    execute: async (sql) => {
      for (const text of [sql].flat()) await client.query(text);
    },
    query: async (sql) => (await client.query(sql)).rows,
    load: async (table, columns, rows) => {
      for (const part of inParts(rows, columns.length)) {
        const places = part.map(
          (row, r) => `(${row.map((_, c) => `$${r * columns.length + c + 1}`).join(', ')})`,
        );
        const names = columns.map(quote).join(', ');
        await client.query(
          `INSERT INTO ${quote(table)} (${names}) VALUES ${places.join(', ')}`,
          part.flat().map((value) => (typeof value === 'bigint' ? String(value) : value)),
        );
      }
    },
    drop: async () => {
      await client.end();
      await onPostgres(serverUrl, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

async function onPostgres(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function freshMariadb(serverUrl: string): Promise<FreshDatabase> {
  const name = randomName();
  const connection = await mysql.createConnection({
    uri: serverUrl.replace('mariadb:', 'mysql:'),
    multipleStatements: true,
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
  });
  await connection.query(`CREATE DATABASE ${name}`);
  await connection.query(`USE ${name}`);
  const quote = (word: string) => `\`${word.replaceAll('`', '``')}\``;
  return {
    engine: 'mariadb',
    url: withDatabase(serverUrl, name),
    execute: async (sql) => {
      for (const text of [sql].flat()) await connection.query(text);
    },
    query: async (sql) => (await connection.query<mysql.RowDataPacket[]>(sql))[0],
    load: async (table, columns, rows) => {
      for (const part of inParts(rows, columns.length)) {
        const values = part.map((row) =>
          row.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value)),
        );
        await connection.query(`INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES ?`, [
          values,
        ]);
      }
    },
    drop: async () => {
      await connection.query(`DROP DATABASE IF EXISTS ${name}`);
      await connection.end();
    },
  };
}

function freshSqlite(): FreshDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'soat-sqlite-'));
  const path = join(folder, 'test.db');
  // Opened anew each time, so that no lock of the fixture stands in the product's way.
  const using = <T>(work: (database: SqliteDatabase.Database) => T): T => {
    const database = new SqliteDatabase(path);
    try {
      database.defaultSafeIntegers();
      return work(database);
    } finally {
      database.close();
    }
  };
  using((database) => database.exec('VACUUM'));
  const quote = (word: string) => `"${word.replaceAll('"', '""')}"`;
  return {
    engine: 'sqlite',
    url: `sqlite:${path}`,
    execute: async (sql) =>
      using((database) => {
        for (const text of [sql].flat()) database.exec(text);
      }),
    query: async (sql) => using((database) => database.prepare<[], Record<string, unknown>>(sql).all()),
    load: async (table, columns, rows) =>
      using((database) => {
        const places = columns.map(() => '?').join(', ');
        const insert = database.prepare(
          `INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES (${places})`,
        );
        database.transaction(() => {
          for (const row of rows) {
            insert.run(...row.map((value) => (typeof value === 'boolean' ? BigInt(value) : value)));
          }
        })();
      }),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

function randomName(): string {
  return `soat_${randomBytes(8).toString('hex')}`;
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function inParts<T>(rows: readonly T[], columnCount: number): T[][] {
  const size = Math.max(1, Math.floor(PARAMETERS_AT_ONCE / Math.max(1, columnCount)));
  const parts: T[][] = [];
  for (let start = 0; start < rows.length; start += size) parts.push(rows.slice(start, start + size));
  return parts;
}
