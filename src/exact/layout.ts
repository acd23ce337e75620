import { isDay } from './day.ts';

/** Digits of the parts that a layout names. */
const PARTS = { YYYY: 4, MM: 2, DD: 2, HH: 2, mm: 2, ss: 2 } as const;
type Part = keyof typeof PARTS;

/** A written form of days and times, `DD/MM/YYYY`: which parts it has, and how to read them from a text. */
export interface Layout {
  readonly parts: readonly Part[];
  /** The digits of each part; undefined when the text is not written so. Whether they make a day is not asked. */
  read(text: string): Readonly<Partial<Record<Part, string>>> | undefined;
}

/** Reads a layout: the parts `YYYY MM DD HH mm ss`, each once, between signs that are neither letters nor digits, or `T`. */
export function parseLayout(text: string): Layout | undefined {
  const pieces = text.split(/(YYYY|MM|DD|HH|mm|ss)/);
  const parts = pieces.filter((_piece, index) => index % 2 === 1) as Part[];
  const signs = pieces.filter((_piece, index) => index % 2 === 0);
  const isSound =
    parts.length > 0 &&
    new Set(parts).size === parts.length &&
    signs.every((sign) => /^[^\p{L}\p{N}]*$|^T$/u.test(sign));
  if (!isSound) return undefined;
  const source = pieces
    .map((piece, index) => (index % 2 === 1 ? `([0-9]{${PARTS[piece as Part]}})` : escaped(piece)))
    .join('');
  const form = new RegExp(`^${source}$`, 'u');
  return {
    parts,
    read(value) {
      const found = form.exec(value);
      return found === null
        ? undefined
        : Object.fromEntries(parts.map((part, index) => [part, found[index + 1] ?? '']));
    },
  };
}

/** True when the digits make a day that exists and a time before midnight; parts that are not there are not asked. */
export function isMoment({ YYYY, MM, DD, HH, mm, ss }: Readonly<Partial<Record<Part, string>>>): boolean {
  const isDate =
    YYYY === undefined && MM === undefined && DD === undefined
      ? true
      : isDay(`${YYYY ?? '2000'}-${MM ?? '01'}-${DD ?? '01'}`);
  return isDate && Number(HH ?? 0) < 24 && Number(mm ?? 0) < 60 && Number(ss ?? 0) < 60;
}

function escaped(signs: string): string {
  return [...signs].map((sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`).join('');
}
