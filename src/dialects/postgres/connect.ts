import type pg from 'pg';
import { connectionError } from './failures.ts';
import type { PostgresTarget } from './target.ts';

/** Opens plain connections to one server. The npm package is loaded with the first of them. */
export interface Connector {
  /** Throws ConnectionError. */
  connect(signal?: AbortSignal): Promise<pg.Client>;
  readonly Query: typeof pg.Query;
}

/** Loads `pg` and gives what opens connections to the target, trying its kinds of TLS in order. */
export async function connectorTo(target: PostgresTarget): Promise<Connector> {
  const { Client, Query } = await import('pg');
  const attempt = async (ssl: PostgresTarget['tls'][number], signal?: AbortSignal): Promise<pg.Client> => {
    const { tls: _, connectTimeoutMs, label: __, ...address } = target;
    const client = new Client({
      ...address,
      ssl,
      application_name: 'soat',
      client_encoding: 'UTF8',
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    // Whoever runs a statement learns of the loss; without a listener it would end the process.
    client.on('error', () => {});
    const abort = () => client.connection.stream.destroy();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await client.connect();
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  };
  return {
    Query,
    connect: async (signal) => {
      let failure: unknown;
      for (const ssl of target.tls) {
        try {
          return await attempt(ssl, signal);
        } catch (error) {
          failure = error;
          if (!(error instanceof Error && error.message.includes('does not support SSL'))) break;
        }
      }
      throw connectionError(target.label, failure, 'connect');
    },
  };
}
