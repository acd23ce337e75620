import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { readSigningKey, signManifest, verifySignature } from '../../src/report/signature.ts';

const folder = mkdtempSync(join(tmpdir(), 'soat-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pem = (pair: { privateKey: KeyObject; publicKey: KeyObject }) => ({
  privateKey: String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  publicKey: String(pair.publicKey.export({ type: 'spki', format: 'pem' })),
});
const ours = pem(generateKeyPairSync('ed25519'));
const other = pem(generateKeyPairSync('ed25519'));
const MANIFEST = '{"files":[],"tool":"soat – ệ"}';

describe('a signature', () => {
  it('is one line of base64, the same every time, and verifies', () => {
    const signature = signManifest(MANIFEST, ours.privateKey);
    expect(signature).toMatch(/^[A-Za-z0-9+/]{86}==\n$/);
    expect(signManifest(Buffer.from(MANIFEST), ours.privateKey)).toBe(signature);
    expect(verifySignature(MANIFEST, signature, ours.publicKey)).toBe(true);
  });

  it('fails for another key, for one changed byte, and for anything that is no signature', () => {
    const signature = signManifest(MANIFEST, ours.privateKey);
    expect(verifySignature(MANIFEST, signature, other.publicKey)).toBe(false);
    const bytes = Buffer.from(MANIFEST);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(verifySignature(changed, signature, ours.publicKey)).toBe(false);
    }
    for (let at = 0; at < 86; at++) {
      const swapped = signature[at] === 'A' ? 'B' : 'A';
      const changed = `${signature.slice(0, at)}${swapped}${signature.slice(at + 1)}`;
      // The last letter before the padding carries two bits only; a change of the others is no change.
      if (Buffer.from(changed, 'base64').equals(Buffer.from(signature, 'base64'))) continue;
      expect(verifySignature(MANIFEST, changed, ours.publicKey)).toBe(false);
    }
    for (const text of ['', '\n', 'x', '='.repeat(88), signature.repeat(2), 'ệ'.repeat(88)])
      expect(verifySignature(MANIFEST, text, ours.publicKey)).toBe(false);
  });

  it('is one that openssl accepts too', () => {
    const path = (name: string, content: string | Uint8Array) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const signature = Buffer.from(signManifest(MANIFEST, ours.privateKey), 'base64');
    const args = ['pkeyutl', '-verify', '-pubin', '-rawin'];
    const run = spawnSync('openssl', [
      ...args,
      ...['-inkey', path('public.pem', ours.publicKey)],
      ...['-in', path('manifest.json', MANIFEST)],
      ...['-sigfile', path('manifest.raw', signature)],
    ]);
    expect(run.stdout.toString()).toContain('Signature Verified Successfully');
  });
});

describe('a key', () => {
  it.each([
    ['RSA', pem(generateKeyPairSync('rsa', { modulusLength: 2048 }))],
    ['Ed448', pem(generateKeyPairSync('ed448'))],
    ['P-256', pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }))],
  ])('that is %s is refused', (_name, pair) => {
    expect(() => signManifest(MANIFEST, pair.privateKey)).toThrow(UsageError);
    expect(() => verifySignature(MANIFEST, 'x', pair.publicKey)).toThrow(/must be Ed25519/);
  });

  it('that is none, or has a passphrase, is refused without quoting it', () => {
    const locked = generateKeyPairSync('ed25519').privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'x',
    });
    for (const text of ['', 'SECRET TEXT', String(locked), ours.publicKey]) {
      expect(() => signManifest(MANIFEST, text)).toThrow('not a usable PEM key');
    }
  });

  it('is read from a file that only its owner can read', async () => {
    const path = join(folder, 'key.pem');
    writeFileSync(path, ours.privateKey, { mode: 0o600 });
    expect(await readSigningKey(path)).toBe(ours.privateKey);
    for (const mode of [0o640, 0o604, 0o620, 0o602, 0o610, 0o644, 0o777]) {
      chmodSync(path, mode);
      await expect(readSigningKey(path), mode.toString(8)).rejects.toThrow(
        'can be read or changed by others',
      );
    }
    chmodSync(path, 0o400);
    expect(await readSigningKey(path)).toBe(ours.privateKey);
  });

  it('is a regular file', async () => {
    await expect(readSigningKey(folder)).rejects.toThrow('is not a regular file');
    await expect(readSigningKey(join(folder, 'absent'))).rejects.toThrow('cannot be opened (ENOENT)');
    const pipe = join(folder, 'pipe');
    expect(spawnSync('mkfifo', ['-m', '600', pipe]).status).toBe(0);
    await expect(readSigningKey(pipe)).rejects.toThrow('is not a regular file');
    const large = join(folder, 'large');
    writeFileSync(large, 'x'.repeat(70_000), { mode: 0o600 });
    await expect(readSigningKey(large)).rejects.toThrow('is too large');
  });
});
