import type { YAMLError } from 'yaml';
import type { Text } from '../model/text.ts';

/** A fault of YAML itself, told without any of the file's own text, which may hold a password. */
export function yamlFault(error: YAMLError): { readonly text: Text; readonly hint?: Text } {
  if (isOpenBracket(error)) return OPEN_BRACKET;
  return FAULTS[error.code] ?? FALLBACK;
}

/** True for the fault of a bracket that is never closed, which the package tells at the end of the text. */
export function isOpenBracket(error: YAMLError): boolean {
  return error.message.includes('must be sufficiently indented and end with');
}

const OPEN_BRACKET = {
  text: { vi: 'ngoặc [ hoặc { chưa được đóng', en: 'a bracket [ or { is not closed' },
  hint: {
    vi: 'thêm ] hoặc }; các dòng trong ngoặc phải thụt vào',
    en: 'add ] or }; lines inside brackets must be indented',
  },
};

const FALLBACK: { text: Text; hint: Text } = {
  text: { vi: 'không đúng cú pháp YAML ở đây', en: 'this is not valid YAML' },
  hint: {
    vi: 'xem dấu hai chấm, thụt lề, dấu nháy và ngoặc; chữ có ký tự đặc biệt thì đặt trong dấu nháy',
    en: 'look at colons, indentation, quotes and brackets; quote text that has special characters',
  },
};

const FAULTS: Partial<Record<YAMLError['code'], { readonly text: Text; readonly hint?: Text }>> = {
  BAD_DQ_ESCAPE: {
    text: {
      vi: 'dấu \\ trong chữ đặt giữa "…" không đúng',
      en: 'a \\ between double quotes does not begin an escape',
    },
    hint: { vi: "dùng dấu nháy đơn '…' cho mẫu có dấu \\", en: "use single quotes '…' for patterns with \\" },
  },
  BAD_INDENT: {
    text: { vi: 'thụt lề không khớp', en: 'the indentation does not fit' },
    hint: {
      vi: 'các dòng cùng cấp phải thụt vào bằng nhau',
      en: 'lines of one level must begin at the same column',
    },
  },
  BAD_SCALAR_START: {
    text: { vi: 'chữ không thể bắt đầu bằng ký tự này', en: 'text cannot begin with this character' },
    hint: { vi: 'đặt trong dấu nháy', en: 'quote it' },
  },
  BLOCK_AS_IMPLICIT_KEY: {
    text: { vi: 'không thể có thêm dấu hai chấm ở đây', en: 'no further colon can stand here' },
    hint: {
      vi: 'xem thụt lề các dòng quanh đây; chữ có dấu hai chấm và dấu cách thì đặt trong dấu nháy',
      en: 'look at the indentation around here; quote text that has a colon and a space',
    },
  },
  MISSING_CHAR: {
    text: {
      vi: 'thiếu một ký tự ở đây: dấu hai chấm, dấu phẩy, dấu nháy hoặc ngoặc',
      en: 'a character is missing here: a colon, comma, quote or bracket',
    },
  },
  MULTILINE_IMPLICIT_KEY: {
    text: {
      vi: 'tên trước dấu hai chấm phải nằm trên một dòng',
      en: 'a word before a colon must be on one line',
    },
  },
  KEY_OVER_1024_CHARS: {
    text: { vi: 'tên trước dấu hai chấm quá dài', en: 'the word before the colon is too long' },
  },
  TAB_AS_INDENT: {
    text: { vi: 'thụt lề bằng phím Tab', en: 'a tab is used as indentation' },
    hint: { vi: 'dùng dấu cách', en: 'use spaces' },
  },
};
