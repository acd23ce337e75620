import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

/** Runs a command line in process and gives its exit code and all that it said, on both streams. */
export async function soat(
  argv: readonly string[],
  environment: Io['environment'] = {},
): Promise<{ readonly code: number; readonly said: string }> {
  const said: string[] = [];
  const write = (content: string | Uint8Array) => void said.push(Buffer.from(content).toString('utf8'));
  const code = await main([...argv], {
    stdout: write,
    stderr: write,
    environment,
    terminal: { isTerminal: false, columns: 100, hasColour: false },
    now: () => new Date('2026-12-14T03:00:00Z'),
    onInterrupt: () => () => {},
  });
  return { code, said: said.join('') };
}

/** Every file of a folder with its content; the parts of a workbook stand unpacked. */
export function contents(directory: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(directory).map((name) => {
      const bytes = readFileSync(join(directory, name));
      return [name, name.endsWith('.xlsx') ? unzip(bytes) : bytes.toString('utf8')];
    }),
  );
}

function unzip(bytes: Buffer): string {
  const parts: string[] = [];
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const isPacked = bytes.readUInt16LE(at + 10) === 8;
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    parts.push(`${name}\n${(isPacked ? inflateRawSync(packed) : packed).toString('utf8')}`);
  }
  return parts.join('\n');
}
