import { isoCountry } from './iso-country.ts';
import type { ValueFormat } from './value-format.ts';

const LEAST = 15;
const MOST = 34;
const FORM = /^([A-Z]{2})([0-9]{2})([0-9A-Z]+)$/;

/** An international bank account number in its electronic form (ISO 13616-1:2020), with the check digits of ISO/IEC 7064, MOD 97-10. */
export const iban: ValueFormat = {
  name: 'iban',
  title: { vi: 'Số tài khoản ngân hàng quốc tế IBAN', en: 'IBAN' },
  summary: {
    vi: `${LEAST}–${MOST} ký tự viết liền: mã quốc gia 2 chữ in hoa (xem iso-country), 2 chữ số kiểm tra 02–98, rồi các ký tự 0–9, A–Z. Chuyển 4 ký tự đầu xuống cuối, thay A–Z bằng 10–35: số thu được chia cho 97 dư 1. Không xét độ dài riêng của từng quốc gia.`,
    en: `${LEAST}–${MOST} characters, nothing between or around them: a country code of 2 capitals (see iso-country), 2 check digits 02–98, then characters 0–9, A–Z. With the first 4 characters moved to the end and A–Z replaced by 10–35, the number leaves 1 when divided by 97. The length of each country is not judged.`,
  },
  source: {
    vi: 'ISO 13616-1:2020; ISO/IEC 7064 (MOD 97-10)',
    en: 'ISO 13616-1:2020; ISO/IEC 7064 (MOD 97-10)',
  },
  certainty: 'structural',
  test: (value) => {
    const found = FORM.exec(value);
    if (found === null || value.length < LEAST || value.length > MOST) return false;
    const [, country = '', check = '', account = ''] = found;
    return (
      isoCountry.test(country) && Number(check) >= 2 && check !== '99' && isRest1(account + country + check)
    );
  },
  valid: [
    'DE89370400440532013000',
    'GB82WEST12345698765432',
    'FR1420041010050500013M02606',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
    'XK051212012345678906',
    'LC55HEMM000100010012001200023015',
    'VN310123456789ABCDEFGHIJKLMNOPQRST',
    'NO0200000000198',
    'NO9800000000119',
  ],
  invalid: [
    '',
    'DE89370400440532013001',
    'DE98370400440532013000',
    'DE89370400440532031000',
    'NO698601111794',
    'VN740123456789ABCDEFGHIJKLMNOPQRSTU',
    'ZZ1812345678901234',
    'NO0000000000040',
    'NO0100000000119',
    'NO9900000000198',
    'de89370400440532013000',
    'dE89370400440532013000',
    'GB82west12345698765432',
    'DE89 3704 0044 0532 0130 00',
    'DE89-3704-0044-0532-0130-00',
    'IBAN DE89370400440532013000',
    '89370400440532013000',
    'D89370400440532013000',
    'DEA9370400440532013000',
    ' DE89370400440532013000',
    'DE89370400440532013000 ',
    'DE89370400440532013000\n',
    'DE8937040044053201300O',
    'DE8937040044053201300٠',
    'ＤＥ８９３７０４００４４０５３２０１３０００',
    '0011001234567',
  ],
};

/** Digit by digit, because the number has up to 68 of them. */
function isRest1(signs: string): boolean {
  let rest = 0;
  for (const sign of signs) {
    const number = Number.parseInt(sign, 36);
    rest = (rest * (number < 10 ? 10 : 100) + number) % 97;
  }
  return rest === 1;
}
