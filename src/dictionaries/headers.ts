import { fold } from '../exact/fold.ts';

/** What a column of a dictionary says of a field. */
export const WORDS = [
  'table',
  'name',
  'type',
  'length',
  'mandatory',
  'unique',
  'codes',
  'format',
  'pattern',
  'values',
  'min',
  'max',
  'personal',
] as const;
export type Word = (typeof WORDS)[number];

/** Titles under which a word is known, without case, tone marks and signs. */
const TITLES: Readonly<Record<Word, readonly string[]>> = {
  table: ['table', 'table name', 'entity', 'bang', 'ten bang', 'thuc the'],
  name: [
    'name',
    'field',
    'field name',
    'column',
    'column name',
    'technical name',
    'ten cot',
    'cot',
    'ten truong',
    'truong',
    'ma truong',
    'truong du lieu',
    'ten truong du lieu',
    'ten ky thuat',
  ],
  type: ['type', 'data type', 'datatype', 'kieu', 'kieu du lieu', 'loai du lieu'],
  length: ['length', 'max length', 'do dai', 'do dai toi da', 'kich thuoc'],
  mandatory: ['mandatory', 'required', 'not null', 'bat buoc', 'bat buoc nhap'],
  unique: ['unique', 'duy nhat'],
  codes: [
    'codes',
    'code table',
    'codelist',
    'bang ma',
    'danh muc',
    'danh muc dung chung',
    'bang ma danh muc',
  ],
  format: ['format', 'dinh dang'],
  pattern: ['pattern', 'regex', 'bieu thuc chinh quy', 'mau'],
  values: ['values', 'value list', 'allowed values', 'danh sach gia tri', 'gia tri cho phep', 'mien gia tri'],
  min: ['min', 'minimum', 'gia tri nho nhat', 'nho nhat'],
  max: ['max', 'maximum', 'gia tri lon nhat', 'lon nhat'],
  personal: ['personal', 'personal data', 'du lieu ca nhan'],
};

/** Titles that say nothing to check. */
const FOR_PEOPLE: readonly string[] = [
  '',
  'stt',
  'no',
  'tt',
  'title',
  'description',
  'definition',
  'note',
  'notes',
  'example',
  'mo ta',
  'dien giai',
  'dinh nghia',
  'y nghia',
  'ghi chu',
  'vi du',
  'ten',
  'ten hien thi',
  'ten tieng viet',
];

/** The word of a column's title; `people` for one that says nothing to check; undefined for one not understood. */
export function wordOf(title: string): Word | 'people' | undefined {
  const plain = plainTitle(title);
  return (
    WORDS.find((word) => TITLES[word].includes(plain)) ?? (FOR_PEOPLE.includes(plain) ? 'people' : undefined)
  );
}

/** `Bắt buộc (*)` → `bat buoc`. */
export function plainTitle(title: string): string {
  return fold(title)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
