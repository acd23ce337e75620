import { judgeFigure, MASK, noFigure } from '../judge/figure.ts';
import { grouped } from '../judge/grouped.ts';
import type { LiteralKind } from '../model/literal.ts';
import type { BoundRule, Problem, RuleSpec } from '../model/rule.ts';
import { boundsOf } from './bounds.ts';
import { NO_VALUES } from './figure-words.ts';
import { writtenMoment } from './moment.ts';
import type { Binder, JsonSchema } from './rule-type.ts';
import { subjectColumn, VALUES } from './subject.ts';
import { bindTalliedFigure } from './tallied-figure.ts';
import { LITERAL, scalarsOf } from './words.ts';

/** The function of `aggregate` that asks for a value and not for a figure within bounds. */
export const MOST_FREQUENT = 'most-frequent';

/** Its own words. */
export const MOST_FREQUENT_WORDS: Readonly<Record<string, JsonSchema>> = {
  in: { type: 'array', items: LITERAL, minItems: 1 },
  ties: { enum: ['any', 'none'] },
};

/** The most frequent values: how often they occur, how many they are, the first of them in order, and whether one is wanted. */
interface Peak {
  readonly rows: bigint;
  readonly values: number;
  readonly first: string;
  readonly isWanted: boolean;
}

/** `in` and `ties` go with the most frequent value alone, which needs `in` and takes no bounds. */
export function checkMostFrequent(spec: RuleSpec): readonly Problem[] {
  const isAsked = spec.parameters.function === MOST_FREQUENT;
  const stray = isAsked
    ? boundsOf(spec).map(({ word }) => word)
    : Object.keys(MOST_FREQUENT_WORDS).filter((word) => spec.parameters[word] !== undefined);
  const figure = String(spec.parameters.function);
  const problems: Problem[] = stray.map((word) => ({
    at: spec.place(word),
    text: {
      vi: `"${word}" không dùng với "function: ${figure}"`,
      en: `"${word}" does not go with "function: ${figure}"`,
    },
    level: 'error',
  }));
  if (!isAsked || spec.parameters.in !== undefined) return problems;
  return [
    ...problems,
    {
      at: spec.place(),
      text: {
        vi: '"function: most-frequent" cần "in": các giá trị được phép gặp nhiều nhất',
        en: '"function: most-frequent" needs "in": the values that may be the most frequent',
      },
      level: 'error',
    },
  ];
}

/** The most frequent value must be one of `in`. */
export function bindMostFrequent(spec: RuleSpec, binder: Binder): BoundRule | undefined {
  const column = subjectColumn(binder, VALUES);
  const kind = column === undefined ? undefined : binder.kindOf(column);
  if (column === undefined || kind === undefined) return undefined;
  const given = scalarsOf(spec.parameters.in);
  const literals = given.flatMap((value, index) => binder.literal(value, column, 'in', index) ?? []);
  if (literals.length < given.length) return undefined;
  const wanted = new Set(literals.map(({ text }) => comparable(text, kind)));
  return bindTalliedFigure(binder, {
    column,
    tally: {
      id: JSON.stringify(['most-frequent', [...wanted]]),
      start: () => tallyPeak((value) => wanted.has(comparable(value, kind))),
    },
    judge(found) {
      if (found === undefined) return noFigure(NO_VALUES);
      const isTied = found.values > 1;
      const isBroken = !found.isWanted || (isTied && spec.parameters.ties !== 'any');
      const observed = spec.isPersonal ? MASK : writtenMoment(found.first, kind, binder.run.utcOffset);
      const tied = isTied
        ? {
            vi: `; ${grouped(BigInt(found.values), 'vi')} giá trị cùng gặp nhiều nhất`,
            en: `; ${grouped(BigInt(found.values), 'en')} values are the most frequent`,
          }
        : { vi: '', en: '' };
      return judgeFigure(observed, isBroken, {
        vi: `giá trị gặp nhiều nhất là ${observed} (${grouped(found.rows, 'vi')} bản ghi)${tied.vi}`,
        en: `the most frequent value is ${observed} (${grouped(found.rows, 'en')} rows)${tied.en}`,
      });
    },
  });
}

function isBefore(a: string, b: string): boolean {
  return a < b;
}

/** Doubles have more than one text; other kinds have one. */
function comparable(text: string, kind: LiteralKind): string {
  return kind === 'float' ? String(Number(text)) : text;
}

/** Keeps no value but the first in order of those that are the most frequent so far. */
function tallyPeak(isWanted: (value: string) => boolean) {
  let peak: Peak | undefined;
  return {
    add([value]: readonly (string | null)[], rows: bigint) {
      const text = value ?? '';
      if (peak === undefined || rows > peak.rows) {
        peak = { rows, values: 1, first: text, isWanted: isWanted(text) };
      } else if (rows === peak.rows) {
        peak = {
          rows,
          values: peak.values + 1,
          first: isBefore(text, peak.first) ? text : peak.first,
          isWanted: peak.isWanted || isWanted(text),
        };
      }
    },
    result: () => peak,
  };
}
