import { inflateRawSync } from 'node:zlib';
import { dictionaryFault } from './fault.ts';

/** Bytes of a workbook unpacked; a dictionary of 5,000 rows takes some 5 MB. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_ENTRIES = 2_000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Unpacks every entry of a ZIP archive (APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16) within a limit and throws the bytes away:
 * what a hostile archive says of its own sizes is not believed. Throws `UsageError` when it is too large or no such archive.
 */
export function checkArchive(path: string, bytes: Buffer): void {
  let left = MOST_BYTES;
  try {
    for (const { method, packed } of entriesOf(bytes)) {
      if (method === 0) left -= packed.length;
      else if (method === 8) left -= inflateRawSync(packed, { maxOutputLength: Math.max(1, left) }).length;
      else throw new RangeError(`method ${method}`);
      if (left < 0) throw new RangeError('size');
    }
  } catch (cause) {
    throw dictionaryFault(path, undefined, BROKEN, { cause });
  }
}

function* entriesOf(bytes: Buffer): Generator<{ readonly method: number; readonly packed: Buffer }> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new RangeError('no directory');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES) throw new RangeError('entries');
  for (let entry = 0; entry < count; entry += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new RangeError('directory');
    const local = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(local) !== LOCAL) throw new RangeError('entry');
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const size = bytes.readUInt32LE(at + 20);
    if (from + size > bytes.length) throw new RangeError('entry');
    yield { method: bytes.readUInt16LE(at + 10), packed: bytes.subarray(from, from + size) };
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

const BROKEN = {
  vi: 'không phải sổ tính XLSX đọc được, hoặc lớn hơn 64 MB khi giải nén',
  en: 'it is no XLSX workbook that can be read, or larger than 64 MB unpacked',
};
