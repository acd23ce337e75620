import type { Database, OpenOptions, Snapshot } from '../../model/session.ts';
import { readCatalogue } from './introspect.ts';
import { openSession, type SqliteSession } from './session.ts';

/**
 * Opens `sqlite:` and an absolute path, taken as it stands, read-only and in one read transaction; always one session, in
 * a process of its own. Throws `ConnectionError` when the file is missing, no database, damaged, or locked for too long.
 */
export async function openSqlite(url: string, options: OpenOptions): Promise<Database> {
  const path = url.replace(/^sqlite:/, '');
  const session = await openSession(path, options.utcOffset, options.signal);
  return {
    engine: 'sqlite',
    version: session.version,
    snapshot: snapshotOf(session),
    sessions: [session],
    catalogue: () => readCatalogue((sql, parameters) => session.ask(sql, parameters, options)),
    // A file that can be opened hides nothing.
    whyMissing: async () => 'missing',
    close: () => session.close(),
  };
}

function snapshotOf({ journalMode, state }: SqliteSession): Snapshot {
  return {
    isolation: `READ TRANSACTION, READ ONLY (journal_mode = ${journalMode.toUpperCase()})`,
    // The file has no clock of its own.
    at: new Date().toISOString(),
    ...(state.hasLog ? {} : { id: `change-counter:${state.changeCounter}` }),
    tables: [],
  };
}
