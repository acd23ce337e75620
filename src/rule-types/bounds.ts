import { compareDecimals } from '../exact/decimal.ts';
import type { Scalar } from '../model/literal.ts';
import type { Problem, RuleSpec } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { isExactNumber, isScalar } from './words.ts';

/** The words of a bound, in the order in which they are told. */
export type BoundWord = 'min' | 'exclusive-min' | 'max' | 'exclusive-max' | 'equals';

export interface Bound {
  readonly word: BoundWord;
  readonly value: Scalar;
}

/** The bounds that a rule states. */
export function boundsOf(spec: RuleSpec): readonly Bound[] {
  const words: readonly BoundWord[] = ['min', 'exclusive-min', 'max', 'exclusive-max', 'equals'];
  return words.flatMap((word) => {
    const value = spec.parameters[word];
    return isScalar(value) ? [{ word, value }] : [];
  });
}

/** The bounds that are numbers, as decimals. */
export function numberBoundsOf(
  spec: RuleSpec,
): readonly { readonly word: BoundWord; readonly text: string }[] {
  return boundsOf(spec).flatMap(({ word, value }) =>
    isExactNumber(value) ? [{ word, text: value.number }] : [],
  );
}

/** A rule needs a bound; `equals` stands alone; of each side only one word; the lower is not above the upper. */
export function checkBounds(spec: RuleSpec): readonly Problem[] {
  const bounds = boundsOf(spec);
  const find = (...words: readonly BoundWord[]) => bounds.filter((bound) => words.includes(bound.word));
  const lower = find('min', 'exclusive-min');
  const upper = find('max', 'exclusive-max');
  if (bounds.length === 0) {
    return [
      problem(spec, [], {
        vi: `quy tắc "${spec.rule}" chưa có giới hạn nào`,
        en: `rule "${spec.rule}" has no bound`,
      }),
    ];
  }
  const problems: Problem[] = [];
  if (find('equals').length > 0 && bounds.length > 1) {
    problems.push(
      problem(spec, ['equals'], {
        vi: '"equals" phải đứng một mình, không cùng giới hạn dưới hay trên',
        en: '"equals" must stand alone, without a lower or upper bound',
      }),
    );
  }
  for (const side of [lower, upper]) {
    if (side.length > 1 && side[1] !== undefined) {
      problems.push(
        problem(spec, [side[1].word], {
          vi: `chỉ dùng một trong hai từ "${side.map((bound) => bound.word).join('", "')}"`,
          en: `use only one of "${side.map((bound) => bound.word).join('", "')}"`,
        }),
      );
    }
  }
  const [least] = lower;
  const [most] = upper;
  if (least !== undefined && most !== undefined && isAbove(least, most)) {
    problems.push(
      problem(spec, [most.word], {
        vi: `giới hạn dưới "${least.word}" lớn hơn giới hạn trên "${most.word}"`,
        en: `the lower bound "${least.word}" is above the upper bound "${most.word}"`,
      }),
    );
  }
  return problems;
}

/**
 * The bounds of a figure that a decimal says broken, in words, or undefined. `compareWith` is negative, zero or positive as
 * the figure is less than, equal to or greater than the decimal it is given.
 */
export function brokenBound(
  bounds: readonly { readonly word: BoundWord; readonly text: string }[],
  compareWith: (bound: string) => number,
): { readonly word: BoundWord; readonly text: string } | undefined {
  return bounds.find((bound) => {
    const side = compareWith(bound.text);
    switch (bound.word) {
      case 'min':
        return !(side >= 0);
      case 'exclusive-min':
        return !(side > 0);
      case 'max':
        return !(side <= 0);
      case 'exclusive-max':
        return !(side < 0);
      default:
        return side !== 0;
    }
  });
}

/** How a bound is written in messages. */
export function boundText(word: BoundWord): string {
  return { min: '≥', 'exclusive-min': '>', max: '≤', 'exclusive-max': '<', equals: '=' }[word];
}

function isAbove(least: Bound, most: Bound): boolean {
  const isOpen = least.word === 'exclusive-min' || most.word === 'exclusive-max';
  const side =
    isExactNumber(least.value) && isExactNumber(most.value)
      ? compareDecimals(least.value.number, most.value.number)
      : typeof least.value === 'string' &&
          typeof most.value === 'string' &&
          areMoments(least.value, most.value)
        ? compareTexts(toSeconds(least.value), toSeconds(most.value))
        : -1;
  return side > 0 || (side === 0 && isOpen);
}

/** Texts that are ordered as they are written: days and moments in one layout. */
function areMoments(a: string, b: string): boolean {
  const layout = /^(\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?|\d{2}:\d{2}(:\d{2})?)$/;
  return layout.test(a) && layout.test(b) && a.includes('-') === b.includes('-');
}

/** One length for all, so that a day is not below its own midnight. */
function toSeconds(text: string): string {
  const [day, time] = text.includes('-') ? text.split(/[T ]/) : ['', text];
  return `${day}T${(time ?? '00:00').padEnd(8, ':00')}`;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function problem(spec: RuleSpec, path: readonly (string | number)[], text: Text): Problem {
  return { at: spec.place(...path), text, level: 'error' };
}
