import { isOneOf } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** The codes of ISO 639-1; held equal to column iso639_1 of `rules/codes/iso-language.csv`. */
const CODES = `
  aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv
  dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie
  ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv
  mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm
  rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
  ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
`;

const LANGUAGES = CODES.trim().split(/\s+/);
const KNOWN: ReadonlySet<string> = new Set(LANGUAGES);

/** A language by its two letters (ISO 639-1, now set 1 of ISO 639:2023). */
export const isoLanguage: ValueFormat = {
  name: 'iso-language',
  title: { vi: 'Mã ngôn ngữ 2 chữ cái', en: 'Language code, two letters' },
  summary: {
    vi: 'Một trong các mã 2 chữ thường của ISO 639-1 đang dùng (danh mục iso-language, cột iso639_1). Ví dụ vi. Mã 3 chữ cái và nhãn như vi-VN không thuộc dạng này.',
    en: 'One of the two-letter lower-case codes of ISO 639-1 in force (code table iso-language, column iso639_1). Such as vi. Three-letter codes and tags such as vi-VN are not of this form.',
  },
  source: { vi: 'ISO 639-1', en: 'ISO 639-1' },
  certainty: 'structural',
  matches: (of) => isOneOf(of, LANGUAGES),
  test: (value) => KNOWN.has(value),
  valid: ['vi', 'en', 'aa', 'zu', 'km', 'lo', 'zh'],
  invalid: [
    '',
    'VI',
    'Vi',
    'vie',
    'v',
    'vi-VN',
    'vi_VN',
    'vn',
    'xx',
    'zz',
    'in',
    'iw',
    'Tiếng Việt',
    'v i',
    ' vi',
    'vi ',
    'vi\n',
    'vi,en',
    'ｖｉ',
    'vі',
    'vı',
  ],
};
