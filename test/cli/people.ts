import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { FreshDatabase } from '../engines.ts';

/** A folder of its own for a test, removed by `remove`. */
export function temporaryFolder(): {
  readonly path: string;
  in(...names: readonly string[]): string;
  remove(): void;
} {
  const path = mkdtempSync(join(tmpdir(), 'soat-cli-'));
  return {
    path,
    in: (...names) => join(path, ...names),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Rows of `nguoi`: five people, of whom one has no name, one a wrong address, and two share a number. */
export const PEOPLE: readonly (readonly (string | number | null)[])[] = [
  [1, 'Nông Văn An', 'an@example.vn', '001', 30],
  [2, null, 'binh@example.vn', '002', 41],
  [3, 'Hoàng Thị Chi', 'chi-at-example', '003', 27],
  [4, 'Lý Văn Dũng', 'dung@example.vn', '004', 130],
  [5, 'Đàm Thị Em', 'em@example.vn', '004', 55],
];

/** Makes the table `nguoi` and fills it. */
export async function loadPeople(database: FreshDatabase, rows = PEOPLE): Promise<void> {
  await database.execute(
    'CREATE TABLE nguoi (id INTEGER PRIMARY KEY, ho_ten VARCHAR(60), email VARCHAR(60), so VARCHAR(20), tuoi INTEGER)',
  );
  await database.load('nguoi', ['id', 'ho_ten', 'email', 'so', 'tuoi'], rows);
}

/** Rules on `nguoi`: an error, a warning and a note fail, one passes. */
export const PEOPLE_RULES = `
  nguoi:
    key: [id]
    columns:
      email: { meaning: email, personal: true }
    rules:
      - { id: ten, rule: not-null, column: ho_ten }
      - { id: thu, rule: format, column: email, format: email, severity: warning }
      - { id: so-trung, rule: unique, column: so, severity: info }
      - { id: co-dong, rule: row-count, min: 1 }
`;

/** The text of a rule file; the URL stays in the environment unless it is given. */
export function ruleFile(tables: string, { id = 'thu', url = '${DB_URL}' } = {}): string {
  return `version: 1\nreport: { year: 2026, cutoff: 2026-12-14 }\ndatabase: { id: ${id}, url: "${url}" }\ntables:${tables}`;
}

/** Writes a private file and gives its path. */
export function write(path: string, text: string): string {
  writeFileSync(path, text);
  chmodSync(path, 0o600);
  return path;
}

/** `report.json` of a package. */
export function readReport(folder: string) {
  return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
}

/** Everything that the files below a folder say: their bytes as text, and what is packed inside of workbooks. */
export function allText(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => {
      const bytes = readFileSync(path);
      return path.endsWith('.xlsx') ? unpacked(bytes) : bytes.toString('utf8');
    })
    .join('\n');
}

/** The files of a zip by its central directory (PKWARE APPNOTE, 4.3.12), one after the other. */
function unpacked(bytes: Buffer): string {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = bytes.readUInt32LE(end + 16);
  const texts: string[] = [];
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    texts.push((bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return texts.join('\n');
}
