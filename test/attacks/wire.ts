import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A relay in front of a PostgreSQL server that hears every statement its clients send. */
export interface Wire {
  /** The URL of the server by way of the relay. */
  readonly url: string;
  /** The texts of simple queries and of prepared statements, in the order they came. */
  readonly statements: readonly string[];
  close(): Promise<void>;
}

/** Puts a relay on a free port of the loopback before the server of a `postgres:` URL. */
export async function listenIn(serverUrl: string): Promise<Wire> {
  const server = new URL(serverUrl);
  const statements: string[] = [];
  const sockets = new Set<Socket>();
  const relay = createServer((client) => {
    const upstream = connect(Number(server.port), server.hostname);
    const hear = listener((sql) => statements.push(sql));
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', hear);
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', () => resolve()));
  const url = new URL(serverUrl);
  url.port = String((relay.address() as AddressInfo).port);
  return {
    url: url.href,
    statements,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        relay.close(() => resolve());
      }),
  };
}

/** Reads the messages of a frontend (PostgreSQL manual, 55.7): those before the session's begin have no type. */
function listener(heard: (sql: string) => void): (chunk: Buffer) => void {
  let waiting = Buffer.alloc(0);
  let isStarted = false;
  return (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (;;) {
      const head = isStarted ? 1 : 0;
      if (waiting.length < head + 4) return;
      const length = waiting.readInt32BE(head);
      if (waiting.length < head + length) return;
      const body = waiting.subarray(head + 4, head + length);
      if (!isStarted) isStarted = body.readInt32BE(0) === 0x0003_0000;
      else if (waiting[0] === 0x51) heard(body.toString('utf8').replace(/\0$/, ''));
      else if (waiting[0] === 0x50) heard(body.toString('utf8').split('\0')[1] ?? '');
      waiting = waiting.subarray(head + length);
    }
  };
}
