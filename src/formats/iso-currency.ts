import { isOneOf } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** The codes of ISO 4217, list one, of 2024-06-25; held equal to `rules/codes/iso-currency.csv`. */
const CODES = `
  AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN
  BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD
  FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
  KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV
  MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
  SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI
  UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XDR XOF XPD XPF XPT XSU XTS XUA XXX
  YER ZAR ZMW ZWG
`;

const CURRENCIES = CODES.trim().split(/\s+/);
const KNOWN: ReadonlySet<string> = new Set(CURRENCIES);

/** A currency by its three letters (ISO 4217, TCVN 6558). Younger codes than the list are not known, hence only a suspicion. */
export const isoCurrency: ValueFormat = {
  name: 'iso-currency',
  title: { vi: 'Mã tiền tệ 3 chữ cái', en: 'Currency code, three letters' },
  summary: {
    vi: 'Một trong các mã 3 chữ in hoa của ISO 4217 theo danh sách ngày 25-06-2024 (danh mục iso-currency). Ví dụ VND. Mã số, ký hiệu tiền và mã đặt ra sau ngày đó không thuộc dạng này.',
    en: 'One of the three-capital codes of ISO 4217 as listed on 2024-06-25 (code table iso-currency). Such as VND. Numeric codes, currency signs and younger codes are not of this form.',
  },
  source: { vi: 'ISO 4217; TCVN 6558', en: 'ISO 4217; TCVN 6558' },
  certainty: 'suspicion',
  matches: (of) => isOneOf(of, CURRENCIES),
  test: (value) => KNOWN.has(value),
  valid: ['VND', 'USD', 'EUR', 'AED', 'CHE', 'XAU', 'XXX'],
  invalid: [
    '',
    'vnd',
    'Vnd',
    'VN',
    'VNDD',
    'VNĐ',
    'VNÐ',
    '704',
    'đ',
    '₫',
    '$',
    'DEM',
    'FRF',
    'RMB',
    'ABC',
    'V ND',
    ' VND',
    'VND ',
    'VND\n',
    'VND,USD',
    'ＶＮＤ',
    'ЕUR',
  ],
};
