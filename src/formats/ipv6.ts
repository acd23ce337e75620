import { parsePattern } from '../pattern/parse.ts';
import { all, any, matches, not } from '../sql/build.ts';
import { IPV4_PATTERN, ipv4 } from './ipv4.ts';
import { hasLengthBetween } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

const HEX = '[0-9A-Fa-f]';
const GROUP = `${HEX}{1,4}`;

const COMPLETE = parsePattern(`^(?:${GROUP}:){6}(?:${GROUP}:${GROUP}|${IPV4_PATTERN})$`);
/** `::` stands in one place, and no other colon has a neighbour. */
const SHORTENED = parsePattern(
  `^(?:${GROUP}(?::${GROUP})*)?::(?:(?:${GROUP}:)*(?:${GROUP}|${IPV4_PATTERN}))?$`,
);
/** Eight groups beside `::`, or six and an IPv4 address, leave nothing that it could stand for. */
const TOO_MANY = parsePattern(`^:{0,2}${HEX}+(?::{1,2}${HEX}+){6}(?:\\.|:{1,2}${HEX})`);

/** An IPv6 address in any spelling of RFC 4291, section 2.2, shortened and with an embedded IPv4 address too, without a zone. */
export const ipv6: ValueFormat = {
  name: 'ipv6',
  title: { vi: 'Địa chỉ IPv6', en: 'IPv6 address' },
  summary: {
    vi: '8 nhóm ngăn bằng dấu ":", mỗi nhóm 1–4 chữ số thập lục phân (0–9, a–f, A–F); hai nhóm cuối có thể viết thành một địa chỉ IPv4 (xem ipv4); một chỗ duy nhất có thể viết "::" thay cho một hay nhiều nhóm 0 liền nhau. Không có vùng (%eth0), ngoặc vuông, cổng và độ dài tiền tố.',
    en: '8 groups separated by ":", each of 1–4 hexadecimal digits (0–9, a–f, A–F); the last two may be written as an IPv4 address (see ipv4); in one place "::" may stand for one or more groups of zeros. No zone (%eth0), brackets, port or prefix length.',
  },
  source: { vi: 'RFC 4291, mục 2.2', en: 'RFC 4291, section 2.2' },
  certainty: 'structural',
  matches: (of) =>
    all([
      hasLengthBetween(of, 2, 45),
      any([matches(of, COMPLETE), all([matches(of, SHORTENED), not(matches(of, TOO_MANY))])]),
    ]),
  test: (value) => {
    const [left = '', right, ...more] = value.split('::');
    if (more.length > 0) return false;
    if (right === undefined) return countGroups(left, true) === 8;
    const before = left === '' ? 0 : countGroups(left, false);
    const after = right === '' ? 0 : countGroups(right, true);
    return before + after <= 7;
  },
  valid: [
    '::',
    '::1',
    '1::',
    '2001:db8::1',
    '2001:DB8:0:0:8:800:200C:417A',
    '2001:0db8:0000:0000:0000:ff00:0042:8329',
    'ABCD:EF01:2345:6789:ABCD:EF01:2345:6789',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '1::3:4:5:6:7:8',
    '::13.1.68.3',
    '::FFFF:129.144.52.38',
    '0:0:0:0:0:0:13.1.68.3',
    '1:2:3:4:5::255.255.255.255',
    '::1:2:3:4:5:1.2.3.4',
    'aBcD:EF01:2345:6789:ABCD:EF01:255.255.255.255',
  ],
  invalid: [
    '',
    ':',
    ':::',
    '1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4::5:6:7:8',
    '::1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7:8::',
    '1::2::3',
    '1:::2',
    ':1::2',
    '1::2:',
    '1:2:3:4:5:6:7:',
    ':1:2:3:4:5:6:7',
    '12345::',
    '::00001',
    '::g',
    '::1.2.3',
    '::1.2.3.4.5',
    '::256.0.0.1',
    '::01.2.3.4',
    '1.2.3.4::',
    '1.2.3.4',
    '::1.2.3.4:5',
    '1:2:3:4:5:6:7:1.2.3.4',
    '1:2:3:4:5:1.2.3.4',
    '1:2:3:4:5:6::1.2.3.4',
    '::1:2:3:4:5:6:1.2.3.4',
    'fe80::1%eth0',
    '[::1]',
    '::1/128',
    '2001-db8::1',
    ' ::1',
    '::1 ',
    '::1\n',
    '::l',
    '::١',
    '：：1',
    '::１',
  ],
};

/** Groups of a part without `::`; far too many when it is not written right. An IPv4 address counts two and stands last. */
function countGroups(text: string, isLastPart: boolean): number {
  const groups = text.split(':');
  const last = groups.at(-1) ?? '';
  const hasIpv4 = isLastPart && ipv4.test(last);
  const plain = hasIpv4 ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => /^[\da-f]{1,4}$/i.test(group))) return Number.POSITIVE_INFINITY;
  return plain.length + (hasIpv4 ? 2 : 0);
}
