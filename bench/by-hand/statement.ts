import SqliteDatabase from 'better-sqlite3';
import mysql from 'mysql2/promise';
import pg from 'pg';
import type { EngineName } from '../../test/services/engine-names.ts';
import type { NamedRow } from './figures.ts';

/** Runs one statement on a connection of its own, as one would by hand, and gives its only row. */
export async function runStatement(engine: EngineName, url: string, sql: string): Promise<NamedRow> {
  switch (engine) {
    case 'postgres': {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query('SET jit = off');
      const { rows } = await client.query(sql);
      await client.end();
      return rows[0];
    }
    case 'mariadb': {
      const connection = await mysql.createConnection(url.replace('mariadb:', 'mysql:'));
      const [rows] = await connection.query<mysql.RowDataPacket[]>(sql);
      await connection.end();
      return rows[0] ?? {};
    }
    case 'sqlite': {
      const database = new SqliteDatabase(url.slice('sqlite:'.length), { readonly: true });
      const patterns = new Map<unknown, RegExp>();
      database.function('matches', { deterministic: true }, (text: unknown, source: unknown) => {
        if (text === null) return null;
        const pattern = patterns.get(source) ?? new RegExp(String(source), 'u');
        patterns.set(source, pattern);
        return pattern.test(String(text)) ? 1 : 0;
      });
      const row = database.prepare<[], NamedRow>(sql).get();
      database.close();
      return row ?? {};
    }
  }
}
