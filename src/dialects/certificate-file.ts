import { readFileSync, statSync } from 'node:fs';

const MAX_BYTES = 1_000_000;

/** The bytes of a file of certificates or keys; throws when it is no regular file, is larger than 1 MB, or cannot be read. */
export function readCertificateFile(path: string): Buffer {
  // A device without end would fill the memory, and a FIFO wait for ever.
  const stats = statSync(path);
  if (!stats.isFile() || stats.size > MAX_BYTES) throw new Error('not a certificate file');
  return readFileSync(path);
}
