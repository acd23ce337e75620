import { type EngineName, engineNames } from './engine-names.ts';
import { startMariadb } from './mariadb.ts';
import { startPostgres } from './postgres.ts';
import type { Server } from './server.ts';

/** URLs of the servers that run, each with a superuser and a database to connect to. */
export interface Services {
  readonly postgres?: string;
  readonly mariadb?: string;
}

/** Starts a server for every engine under test that needs one; `stop` ends them all. */
export async function startServices(
  engines: readonly EngineName[] = engineNames(),
): Promise<{ readonly urls: Services; stop(): Promise<void> }> {
  const started: Server[] = [];
  const start = async (wanted: EngineName, server: () => Promise<Server>) => {
    if (!engines.includes(wanted)) return {};
    const running = await server();
    started.push(running);
    return { [wanted]: running.url };
  };
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()));
  };
  try {
    return {
      urls: { ...(await start('postgres', startPostgres)), ...(await start('mariadb', startMariadb)) },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
