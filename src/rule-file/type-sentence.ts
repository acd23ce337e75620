import type { Text } from '../model/text.ts';
import { type FileNode, nodeAt, type Path } from './file-node.ts';

const KINDS: Readonly<Record<string, Text>> = {
  string: { vi: 'chữ', en: 'text' },
  number: { vi: 'số', en: 'a number' },
  integer: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  array: { vi: 'danh sách', en: 'a list' },
  object: { vi: 'các cặp "từ: giá trị"', en: 'pairs of "word: value"' },
  null: { vi: 'null', en: 'null' },
};

/** Says that the value at the path is not of the kind it must be, and how such a value is written. */
export function typeSentence(
  root: FileNode,
  path: Path,
  name: Text,
  type: string | readonly string[],
): { readonly text: Text; readonly hint?: Text | undefined } {
  const wanted = typeof type === 'string' ? type.split(',') : type;
  const kinds = wanted.map((kind) => KINDS[kind] ?? { vi: kind, en: kind });
  const vi = kinds.map((kind) => kind.vi).join(kinds.length > 2 ? ', ' : ' hoặc ');
  const en = kinds.map((kind) => kind.en).join(kinds.length > 2 ? ', ' : ' or ');
  const given = nodeAt(root, path);
  if (given?.kind === 'scalar' && given.value === null) {
    return {
      text: {
        vi: `${name.vi} đang để trống (NULL), cần ${vi}`,
        en: `${name.en} is empty (NULL), it must be ${en}`,
      },
      hint: nullHint(path),
    };
  }
  return {
    text: { vi: `${name.vi} phải là ${vi}`, en: `${name.en} must be ${en}` },
    hint: given && hintFor(given, wanted),
  };
}

function nullHint(path: Path): Text | undefined {
  const word = path.at(-1);
  const list = path.at(-2);
  if (word === 'equals') return { vi: 'dùng "is-null: true"', en: 'use "is-null: true"' };
  if (word === 'not-equals') return { vi: 'dùng "is-null: false"', en: 'use "is-null: false"' };
  if (typeof word === 'number' && (list === 'values' || list === 'in' || list === 'not-in')) {
    return {
      vi: 'NULL không thuộc danh sách nào; dùng quy tắc not-null, is-null hoặc điều kiện is-null',
      en: 'NULL is in no list; use the rules not-null, is-null or the condition is-null',
    };
  }
  return undefined;
}

function hintFor(given: FileNode, wanted: readonly string[]): Text | undefined {
  const wantsNumber = wanted.includes('number') || wanted.includes('integer');
  if (given.kind === 'scalar' && typeof given.value === 'string') {
    if (wantsNumber && /^[-+]?[\d._,]*\d[\d._,]*$/.test(given.value)) return PLAIN_NUMBER;
  }
  if (given.kind === 'scalar' && wanted.includes('string')) return QUOTE;
  if (given.kind === 'scalar' && wanted.includes('integer') && typeof given.value === 'object') return WHOLE;
  if (given.kind === 'scalar' && wanted.includes('array')) return LIST;
  return undefined;
}

const PLAIN_NUMBER = {
  vi: 'viết số không có dấu nháy, dấu gạch dưới hay dấu phân cách hàng nghìn; phần thập phân sau dấu chấm',
  en: 'write the number without quotes, underscores or thousands separators, with a point for the fraction',
};
const QUOTE = { vi: 'đặt giá trị trong dấu nháy: "…"', en: 'quote the value: "…"' };
const WHOLE = { vi: 'bỏ phần thập phân', en: 'leave out the fraction' };
const LIST = { vi: 'viết trong ngoặc vuông: [a, b]', en: 'write it in brackets: [a, b]' };
