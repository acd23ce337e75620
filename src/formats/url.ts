import { parsePattern } from '../pattern/parse.ts';
import { all, any, matches, not } from '../sql/build.ts';
import { isAtMost } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

const MAX_HOST = 253;
const MAX_LABEL = 63;

/** Up to here no label can be too long: the shortest address with one of 64 has 71 characters. */
const SHORT = 70;

const LABEL = '[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*';
/** Characters that RFC 3986 allows in the path; query and fragment allow "?" too. Others are written %XX. */
const SIGNS = "A-Za-z0-9._~!$&'()*+,;=:@/\\-";
const PERCENT = '%[0-9A-Fa-f]{2}';
const PATH = `[${SIGNS}]*(?:${PERCENT}[${SIGNS}]*)*`;
const QUERY = `[${SIGNS}?]*(?:${PERCENT}[${SIGNS}?]*)*`;

const ADDRESS = parsePattern(
  `^https?://${LABEL}(?:\\.${LABEL})*(?::[0-9]{1,5})?(?:/${PATH})?(?:\\?${QUERY})?(?:#${QUERY})?$`,
);
const LONG_HOST = parsePattern(`^https?://[^/?#:]{${MAX_HOST + 1}}`);
const LONG_LABEL = parsePattern(`^https?://(?:[^./?#:]+\\.)*[^./?#:]{${MAX_LABEL + 1}}`);

/** An absolute address of the web: the part of RFC 3986 that public data need, without user names, IPv6 hosts and letters beyond ASCII. */
export const url: ValueFormat = {
  name: 'url',
  title: { vi: 'Địa chỉ trang web', en: 'Web address' },
  summary: {
    vi: `"http://" hoặc "https://" viết thường; tên máy gồm một hay nhiều phần ngăn bằng dấu chấm đơn, mỗi phần 1–${MAX_LABEL} chữ, số ASCII, dấu "-" (không ở đầu, cuối), tất cả tối đa ${MAX_HOST} ký tự; có thể có cổng ":" và 1–5 chữ số; rồi có thể có đường dẫn bắt đầu bằng "/", truy vấn bắt đầu bằng "?", đoạn bắt đầu bằng "#", theo thứ tự đó, chỉ gồm chữ, số ASCII, ._~!$&'()*+,;=:@/- và %XX (X là chữ số thập lục phân); sau "?" được thêm "?". Không có tên người dùng, địa chỉ IPv6, dấu cách, chữ có dấu.`,
    en: `"http://" or "https://" in lower case; a host of one or more labels separated by single dots, each of 1–${MAX_LABEL} ASCII letters, digits and "-" (not first or last), at most ${MAX_HOST} characters in all; ":" and 1–5 digits of a port may follow; then, in this order, a path beginning with "/", a query with "?" and a fragment with "#" may follow, of nothing but ASCII letters, digits, ._~!$&'()*+,;=:@/- and %XX (X is a hexadecimal digit), in query and fragment "?" too. No user names, IPv6 addresses, spaces or letters beyond ASCII.`,
  },
  source: { vi: 'RFC 3986 (một phần); RFC 1034, mục 3.5', en: 'RFC 3986 (a subset); RFC 1034, 3.5' },
  certainty: 'suspicion',
  matches: (of) =>
    all([
      matches(of, ADDRESS),
      any([isAtMost(of, SHORT), all([not(matches(of, LONG_HOST)), not(matches(of, LONG_LABEL))])]),
    ]),
  test: (value) => {
    const found = /^https?:\/\/([^/?#]*)(\/[^?#]*)?(\?[^#]*)?(#.*)?$/s.exec(value);
    if (found === null) return false;
    const [, authority = '', path = '', query = '', fragment = ''] = found;
    const [host = '', port, ...more] = authority.split(':');
    if (more.length > 0 || (port !== undefined && !/^\d{1,5}$/.test(port))) return false;
    const isName = (label: string) => /^[a-z\d-]{1,63}$/i.test(label) && !/^-|-$/.test(label);
    const isPlain = (text: string, also: string) =>
      [...text.replace(/%[\da-f]{2}/gi, '')].every((sign) => /[\w.~-]/.test(sign) || also.includes(sign));
    return (
      host.length <= MAX_HOST &&
      host.split('.').every(isName) &&
      isPlain(path, "!$&'()*+,;=:@/") &&
      isPlain(query, "!$&'()*+,;=:@/?") &&
      isPlain(fragment.slice(1), "!$&'()*+,;=:@/?")
    );
  },
  valid: [
    'http://a',
    'https://example.gov.vn',
    'https://example.gov.vn/',
    'https://EXAMPLE.gov.vn/Tin-Tuc/1.html',
    'http://localhost:8080',
    'http://10.0.0.12:65535/a',
    'https://a.vn?x=1',
    'https://a.vn#b',
    'https://a.vn/p;q=(1)/%C4%91?x=1&y=?/%20#z/?%41',
    'https://xn--bcher-kva.example/~a/_b',
    'https://a-b--c.1.vn/',
    `https://${'a'.repeat(63)}.vn/${'b'.repeat(200)}`,
    `https://${`${'a'.repeat(49)}.`.repeat(5)}vnn/`,
  ],
  invalid: [
    '',
    'example.gov.vn',
    'www.example.gov.vn',
    '//example.gov.vn',
    'ftp://example.gov.vn',
    'HTTPS://example.gov.vn',
    'https:/example.gov.vn',
    'https:example.gov.vn',
    'https://',
    'https:///a',
    'https://?a',
    'https://.vn',
    'https://a..vn',
    'https://a.vn.',
    'https://-a.vn',
    'https://a-.vn',
    'https://a_b.vn',
    'https://a.vn:',
    'https://a.vn:123456',
    'https://a.vn:8o',
    'https://a.vn:80:80',
    'https://u@a.vn',
    'https://u:p@a.vn',
    'https://[::1]/',
    'https://bộ.gov.vn',
    'https://a.vn/đ',
    'https://a.vn/a b',
    'https://a.vn/%',
    'https://a.vn/%4',
    'https://a.vn/%4g',
    'https://a.vn/a#b#c',
    'https://a.vn/[a]',
    'https://a.vn/a|b',
    'https://a.vn/"',
    'https://a.vn\\b',
    ' https://a.vn',
    'https://a.vn ',
    'https://a.vn\n',
    'https://a.vn/\n',
    'https://a.vn; https://b.vn',
    'https://a.vn:8٠',
    'ｈttps://a.vn',
    `https://${'a'.repeat(64)}.vn/`,
    `https://b.${'a'.repeat(64)}`,
    `https://${`${'a'.repeat(49)}.`.repeat(5)}vnnn/`,
  ],
};
