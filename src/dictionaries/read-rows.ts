import { open } from 'node:fs/promises';
import { dictionaryFault } from './fault.ts';
import { checkArchive } from './zip-size.ts';

const MOST_BYTES = 10_000_000;
/** Rows of one sheet that are read. */
const MOST_ROWS = 20_000;

/** The cells of a sheet as texts, row by row; a cell that holds nothing is ''. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** The sheets of an XLSX workbook, or the one of a CSV file (UTF-8; comma, semicolon or tab), with the bytes they came from. */
export async function readSheets(
  path: string,
  shown: string,
): Promise<{ readonly sheets: readonly Sheet[]; readonly bytes: Buffer }> {
  const bytes = await readBytes(path, shown);
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) {
    checkArchive(shown, bytes);
    return { sheets: await sheetsOf(shown, bytes), bytes };
  }
  const { parseCsv } = await import('hucre/csv');
  const rows = parseCsv(decode(shown, bytes)) as readonly (readonly unknown[])[];
  return { sheets: [{ name: '', rows: textsOf(rows) }], bytes };
}

async function sheetsOf(shown: string, bytes: Buffer): Promise<readonly Sheet[]> {
  const { readXlsx } = await import('hucre/xlsx');
  try {
    const { sheets } = await readXlsx(new Uint8Array(bytes), { maxRows: MOST_ROWS });
    return sheets.map(({ name, rows }) => ({ name, rows: textsOf(rows) }));
  } catch (cause) {
    throw dictionaryFault(
      shown,
      undefined,
      { vi: 'không phải sổ tính XLSX đọc được', en: 'it is no XLSX workbook that can be read' },
      { cause },
    );
  }
}

function textsOf(rows: readonly (readonly unknown[])[]): readonly (readonly string[])[] {
  return rows.slice(0, MOST_ROWS).map((row) => Array.from(row, textOf));
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).normalize('NFC').trim();
}

function decode(shown: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const text = {
      vi: 'không phải CSV bảng mã UTF-8, cũng không phải sổ tính XLSX',
      en: 'it is neither CSV in UTF-8 nor an XLSX workbook',
    };
    throw dictionaryFault(shown, undefined, text, { cause });
  }
}

async function readBytes(path: string, shown: string): Promise<Buffer> {
  const handle = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    const text = {
      vi: `không đọc được từ điển dữ liệu này (${cause.code})`,
      en: `this data dictionary cannot be read (${cause.code})`,
    };
    throw dictionaryFault(shown, undefined, text, { cause });
  });
  try {
    const stats = await handle.stat();
    if (stats.isFile() && stats.size <= MOST_BYTES) return await handle.readFile();
  } finally {
    await handle.close();
  }
  throw dictionaryFault(shown, undefined, {
    vi: 'không phải tệp thường, hoặc lớn hơn 10 MB',
    en: 'it is no regular file, or larger than 10 MB',
  });
}
