import { parsePattern } from '../pattern/parse.ts';
import { matches } from '../sql/build.ts';
import type { ValueFormat } from './value-format.ts';

const UUID = parsePattern('^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$');

/** The text of a UUID (RFC 9562, section 4). Version and variant are not judged: Nil, Max and old ones are UUIDs too. */
export const uuid: ValueFormat = {
  name: 'uuid',
  title: { vi: 'Mã định danh UUID', en: 'UUID' },
  summary: {
    vi: 'Đúng 36 ký tự: 8, 4, 4, 4 và 12 chữ số thập lục phân (0–9, a–f, A–F) nối bằng dấu "-"; chữ thường, chữ hoa đều được. Không xét phiên bản.',
    en: 'Exactly 36 characters: 8, 4, 4, 4 and 12 hexadecimal digits (0–9, a–f, A–F) joined by "-", in lower or upper case. The version is not judged.',
  },
  source: { vi: 'RFC 9562, mục 4', en: 'RFC 9562, section 4' },
  certainty: 'structural',
  matches: (of) => matches(of, UUID),
  test: (value) =>
    value.split('-').every((group) => /^[\da-f]+$/i.test(group)) &&
    value
      .split('-')
      .map((group) => group.length)
      .join() === '8,4,4,4,12',
  valid: [
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    'F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6',
    '017F22E2-79B0-7cc3-98C4-DC0C0C07398F',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ],
  invalid: [
    '',
    'f81d4fae7dec11d0a76500a0c91e6bf6',
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf',
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf66',
    'f81d4fae-7dec-11d0-a76500a0c91e6bf6',
    'f81d4fae-7dec-11d0a-765-00a0c91e6bf6',
    'f81d4fae7-dec-11d0-a765-00a0c91e6bf6',
    'f81d4fae-7dec-11d0-a765-00a0-c91e6bf6',
    '{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}',
    'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    'g81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    'f81d4fae_7dec_11d0_a765_00a0c91e6bf6',
    'f81d4fae–7dec–11d0–a765–00a0c91e6bf6',
    'f81d4fae 7dec 11d0 a765 00a0c91e6bf6',
    ' f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf6 ',
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf6\n',
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf٦',
    'ｆ81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    'f81d4fae-7dec-11d0-a765-00a0c91e6bfб',
  ],
};
