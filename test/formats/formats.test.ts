import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNamed, formats } from '../../src/formats/index.ts';
import type { ValueFormat } from '../../src/formats/value-format.ts';
import { decide, enginesVerdict } from './decide.ts';

describe.each(formats)('format $name', (format) => {
  it.each(format.valid)('accepts %j', (text) => {
    expect(format.test(text)).toBe(true);
    expect(enginesVerdict(format, text)).toBe(true);
  });

  it.each(format.invalid)('refuses %j', (text) => {
    expect(format.test(text)).toBe(false);
    expect(enginesVerdict(format, text)).toBe(false);
  });

  it('decides every text alike in an engine and in the program', () => {
    const near = fc
      .tuple(fc.constantFrom(...format.valid, ...format.invalid), fc.array(edit(format), { maxLength: 3 }))
      .map(([text, edits]) => edits.reduce((now, apply) => apply(now), text));
    fc.assert(
      fc.property(
        fc.oneof({ weight: 5, arbitrary: near }, fc.string({ unit: 'binary' })),
        (text) => enginesVerdict(format, text) === format.test(text),
      ),
      { numRuns: 5000, seed: 5 },
    );
  });

  it('says in both languages what it is and where it comes from', () => {
    for (const text of [format.title, format.summary, format.source]) {
      expect(text.vi).not.toBe('');
      expect(text.en).not.toBe('');
    }
  });
});

/** Changes, drops or adds a character somewhere, mostly one that the vectors know. */
function edit(format: ValueFormat) {
  const own = new Set([...format.valid, ...format.invalid].flatMap((text) => [...text]));
  return fc
    .tuple(
      fc.nat(),
      fc.constantFrom(0, 1),
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...own) },
        {
          weight: 2,
          arbitrary: fc.constantFrom(...'0123456789', '-', '.', 'a', 'Z', '\n', ' ', '٣', '😀', ''),
        },
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
    )
    .map(([place, removed, added]) => (text: string) => {
      const characters = [...text];
      characters.splice(place % (characters.length + 1), removed, added);
      return characters.join('');
    });
}

describe('formatNamed', () => {
  it('finds each format by its own name, and nothing else', () => {
    expect(formats.map((format) => formatNamed(format.name))).toEqual(formats);
    expect(new Set(formats.map((format) => format.name)).size).toBe(formats.length);
    expect(formatNamed('e-mail')).toBeUndefined();
  });

  it('knows which formats no expression decides', () => {
    const inProgram = formats.filter((format) => format.matches === undefined);
    expect(inProgram.map((format) => format.name)).toEqual(['iban', 'luhn']);
  });
});

describe('iso-date', () => {
  it('accepts exactly the days of the calendar', () => {
    for (const year of [1, 4, 100, 400, 1600, 1899, 1900, 1999, 2000, 2024, 2025, 2100, 9996, 9999]) {
      let days = 0;
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const text = [
            String(year).padStart(4, '0'),
            ...[month, day].map((n) => String(n).padStart(2, '0')),
          ].join('-');
          const isDay = isCalendarDay(year, month, day);
          if (isDay) days++;
          if (decide('iso-date', text) !== isDay) throw new Error(text);
        }
      }
      expect(days).toBe(isCalendarDay(year, 2, 29) ? 366 : 365);
    }
  });
});

function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

describe.each(['vn-tax-code', 'vn-enterprise-code'])('%s', (name) => {
  /** N10 by the formula, worked out digit by digit; undefined when no such code exists. */
  function completed(nine: string): string | undefined {
    const [a, b, c, d, e, f, g, h, i] = [...nine].map(Number) as number[] & { length: 9 };
    const sum = 31 * a! + 29 * b! + 23 * c! + 19 * d! + 17 * e! + 13 * f! + 7 * g! + 5 * h! + 3 * i!;
    const check = 10 - (sum % 11);
    return check === 10 ? undefined : nine + check;
  }

  it.each([
    '010010910',
    '030058856',
    '010011243',
    '031234567',
    '370012345',
    '600098765',
    '180020304',
    '440000001',
    '010999999',
    '029876543',
    '481122334',
  ])('accepts one last digit after %s, or none where the formula gives 10', (nine) => {
    const accepted = [...'0123456789'].map((digit) => nine + digit).filter((code) => decide(name, code));
    const expected = completed(nine);
    expect(accepted).toEqual(expected === undefined ? [] : [expected]);
    for (const digit of '0123456789') {
      expect(decide(name, `${nine}${digit}-012`)).toBe(nine + digit === expected);
    }
  });

  it('knows numbers that cannot exist', () => {
    const impossible = Array.from({ length: 1100 }, (_, i) => String(10_000_000 + i).padStart(9, '0')).filter(
      (nine) => completed(nine) === undefined,
    );
    expect(impossible.length).toBe(100);
    for (const nine of impossible) {
      expect([...'0123456789'].some((digit) => decide(name, nine + digit))).toBe(false);
    }
  });

  it('never gives NULL on the empty text', () => {
    expect(enginesVerdict(formatNamed(name)!, '')).toBe(false);
  });
});
