import { isLowerCase, isTitleCase, isUpperCase, LOWER_LETTERS, UPPER_LETTERS } from '../exact/letter-case.ts';
import { WHITE_SPACE_CODE_POINTS } from '../exact/white-space.ts';
import type { BoundRule } from '../model/rule.ts';
import { parsePattern } from '../pattern/parse.ts';
import { columnValue, matches, not } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';
import type { Binder, RuleType } from './rule-type.ts';
import { subjectColumn, TEXT } from './subject.ts';
import { bindTallied } from './tallied-rule.ts';
import { LEGACY_ENCODING, TONE_NEW, TONE_OLD } from './text-signs.ts';

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
  'no-legacy-encoding': LEGACY_ENCODING,
  'tone-old': TONE_NEW,
  'tone-new': TONE_OLD,
};

/**
 * A text made of these characters alone is NFC as it stands: none of them composes with another, is reordered or replaced
 * (UAX #15, NFC_Quick_Check and Canonical_Combining_Class). Whatever holds another is looked at in the program.
 */
export const SURELY_NFC = '\\u0001-\\u02ff\\u1ea0-\\u1ef9\\u2010-\\u2027\\u2030-\\u205e';

/** A form that the program decides: whether a text is of it, and the pattern of texts that surely are. */
interface JudgedForm {
  readonly holds: (text: string) => boolean;
  readonly surely: string;
}

const ASCII_BUT_LETTERS = '\\u0001-\\u0040\\u005b-\\u0060\\u007b-\\u007e';

/** Forms for which engines know too little of Unicode: the few texts that might not be of them are looked at, each once. */
const JUDGED: Readonly<Record<string, JudgedForm>> = {
  nfc: { holds: (text) => text.normalize('NFC') === text, surely: `^[${SURELY_NFC}]*$` },
  'upper-case': { holds: isUpperCase, surely: `^[${ASCII_BUT_LETTERS}${UPPER_LETTERS}]*$` },
  'lower-case': { holds: isLowerCase, surely: `^[${ASCII_BUT_LETTERS}${LOWER_LETTERS}]*$` },
  'title-case': {
    holds: isTitleCase,
    surely: `^[${UPPER_LETTERS}][${LOWER_LETTERS}]*(?: [${UPPER_LETTERS}][${LOWER_LETTERS}]*)*$`,
  },
};

const FORMS = [...Object.keys(JUDGED), ...Object.keys(FORBIDDEN)];

const words = {
  type: 'text-form',
  title: { vi: 'Dạng văn bản', en: 'Text form' },
  summary: {
    vi: "Dòng vi phạm khi văn bản không ở dạng đã nêu: `nfc` (Unicode dựng sẵn, TCVN 6909), `trimmed` (không có khoảng trắng ở hai đầu), `single-spaces` (không có hai khoảng trắng liền nhau), `no-control` (không có ký tự điều khiển, kể cả tab và xuống dòng), `no-zero-width` (không có ký tự vô hình hay đổi hướng chữ), `no-mojibake` (không có dấu vết đọc sai bảng mã UTF-8), `no-eth` (không viết ð, Ð thay cho đ, Đ), `no-legacy-encoding` (không có dấu vết của TCVN3, VNI, VISCII chưa chuyển mã, như NguyÔn, Nguyeãn; đây là nghi vấn: không phải chữ nào sai mã cũng nhận ra, và chữ nước ngoài có thể bị nghi nhầm), `upper-case`, `lower-case` (chỉ chữ hoa, chỉ chữ thường), `title-case` (mỗi từ viết hoa chữ đầu, các chữ sau viết thường, như tên người; sau dấu nháy, gạch nối, chấm viết hoa hay thường đều được: M'Droh, H'bia; số La Mã và từ bắt đầu bằng chữ số để nguyên), `tone-old` (dấu thanh kiểu cũ: hòa, khỏe, thủy), `tone-new` (kiểu mới: hoà, khoẻ, thuỷ). Hai dạng dấu thanh chỉ để cảnh báo: cả hai kiểu đều đang dùng, cần thống nhất trong một CSDL; đặt sai theo cả hai kiểu (tóan, qúy) cũng là vi phạm. Văn bản tổ hợp dấu rời không xét được dấu thanh và mã cũ: dùng kèm `nfc`.",
    en: "A row breaks it when its text is not of the form: `nfc` (Unicode, composed), `trimmed` (no white space at either end), `single-spaces` (no two white spaces in a row), `no-control` (no control characters, tabs and line ends included), `no-zero-width` (no invisible or direction signs), `no-mojibake` (no traces of UTF-8 read as another encoding), `no-eth` (no ð, Ð for đ, Đ), `no-legacy-encoding` (no traces of TCVN3, VNI or VISCII that was not converted, NguyÔn or Nguyeãn say; a suspicion: not every such text is known, and foreign words may be suspected), `upper-case`, `lower-case` (capitals only, small letters only), `title-case` (every word begins with a capital and goes on in small letters, as names of people do; behind an apostrophe, hyphen or point either way is right: M'Droh, H'bia; Roman numerals and words that begin with a digit are as they are), `tone-old` (tones placed the older way: hòa, khỏe, thủy), `tone-new` (the newer way: hoà, khoẻ, thuỷ). The forms of tones are for warnings: both ways are in use, and one database should keep to one; what is wrong either way (tóan, qúy) breaks both. Tones and old encodings are seen in composed text only: use `nfc` beside them.",
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

/** A text must be of a named form: a pattern is not to be found in it, or the program decides. */
export const textForm: RuleType = {
  ...words,
  unit: 'row',
  bind(spec, binder) {
    const judged = JUDGED[String(spec.parameters.form)];
    return judged === undefined ? byPattern.bind(spec, binder) : bindJudged(binder, judged);
  },
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

function bindJudged(binder: Binder, { holds, surely }: JudgedForm): BoundRule | undefined {
  const column = subjectColumn(binder, TEXT);
  if (column === undefined) return undefined;
  const value = columnValue(column);
  return bindTallied(binder, {
    looked: [column],
    of: [{ value, kind: 'text' }],
    suspect: not(matches(value, parsePattern(surely))),
    id: `not-form:${String(binder.spec.parameters.form)}`,
    start: (blame) => ({
      add([text = ''], rows) {
        if (!holds(text)) blame([text], rows);
      },
    }),
  });
}
