import { createHash } from 'node:crypto';
import type { Text } from '../model/text.ts';
import { dictionaryFault } from './fault.ts';
import { plainTitle, type Word, wordOf } from './headers.ts';
import { readSheets, type Sheet } from './read-rows.ts';

/** What a data dictionary says of one column; texts as they stand there. */
export interface DictionaryField {
  /** The row of the sheet, from 1. */
  readonly row: number;
  readonly table?: string;
  readonly name: string;
  /** A family: text, integer, decimal, number, date, time, timestamp, boolean. */
  readonly type?: string;
  /** In characters. */
  readonly length?: { readonly min?: number; readonly max?: number };
  readonly isMandatory: boolean;
  readonly isUnique: boolean;
  readonly isPersonal: boolean;
  readonly codes?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly values?: readonly string[];
  readonly min?: string;
  readonly max?: string;
}

export interface Dictionary {
  /** As the rule file writes it, `tu-dien.xlsx#Công dân`. */
  readonly path: string;
  readonly fields: readonly DictionaryField[];
  /** Titles of columns that were not understood. */
  readonly ignored: readonly string[];
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string;
}

/** The title row stands among the first ones. */
const TITLE_ROWS = 20;
const MOST_FIELDS = 5_000;

/**
 * Reads a data dictionary: the sheet named behind `#`, else the first with a title row. `resolve` makes the path of a file from what
 * is written. Throws `UsageError` at the row that is not understood; a cell that is misread would be a rule that is not run.
 */
