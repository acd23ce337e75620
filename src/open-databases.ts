import { engineOf, engines, type OpenDatabase } from './dialects/index.ts';
import { SoatError, UsageError } from './errors.ts';
import type { Catalogue } from './model/catalogue.ts';
import type { RuleFile } from './model/rule-file.ts';
import type { OpenOptions } from './model/session.ts';
import { missingTables, tableKey } from './plan/bind.ts';
import { splitName } from './plan/find-table.ts';
import { databaseUrl, otherDatabaseUrl } from './rule-file/database-url.ts';
import { asRecord } from './rule-types/words.ts';

/** A database that is open, with its tables. */
export interface Opened extends OpenDatabase {
  /** Its name in the rule file; absent for the one that is audited. */
  readonly id?: string;
  readonly name?: string;
  readonly catalogue: Catalogue;
}

/** Every database of a run. */
export interface Databases {
  readonly main: Opened;
  readonly others: readonly Opened[];
  /** Why second databases could not be opened, by their name: only rules that need them fail. */
  readonly closed: ReadonlyMap<string, SoatError>;
  /** Tables that are there but may not be read, by `tableKey`. */
  readonly denied: ReadonlySet<string>;
}

/**
 * Opens the database of a rule file, and those that its rules compare it with, for as long as `use` takes. Throws
 * `UsageError` for a URL that is not understood, and `ConnectionError` when the first cannot be opened.
 */
export async function withDatabases<T>(
  file: RuleFile,
  options: Omit<OpenOptions, 'schemas'> & { readonly database: string | undefined },
  use: (databases: Databases) => Promise<T>,
): Promise<T> {
  const opened: OpenDatabase[] = [];
  const denied = new Set<string>();
  const open = async (url: string, schemas: readonly string[], id?: string): Promise<Opened> => {
    const found = await engineNamed(url).open(url, { ...options, schemas });
    opened.push(found);
    const { tables, ...rest } = await found.database.catalogue();
    const catalogue = {
      ...rest,
      tables: id === undefined ? tables : tables.map((table) => ({ ...table, database: id })),
    };
    for (const name of missingTables(file, catalogue, id)) {
      if ((await found.database.whyMissing(splitName(name))) === 'denied')
        denied.add(tableKey({ name, ...(id === undefined ? {} : { database: id }) }));
    }
    return { ...found, catalogue, ...(id === undefined ? {} : { id }) };
  };
  try {
    const main = await open(databaseUrl(file, options.database), file.database.schemas);
    const others: Opened[] = [];
    const closed = new Map<string, SoatError>();
    for (const other of othersInUse(file)) {
      try {
        const found = await open(otherDatabaseUrl(file, other), other.schemas, other.id);
        others.push({ ...found, ...(other.name === undefined ? {} : { name: other.name }) });
      } catch (error) {
        if (!(error instanceof SoatError) || error.exitCode !== 3 || options.signal?.aborted === true)
          throw error;
        closed.set(other.id, error);
      }
    }
    return await use({ main, others, closed, denied });
  } finally {
    for (const { database } of opened) await database.close();
  }
}

function othersInUse(file: RuleFile) {
  const named = new Set(
    file.tables.flatMap(({ rules }) => rules.map(({ parameters: { to } }) => asRecord(to).database)),
  );
  return file.database.others.filter(({ id }) => named.has(id));
}

function engineNamed(url: string) {
  const engine = engineOf(url);
  if (engine !== undefined) return engine;
  const known = engines.flatMap((one) => one.schemes).join(' ');
  throw new UsageError(
    { vi: 'không hiểu địa chỉ CSDL', en: 'the database URL is not understood' },
    { hint: { vi: `địa chỉ bắt đầu bằng một trong: ${known}`, en: `a URL begins with one of: ${known}` } },
  );
}
