import { WHITE_SPACE_CODE_POINTS } from '../exact/white-space.ts';
import type { BoundRule } from '../model/rule.ts';
import { parsePattern } from '../pattern/parse.ts';
import { columnValue, matches } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';
import type { Binder, RuleType } from './rule-type.ts';
import { subjectColumn, TEXT } from './subject.ts';
import { bindTallied } from './tallied-rule.ts';

const WHITE = WHITE_SPACE_CODE_POINTS.map((point) => `\\u${point.toString(16).padStart(4, '0')}`).join('');

/** What must not be found in a text of that form: Unicode's White_Space and Cc, invisible and direction signs, UTF-8 read as Windows-1252. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  trimmed: `^[${WHITE}]|[${WHITE}]$`,
  'single-spaces': `[${WHITE}]{2}`,
  'no-control': '[\\u0000-\\u001f\\u007f-\\u009f]',
  'no-zero-width': '[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff]',
  'no-mojibake':
    '\\u00e1[\\u00ba\\u00bb]|\\u00c3[\\u0080-\\u009f\\u00a1-\\u00bf]|\\u00c4[\\u0090\\u0091\\u2018\\u2019]|\\u00c6[\\u00a0\\u00a1\\u00af\\u00b0]|\\u00e2\\u20ac|\\u00ef\\u00bf\\u00bd|\\ufffd',
  'no-eth': '[\\u00d0\\u00f0]',
};

/**
 * A text made of these characters alone is NFC as it stands: none of them composes with another, is reordered or replaced
 * (UAX #15, NFC_Quick_Check and Canonical_Combining_Class). Whatever holds another is looked at in the program.
 */
export const SURELY_NFC = '\\u0001-\\u02ff\\u1ea0-\\u1ef9\\u2010-\\u2027\\u2030-\\u205e';

const FORMS = ['nfc', ...Object.keys(FORBIDDEN)];

const words = {
  type: 'text-form',
  title: { vi: 'Dạng văn bản', en: 'Text form' },
  summary: {
    vi: 'Dòng vi phạm khi văn bản không ở dạng đã nêu: `nfc` (Unicode dựng sẵn, TCVN 6909), `trimmed` (không có khoảng trắng ở hai đầu), `single-spaces` (không có hai khoảng trắng liền nhau), `no-control` (không có ký tự điều khiển, kể cả tab và xuống dòng), `no-zero-width` (không có ký tự vô hình hay đổi hướng chữ), `no-mojibake` (không có dấu vết đọc sai bảng mã UTF-8), `no-eth` (không viết ð, Ð thay cho đ, Đ).',
    en: 'A row breaks it when its text is not of the form: `nfc` (Unicode, composed), `trimmed` (no white space at either end), `single-spaces` (no two white spaces in a row), `no-control` (no control characters, tabs and line ends included), `no-zero-width` (no invisible or direction signs), `no-mojibake` (no traces of UTF-8 read as another encoding), `no-eth` (no ð, Ð for đ, Đ).',
  },
  nulls: {
    vi: 'NULL: không áp dụng; văn bản rỗng là đạt.',
    en: 'NULL: not applicable; empty text is of every form.',
  },
  example: 'rule: text-form\ncolumns: [ho_ten, dia_chi]\nform: nfc',
  section: 'b',
  criterion: 'sach',
  dimension: 'compliance',
  subject: ['column'],
  parameters: { form: { enum: FORMS } },
  required: ['form'],
  titleWord: 'form',
} as const;

/** A text must be of a named form; but for `nfc` that is a pattern not to be found in it. */
export const textForm: RuleType = {
  ...words,
  unit: 'row',
  bind: (spec, binder) => (spec.parameters.form === 'nfc' ? bindNfc(binder) : byPattern.bind(spec, binder)),
};

const byPattern = defineRowRule({
  ...words,
  predicate(binder) {
    const column = subjectColumn(binder, TEXT);
    const forbidden = FORBIDDEN[String(binder.spec.parameters.form)];
    if (column === undefined || forbidden === undefined) return undefined;
    const found = matches(columnValue(column), parsePattern(forbidden));
    return { violates: found, notNull: [column], typed: [column] };
  },
});

/** No engine but one knows normal forms: the few texts that might not be NFC are looked at in the program, each once. */
function bindNfc(binder: Binder): BoundRule | undefined {
  const column = subjectColumn(binder, TEXT);
  if (column === undefined) return undefined;
  const value = columnValue(column);
  return bindTallied(binder, {
    looked: [column],
    of: [{ value, kind: 'text' }],
    suspect: matches(value, parsePattern(`[^${SURELY_NFC}]`)),
    id: 'not-nfc',
    start: (blame) => ({
      add([text = ''], rows) {
        if (text.normalize('NFC') !== text) blame([text], rows);
      },
    }),
  });
}
