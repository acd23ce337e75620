import { startServices } from './start-services.ts';

// For trying by hand and for benches: prints the URLs, and keeps the servers until stdin closes or a signal comes.
const { urls, stop } = await startServices();
process.stdout.write(`${JSON.stringify(urls)}\n`);
await new Promise<void>((resolve) => {
  process.stdin
    .resume()
    .once('end', resolve)
    .once('error', () => resolve());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
});
await stop();
process.exit(0);
