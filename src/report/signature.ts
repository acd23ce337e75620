import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { platform } from 'node:os';
import { UsageError } from '../errors.ts';
import type { Text } from '../model/text.ts';

/** A PEM file of a key is a few hundred bytes; what is much larger is none. */
const KEY_FILE_LIMIT = 65_536;

/**
 * The PEM text of a private key. Throws `UsageError` when the file cannot be read, is no regular file, or when group or others
 * may read, write or run it (`mode & 0o077`; Windows keeps no such modes).
 */
export async function readSigningKey(path: string): Promise<string> {
  // Without O_NONBLOCK opening a named pipe would wait for a writer.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(
    (cause: unknown) => {
      const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
      throw keyError(path, { vi: `không mở được (${code})`, en: `cannot be opened (${code})` }, { cause });
    },
  );
  try {
    return await readChecked(handle, path);
  } finally {
    await handle.close();
  }
}

/** The signature of the manifest's bytes, Ed25519 (RFC 8032), in base64 with a newline. Throws `UsageError` for any other key. */
export function signManifest(manifest: string | Uint8Array, privateKeyPem: string): string {
  const key = ed25519(() => createPrivateKey(privateKeyPem));
  return `${sign(null, Buffer.from(manifest), key).toString('base64')}\n`;
}

/**
 * True when the signature is of exactly these bytes by the owner of this public key (PEM). Text that is no signature gives
 * false; a key that is not Ed25519 throws `UsageError`.
 */
export function verifySignature(
  manifest: string | Uint8Array,
  signature: string,
  publicKeyPem: string,
): boolean {
  const key = ed25519(() => createPublicKey(publicKeyPem));
  const text = signature.trim();
  if (!/^[A-Za-z0-9+/]{86}==$/.test(text)) return false;
  return verify(null, Buffer.from(manifest), key, Buffer.from(text, 'base64'));
}

async function readChecked(handle: FileHandle, path: string): Promise<string> {
  const stats = await handle.stat();
  if (!stats.isFile()) throw keyError(path, { vi: 'không phải là tệp thường', en: 'is not a regular file' });
  if (platform() !== 'win32' && (stats.mode & 0o077) !== 0)
    throw keyError(
      path,
      { vi: 'người khác đọc hoặc sửa được', en: 'can be read or changed by others' },
      { hint: { vi: `chạy: chmod 600 ${path}`, en: `run: chmod 600 ${path}` } },
    );
  if (stats.size > KEY_FILE_LIMIT) throw keyError(path, { vi: 'quá lớn', en: 'is too large' });
  return handle.readFile('utf8');
}

/** The cause is not kept: messages of the crypto library may quote what they read. */
function ed25519(read: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw new UsageError(
      {
        vi: 'khóa ký không phải là khóa PEM dùng được (hoặc được bảo vệ bằng mật khẩu)',
        en: 'the key is not a usable PEM key (or it is protected by a passphrase)',
      },
      { hint: KEY_HINT },
    );
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  const type = key.asymmetricKeyType ?? key.type;
  throw new UsageError(
    { vi: `khóa ký phải là Ed25519, không phải ${type}`, en: `the key must be Ed25519, not ${type}` },
    { hint: KEY_HINT },
  );
}

const KEY_HINT: Text = {
  vi: 'tạo khóa: openssl genpkey -algorithm ed25519 -out khoa.pem && chmod 600 khoa.pem',
  en: 'make one: openssl genpkey -algorithm ed25519 -out key.pem && chmod 600 key.pem',
};

function keyError(path: string, reason: Text, options: { hint?: Text; cause?: unknown } = {}): UsageError {
  return new UsageError({ vi: `khóa ký ${path} ${reason.vi}`, en: `key file ${path} ${reason.en}` }, options);
}
