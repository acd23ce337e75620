import type { LiteralKind } from '../model/literal.ts';

/** A canonical day, time or moment as reports write it: ISO 8601 with `T`, and with the zone when the column has one. */
export function writtenMoment(text: string, kind: LiteralKind, utcOffset: string): string {
  if (kind === 'timestamp') return text.replace(' ', 'T');
  return kind === 'zoned' ? text.replace(' ', 'T') + utcOffset : text;
}
