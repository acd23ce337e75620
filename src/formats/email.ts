import { parsePattern } from '../pattern/parse.ts';
import { all, any, matches, not } from '../sql/build.ts';
import { isAtMost } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

const MAX_LENGTH = 254;
const MAX_LOCAL = 64;
const MAX_LABEL = 63;

/** Up to here neither a local part nor a label can be too long: the shortest address with a label of 64 has 68 characters. */
const SHORT = 67;

/** Each label and atom is read in one way only, so that no engine tries the same text twice. */
const ADDRESS = parsePattern(
  "^[A-Za-z0-9!#$%&'*+/=?\\^_`{|}~\\-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?\\^_`{|}~\\-]+)*" +
    '@(?:[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+[A-Za-z](?:[A-Za-z0-9]|-+[A-Za-z0-9])+$',
);
const LONG_LOCAL = parsePattern(`^[^@]{${MAX_LOCAL + 1}}`);
const LONG_LABEL = parsePattern(`[^.@]{${MAX_LABEL + 1}}[^@]*$`);

/** An e-mail address `Dot-string@Domain` of RFC 5321 4.1.2, in ASCII, without quoted strings, comments or address literals. */
export const email: ValueFormat = {
  name: 'email',
  title: { vi: 'Địa chỉ thư điện tử', en: 'E-mail address' },
  summary: {
    vi: `Phần tên: chữ, số ASCII và !#$%&'*+/=?^_\`{|}~-, có thể ngăn bằng dấu chấm đơn, tối đa ${MAX_LOCAL} ký tự; "@"; tên miền ít nhất hai phần ngăn bằng dấu chấm, mỗi phần tối đa ${MAX_LABEL} chữ, số, dấu "-" (không ở đầu, cuối); phần cuối ít nhất 2 ký tự, bắt đầu bằng chữ; tất cả tối đa ${MAX_LENGTH} ký tự.`,
    en: `Local part: ASCII letters, digits and !#$%&'*+/=?^_\`{|}~-, which single dots may separate, at most ${MAX_LOCAL} characters; "@"; a domain of two or more labels separated by dots, each of at most ${MAX_LABEL} letters, digits and "-" (not first or last); the last label has 2 characters or more and begins with a letter; at most ${MAX_LENGTH} characters in all.`,
  },
  source: {
    vi: 'RFC 5321, mục 4.1.2 và 4.5.3.1; RFC 1034, mục 3.5',
    en: 'RFC 5321, 4.1.2 and 4.5.3.1; RFC 1034, 3.5',
  },
  certainty: 'structural',
  matches: (of) =>
    all([
      matches(of, ADDRESS),
      any([
        isAtMost(of, SHORT),
        all([isAtMost(of, MAX_LENGTH), not(matches(of, LONG_LOCAL)), not(matches(of, LONG_LABEL))]),
      ]),
    ]),
  test: (value) => {
    const [local = '', domain, ...more] = value.split('@');
    if (domain === undefined || more.length > 0 || value.length > MAX_LENGTH || local.length > MAX_LOCAL)
      return false;
    const labels = domain.split('.');
    return (
      local.split('.').every((atom) => /^[\w!#$%&'*+/=?^`{|}~-]+$/.test(atom)) &&
      labels.length >= 2 &&
      labels.every((label) => /^[a-z\d-]{1,63}$/i.test(label) && !/^-|-$/.test(label)) &&
      /^[a-z]./i.test(labels.at(-1)!)
    );
  },
  valid: [
    'van.a@example.gov.vn',
    'a@b.vn',
    "o'brien+tag=1@sub-domain.example.com",
    'A_B%c@EXAMPLE.COM',
    '1@1.vn',
    'x@xn--bcher-kva.example',
    'x@example.xn--p1ai',
    'a@b--c.vn',
    `${'a'.repeat(64)}@example.vn`,
    `a@${'b'.repeat(63)}.vn`,
    `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(58)}.vn`,
  ],
  invalid: [
    '',
    'a',
    'a@',
    '@b.vn',
    'a@b',
    'a@b.v',
    'a@b.1n',
    'a@10.0.0.12',
    'a@b..vn',
    'a@.b.vn',
    'a@b.vn.',
    '.a@b.vn',
    'a.@b.vn',
    'a..b@c.vn',
    'a@-b.vn',
    'a@b-.vn',
    'a@b_c.vn',
    'a@b@c.vn',
    'a b@c.vn',
    ' a@b.vn',
    'a@b.vn\n',
    'a@b.vn;c@d.vn',
    'Văn A <a@b.vn>',
    'vănA@b.vn',
    'a@bộ.vn',
    '\u212a@b.vn',
    '"a"@b.vn',
    'a@[10.0.0.1]',
    `${'a'.repeat(65)}@example.vn`,
    `a@${'b'.repeat(64)}.vn`,
    `a@b.${'c'.repeat(64)}`,
    `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(59)}.vn`,
  ],
};
