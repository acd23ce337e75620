import { canonicalMoment, canonicalTime, isDay } from '../exact/day.ts';
import { canonicalDecimal, isWhole } from '../exact/decimal.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { ExactNumber, Literal, LiteralKind, Scalar } from '../model/literal.ts';
import type { Text } from '../model/text.ts';

/** A value that does not fit its column: why, and how to write it. */
export interface Misfit {
  readonly text: Text;
  readonly hint?: Text;
}

/** A scalar of the rule file in the column's type (design, section 6, Types), or why it is not. */
export function toLiteral(
  value: Scalar,
  column: CatalogueColumn,
  kind: LiteralKind,
  utcOffset: string,
): Literal | Misfit {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? { kind, text: value } : unquoted(value, column);
    case 'integer': {
      const number = numberOf(value);
      return number !== undefined && isWhole(number)
        ? { kind, text: canonicalDecimal(number) }
        : misfit(column, { vi: 'một số nguyên', en: 'a whole number' });
    }
    case 'decimal':
    case 'float': {
      const number = numberOf(value);
      if (number === undefined) return misfit(column, { vi: 'một số', en: 'a number' });
      return { kind, text: kind === 'float' ? doubleText(number) : placeInScale(number, column) };
    }
    case 'boolean':
      return typeof value === 'boolean'
        ? { kind, text: String(value) }
        : misfit(column, { vi: 'true hoặc false', en: 'true or false' });
    case 'date':
      return typeof value === 'string' && isDay(value)
        ? { kind, text: value }
        : misfit(column, { vi: 'một ngày YYYY-MM-DD', en: 'a day YYYY-MM-DD' });
    case 'time':
      return timeLiteral(value, column);
    case 'timestamp':
    case 'zoned':
      return momentLiteral(value, column, kind, utcOffset);
  }
}

function timeLiteral(value: Scalar, column: CatalogueColumn): Literal | Misfit {
  const text = typeof value === 'string' ? canonicalTime(value) : undefined;
  return text === undefined
    ? misfit(column, { vi: 'một giờ HH:MM hoặc HH:MM:SS', en: 'a time HH:MM or HH:MM:SS' })
    : { kind: 'time', text };
}

function momentLiteral(
  value: Scalar,
  column: CatalogueColumn,
  kind: 'timestamp' | 'zoned',
  utcOffset: string,
): Literal | Misfit {
  const text =
    typeof value === 'string' ? canonicalMoment(value, { zoned: kind === 'zoned', utcOffset }) : undefined;
  return text === undefined
    ? misfit(column, {
        vi: 'một ngày YYYY-MM-DD hoặc thời điểm YYYY-MM-DDTHH:MM:SS',
        en: 'a day YYYY-MM-DD or a moment YYYY-MM-DDTHH:MM:SS',
      })
    : { kind, text };
}

/** The double nearest to a number, in its shortest text; a number beyond all doubles stays as it is. */
function doubleText(number: string): string {
  const value = Number(number);
  return Number.isFinite(value) ? canonicalDecimal(String(value)) : number;
}

/** Digits that doubles tell apart, whatever they are. */
const DOUBLE_DIGITS = 15;

/**
 * A number with a longer fraction than its column holds lies between two values of the column, and the middle between them
 * says as much in fewer digits: an engine that keeps decimals as doubles (SQLite) could not tell the number from its neighbour.
 */
function placeInScale(number: string, { type }: CatalogueColumn): string {
  const [whole = '', fraction = ''] = number.split('.');
  const scale = type.kind === 'decimal' ? (type.scale ?? fraction.length) : fraction.length;
  if (fraction.length <= scale || whole.length + fraction.length <= DOUBLE_DIGITS) return number;
  return `${whole}.${fraction.slice(0, scale)}5`;
}

/** A number, or a text that is written as one. */
function numberOf(value: Scalar): string | undefined {
  if (typeof value === 'string')
    return /^[+-]?\d{1,400}(\.\d{1,400})?$/.test(value)
      ? canonicalDecimal(value.replace('+', ''))
      : undefined;
  return isNumber(value) ? value.number : undefined;
}

function isNumber(value: Scalar): value is ExactNumber {
  return typeof value === 'object' && value !== null;
}

function misfit(column: CatalogueColumn, wanted: Text): Misfit {
  return {
    text: {
      vi: `giá trị cho cột "${column.name}" (${column.declaredType}) phải là ${wanted.vi}`,
      en: `a value for column "${column.name}" (${column.declaredType}) must be ${wanted.en}`,
    },
  };
}

function unquoted(value: Scalar, column: CatalogueColumn): Misfit {
  const written = isNumber(value) ? value.number : String(value);
  return {
    ...misfit(column, { vi: 'văn bản trong dấu nháy', en: 'text within quotes' }),
    hint: {
      vi: `viết "${written}" trong dấu nháy (01 và 1 là hai văn bản khác nhau)`,
      en: `put "${written}" in quotes (01 and 1 are different texts)`,
    },
  };
}
