import type { Dialect } from '../model/dialect.ts';
import type { Database, OpenOptions } from '../model/session.ts';

/** An engine that soat can audit: the URLs it answers to, and how it is opened. Drivers are loaded when used. */
export interface Engine {
  readonly schemes: readonly string[];
  open(url: string, options: OpenOptions): Promise<OpenDatabase>;
}

/** A database that is open, with the spellings of its engine. */
export interface OpenDatabase {
  readonly database: Database;
  readonly dialect: Dialect;
}

/** Every engine. */
export const engines: readonly Engine[] = [
  {
    schemes: ['sqlite:'],
    async open(url, options) {
      const [{ openSqlite }, { sqlite }] = await Promise.all([
        import('./sqlite/driver.ts'),
        import('./sqlite/dialect.ts'),
      ]);
      return { database: await openSqlite(url, options), dialect: sqlite };
    },
  },
  {
    schemes: ['postgres:', 'postgresql:'],
    async open(url, options) {
      const [{ openPostgres }, { postgres }] = await Promise.all([
        import('./postgres/driver.ts'),
        import('./postgres/dialect.ts'),
      ]);
      return { database: await openPostgres(url, options), dialect: postgres };
    },
  },
  {
    schemes: ['mysql:', 'mariadb:'],
    async open(url, options) {
      const [{ openMysql }, { mysql }, { mariadb }] = await Promise.all([
        import('./mysql/driver.ts'),
        import('./mysql/dialect.ts'),
        import('./mariadb/dialect.ts'),
      ]);
      const database = await openMysql(url, options);
      // The server's own version decides, whatever the URL says.
      return { database, dialect: database.engine === 'mariadb' ? mariadb : mysql };
    },
  },
];

/** The engine of a URL, by its scheme, or undefined. */
export function engineOf(url: string): Engine | undefined {
  return engines.find((engine) => engine.schemes.some((scheme) => url.toLowerCase().startsWith(scheme)));
}
