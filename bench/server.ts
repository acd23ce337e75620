import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { addFunctions } from '../src/dialects/sqlite/functions.ts';
import type { FreshDatabase } from '../test/services/fresh-database.ts';
import { cpuSecondsOfTree } from './cpu.ts';
import type { AuditRun } from './program.ts';

/** How often a table was asked for, and how often it was read from end to end. */
export interface Reads {
  readonly statements: number;
  readonly scans: number;
}

/** The server behind a bench, seen from outside. */
export interface ObservedServer {
  /** CPU seconds of all its processes so far; 0 where the engine runs inside the program. */
  cpuSeconds(): number;
  /** Runs `work` and counts, by the server's own records, what it read of the table. */
  countReads(table: string, rows: number, work: () => Promise<AuditRun>): Promise<Reads>;
  /** PostgreSQL's `work_mem`, for all sessions from now on; nothing elsewhere. */
  setWorkMemory(value: string): Promise<void>;
}

/** Finds the processes and the records of the server of that database. */
export async function observe(database: FreshDatabase): Promise<ObservedServer> {
  switch (database.engine) {
    case 'postgres':
      return observePostgres(database);
    case 'mariadb':
      return observeMariadb(database);
    case 'sqlite':
      return observeSqlite(database);
  }
}

async function observePostgres(database: FreshDatabase): Promise<ObservedServer> {
  const value = async (sql: string) => String(Object.values((await database.query(sql))[0] ?? {})[0]);
  const folder = await value('SHOW data_directory');
  const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const log = () => readFileSync(join(dirname(folder), 'server.log'), 'utf8');
  const set = async (setting: string) => {
    await database.execute([`ALTER SYSTEM SET ${setting}`, 'SELECT pg_reload_conf()']);
    // The reload reaches the other processes in their own time.
    await pause(500);
  };
  // Its work would be counted with that of whoever is measured.
  await set('autovacuum = off');
  return {
    cpuSeconds: () => cpuSecondsOfTree(pid),
    async countReads(table, rows, work) {
      // Every worker of a parallel scan adds one to `seq_scan`, but each row is read by one of them.
      const rowsRead = () =>
        value(
          `SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables WHERE relname = '${table}'`,
        );
      await set("log_statement = 'all'");
      const before = { rows: Number(await rowsRead()), log: log().length };
      await work();
      await pause(1_500);
      await database.execute('SELECT pg_stat_clear_snapshot()');
      const scans = (Number(await rowsRead()) - before.rows) / rows;
      const entries = log()
        .slice(before.log)
        .split(/^.* LOG: +/m)
        .filter((entry) => !entry.includes('pg_stat_user_tables'));
      await set("log_statement = 'none'");
      return { statements: entries.filter((entry) => namesTable(entry, table)).length, scans };
    },
    setWorkMemory: (size) => set(`work_mem = '${size}'`),
  };
}

async function observeMariadb(database: FreshDatabase): Promise<ObservedServer> {
  const [row] = await database.query('SELECT @@pid_file AS path');
  const pid = Number(readFileSync(String(row?.path), 'utf8'));
  const count = async (sql: string) => Number((await database.query(sql))[0]?.n ?? 0);
  return {
    cpuSeconds: () => cpuSecondsOfTree(pid),
    async countReads(table, rows, work) {
      const rowsRead = () =>
        count(
          `SELECT ROWS_READ AS n FROM information_schema.TABLE_STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '${table}'`,
        );
      await database.execute(
        "SET GLOBAL log_output = 'TABLE'; TRUNCATE mysql.general_log; SET GLOBAL general_log = 1",
      );
      const before = await rowsRead();
      await work();
      const scans = ((await rowsRead()) - before) / rows;
      const statements = await count(
        `SELECT COUNT(*) AS n FROM mysql.general_log WHERE command_type IN ('Execute', 'Query')
         AND argument LIKE '%\`${table}\`%' AND argument LIKE 'SELECT%' AND argument NOT LIKE '%general_log%'`,
      );
      await database.execute('SET GLOBAL general_log = 0');
      return { statements, scans };
    },
    setWorkMemory: async () => {},
  };
}

function observeSqlite(database: FreshDatabase): ObservedServer {
  return {
    cpuSeconds: () => 0,
    // SQLite keeps no records: its own plans of the statements that were run say what they read.
    async countReads(table, _rows, work) {
      const { queries } = await work();
      const file = new SqliteDatabase(database.url.slice('sqlite:'.length), { readonly: true });
      addFunctions(file, '+07:00');
      const steps = queries.flatMap(({ sql, parameters }) =>
        file.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters),
      );
      file.close();
      return {
        statements: queries.filter(({ sql }) => namesTable(sql, table)).length,
        scans: steps.filter(({ detail }) => new RegExp(`^SCAN ${table}\\b`).test(detail)).length,
      };
    },
    setWorkMemory: async () => {},
  };
}

function namesTable(sql: string, table: string): boolean {
  return new RegExp(`(^|[^\\w])${table}([^\\w]|$)`).test(sql);
}
