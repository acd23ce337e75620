import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Watched } from './watchdog.ts';

/** A running throw-away server; `url` has its superuser `soat`. */
export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 120_000;

/** A password that needs no escaping in a URL or in SQL. */
export function randomPassword(): string {
  return randomBytes(18).toString('hex');
}

/** A TCP port on the loopback that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

/** Waits until `connect` succeeds; stops the server and throws the last failure when it never does. */
export async function untilReady(watched: Watched, connect: () => Promise<void>): Promise<void> {
  const start = process.hrtime.bigint();
  for (;;) {
    try {
      await connect();
      return;
    } catch (cause) {
      const waitedMs = Number((process.hrtime.bigint() - start) / 1_000_000n);
      if (!watched.isRunning() || waitedMs > START_LIMIT_MS) {
        await watched.stop();
        throw new Error('the test server did not start; its log is above', { cause });
      }
      await pause(100);
    }
  }
}
