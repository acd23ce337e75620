import { parsePattern } from '../pattern/parse.ts';
import { all, any, matches, not } from '../sql/build.ts';
import { hasLengthBetween } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

const LEAST = 2;
const MOST = 50;

/** Vietnamese letters beside a–z, then those of Ê Đê, Gia Rai, Ba Na, M'Nông and other orthographies. */
const SMALL =
  'àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ' + // Vietnamese
  'čĕĭñŏŭƀ';
const SMALL_CLASS = `a-z${SMALL}`;
const CAPITAL_CLASS = `A-Z${SMALL.toUpperCase()}`;

const FAULT = parsePattern(
  [
    `[^${SMALL_CLASS}${CAPITAL_CLASS} .'’\\-]`,
    "^[ .'’\\-]",
    "[ '’\\-]$",
    "[ '’\\-][ .'’\\-]",
    "\\.[.'’\\-]",
    `^[${SMALL_CLASS}]`,
    ` [${SMALL_CLASS}]`,
  ].join('|'),
);
const SMALL_LETTER = parsePattern(`[${SMALL_CLASS}]`);
const CAPITAL_WITHIN = parsePattern(`[${SMALL_CLASS}${CAPITAL_CLASS}][${CAPITAL_CLASS}]`);

/** The marks that a letter may carry once it is decomposed: of tone on vowels, of quality on some letters. */
const TONES = '\u0300\u0301\u0303\u0309\u0323';
const QUALITIES: Readonly<Record<string, string>> = {
  a: '\u0302\u0306',
  e: '\u0302',
  o: '\u0302\u031b',
  u: '\u031b',
};
const MINORITY_LETTERS = new Set([...'čĕĭñŏŭƀ']);

