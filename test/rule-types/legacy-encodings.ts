/** What a Vietnamese letter was in an encoding before Unicode, and what Latin-1 makes of those bytes. */
export type LegacyEncoding = ReadonlyMap<string, string>;

/** Each vowel with its tones: none, grave, hook, tilde, acute, dot. */
const VOWELS = [
  'aàảãáạ',
  'ăằẳẵắặ',
  'âầẩẫấậ',
  'eèẻẽéẹ',
  'êềểễếệ',
  'iìỉĩíị',
  'oòỏõóọ',
  'ôồổỗốộ',
  'ơờởỡớợ',
  'uùủũúụ',
  'ưừửữứự',
  'yỳỷỹýỵ',
];

function table(letters: string, bytes: string): LegacyEncoding {
  const codes = bytes.trim().split(/\s+/);
  return new Map(
    [...letters].map((letter, index) => [
      letter,
      String.fromCharCode(Number.parseInt(codes[index] ?? '', 16)),
    ]),
  );
}

/** TCVN 5712:1993, VN3: small letters; capitals are another font (.VnTimeH) of the same bytes, but for Ă Â Ê Ô Ơ Ư Đ. */
export const TCVN3: LegacyEncoding = table(
  'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ',
  `A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AC AD AE
   B5 B6 B7 B8 B9 BB BC BD BE C6 C7 C8 C9 CA CB
   CC CE CF D0 D1 D2 D3 D4 D5 D6 D7 D8 DC DD DE
   DF E1 E2 E3 E4 E5 E6 E7 E8 E9 EA EB EC ED EE
   EF F1 F2 F3 F4 F5 F6 F7 F8 F9 FA FB FC FD FE`,
);

/** RFC 1456, small letters and Đ. */
export const VISCII: LegacyEncoding = table(
  'ắằặấầẩậẽẹếềểễệốồổỗộờởịơớẳẵỳứạỷừửỹỵỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợĐ',
  `A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AC AD AE AF B0 B1 B2 B5 B6 B7 B8 BD BE C6 C7 CF D1 D5 D6 D7 D8 DB DC DE DF
   E0 E1 E2 E3 E4 E5 E6 E7 E8 E9 EA EB EC ED EE EF F0 F1 F2 F3 F4 F5 F6 F7 F8 F9 FA FB FC FD FE D0`,
);

/** VNI for Windows: a vowel and behind it the letter that stands for its tone, i and y with signs of their own. */
export const VNI: LegacyEncoding = vni();

function vni(): LegacyEncoding {
  const tones: Readonly<Record<string, readonly [string, string]>> = {
    a: ['a', ' øûõùï'],
    ă: ['a', 'êèúüéë'],
    â: ['a', 'âàåãáä'],
    e: ['e', ' øûõùï'],
    ê: ['e', 'âàåãáä'],
    o: ['o', ' øûõùï'],
    ô: ['o', 'âàåãáä'],
    ơ: ['ô', ' øûõùï'],
    u: ['u', ' øûõùï'],
    ư: ['ö', ' øûõùï'],
    y: ['y', ' øûõù\u00ee'],
  };
  const letters = new Map<string, string>([['đ', 'ñ']]);
  for (const [index, letter] of [...'ìỉĩíị'].entries()) letters.set(letter, 'ìæóíò'[index] ?? '');
  for (const row of VOWELS) {
    const [first = ''] = row;
    const [base, marks] = tones[first] ?? [];
    if (base === undefined || marks === undefined) continue;
    for (const [tone, letter] of [...row].entries()) letters.set(letter, (base + (marks[tone] ?? '')).trim());
  }
  letters.set('ỵ', '\u00ee');
  for (const [letter, image] of [...letters]) letters.set(letter.toUpperCase(), image.toUpperCase());
  return letters;
}

/** The text as it looks when its bytes are taken for Latin-1. */
export function misread(text: string, encoding: LegacyEncoding): string {
  return [...text].map((letter) => encoding.get(letter) ?? letter).join('');
}
