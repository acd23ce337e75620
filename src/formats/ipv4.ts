import { parsePattern } from '../pattern/parse.ts';
import { all, matches } from '../sql/build.ts';
import { hasLengthBetween } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';

/** An IPv4 address without its anchors, for patterns (RFC 3986, section 3.2.2, dec-octet). */
export const IPV4_PATTERN = `(?:${OCTET}\\.){3}${OCTET}`;

const ADDRESS = parsePattern(`^${IPV4_PATTERN}$`);

/** An IPv4 address in dotted decimal (RFC 791; grammar of RFC 3986, section 3.2.2): leading zeros would be read as octal by some. */
export const ipv4: ValueFormat = {
  name: 'ipv4',
  title: { vi: 'Địa chỉ IPv4', en: 'IPv4 address' },
  summary: {
    vi: '4 số từ 0 đến 255 ngăn bằng dấu chấm, không có số 0 thừa ở đầu, không có cổng và độ dài tiền tố.',
    en: '4 numbers from 0 to 255 separated by dots, without leading zeros, port or prefix length.',
  },
  source: { vi: 'RFC 791; RFC 3986, mục 3.2.2', en: 'RFC 791; RFC 3986, section 3.2.2' },
  certainty: 'structural',
  matches: (of) => all([hasLengthBetween(of, 7, 15), matches(of, ADDRESS)]),
  test: (value) => {
    const numbers = value.split('.');
    return numbers.length === 4 && numbers.every((text) => /^\d{1,3}$/.test(text) && isOctet(text));
  },
  valid: ['0.0.0.0', '10.0.0.12', '192.168.1.1', '255.255.255.255', '199.200.249.250', '1.10.100.99'],
  invalid: [
    '',
    '10.0.0',
    '10.0.0.0.0',
    '10.0.0.',
    '.10.0.0',
    '10..0.0',
    '256.0.0.1',
    '10.0.0.256',
    '10.0.0.300',
    '10.0.0.999',
    '10.0.0.1000',
    '010.0.0.1',
    '10.0.0.00',
    '10.0.0.-1',
    '10.0.0.1:80',
    '10.0.0.0/24',
    '10,0,0,1',
    '10.0.0.a',
    '0xa.0.0.1',
    '167772161',
    '::1',
    ' 10.0.0.1',
    '10.0.0.1 ',
    '10.0.0.1\n',
    '10.0.0.l',
    '10.0.0.١',
    '１０.0.0.1',
  ],
};

function isOctet(text: string): boolean {
  return Number(text) <= 255 && String(Number(text)) === text;
}
