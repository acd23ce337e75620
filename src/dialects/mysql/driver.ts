import { ConnectionError, QueryError, SoatError } from '../../errors.ts';
import type { TableName } from '../../model/catalogue.ts';
import type { Database, OpenOptions } from '../../model/session.ts';
import { type Address, parseAddress } from './address.ts';
import { connect, type Link } from './connection.ts';
import { connectionError, queryError } from './errors.ts';
import { readCatalogue } from './introspect.ts';
import { prepareServer, takeSnapshot } from './server.ts';
import { type MysqlSession, openSession } from './session.ts';

const KILL_TIMEOUT_MS = 10_000;

/**
 * Opens a MySQL or MariaDB database, read-only and on one consistent snapshot; the version the server states decides
 * which of the two it is. Always one session: MySQL cannot share a snapshot. Throws `UsageError` for a wrong URL,
 * `ConnectionError` when connecting fails, `QueryError` (`cancelled`) when `signal` fires first.
 */
export async function openMysql(url: string, options: OpenOptions): Promise<Database> {
  const address = parseAddress(url);
  const where = `${address.host}:${address.port}`;
  if (options.signal?.aborted) throw queryError('cancelled');
  const { link, session, ...opened } = await open(address, where, options);
  const schemas = await chosenSchemas(address, options, link);
  return {
    ...opened,
    sessions: [session],
    catalogue: () =>
      readCatalogue({
        engine: opened.engine,
        version: opened.version,
        schemas,
        utcOffset: options.utcOffset,
        ask: (sql, parameters) => session.ask(sql, parameters, options),
      }),
    whyMissing: (table) => whyMissing(session, table, schemas[0]),
    close: () => link.close(),
  };
}

async function open(address: Address, where: string, options: OpenOptions) {
  let link: Link | undefined;
  const abort = () => link?.destroy();
  options.signal?.addEventListener('abort', abort);
  try {
    link = await connect(address, where, options.signal);
    const { engine, version, connectionId, timeLimit } = await prepareServer(link, options.utcOffset);
    const snapshot = await takeSnapshot(link, engine);
    const kill = () => killQuery(address, where, connectionId);
    return { link, engine, version, snapshot, session: openSession(link, { where, timeLimit, kill }) };
  } catch (error) {
    link?.destroy();
    if (options.signal?.aborted) throw queryError('cancelled');
    throw error instanceof SoatError ? error : connectionError(error, where);
  } finally {
    options.signal?.removeEventListener('abort', abort);
  }
}

/** The schemas that were asked for, or the one of the URL. */
async function chosenSchemas(address: Address, options: OpenOptions, link: Link): Promise<readonly string[]> {
  if (options.schemas.length > 0) return options.schemas;
  if (address.database !== undefined) return [address.database];
  await link.close();
  throw new ConnectionError(
    {
      vi: 'URL MySQL/MariaDB không nêu cơ sở dữ liệu nào',
      en: 'the MySQL/MariaDB URL names no database',
    },
    {
      hint: {
        vi: 'thêm tên vào cuối URL (…:3306/ho_tich) hoặc ghi database.schemas',
        en: 'add its name to the URL (…:3306/ho_tich) or give database.schemas',
      },
    },
  );
}

/** KILL QUERY ends the statement and leaves the connection; it needs the same account and a second connection. */
async function killQuery(address: Address, where: string, connectionId: string): Promise<void> {
  const link = await connect(
    { ...address, database: undefined },
    where,
    AbortSignal.timeout(KILL_TIMEOUT_MS),
  );
  try {
    await link.tell(`KILL QUERY ${connectionId}`);
  } finally {
    await link.close();
  }
}

/** information_schema hides what the account may not see; reading no row of the table tells the two apart. */
async function whyMissing(
  session: MysqlSession,
  table: TableName,
  defaultSchema: string | undefined,
): Promise<'missing' | 'denied'> {
  const schema = table.schema ?? defaultSchema;
  try {
    await session.ask(`SELECT 1 FROM ${quoteName(schema ?? '')}.${quoteName(table.name)} LIMIT 0`);
    return 'missing';
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return error.reason === 'permission' ? 'denied' : 'missing';
  }
}

function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