/** A personal name as papers write it. Names of letters, not digits, are law; capitals, signs and length are the choice of soat. */
export const vnPersonName: ValueFormat = {
  name: 'vn-person-name',
  title: { vi: 'Họ và tên người', en: 'Personal name in Vietnam' },
  summary: {
    vi: "2–50 ký tự: các từ cách nhau đúng một dấu cách, không có dấu cách ở hai đầu. Chữ cái: A–Z, chữ quốc ngữ (kể cả dấu thanh) và Č, Ĕ, Ĭ, Ñ, Ŏ, Ŭ, Ƀ của tiếng dân tộc, đều ở dạng dựng sẵn (NFC), không có dấu tổ hợp rời. Hoặc tất cả viết hoa, hoặc chữ đầu mỗi từ viết hoa và không có chữ hoa nào đứng ngay sau một chữ cái. Dấu ' ’ - chỉ đứng giữa hai chữ cái; dấu chấm chỉ đứng sau một chữ cái, trước chữ cái, dấu cách hoặc ở cuối. Không có chữ số và ký tự khác.",
    en: "2–50 characters: words separated by exactly one space, none at either end. Letters: A–Z, those of Vietnamese (tone marks included) and Č, Ĕ, Ĭ, Ñ, Ŏ, Ŭ, Ƀ of minority languages, all composed (NFC), no combining marks. Either all are capitals, or each word begins with a capital and no capital stands right after a letter. The signs ' ’ - stand between two letters only; a dot only after a letter and before a letter, a space or the end. No digits, no other characters.",
  },
  source: {
    vi: 'Bộ luật Dân sự 91/2015/QH13, Điều 26 (tên không đặt bằng số hay ký tự không phải là chữ); Thông tư 07/2002/TT-BKHCN, Điều 4 (chữ dựng sẵn TCVN 6909:2001); chữ hoa, dấu và độ dài: quy ước của soat (chưa xác nhận)',
    en: 'Civil Code 91/2015/QH13, Article 26 (no digits or signs as names); Circular 07/2002/TT-BKHCN, Article 4 (composed letters of TCVN 6909:2001); capitals, signs and length: convention of soat (not confirmed)',
  },
  certainty: 'suspicion',
  matches: (of) =>
    all([
      hasLengthBetween(of, LEAST, MOST),
      not(matches(of, FAULT)),
      any([not(matches(of, CAPITAL_WITHIN)), not(matches(of, SMALL_LETTER))]),
    ]),
  test: (value) => {
    const length = [...value].length;
    if (length < LEAST || length > MOST || value !== value.normalize('NFC')) return false;
    const words = value.split(' ').map((word) => word.replace(/\.$/, '').split(/[-.'’]/));
    const runs = words.flat();
    if (!runs.every((run) => run !== '' && [...run].every(isLetter))) return false;
    if (value === value.toUpperCase()) return true;
    return words.every(([first = '']) => isCapital(first)) && runs.every((run) => !hasCapitalWithin(run));
  },
  valid: [
    'Nguyễn Văn An',
    'NGUYỄN VĂN AN',
    'Đỗ Thị Ỷ',
    'ĐỖ THỊ Ỷ',
    'Tôn Nữ Thị Ninh',
    'Y Bluêh Niê Kđăm',
    "H'Hen Niê",
    "H'HEN NIÊ",
    'H’Hen Niê',
    "K'brêr",
    'Rơ Čăm Ƀơm',
    'Ñă Ŏt Ŭn Ĭa Ĕa',
    'Jean-Pierre Nguyen',
    'Trần J. R. Bảo',
    'Trần J.R. Bảo Jr.',
    'An',
    'Ê Đ',
    `${'An '.repeat(16)}An`,
  ],
  invalid: [
    '',
    'A',
    'nguyễn văn an',
    'Nguyễn văn An',
    'Nguyễn Văn an',
    'NGUYỄN VĂN an',
    'Nguyễn VĂN An',
    'NGuyễn Văn An',
    'Trần McDonald',
    'Nguyễn  Văn An',
    ' Nguyễn Văn An',
    'Nguyễn Văn An ',
    'Nguyễn Văn An\n',
    'Nguyễn\tVăn An',
    'Nguyễn\u00a0Văn An',
    'Nguyễn Văn An 2',
    'Nguyễn Văn A1',
    'Nguyễn Văn An٢',
    'Nguyễn Văn Ａn',
    'Nguyễn, Văn An',
    'Nguyễn Văn An (Tí)',
    'Nguyễn_Văn_An',
    'Nguyễn Văn "An"',
    "H' Hen Niê",
    "'Hen Niê",
    "H''Hen Niê",
    "Hen' Niê",
    'H`Hen Niê',
    'Jean--Pierre',
    'Jean- Pierre',
    'Jean-',
    '-Jean',
    '.An',
    'An..',
    'An.-Bình',
    'An .Bình',
    'An .',
    'Nguye\u0302\u0303n Văn An',
    'Rơ\u0306 Chăm',
    'Ðỗ Văn An',
    'Nguуễn Văn An',
    '\u212aim An',
    'Müller An',
    'François An',
    'Nguyễn\u200bVăn An',
    'NguyÔn V¨n An',
    'Nguyá»…n VÄƒn An',
    '李小龙',
    'không',
    '.',
    '--',
    `${'An '.repeat(16)}Anh`,
  ],
};

function isLetter(sign: string): boolean {
  const small = sign.toLowerCase();
  if (small === 'đ' || MINORITY_LETTERS.has(small)) return true;
  const [base = '', ...marks] = small.normalize('NFD');
  const tones = marks.filter((mark) => TONES.includes(mark));
  const qualities = marks.filter((mark) => (QUALITIES[base] ?? '').includes(mark));
  return (
    /^[a-z]$/.test(base) &&
    marks.length === tones.length + qualities.length &&
    tones.length <= (/[aeiouy]/.test(base) ? 1 : 0) &&
    qualities.length <= 1
  );
}

function isCapital(run: string): boolean {
  const [first = ''] = run;
  return first !== first.toLowerCase();
}

function hasCapitalWithin(run: string): boolean {
  const rest = [...run].slice(1).join('');
  return rest !== rest.toLowerCase();
}
