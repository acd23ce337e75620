import { describe, expect, it } from 'vitest';
import type { CatalogueColumn, ColumnType } from '../../src/model/catalogue.ts';
import type { LiteralKind, Scalar } from '../../src/model/literal.ts';
import { toLiteral } from '../../src/plan/literals.ts';
import { column } from './catalogue.ts';

const number = (text: string): Scalar => ({ number: text });

/** The canonical text of a value for a column of that kind, or undefined when it does not fit. */
function read(kind: LiteralKind, value: Scalar, utcOffset = '+07:00'): string | undefined {
  const found = toLiteral(value, columnOf(kind), kind, utcOffset);
  if ('kind' in found) expect(found.kind).toBe(kind);
  return 'kind' in found ? found.text : undefined;
}

function columnOf(kind: LiteralKind): CatalogueColumn {
  const types: Readonly<Record<LiteralKind, ColumnType>> = {
    integer: { kind: 'integer' },
    decimal: { kind: 'decimal', precision: 9, scale: 2 },
    float: { kind: 'float' },
    text: { kind: 'text', padded: false },
    date: { kind: 'date' },
    time: { kind: 'time' },
    timestamp: { kind: 'timestamp', zoned: false },
    zoned: { kind: 'timestamp', zoned: true },
    boolean: { kind: 'boolean' },
  };
  return column('c', types[kind]);
}

describe('a value of the rule file', () => {
  it('is a whole number for an integer column, quoted or not', () => {
    expect(read('integer', number('9'))).toBe('9');
    expect(read('integer', '9')).toBe('9');
    expect(read('integer', '+9')).toBe('9');
    expect(read('integer', '-0')).toBe('0');
    expect(read('integer', '007')).toBe('7');
    expect(read('integer', '3.0')).toBe('3');
    expect(read('integer', number('99999999999999999999'))).toBe('99999999999999999999');
    for (const value of [number('1.5'), '1.5', '', ' 9', '9 ', '9a', '1e3', '0x9', '٣', 'NaN', true, null]) {
      expect(read('integer', value), JSON.stringify(value)).toBeUndefined();
    }
  });

  it('keeps every digit of a decimal', () => {
    expect(read('decimal', number('0.1'))).toBe('0.1');
    expect(read('decimal', '+9999999.99')).toBe('9999999.99');
    expect(read('decimal', '2.50')).toBe('2.5');
    expect(read('decimal', '-.5')).toBeUndefined();
    expect(read('decimal', '1,5')).toBeUndefined();
    expect(read('decimal', true)).toBeUndefined();
  });

  it('stays between the same two values of a decimal column, however long it is', () => {
    const between = Number(read('decimal', number('0.10000000000000000000000001')));
    expect(between).toBeGreaterThan(0.1);
    expect(between).toBeLessThan(0.11);
  });

  it('is the nearest double for a float', () => {
    expect(read('float', number('0.1'))).toBe('0.1');
    expect(read('float', number('0.1000000000000000055511151231257827'))).toBe('0.1');
    expect(read('float', number('9007199254740993'))).toBe('9007199254740992');
    expect(read('float', `0.${'0'.repeat(399)}1`)).toBe('0');
    expect(read('float', `1${'0'.repeat(350)}`)).toBe(`1${'0'.repeat(350)}`);
    expect(read('float', 'Infinity')).toBeUndefined();
  });

  it('is quoted for a text, and kept as it stands', () => {
    for (const text of ['', ' ', '01', 'true', "'", 'hoa\u0300', '\u{1F600}'])
      expect(read('text', text)).toBe(text);
    const refused = toLiteral(number('1'), columnOf('text'), 'text', '+07:00');
    expect('text' in refused && 'kind' in refused).toBe(false);
    expect('hint' in refused ? refused.hint?.vi : undefined).toContain('"1"');
    expect(read('text', true)).toBeUndefined();
  });

  it('is true or false for a boolean', () => {
    expect([read('boolean', true), read('boolean', false)]).toEqual(['true', 'false']);
    for (const value of ['true', number('1'), '1', null]) expect(read('boolean', value)).toBeUndefined();
  });

  it('is a day that exists for a date', () => {
    expect(read('date', '2024-02-29')).toBe('2024-02-29');
    expect(read('date', '0001-01-01')).toBe('0001-01-01');
    expect(read('date', '9999-12-31')).toBe('9999-12-31');
    for (const value of [
      '2026-02-29',
      '1900-02-29',
      '2026-04-31',
      '0000-01-01',
      '20261231',
      '2026-1-1',
      '2026-12-14T00:00',
      '12026-01-01',
      number('2026'),
    ]) {
      expect(read('date', value), JSON.stringify(value)).toBeUndefined();
    }
  });

  it('is a time of the day', () => {
    expect(read('time', '08:00')).toBe('08:00:00');
    expect(read('time', '23:59:59.120000')).toBe('23:59:59.12');
    expect(read('time', '08:00:00.000')).toBe('08:00:00');
    for (const value of [
      '24:00',
      '8:00',
      '08:60',
      '08:00:60',
      '08:00:00.',
      '08:00:00.1234567',
      '08',
      number('800'),
    ]) {
      expect(read('time', value), JSON.stringify(value)).toBeUndefined();
    }
  });

  it('is a moment with T or a space, a day being its midnight', () => {
    expect(read('timestamp', '2026-12-14')).toBe('2026-12-14 00:00:00');
    expect(read('timestamp', '2026-12-14T08:00')).toBe('2026-12-14 08:00:00');
    expect(read('timestamp', '2026-12-14 08:00:00.500')).toBe('2026-12-14 08:00:00.5');
    expect(read('timestamp', '2026-12-14T08:00:00.000001')).toBe('2026-12-14 08:00:00.000001');
    for (const value of [
      '2026-02-30T08:00',
      '2026-12-14T24:00',
      '2026-12-14T08:00:00Z',
      '2026-12-14T08:00:00+07:00',
      '2026-12-14  08:00',
      '2026-12-14t08:00',
      '',
    ]) {
      expect(read('timestamp', value), value).toBeUndefined();
    }
  });

  it('is moved into the zone of the run for a moment with a zone', () => {
    expect(read('zoned', '2026-12-14')).toBe('2026-12-14 00:00:00');
    expect(read('zoned', '2026-12-14T08:00:00')).toBe('2026-12-14 08:00:00');
    expect(read('zoned', '2026-12-14T17:00:00Z')).toBe('2026-12-15 00:00:00');
    expect(read('zoned', '2026-12-14T17:00:00.25-05:30')).toBe('2026-12-15 05:30:00.25');
    expect(read('zoned', '2026-01-01T00:00:00+14:00')).toBe('2025-12-31 17:00:00');
    expect(read('zoned', '2026-01-01T00:00:00Z', '-03:30')).toBe('2025-12-31 20:30:00');
    expect(read('zoned', '2026-12-14T08:00:00+0700')).toBeUndefined();
    expect(read('zoned', '2026-12-14Z')).toBeUndefined();
  });
});
