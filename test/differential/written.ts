import { readFileSync } from 'node:fs';
import { isDay } from './calendar.ts';

/** Whether a text is written as the named format publishes; only the formats that random rules name. */
export function isWritten(format: string, text: string): boolean {
  switch (format) {
    case 'vn-personal-id':
      return text.length === 12 && [...text].every((character) => '0123456789'.includes(character));
    case 'iso-date':
      return isDay(text);
    default:
      throw new Error(`the reference does not know the format ${format}`);
  }
}

interface CodeRow {
  readonly code: string;
  readonly level: string;
  readonly from: string;
  readonly to: string;
}

const read = new Map<string, readonly CodeRow[]>();

/** Whether a code of the shipped table is in force on a day, at a level when one is given. No start: since ever. */
export function isInForce(
  table: string,
  day: string,
  level: number | undefined,
  isCode: (code: string) => boolean,
): boolean {
  return rowsOf(table).some(
    (row) =>
      isCode(row.code) &&
      (level === undefined || row.level === String(level)) &&
      (row.from === '' || row.from <= day) &&
      (row.to === '' || row.to >= day),
  );
}

function rowsOf(table: string): readonly CodeRow[] {
  const known = read.get(table);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`../../rules/codes/${table}.csv`, import.meta.url), 'utf8');
  const rows = text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const cells = [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map((match) => match[1] ?? '');
      const [code = '', , level = '', , from = '', to = ''] = cells;
      return { code, level, from, to };
    });
  read.set(table, rows);
  return rows;
}
