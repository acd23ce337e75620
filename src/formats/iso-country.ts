import { isOneOf } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** The alpha-2 codes of ISO 3166-1 and XK, Kosovo, which users gave it; held equal to `rules/codes/iso-country.csv`. */
const CODES = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
  BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
  ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
  HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
  LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
  NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
  SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
  UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
`;

const COUNTRIES = CODES.trim().split(/\s+/);
const KNOWN: ReadonlySet<string> = new Set(COUNTRIES);

/** A country or territory by its two letters (ISO 3166-1 alpha-2, TCVN 7217-1). */
export const isoCountry: ValueFormat = {
  name: 'iso-country',
  title: { vi: 'Mã quốc gia 2 chữ cái', en: 'Country code, two letters' },
  summary: {
    vi: 'Một trong các mã 2 chữ in hoa của ISO 3166-1 đang dùng (danh mục iso-country, cột alpha2), kể cả XK (Kosovo) do người dùng tự đặt. Ví dụ VN. Mã 3 chữ cái và mã số không thuộc dạng này.',
    en: 'One of the two-capital codes of ISO 3166-1 in force (code table iso-country, column alpha2), XK (Kosovo), assigned by users, included. Such as VN. Three-letter and numeric codes are not of this form.',
  },
  source: { vi: 'ISO 3166-1 (alpha-2); TCVN 7217-1', en: 'ISO 3166-1 (alpha-2); TCVN 7217-1' },
  certainty: 'structural',
  matches: (of) => isOneOf(of, COUNTRIES),
  test: (value) => KNOWN.has(value),
  valid: ['VN', 'US', 'AD', 'ZW', 'GB', 'XK', 'TL'],
  invalid: [
    '',
    'vn',
    'Vn',
    'VNM',
    '704',
    'V',
    'XX',
    'ZZ',
    'UK',
    'EU',
    'SU',
    'AN',
    'CS',
    'Việt Nam',
    'V N',
    ' VN',
    'VN ',
    'VN\n',
    'VN,US',
    'ＶＮ',
    'V\u0147',
    'ВN',
  ],
};
