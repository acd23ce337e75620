import { dataFileError } from '../data-files/read-yaml.ts';
import { isDay } from '../exact/day.ts';
import type { Text } from '../model/text.ts';
import type { CodeEntry } from './code-entry.ts';

/** The first columns of every code table, in this order; further columns are for people. */
const COLUMNS = ['code', 'name', 'level', 'parent', 'valid_from', 'valid_to'] as const;

/** The line of the file, from 1, on which the n-th entry (from 0) stands. */
export function lineOf(index: number): number {
  return index + 2;
}

/**
 * Reads the rows of a code table: UTF-8 in NFC, comma-separated, one row a line. Throws `DataFileError` with `path:line`
 * for a wrong header, a row of another width, a blank or padded code, a wrong level or day, or a period that ends before it begins.
 */
export function parseEntries(path: string, text: string, levels: readonly number[]): readonly CodeEntry[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  refuseDecomposed(path, text, lines);
  const width = readHeader(path, lines[0] ?? '');
  const reader = new EntryReader(path, width, levels);
  return lines.slice(1).map((row, i) => reader.read(row, lineOf(i)));
}

class EntryReader {
  readonly #path: string;
  readonly #width: number;
  readonly #levels: ReadonlyMap<string, number>;
  /** Few days recur in thousands of rows. */
  readonly #days = new Map<string, boolean>([['', true]]);

  constructor(path: string, width: number, levels: readonly number[]) {
    this.#path = path;
    this.#width = width;
    this.#levels = new Map(levels.map((level) => [String(level), level]));
  }

  read(row: string, line: number): CodeEntry {
    const fields = row.includes('"') ? splitQuoted(row) : row.split(',');
    if (fields?.length !== this.#width) {
      throw dataFileError(this.#path, line, {
        vi: `phải có ${this.#width} cột trên một dòng`,
        en: `must have ${this.#width} columns on one line`,
      });
    }
    const [code = '', name = '', levelText = '', parent, validFrom = '', validTo = ''] = fields;
    if (code === '' || code !== code.trim()) {
      throw dataFileError(this.#path, line, {
        vi: 'mã trống hoặc thừa dấu cách',
        en: 'blank or padded code',
      });
    }
    const level = this.#levels.get(levelText);
    if (level === undefined) {
      throw dataFileError(this.#path, line, {
        vi: `cấp "${levelText}" không có trong index.yaml`,
        en: `level "${levelText}" is not in index.yaml`,
      });
    }
    this.#checkDay(validFrom, line);
    this.#checkDay(validTo, line);
    if (validFrom !== '' && validTo !== '' && validTo < validFrom) {
      throw dataFileError(this.#path, line, {
        vi: `hết hiệu lực ${validTo} trước khi có hiệu lực ${validFrom}`,
        en: `ends on ${validTo} before it begins on ${validFrom}`,
      });
    }
    return {
      code,
      name,
      level,
      parent: parent || undefined,
      validFrom: validFrom || undefined,
      validTo: validTo || undefined,
    };
  }

  #checkDay(day: string, line: number): void {
    let isGood = this.#days.get(day);
    if (isGood === undefined) {
      isGood = isDay(day);
      this.#days.set(day, isGood);
    }
    if (isGood) return;
    throw dataFileError(this.#path, line, {
      vi: `"${day}" không phải ngày YYYY-MM-DD`,
      en: `"${day}" is no day YYYY-MM-DD`,
    });
  }
}

function readHeader(path: string, header: string): number {
  const names = header.split(',');
  const isRight =
    COLUMNS.every((column, i) => names[i] === column) &&
    names.every((name) => /^[a-z][a-z0-9_]*$/.test(name)) &&
    new Set(names).size === names.length;
  if (isRight) return names.length;
  const expected: Text = {
    vi: `dòng đầu phải bắt đầu bằng ${COLUMNS.join(',')}, tên cột không trùng nhau`,
    en: `the first line must begin with ${COLUMNS.join(',')}, and no column may be named twice`,
  };
  throw dataFileError(path, 1, expected);
}

function refuseDecomposed(path: string, text: string, lines: readonly string[]): void {
  if (text.normalize('NFC') === text) return;
  const line = lines.findIndex((row) => row.normalize('NFC') !== row) + 1;
  throw dataFileError(path, line, {
    vi: 'chữ không ở dạng Unicode dựng sẵn (NFC)',
    en: 'text is not in Unicode normalization form C',
  });
}

/** RFC 4180 fields of one line; undefined when a quote is out of place or stays open. */
function splitQuoted(row: string): readonly string[] | undefined {
  const fields: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (;;) {
    const found = field.exec(row);
    if (found === null) return undefined;
    fields.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === '') return fields;
  }
}