export async function readDictionary(
  written: string,
  resolve: (path: string) => string,
): Promise<Dictionary> {
  const [file = '', ...named] = written.split('#');
  const wanted = named.length === 0 ? undefined : named.join('#');
  const { sheets, bytes } = await readSheets(resolve(file), file);
  const found = sheets
    .filter(({ name }) => wanted === undefined || name === wanted)
    .map((sheet) => ({ sheet, at: titleRowOf(sheet) }))
    .find(({ at }) => at >= 0);
  if (found === undefined) throw dictionaryFault(file, undefined, noTitles(sheets, wanted), { hint: TITLES });
  const { sheet, at } = found;
  const titles = sheet.rows[at] ?? [];
  const words = titles.map(wordOf);
  const twice = words.find((word, index) => word && word !== 'people' && words.indexOf(word) < index);
  if (twice !== undefined) {
    const text = { vi: `có hai cột cùng nghĩa "${twice}"`, en: `two columns mean "${twice}"` };
    throw dictionaryFault(file, at + 1, text);
  }
  const fields = sheet.rows
    .map((cells, index) => ({ cells, row: index + 1 }))
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .flatMap(({ cells, row }) => fieldOf(file, row, cells, words) ?? []);
  if (fields.length > MOST_FIELDS) {
    throw dictionaryFault(file, undefined, { vi: 'có hơn 5.000 dòng', en: 'it has more than 5,000 rows' });
  }
  return {
    path: written,
    fields,
    ignored: titles.filter((_title, index) => words[index] === undefined),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

function titleRowOf({ rows }: Sheet): number {
  return rows
    .slice(0, TITLE_ROWS)
    .findIndex(
      (row) => row.some((cell) => wordOf(cell) === 'name') && row.filter((cell) => cell !== '').length > 1,
    );
}

function fieldOf(
  file: string,
  row: number,
  cells: readonly string[],
  words: readonly (Word | 'people' | undefined)[],
): DictionaryField | undefined {
  const cell = (word: Word): string | undefined => {
    const text = cells[words.indexOf(word)];
    return words.includes(word) && text !== '' ? text : undefined;
  };
  const read = <Value>(word: Word, reader: (text: string) => Value | undefined): Value | undefined => {
    const text = cell(word);
    if (text === undefined) return undefined;
    const value = reader(text);
    if (value === undefined) throw dictionaryFault(file, row, notUnderstood(word, text), HINTS[word]);
    return value;
  };
  const name = cell('name');
  // A row of one cell is a heading within the sheet.
  if (name === undefined) {
    if (cells.filter((text) => text !== '').length === 1) return undefined;
    throw dictionaryFault(file, row, { vi: 'dòng này chưa có tên cột', en: 'this row names no column' });
  }
  const table = cell('table');
  const typed = read('type', typeOf);
  const length = read('length', lengthOf) ?? typed?.length;
  const [type, codes, format, pattern] = [typed?.type, cell('codes'), cell('format'), cell('pattern')];
  const values = read('values', valuesOf);
  const [min, max] = [cell('min'), cell('max')];
  return {
    row,
    name,
    ...(table !== undefined && { table }),
    ...(type !== undefined && { type }),
    ...(length !== undefined && { length }),
    isMandatory: read('mandatory', yesOrNo) ?? false,
    isUnique: read('unique', yesOrNo) ?? false,
    isPersonal: read('personal', yesOrNo) ?? false,
    ...(codes !== undefined && { codes }),
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
    ...(values !== undefined && { values }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}

const YES = ['x', 'co', 'yes', 'y', 'true', '1', 'bat buoc', 'm', 'mandatory', 'required', 'not null'];
const NO = ['khong', 'no', 'n', 'false', '0', 'o', 'optional', 'tuy chon', 'khong bat buoc', 'null'];

function yesOrNo(text: string): boolean | undefined {
  const plain = plainTitle(text);
  if (YES.includes(plain)) return true;
  return NO.includes(plain) || /^[-–—]$/.test(text) ? false : undefined;
}

const TYPES: Readonly<Record<string, readonly string[]>> = {
  text: [
    'text',
    'string',
    'char',
    'varchar',
    'nvarchar',
    'nchar',
    'character varying',
    'chuoi',
    'chuoi ky tu',
    'van ban',
    'ky tu',
    'xau',
  ],
  integer: ['integer', 'int', 'bigint', 'smallint', 'so nguyen'],
  decimal: ['decimal', 'numeric', 'so thap phan'],
  number: ['number', 'float', 'double', 'double precision', 'real', 'so', 'so thuc'],
  date: ['date', 'ngay', 'ngay thang', 'ngay thang nam'],
  time: ['time', 'gio'],
  timestamp: ['timestamp', 'datetime', 'ngay gio', 'thoi gian', 'thoi diem'],
  boolean: ['boolean', 'bool', 'logic', 'dung sai', 'co khong'],
};

/** A family and, of a text such as `varchar(12)`, its greatest length. */
function typeOf(
  text: string,
): { readonly type: string; readonly length?: { readonly max: number } } | undefined {
  const plain = plainTitle(text.replaceAll('/', ' '));
  const type = Object.keys(TYPES).find((family) => TYPES[family]?.includes(plain));
  if (type === undefined) return undefined;
  const size = /\(\s*(\d{1,9})\s*\)/.exec(text)?.[1];
  return { type, ...(type === 'text' && size !== undefined && { length: { max: Number(size) } }) };
}

/** `12` and `≤ 12`: at most; `= 12`: exactly; `9-12`: from, to. */
function lengthOf(text: string): { readonly min?: number; readonly max?: number } | undefined {
  const most = /^(?:<=|≤|tối đa|max)?\s*(\d{1,9})$/iu.exec(text)?.[1];
  if (most !== undefined) return { max: Number(most) };
  const exact = /^(?:=|đúng)\s*(\d{1,9})$/iu.exec(text)?.[1];
  if (exact !== undefined) return { min: Number(exact), max: Number(exact) };
  const [, from, to] = /^(\d{1,9})\s*(?:-|–|\.\.|đến)\s*(\d{1,9})$/iu.exec(text) ?? [];
  return from === undefined ? undefined : { min: Number(from), max: Number(to) };
}

/** Values stand apart by semicolons, bars or lines, else by commas; brackets round them fall away. */
function valuesOf(text: string): readonly string[] | undefined {
  const inner = text.replace(/^[[{](.*)[\]}]$/s, '$1');
  const values = inner
    .split(/[;|\n]/.test(inner) ? /[;|\n]/ : /,/)
    .map((value) => value.trim().replace(/^(["'])(.*)\1$/s, '$2'))
    .filter((value) => value !== '');
  return values.length === 0 ? undefined : [...new Set(values)];
}

function noTitles(sheets: readonly Sheet[], wanted: string | undefined): Text {
  if (wanted !== undefined && !sheets.some(({ name }) => name === wanted)) {
    const names = sheets.map(({ name }) => name).join(', ');
    return {
      vi: `không có trang tính "${wanted}"; có: ${names}`,
      en: `there is no sheet "${wanted}"; there is: ${names}`,
    };
  }
  return {
    vi: 'không tìm thấy dòng tiêu đề có tên cột',
    en: 'no title row with the name of columns is found',
  };
}

function notUnderstood(word: Word, text: string): Text {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return {
    vi: `không hiểu "${shown}" ở cột "${word}"`,
    en: `"${shown}" in the column "${word}" is not understood`,
  };
}

const TITLES = {
  vi: 'đặt tiêu đề như: Tên trường, Kiểu dữ liệu, Độ dài, Bắt buộc, Bảng mã, Định dạng, Danh sách giá trị',
  en: 'use titles such as: name, type, length, mandatory, codes, format, values',
};

const HINTS: Readonly<Partial<Record<Word, { readonly hint: Text }>>> = {
  type: {
    hint: {
      vi: 'dùng: chuỗi, số nguyên, số thập phân, số, ngày, giờ, ngày giờ, logic',
      en: 'use: text, integer, decimal, number, date, time, timestamp, boolean',
    },
  },
  length: { hint: { vi: 'viết 12, =12 hoặc 9-12', en: 'write 12, =12 or 9-12' } },
  mandatory: { hint: { vi: 'viết x hoặc có; không; hoặc để trống', en: 'write x or yes; no; or nothing' } },
  unique: { hint: { vi: 'viết x hoặc có; không; hoặc để trống', en: 'write x or yes; no; or nothing' } },
  personal: { hint: { vi: 'viết x hoặc có; không; hoặc để trống', en: 'write x or yes; no; or nothing' } },
};
